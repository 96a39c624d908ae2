"""What a gentle message owes the buyer: the answers to his questions, and a time to come back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from closecall.decision.records import Approach
from closecall.drafting.phrasing.phrase_tables import table
from closecall.drafting.records import Channel, NextStep
from closecall.drafting.template.buyer.asked_again import had_to_ask_again
from closecall.drafting.template.layout import step, when
from closecall.drafting.template.material import Material
from closecall.facts.findings import Evidence
from closecall.facts.injection import unplanted_sentences
from closecall.text.patterns.pattern_set import PatternSet
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of

_TWO = 2
_SHORTEST_TOLD = 4
"""Words before a last comma that tell what is then asked to be confirmed; "ok, right?" tells nothing."""


class Asked(NamedTuple):
    """What the buyer still waits to be told.

    Attributes:
        told: the sentence that puts it first; None where he asked nothing.
        quotes: his questions, as far as that sentence holds them.
        is_several: whether more than one is open.
        is_awaited: whether he had to ask again, for which the sentence begs pardon.
        is_word: whether he waits for something that he did not put as a question.

    """

    told: str | None = None
    quotes: tuple[str, ...] = ()
    is_several: bool = False
    is_awaited: bool = False
    is_word: bool = False


def asked(material: Material) -> Asked:
    """What is still open, first of all with a word of regret where he had to ask again."""
    question = _open_questions(material)
    if not had_to_ask_again(material.brief):
        return question
    if material.brief.channel is Channel.CALL and question.quotes:
        named = material.say(f"guide.question.named{'_all' if question.is_several else ''}")
        question = question._replace(told=named, quotes=())
    first = question.told or material.say("guide.question.awaited")
    return question._replace(
        told=f"{material.say('guide.question.sorry')} {first}", is_awaited=True, is_word=question.told is None
    )


def _open_questions(material: Material) -> Asked:
    """The sentence about the questions that are still open, with one or two of them in the buyer's words."""
    facts = material.brief.facts
    codes = {blocker.code for blocker in material.brief.decision.blockers}
    is_open = bool(facts.open_buyer_questions) or "unanswered_question" in codes
    newest = (*_asked_in_the_newest_words(material), *_checked_beside_a_yes(material))
    if not is_open and not newest:
        return Asked()
    heard = [e for e in material.brief.evidence if e.fact == "open_buyer_questions"] if is_open else []
    unanswered = [e for e in heard if not _asks_to_be_called(material, e.quote)]
    if heard and not unanswered and not newest:
        return Asked()
    places = {(e.message or 0, e.start or 0): e for e in (*unanswered, *newest)}
    is_several = max(len(places), facts.open_buyer_questions or 0) > 1
    quotes = tuple(
        dict.fromkeys(
            q
            for _, e in sorted(places.items(), key=lambda each: each[0])
            if (q := material.quote([e.fact], of=(e,))) and q.endswith("?")
        )
    )
    if len(places) == len(quotes) == 1:
        return Asked(material.say("guide.question.quoted", quote=quotes[0]), quotes, is_several)
    if len(places) == len(quotes) == _TWO and material.brief.channel is Channel.EMAIL:
        told = material.say("guide.question.quoted_both", quote=quotes[0], other=quotes[1])
        return Asked(told, quotes, is_several)
    return Asked(material.say(f"guide.question.named{'_all' if is_several else ''}"), (), is_several)


def _asks_to_be_called(material: Material, said: str) -> bool:
    """Whether he asks to be rung, which whoever rings has done."""
    is_call = material.brief.channel is Channel.CALL
    return is_call and bool(_call_backs(material.lang).search(words_of(said).folded))


@cache
def _call_backs(lang: str) -> PatternSet[None]:
    return PatternSet((None, pattern) for pattern in table("quoting")[lang]["calls_back"])


def _asked_in_the_newest_words(material: Material) -> Iterator[Evidence]:
    """What the buyer asks, since the seller last wrote, as only somebody asks who thinks of having it.

    Nothing where none of it is marked as a question: then nobody may wait for an answer.
    """
    if material.brief.thread is None or not material.wrote_last:
        return
    last = material.brief.last_of_seller
    found = [
        e
        for e in material.brief.evidence
        if e.fact == "buying_questions" and e.message is not None and e.message > last
    ]
    if any(e.quote.rstrip().endswith("?") for e in found):
        yield from found


def has_asked(material: Material) -> bool:
    """Whether anything of what the buyer wrote since the seller did is put as a question."""
    return any(True for _ in _questions(material))


def _checked_beside_a_yes(material: Material) -> Iterator[Evidence]:
    """What somebody who says yes tells and asks to have confirmed: "I pay on delivery, is that right?"."""
    if material.brief.approach is not Approach.CONFIRM:
        return
    agreed = {(e.message, e.start) for e in material.brief.evidence if e.fact == "stage"}
    for number, sentence, told in _questions(material):
        is_the_yes = (number, sentence.start) in agreed
        if not is_the_yes and len(told.rpartition(",")[0].split()) >= _SHORTEST_TOLD:
            yield Evidence("open_buyer_questions", "words", number, sentence.start, sentence.end, told)


def _questions(material: Material) -> Iterator[tuple[int, Sentence, str]]:
    """Message, sentence and words of what the buyer asks since the seller last wrote."""
    last = material.brief.last_of_seller
    for number, message in enumerate(material.brief.messages):
        if number > last and message.is_buyer:
            for sentence in unplanted_sentences(message.body):
                if sentence.is_question and not _asks_to_be_called(
                    material, message.body[sentence.start : sentence.end]
                ):
                    yield number, sentence, message.body[sentence.start : sentence.end]


def answer(
    material: Material, question: Asked, *, paper: str | None = None, pace: str = "answer"
) -> tuple[NextStep, str]:
    """The step that the seller owes: the answer, on a day, and a paper with it; what is in it, he knows."""
    slot, day = when(material, pace)
    owed = "word" if question.is_word else "answers" if question.is_several else "answer"
    answers = material.say(f"guide.question.{owed}")
    what = material.say(
        "guide.question.with_paper" if paper else "guide.question.what", answer=answers, paper=paper or ""
    )
    return step(what, when=day), material.say("guide.question.next", what=what, when=slot)


def later(material: Material) -> str:
    """A day two weeks on, written out; where today is not known, next month."""
    return material.day("room") or material.say("days.next_month")
