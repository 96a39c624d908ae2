"""W12: how long a draft and its subject may be, and that nothing stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from closecall.decision.records import Approach
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.rule import WRITTEN, Rule
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.word_lists import rule_data

_LONGEST_SUBJECT = 90
_FEWEST_WORDS = 3
_SENTENCE_FROM = 4
_STUTTER = 3


def longest(approach: Approach) -> int:
    """The most words that a message proper may have (``data/lengths.toml``)."""
    return int(rule_data("lengths")[approach.value]["words"])


def _too_long(sheet: Sheet) -> Iterator[Span]:
    places = [span for span in dict.fromkeys(sheet.body.words.spans) if span[0] < sheet.main_end]
    most = longest(sheet.brief.approach)
    if len(places) > most:
        yield Span("body", places[most][0], sheet.main_end)


def _too_short(sheet: Sheet) -> Iterator[Span]:
    if len(sheet.body.words.folded) < _FEWEST_WORDS:
        yield Span("body", 0, len(sheet.draft.body))


def _bad_subject(sheet: Sheet) -> Iterator[Span]:
    subject = sheet.draft.subject
    if subject is not None and (not subject.strip() or "\n" in subject or len(subject) > _LONGEST_SUBJECT):
        yield Span("subject", 0, len(subject))


def _repetition(sheet: Sheet) -> Iterator[Span]:
    seen: Counter[tuple[str, ...]] = Counter()
    for sentence in sheet.body.sentences:
        folded = sentence.words.folded
        seen[folded] += 1
        if len(folded) >= _SENTENCE_FROM and seen[folded] > 1:
            yield Span("body", sentence.start, sentence.end)
        for place in range(len(folded) - _STUTTER):
            if len(set(folded[place : place + _STUTTER + 1])) == 1:
                yield Span("body", sentence.words.spans[place][0], sentence.end)
                break


RULES = (
    Rule(
        id="W12",
        code="too_long",
        sentence="The message is longer than its approach allows.",
        repair="Shorten it; what stands after this place is too much.",
        source="F11, G12, R4",
        find=_too_long,
    ),
    Rule(
        id="W12",
        code="too_short",
        sentence="There is no message.",
        repair="Write the message.",
        source="W12",
        find=_too_short,
    ),
    Rule(
        id="W12",
        code="bad_subject",
        sentence="The subject is empty, longer than 90 characters, or has more than one line.",
        repair="Give a subject of one short line.",
        source="W12",
        find=_bad_subject,
        channels=WRITTEN,
    ),
    Rule(
        id="W12",
        code="repetition",
        sentence="The draft says the same twice.",
        repair="Say each thing once.",
        source="F12, W12",
        find=_repetition,
    ),
)
