"""What a buyer wrote beside his yes: a change, a condition, a wish, which nobody has agreed to yet.

Whoever repeats what was agreed must not pass it over, nor repeat it as agreed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from pathlib import Path

from closecall.decision.records import Approach
from closecall.drafting.checks.inspection.greeting_words import greeting_words, openers
from closecall.drafting.phrasing.message_edges import last_line
from closecall.drafting.phrasing.phrase_tables import table, written_language
from closecall.drafting.records import Brief
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import Stage
from closecall.facts.words.acceptance.beside_a_yes import is_small_talk
from closecall.facts.words.acceptance.filler_words import is_made_of, names_in
from closecall.facts.words.acceptance.seller_offers import clauses_of, denies, word_classes
from closecall.facts.words.acceptance.yes_message import yes_message
from closecall.facts.words.speech.preceding_question import seller_before
from closecall.text.clauses import Clause
from closecall.text.language import has_small_word
from closecall.text.patterns.pattern_set import PatternSet
from closecall.text.quantities.amounts import amounts_in
from closecall.text.resources.toml_file import read_data
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass
from closecall.thread.records import Thread

_NO_NEWS = (
    *("yes", "takes", "small", "opens", "orders", "bids", "deeds", "gets"),
    *("thanks", "plain", "knows", "praises"),
)
"""Classes of words that only agree, order and thank."""
_BESIDE_A_NAME = frozenset(
    "here it its it's s this is and the team all family hier und das ganze familie team ici c et la famille "
    "soy aqui y el equipo familia x xx".split()
)
"""Words beside which a name says no more than who writes."""
_LONGEST_NAME = 3
_LONGEST_YES = 6
"""Words of a sentence that is known as the yes, or as the wish, and says nothing beside it."""
_ORDERED = frozenset({Stage.VERBAL_YES, Stage.ACCEPTED})


def added_to_the_yes(brief: Brief) -> tuple[Evidence, ...]:
    """Where the buyer ordered, what else his messages with the yes say: of each sentence, from there on.

    Not what he asks, which is answered; not thanks, names, and words that the seller wrote before. Empty
    where he did not order, and in a language without words for a yes.
    """
    thread = brief.thread
    has_ordered = brief.approach is Approach.CONFIRM or brief.facts.stage in _ORDERED
    if thread is None or not has_ordered or not word_classes(thread.lang):
        return ()
    first: dict[tuple[int, int], Evidence] = {}
    for number in _messages_with_the_yes(brief):
        body = thread.messages[number].body
        for clause in _additions(brief, thread, number):
            start, end = clause.start, clause.sentence.end
            told = Evidence("stage", "words", number, start, end, body[start:end].strip())
            first.setdefault((number, clause.sentence.start), told)
    return tuple(first.values())


def tells_it_is_done(words: Sequence[str], lang: str) -> bool:
    """Whether folded words say that it is signed or paid, and not that it is still to come."""
    told = table(written_language(lang))["confirm"]
    done, not_done = (frozenset(words_of(told[name]).folded) for name in ("done", "not_done"))
    return not done.isdisjoint(words) and not_done.isdisjoint(words)


def names_several_prices(brief: Brief) -> bool:
    """Whether the price of the yes is not known, and the offer before it names more than one."""
    if brief.thread is None or brief.facts.price_total is not None:
        return False
    offered = (seller_before(brief.thread, number) for number in _messages_with_the_yes(brief)[:1])
    return any(len({amount.value for amount in amounts_in(offer)}) > 1 for offer in offered)


def _messages_with_the_yes(brief: Brief) -> list[int]:
    """The buyer's messages from the one with his yes on; where no words tell it, since the seller wrote."""
    said = [e.message for e in brief.evidence if e.fact == "stage" and e.message is not None]
    first = min(said[-1:], default=brief.last_of_seller + 1)
    return [at for at, message in enumerate(brief.messages) if at >= first and message.is_buyer]


