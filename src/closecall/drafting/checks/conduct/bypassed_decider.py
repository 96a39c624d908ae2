"""G10: whoever has a say, as the buyer told, is not left out."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.drafting.checks.inspection.acknowledgement import can_compare
from closecall.drafting.checks.inspection.common_words import SHORTEST_TELLING
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.phrase_book import book_of
from closecall.drafting.checks.inspection.word_forms import all_forms, parts_of
from closecall.drafting.checks.rule import GUIDING, Rule
from closecall.drafting.checks.spans.clause_spans import clauses_of
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.word_lists import word_lists
from closecall.text.tokens import words_of

_WORDS = word_lists("by_rule")["bypassed_decider"]
_REACH = 3
"""Words after "without" in which the one who is left out is named ("sin el director")."""


def _left_out(sheet: Sheet) -> Iterator[Span]:
    """Clauses that go without somebody of whom the buyer said that he has to agree; "not without" is none."""
    book = book_of(sheet.draft.lang)
    if book is None or not can_compare(sheet):
        return
    saying = [words for words in sheet.buyer_sentences if not _WORDS["consent"].isdisjoint(words)]
    told = frozenset(word for words in saying for word in words if len(word) >= SHORTEST_TELLING)
    told -= _WORDS["consent"]
    deciders = frozenset(part for word in told for part in parts_of(word, sheet.draft.lang))
    letter = word_lists("letter_words").get(sheet.draft.lang, {}).get("words", frozenset())
    for sentence in sheet.body.sentences:
        for start, end in clauses_of(sheet.body.text, sentence):
            words = words_of(sheet.body.text, start, end).folded
            if sentence.is_question or not (book.negators - _WORDS["without"]).isdisjoint(words):
                continue
            near = (
                word
                for place, without in enumerate(words)
                if without in _WORDS["without"]
                for word in words[place + 1 : place + 1 + _REACH]
                if len(word) >= SHORTEST_TELLING and word not in letter
            )
            if not deciders.isdisjoint(all_forms(frozenset(near), sheet.draft.lang)):
                yield Span("body", start, end)


RULES = (
    Rule(
        id="G10",
        code="decider_left_out",
        sentence="This goes on without somebody of whom the buyer said that he has a say.",
        repair="Help the buyer to win the others; never go round them.",
        source="S10, G10",
        find=_left_out,
        approaches=GUIDING,
        unsure=True,
    ),
)
