"""Rules about what must not be said: urgency, promises, pressure, machine talk, things that are not there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from closecall.decision.records import Approach
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.phrase_book import PhraseMention
from closecall.drafting.checks.inspection.topic_finders import (
    is_buyers_own,
    is_quoted,
    is_sellers_own,
    is_way_to_stop,
    says,
    says_itself,
    says_unasked,
    says_unheard,
    says_unlike_seller,
)
from closecall.drafting.checks.rule import ANY_APPROACH, RESPECT, Rule, Span
from closecall.drafting.checks.spans.contact_details import contacts_in
from closecall.facts.vocabulary import Refusal
from closecall.text.tokens import words_of
from closecall.thread.records import ThreadKind

_TAKES_BACK = frozenset({"promise.refund", "promise.money_back"})
"""Promises that ``reversible`` makes a fact: the buyer can undo the purchase."""
_CLICK = "click"
_CLOSED = "closed"
_PAPERS = frozenset("file document pdf sheet deck contract form agreement quote proposal offer".split())
_FOREIGN_PAPERS = frozenset(
    "vertrag formular bestellformular auftragsformular angebot unterlagen rechnung contrat devis bon "
    "formulaire contrato formulario presupuesto pedido".split()
)
_SENDING = frozenset(
    "send sending email forward schicken schick schicke senden sende mailen envoyer envoyez enviar envie "
    "enviame enviarme mandar mande mandame mandeme".split()
)
_NEAR = 6
"""Words between "send" and what is to be sent, at most."""
_CLOSES = "promise.closed"
_BINDS = "promise.binding"
_ALL_IN = "promise.all_in"
_AHEAD = "meeting.ahead"
_CLOSING = frozenset({Approach.FIRM_CLOSE, Approach.CONFIRM})
_DONE = frozenset("have had has did took was were already".split())


def _promises(sheet: Sheet) -> Iterator[Span]:
    reversible = sheet.brief.facts.reversible is True
    for where, item in sheet.said("promise"):
        is_fact = reversible and item.phrase.id in _TAKES_BACK
        # Who takes a no closes the matter; elsewhere it would be the sale.
        is_fact = is_fact or (item.phrase.id == _CLOSES and sheet.brief.approach is Approach.RESPECT_NO)
        if is_fact or _is_told_price(sheet, where, item) or is_way_to_stop(sheet, where, item):
            continue
        if is_sellers_own(sheet, item) or is_buyers_own(sheet, where, item):
            continue
        if not _follows_a_yes(sheet, where, item):
            yield Span(where, item.start, item.end)


def _is_told_price(sheet: Sheet, where: str, item: PhraseMention) -> bool:
    """Whether "nothing on top" follows at once on a price that the thread or the facts state."""
    return item.phrase.id == _ALL_IN and any(
        amount.end <= item.start
        and not sheet.draft.body[amount.end : item.start].strip(" ,\u2013-")
        and sheet.allowed.has_amount(amount, currency=sheet.brief.facts.currency)
        for amount in (sheet.body.amounts if where == "body" else ())
    )


def _follows_a_yes(sheet: Sheet, where: str, item: PhraseMention) -> bool:
    """Whether a booking is only what comes after the yes that is asked for, or after the one that was given.

    "Can I put you down for Friday?" and "reply yes and I'll reserve it" are; "I have reserved it" never is.
    """
    if item.phrase.id != _BINDS or sheet.brief.approach not in _CLOSING or where != "body":
        return False
    if _DONE.intersection(words_of(sheet.draft.body, item.start, item.end).folded):
        return False
    step, sentence = sheet.draft.next_step, item.sentence
    told = sheet.draft.body[sentence.start : sentence.end]
    proposed = step is not None and any(part and part in told for part in (step.what, step.when, step.how))
    return proposed or sentence.start >= sheet.main_end


def _hurry(sheet: Sheet) -> Iterator[Span]:
    """Hurry of the seller's own, save for the one step after a yes, on a day that the thread holds."""
    step = sheet.draft.next_step
    for span in says_unlike_seller("urgency")(sheet):
        part = next(part for part in sheet.parts if part.where == span.where)
        sentence = next(s for s in part.sentences if s.start <= span.start < s.end)
        told = part.text[sentence.start : sentence.end]
        days = [day for day in part.days if sentence.start <= day.start < sentence.end]
        is_step = step is not None and step.what in told and bool(step.when) and str(step.when) in told
        agreed = (
            sheet.brief.approach is Approach.CONFIRM and is_step and all(map(sheet.allowed.has_day, days))
        )
        # "The offer is closed" after a no closes it, and hurries nobody.
        closes = _CLOSED in words_of(part.text, span.start, span.end).folded
        if not (agreed and days) and not (closes and sheet.brief.approach is Approach.RESPECT_NO):
            yield span


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
    part = next(part for part in sheet.parts if part.where == where)
    return item.phrase.id == _AHEAD and any(
        item.end <= day.start < item.sentence.end and sheet.allowed.has_day(day) for day in part.days
    )


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
    part = next(part for part in sheet.parts if part.where == span.where)
    told = next((s.words.folded for s in part.sentences if s.start <= span.start < s.end), ())
    papers = _PAPERS.union(_FOREIGN_PAPERS).intersection(told)
    return bool(papers) and any(_asks_for(text, papers) for text in sheet.allowed.buyer_texts)


def _asks_for(text: str, papers: frozenset[str]) -> bool:
    """Whether a buyer's text names one of the papers a few words from "send"."""
    words = words_of(text).folded
    return any(
        word in papers and not _SENDING.isdisjoint(words[max(0, place - _NEAR) : place + _NEAR])
        for place, word in enumerate(words)
    )


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _all_after(refusal: Refusal, sheet: Sheet) -> Iterator[Span]:
    """The whole body, where this refusal stands."""
    if sheet.brief.facts.standing_refusal is refusal:
        yield Span("body", 0, len(sheet.draft.body))


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
    Rule(
        id="W7",
        code="errand",
        sentence="This sends the buyer on an errand: to pay, log in, give data or forward the message.",
        repair="Ask for nothing but the one next step.",
        source="W7",
        find=_errands,
    ),
    Rule(
        id="R5",
        code="draft_after_opt_out",
        sentence="The buyer has asked not to be contacted: there must be no message at all.",
        repair="Write nothing.",
        source="S5, R5, D1",
        find=partial(_all_after, Refusal.OPT_OUT),
    ),
    Rule(
        id="R1",
        code="no_passed_over",
        sentence="The buyer has said no, and this is written for something else than accepting it.",
        repair="Accept the no, and ask for nothing.",
        source="S5, R1, D2",
        find=partial(_all_after, Refusal.EXPLICIT_NO),
        approaches=ANY_APPROACH - RESPECT,
    ),
)
