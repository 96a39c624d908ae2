"""Rules about what must not be said: urgency, threats, flattery, machine talk, errands."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.decision.records import Approach
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.topic_finders import (
    is_quoted,
    is_sellers_own,
    says,
    says_itself,
    says_unasked,
    says_unheard,
    says_unlike_seller,
)
from closecall.drafting.checks.rule import Rule
from closecall.drafting.checks.spans.clause_spans import clauses_of
from closecall.drafting.checks.spans.contact_details import contacts_in
from closecall.drafting.checks.spans.draft_span import Span
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of

_CLICK = "click"
_CLOSING = frozenset({"closed", "longer"})
"""After a no, what is closed, or kept no longer, is of no hurry."""


def _hurry(sheet: Sheet) -> Iterator[Span]:
    """Hurry of the seller's own, save for the one step after a yes, on a day that the thread holds."""
    step = sheet.draft.next_step
    for span in says_unlike_seller("urgency")(sheet):
        part = sheet.part(span.where)
        sentence = next(s for s in part.sentences if s.start <= span.start < s.end)
        told = part.text[sentence.start : sentence.end]
        days = [day for day in part.days if sentence.start <= day.start < sentence.end]
        is_step = step is not None and step.what in told and bool(step.when) and str(step.when) in told
        agreed = (
            sheet.brief.approach is Approach.CONFIRM and is_step and all(map(sheet.allowed.has_day, days))
        )
        if not (agreed and days) and not _only_closes(sheet, part.text, sentence, span):
            yield span


def _only_closes(sheet: Sheet, text: str, sentence: Sentence, span: Span) -> bool:
    """Whether, after a no, a thing is closed or kept no longer."""
    end = next(e for s, e in clauses_of(text, sentence) if s <= span.start < e)
    closes = not _CLOSING.isdisjoint(words_of(text, span.start, end).folded)
    return closes and sheet.brief.approach is Approach.RESPECT_NO


def _errands(sheet: Sheet) -> Iterator[Span]:
    """Errands, save the click on a link that the thread holds, and what the buyer is quoted as asking."""
    for where, item in sheet.said("errand"):
        if is_sellers_own(sheet, item) or is_quoted(sheet, where, item):
            continue
        span = Span(where, item.start, item.end)
        text = sheet.text_of(span.where)
        line = text[text.rfind("\n", 0, span.start) + 1 : _line_end(text, span.end)]
        links = [contact for contact in contacts_in(line) if contact.kind == "link"]
        clicks = _CLICK in words_of(text, span.start, span.end).folded
        if not (clicks and links and all(map(sheet.allowed.has_contact, links))):
            yield span


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


RULES = (
    Rule(
        id="W3",
        code="false_urgency",
        sentence="This presses with time or a coming price rise that the seller has not stated as a fact.",
        repair="Say why it is good for the buyer instead; give no hurry of your own.",
        source="F8, JOLT, UCPD Annex I no. 7",
        find=_hurry,
    ),
    Rule(
        id="W3",
        code="scarcity",
        sentence="This claims that little is left or that others are waiting, which is no known fact.",
        repair="Take the scarcity out.",
        source="F8, UCPD Annex I no. 7",
        find=says_unlike_seller("scarcity"),
    ),
    Rule(
        id="W3",
        code="social_proof",
        sentence="This appeals to other customers or to fame, which is no known fact.",
        repair="Give the buyer's own reason instead of what others do.",
        source="F5, W3",
        find=says_unlike_seller("social_proof"),
    ),
    Rule(
        id="W8",
        code="internal_fact",
        sentence="This speaks of what is for the seller's side only.",
        repair="Leave scores, margins, targets and what you know of the buyer's means out.",
        source="W8",
        find=says_unasked("internal"),
    ),
    Rule(
        id="W13",
        code="insult",
        sentence="This belittles the buyer.",
        repair="Disagree with the idea, never with the person.",
        source="F3, F9, G11",
        find=says_itself("insult"),
    ),
    Rule(
        id="W13",
        code="threat",
        sentence="This threatens the buyer.",
        repair="Take the threat out; a no has no consequences.",
        source="S17, F8",
        find=says_itself("threat"),
    ),
    Rule(
        id="W13",
        code="guilt",
        sentence="This makes the buyer feel guilty, or speaks of the seller's needs.",
        repair="Speak of what the buyer gains, not of what you have done or need.",
        source="F9, UCPD Annex I no. 30",
        find=says_itself("guilt"),
    ),
    Rule(
        id="W13",
        code="fear",
        sentence="This frightens the buyer.",
        repair="Say what gets better, not what could go wrong.",
        source="F8, JOLT",
        find=says_unheard("fear"),
    ),
    Rule(
        id="W13",
        code="flattery",
        sentence="This flatters the buyer.",
        repair="Name what the buyer did or said, plainly.",
        source="G11",
        find=says("flattery"),
    ),
    Rule(
        id="W16",
        code="machine_talk",
        sentence="This speaks of drafts, models, prompts or instructions.",
        repair="Write only the message itself, as the seller.",
        source="W16",
        find=says("machine"),
    ),
    Rule(
        id="W7",
        code="errand",
        sentence="This sends the buyer on an errand: to pay, log in, give data or forward the message.",
        repair="Ask for nothing but the one next step.",
        source="W7",
        find=_errands,
    ),
)
