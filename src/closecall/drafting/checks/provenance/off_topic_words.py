"""W17, W18: matter from outside of the conversation, told by words that are not of the thread.

A draft declares its parts, and each is checked for what it is. What stands beside them should speak of what
the thread holds, or say what any letter may say. The rule needs a list of everyday words, so it reads
English drafts of English threads.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from closecall.decision.records import Approach
from closecall.drafting.checks.inspection.common_words import SHORTEST_TELLING, is_everyday, plain
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.rule import ANY_APPROACH, Rule, Span
from closecall.drafting.checks.spans.declared_parts import any_overlaps, declared_spans, middle_paragraphs
from closecall.drafting.checks.word_lists import word_set
from closecall.text.language import UNDETERMINED
from closecall.text.tokens import words_of

FEWEST_WORDS = 4
"""Words below which a paragraph is none: a greeting, a name."""
COURTESIES = ("courtesy", "thanks", "pace", "exit", "farewell", "accepts_no")
"""What a paragraph may do that has no word of the thread."""


def _stray_matter(sheet: Sheet) -> Iterator[Span]:
    declared = tuple(declared_spans(sheet.draft))
    if sheet.draft.lang != "en" or not declared or not _is_english_thread(sheet):
        return
    told: set[int] = set()
    for start, end in middle_paragraphs(sheet.body.text):
        if not any_overlaps(declared, start=start, end=end) and _is_stray(sheet, start, end):
            told.update(range(start, end))
            yield Span("body", start, end)
    for sentence in sheet.body.sentences:
        if sentence.start in told or any_overlaps(declared, start=sentence.start, end=sentence.end):
            continue
        new, shared = _new_and_shared(sheet, sentence.start, sentence.end)
        if new > 1 and shared <= 1:
            yield Span("body", sentence.start, sentence.end)


def _is_english_thread(sheet: Sheet) -> bool:
    thread = sheet.brief.thread
    return thread is not None and thread.lang in ("en", UNDETERMINED)


def _is_stray(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a paragraph brings new words and none of the thread, or neither those nor a courtesy."""
    text = sheet.draft.body[start:end]
    if len(words_of(text).folded) < FEWEST_WORDS:
        return False
    new, shared = _new_and_shared(sheet, start, end)
    if shared == 0 and new:
        return True
    if shared > 1 or (shared == 1 and not new):
        return False
    facts = sheet.brief.facts
    known_deeds = facts.buyer_actions or facts.meetings_kept or facts.buyer_initiated
    may_say = (*COURTESIES, "deed") if known_deeds else COURTESIES
    return not any(sheet.says(text, topic) for topic in may_say)


def _new_and_shared(sheet: Sheet, start: int, end: int) -> tuple[int, int]:
    """How many words of a stretch are new, neither everyday nor known, and how many are the thread's."""
    known = _plain_words(sheet.allowed.words)
    words = [w for w in words_of(sheet.draft.body, start, end).folded if len(w) >= SHORTEST_TELLING]
    frame = word_set("frame_words", "stray_matter")
    new = {word for word in words if not is_everyday(word) and plain(word) not in known}
    return len(new), sum(plain(word) in known and word not in frame for word in words)


@cache
def _plain_words(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(plain, words))


RULES = (
    Rule(
        id="W17",
        code="stray_matter",
        sentence="This speaks of something that neither the thread nor the facts hold.",
        repair="Leave it out, or say it in words of the thread.",
        source="F5, G6, W17, W18",
        find=_stray_matter,
        approaches=ANY_APPROACH - {Approach.RESPECT_NO},
    ),
)
