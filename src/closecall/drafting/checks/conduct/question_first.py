"""G2: a question that the buyer left open is answered before anything else."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.drafting.checks.inspection.acknowledgement import (
    can_compare,
    content_stems,
    speaks_of_the_same,
)
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.rule import GUIDING, Rule
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.spans.word_stems import stem
from closecall.drafting.checks.word_lists import word_lists
from closecall.facts.vocabulary import Vulnerability
from closecall.text.sentences import Sentence, sentences_of

_WORDS = word_lists("by_rule")["question_first"]
_GUIDING = frozenset(map(stem, _WORDS["guiding"]))
_GUIDED = frozenset(map(stem, _WORDS["guided"]))

_QUESTION_AND_ANSWER = {
    "en": ("question", "answer"),
    "de": ("frage", "antwort"),
    "fr": ("question", "reponse"),
    "es": ("pregunta", "respuesta"),
}
"""The two words with which a draft says that it owes an answer, folded, by language (ISO 639-1)."""

_SEVERAL = ("", "s", "n", "en")
"""What stands behind them where several are owed."""

_KNOWING = frozenset({"know", "wissen", "savoir", "saber"})
_WANTING = _WORDS["wanting"]


def _question_passed_over(sheet: Sheet) -> Iterator[Span]:
    """Nothing where no question is known to be open, where one's words are used, or its answer is promised.

    Which question is open the facts do not tell; the newest message that asks is taken to hold it. That the
    answer is right, only a person can judge.
    """
    facts = sheet.brief.facts
    # Somebody in grief or distress is given time, not answers.
    if facts.vulnerability not in {None, Vulnerability.NONE}:
        return
    if not facts.open_buyer_questions or not can_compare(sheet):
        return
    asked = _newest_questions(sheet)
    told = content_stems(word for part in sheet.parts for word in part.words.folded)
    is_met = _is_promised(sheet) or _admits_not_knowing(sheet)
    # A draft that guides, in words of the buyer's matter, does what such a question asks.
    is_met = is_met or (any(map(_asks_for_guidance, asked)) and speaks_of_the_same(sheet))
    if asked and not any(stems & told for stems in asked) and not is_met:
        yield Span("body", 0, sheet.main_end)


def _asks_for_guidance(stems: frozenset[str]) -> bool:
    """Whether a question asks to be guided, and for nothing else: "could you walk us through it?"."""
    return not stems.isdisjoint(_GUIDING) and stems <= _GUIDING | _GUIDED


def _is_promised(sheet: Sheet) -> bool:
    """Whether the draft says that a question is open, and has its answer with a day as the next step."""
    step, words = sheet.draft.next_step, set(sheet.body.words.folded)
    owed = _QUESTION_AND_ANSWER.get(sheet.draft.lang, ("?",))
    told = all(any(f"{word}{ending}" in words for ending in _SEVERAL) for word in owed)
    return told and step is not None and step.when is not None


def _admits_not_knowing(sheet: Sheet) -> bool:
    """Whether the draft says that the answer is not known yet, and has finding it out as a dated step."""
    step = sheet.draft.next_step
    return step is not None and step.when is not None and bool(sheet.said("not_known"))


def _newest_questions(sheet: Sheet) -> list[frozenset[str]]:
    """The content of each question in the newest message of the buyer that asks one."""
    for message in reversed(sheet.brief.messages):
        if message.is_buyer:
            asked = [s for s in sentences_of(message.body) if s.is_question or _wants_to_know(s)]
            stems = [content_stems(sentence.words.folded) for sentence in asked]
            if any(stems):
                return stems
    return []


def _wants_to_know(sentence: Sentence) -> bool:
    """Whether a sentence asks without a question mark ("Neil will want to know how long it takes")."""
    words = sentence.words.folded
    return not (_WANTING.isdisjoint(words) or _KNOWING.isdisjoint(words))


RULES = (
    Rule(
        id="G2",
        code="question_passed_over",
        sentence="The buyer's open question is not taken up.",
        repair="Answer the buyer's question first, in its own words, or say who will answer it and when.",
        source="S21, G2",
        find=_question_passed_over,
        approaches=GUIDING,
    ),
)
