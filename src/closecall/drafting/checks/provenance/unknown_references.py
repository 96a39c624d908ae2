"""W17: attachments and meetings that are spoken of must be there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.phrase_book import PhraseMention
from closecall.drafting.checks.inspection.topic_finders import is_sellers_own, says_unasked
from closecall.drafting.checks.rule import Rule
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.word_lists import word_lists
from closecall.text.tokens import words_of
from closecall.thread.records import ThreadKind

_WORDS = word_lists("by_rule")["unknown_references"]

_PAPERS = _WORDS["papers"]
_FOREIGN_PAPERS = _WORDS["foreign_papers"]
_SENDING = _WORDS["sending"]
_NEAR = 6
"""Words between "send" and what is to be sent, at most."""
_AHEAD = "meeting.ahead"


def _meetings(sheet: Sheet) -> Iterator[Span]:
    facts, thread = sheet.brief.facts, sheet.brief.thread
    met = bool(facts.meetings_kept) or facts.next_meeting_booked is True
    if met or (thread is not None and thread.kind is ThreadKind.CALL):
        return
    for where, item in sheet.said("meeting"):
        if not (is_sellers_own(sheet, item) or _is_agreed_day(sheet, where, item)):
            yield Span(where, item.start, item.end)


def _is_agreed_day(sheet: Sheet, where: str, item: PhraseMention) -> bool:
    """Whether "see you on 4 May" names a day that the thread holds, as one of delivery."""
    part = sheet.part(where)
    return item.phrase.id == _AHEAD and any(
        item.end <= day.start < item.sentence.end and sheet.allowed.has_day(day) for day in part.days
    )


def _attachments(sheet: Sheet) -> Iterator[Span]:
    """Attachments that no message of the seller speaks of and the buyer has not asked for.

    "The contract I sent" speaks of a sent one.
    """
    for span in says_unasked("attachment")(sheet):
        words = words_of(sheet.text_of(span.where), span.start, span.end).folded
        papers = [word for word in words if word in _PAPERS]
        sent = words[-1] == "sent" and any(
            f" {word} " in text for word in papers for text in sheet.allowed.seller_texts
        )
        if not (sent or _is_asked_for(sheet, span)):
            yield span


def _is_asked_for(sheet: Sheet, span: Span) -> bool:
    """Whether the sentence sends a paper that the buyer asked to be sent ("send me the order form")."""
    part = sheet.part(span.where)
    told = next((s.words.folded for s in part.sentences if s.start <= span.start < s.end), ())
    papers = _PAPERS.union(_FOREIGN_PAPERS).intersection(told)
    return bool(papers) and any(_asks_for(words, papers) for words in sheet.buyer_words)


def _asks_for(words: Sequence[str], papers: frozenset[str]) -> bool:
    """Whether a buyer's text names one of the papers a few words from "send"."""
    return any(
        word in papers and not _SENDING.isdisjoint(words[max(0, place - _NEAR) : place + _NEAR])
        for place, word in enumerate(words)
    )


RULES = (
    Rule(
        id="W17",
        code="unknown_attachment",
        sentence="This speaks of an attachment that no message of the seller mentions.",
        repair="Do not mention an attachment.",
        source="W17",
        find=_attachments,
    ),
    Rule(
        id="W17",
        code="unknown_meeting",
        sentence="This speaks of a meeting or call that the facts do not hold.",
        repair="Propose a meeting if one is needed, but claim none.",
        source="W17",
        find=_meetings,
    ),
)