def _additions(brief: Brief, thread: Thread, number: int) -> Iterator[Clause]:
    body, classes = thread.messages[number].body, word_classes(thread.lang)
    told = (*words_of(seller_before(thread, number)).folded, *names_in(thread))
    agreed = {
        e.start for e in brief.evidence if e.message == number and e.fact in {"stage", "verbal_interest"}
    }
    deeds = {e.start for e in brief.evidence if e.message == number and e.fact == "buyer_actions"}
    said = yes_message(thread, number)
    names = {*words_of(f"{brief.buyer_name or ''} {thread.messages[number].speaker.name or ''}").folded}
    for clause in clauses_of(body):
        words, sentence = clause.words, clause.sentence
        if not words or sentence.is_question or _greets_or_signs(clause, body, classes):
            continue
        if _names_himself(words, names) or (_is_harmless(words, brief.lang) and not _hangs(words, classes)):
            continue
        is_new_sum = any(word.isdigit() and word not in told for word in words)
        if is_small_talk(said, clause) and not is_new_sum:
            continue
        is_first = clause.start == sentence.start in agreed
        is_the_yes = is_first and len(sentence.words.folded) <= _LONGEST_YES
        is_a_deed = sentence.start in deeds and not is_new_sum
        is_the_yes = is_the_yes or is_a_deed or tells_it_is_done(sentence.words.folded, thread.lang)
        if _hangs(words, classes) or (not is_the_yes and _says_news(words, told, thread.lang)):
            yield clause


def _greets_or_signs(clause: Clause, body: str, classes: Mapping[str, WordClass]) -> bool:
    """Whether a clause is a short first or last line that greets, or holds a name alone."""
    written = body[clause.start : clause.end].strip(" ,.!\n")
    if len(clause.words) > _LONGEST_NAME or written not in {
        line.strip(" ,.!") for line in (body.partition("\n")[0], last_line(body))
    }:
        return False
    is_name = all(word[:1].isupper() for word in written.split()) and not classes["carries"].meets(
        clause.words
    )
    return clause.words[0] in openers() or is_name


def _names_himself(words: Sequence[str], names: Set[str]) -> bool:
    """Whether words hold the sender's name and nothing beside it: "Gary here", "Ann and the family"."""
    return not names.isdisjoint(words) and _BESIDE_A_NAME.union(names).issuperset(words)


def _is_harmless(words: Sequence[str], lang: str) -> bool:
    """Whether a clause is a wish, a greeting or a mood, which nobody has to know."""
    return _harmless(written_language(lang)).is_met(words)


def _hangs(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether words deny something, put it off, or leave of the yes only a part."""
    return denies(words, classes) or any(
        name in classes and classes[name].meets(words) for name in ("limits", "holds")
    )


def _says_news(words: Sequence[str], told: Sequence[str], lang: str) -> bool:
    """Whether words hold one that is neither small nor the seller's, in more than a courtesy."""
    if not _polite(lang).isdisjoint(words) and not any(map(str.isdigit, "".join(words))):
        return False
    classes = word_classes(lang)
    return any(
        not is_made_of([word], _NO_NEWS, classes, told=told)
        and not has_small_word(word, lang)
        and word not in _letter_words(lang)
        for word in words
    )


@cache
def _harmless(lang: str) -> PatternSet[None]:
    data = read_data(Path(__file__).with_suffix(".toml"))
    return PatternSet((None, pattern) for pattern in data[lang]["harmless"])


@cache
def _polite(lang: str) -> frozenset[str]:
    return frozenset(str(table("quoting")[written_language(lang)]["polite"]).split())


@cache
def _letter_words(lang: str) -> frozenset[str]:
    """Words that greet and take leave."""
    letters = table("letters")[written_language(lang)]
    leave = " ".join(str(words) for name, words in letters.items() if name.endswith("sign_off"))
    return greeting_words() | frozenset(words_of(leave).folded)
