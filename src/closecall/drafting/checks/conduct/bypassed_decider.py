"""G10: whoever has a say, as the buyer told, is not left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

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
            named = frozenset(_named_after(words)) - letter
            if not deciders.isdisjoint(all_forms(named, sheet.draft.lang)):
                yield Span("body", start, end)


def _named_after(words: Sequence[str]) -> Iterator[str]:
    """Who is named right after a "without", save an article or a title: not "without it your office"."""
    for place, word in enumerate(words):
        if word in _WORDS["without"]:
            following = (each for each in words[place + 1 :] if each not in _WORDS["titles"])
            yield from (each for each in islice(following, 1) if len(each) >= SHORTEST_TELLING)


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
