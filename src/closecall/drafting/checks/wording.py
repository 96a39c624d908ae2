"""Rules about what must not be said: urgency, promises, pressure, machine talk, things that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.drafting.checks.rule import Rule, Span
from closecall.drafting.checks.said import is_sellers_own, says, says_itself, says_unasked, says_unlike_seller
from closecall.drafting.checks.sheet import Sheet
from closecall.thread.records import ThreadKind

_TAKES_BACK = frozenset({"promise.refund"})
"""Promises that ``reversible`` makes a fact: the buyer can undo the purchase."""


def _promises(sheet: Sheet) -> Iterator[Span]:
    reversible = sheet.brief.facts.reversible is True
    for where, item in sheet.said("promise"):
        is_fact = reversible and item.phrase.id in _TAKES_BACK
        if not is_fact and not is_sellers_own(sheet, item):
            yield Span(where, item.start, item.end)


def _meetings(sheet: Sheet) -> Iterator[Span]:
    facts, thread = sheet.brief.facts, sheet.brief.thread
    met = bool(facts.meetings_kept) or facts.next_meeting_booked is True
    if met or (thread is not None and thread.kind is ThreadKind.CALL):
        return iter(())
    return says_unasked("meeting")(sheet)


def _opted_out(sheet: Sheet) -> Iterator[Span]:
    facts = sheet.brief.facts
    if facts.refusal == "opt_out" and not facts.refusal_retracted:
        yield Span("body", 0, len(sheet.draft.body))


RULES = (
    Rule(
        id="W3",
        code="false_urgency",
        sentence="This presses with time or a coming price rise that the seller has not stated as a fact.",
        repair="Say why it is good for the buyer instead; give no hurry of your own.",
        source="F8, JOLT, UCPD Annex I no. 7",
        find=says_unlike_seller("urgency"),
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
        id="W4",
        code="invented_terms",
        sentence="This promises terms (discount, free, refund, guarantee) that the seller has not offered.",
        repair="Leave the promise out; offer only what the thread or the facts hold.",
        source="F7, W4",
        find=_promises,
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
        find=says_itself("fear"),
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
        id="W17",
        code="unknown_attachment",
        sentence="This speaks of an attachment that no message of the seller mentions.",
        repair="Do not mention an attachment.",
        source="W17",
        find=says_unasked("attachment"),
    ),
    Rule(
        id="W17",
        code="unknown_meeting",
        sentence="This speaks of a meeting or call that the facts do not hold.",
        repair="Propose a meeting if one is needed, but claim none.",
        source="W17",
        find=_meetings,
    ),
    Rule(
        id="W7",
        code="errand",
        sentence="This sends the buyer on an errand: to pay, log in, give data or forward the message.",
        repair="Ask for nothing but the one next step.",
        source="W7",
        find=says_unasked("errand"),
    ),
    Rule(
        id="R5",
        code="draft_after_opt_out",
        sentence="The buyer has asked not to be contacted: there must be no message at all.",
        repair="Write nothing.",
        source="S5, R5, D1",
        find=_opted_out,
    ),
)
