"""G, N, C: what the gentler approaches must do, and a confirmation, as far as text can show it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from closecall.decision.records import Approach
from closecall.drafting.agreed_price import agreed_price, tax_beside
from closecall.drafting.checks.inspection.acknowledgement import (
    names_an_act,
    names_hesitation,
    quotes_buyer,
    speaks_of_the_same,
    tells_back,
)
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.open_questions import several_questions
from closecall.drafting.checks.inspection.topic_finders import says
from closecall.drafting.checks.rule import ANY_APPROACH, GUIDING, Rule
from closecall.drafting.checks.spans.day_mentions import days_named, is_past
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.yes_additions import tells_it_is_done
from closecall.facts.vocabulary import BuyerAction, Vulnerability

NURTURE = frozenset({Approach.NURTURE})
CONFIRM = frozenset({Approach.CONFIRM})
_PRESSING = (
    "no_way_out",
    "order_ask",
    "recommendation",
    "disagreement",
    "urgency",
    "deadline",
    "threat",
    "guilt",
    "fear",
)
"""What a declared sentence must not do to be believed."""


def _shows_no_listening(sheet: Sheet) -> Iterator[Span]:
    if not sheet.allowed.buyer_texts or not sheet.knows("act_named"):
        return
    # To somebody in grief, distress or anger, not reading anything back is the listening.
    angry = any(blocker.code == "annoyed" for blocker in sheet.brief.decision.blockers)
    if angry or sheet.brief.facts.vulnerability not in {None, Vulnerability.NONE}:
        return
    signs = (quotes_buyer, names_hesitation, names_an_act, speaks_of_the_same, tells_back)
    if not any(shows(sheet) for shows in signs):
        yield Span()


def _pace_not_given(sheet: Sheet) -> Iterator[Span]:
    if sheet.knows("pace") and not sheet.said("pace") and not _is_let_go(sheet):
        yield Span()


def _is_let_go(sheet: Sheet) -> bool:
    """Whether the draft declares a sentence that leaves the pace to the buyer, and nothing in it presses."""
    exit_ = sheet.draft.exit
    if exit_ is None or exit_ not in sheet.draft.body or days_named(exit_, lang=sheet.draft.lang):
        return False
    return not any(sheet.says(exit_, topic) for topic in _PRESSING)


def _before_the_buyers_date(sheet: Sheet) -> Iterator[Span]:
    until, as_of = sheet.brief.facts.defer_until, sheet.brief.as_of
    step = sheet.draft.next_step
    if until is None or step is None or not step.when:
        return
    for named in days_named(step.when, lang=sheet.draft.lang):
        days = [_day(y, m, d, as_of or until, as_of) for y, m, d in named.days if m is not None]
        if days and all(day < until for day in days):
            yield Span("next_step", named.start, named.end)


def _day(year: int | None, month: int, day: int, near: date, as_of: date | None) -> date:
    """A named day; without a year the next one ("11 January" in October is one of next year)."""
    meant = _in_month(year or near.year, month, day)
    is_past = year is None and as_of is not None and meant < as_of
    return _in_month(near.year + 1, month, day) if is_past else meant


def _in_month(year: int, month: int, day: int) -> date:
    """The day, or the last of its month: whoever writes "29 February" need not know the year."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def _no_way_to_stop(sheet: Sheet) -> Iterator[Span]:
    if sheet.draft.exit is None and not (sheet.said("exit") or sheet.said("pace")):
        yield Span("exit")


def _no_thanks(sheet: Sheet) -> Iterator[Span]:
    if sheet.knows("thanks") and not sheet.said("thanks"):
        yield Span()


def _agreement_not_repeated(sheet: Sheet) -> Iterator[Span]:
    price = agreed_price(sheet.brief)
    if price is None or sheet.body.amounts:
        return
    if not any(number.value == price.value for number in sheet.body.numbers):
        yield Span()


def _not_agreed(sheet: Sheet) -> Iterator[Span]:
    """The price of the facts where nobody said it, or where the buyer's yes names another."""
    price = sheet.brief.facts.price_total
    if price is not None and agreed_price(sheet.brief) is None:
        for amount in sheet.body.amounts:
            if amount.value == price:
                yield Span("body", amount.start, amount.end)


def _tax_left_out(sheet: Sheet) -> Iterator[Span]:
    """The agreed price without the tax that was said to come on top of it."""
    price = agreed_price(sheet.brief)
    if price is None or not price.tax:
        return
    for number in sheet.body.numbers:
        if number.value == price.value and not tax_beside(sheet.draft.body, number.end):
            yield Span("body", number.start, number.end)


def _tax_not_agreed(sheet: Sheet) -> Iterator[Span]:
    """The agreed price with a tax on top that nobody had named: another price."""
    price = agreed_price(sheet.brief)
    if price is None or price.tax:
        return
    for number in sheet.body.numbers:
        beside = tax_beside(sheet.draft.body, number.end) if number.value == price.value else ""
        if beside:
            yield Span("body", number.start, sheet.draft.body.index(beside, number.end) + len(beside))


def _no_step(sheet: Sheet) -> Iterator[Span]:
    """No paper or step; where the buyer has signed or paid, nothing of what comes next on an agreed day."""
    if sheet.draft.next_step is None and not (_has_done_it(sheet) and _tells_what_comes(sheet)):
        yield Span("next_step")


def _has_done_it(sheet: Sheet) -> bool:
    """Whether the buyer has signed or paid already, so that nothing is left for him to do."""
    if BuyerAction.DEPOSIT in (sheet.brief.facts.buyer_actions or ()):
        return True
    return any(tells_it_is_done(words, sheet.draft.lang) for words in sheet.buyer_sentences)


def _tells_what_comes(sheet: Sheet) -> bool:
    """Whether the body names a day of the thread that is to come, such as that of the delivery."""
    as_of = sheet.brief.as_of
    return any(
        sheet.allowed.has_day(named) and not (as_of and any(is_past(day, as_of) for day in named.days))
        for named in sheet.body.days
        if named.days
    )


RULES = (
    Rule(
        id="G1",
        code="not_listening",
        sentence="The message shows nothing that the buyer said or did.",
        repair="Begin with one thing that the buyer said or did.",
        source="S21, G1",
        find=_shows_no_listening,
        approaches=GUIDING,
    ),
    Rule(
        id="G4",
        code="many_options",
        sentence="More than two options make the decision larger.",
        repair="Offer at most two.",
        source="G4, JOLT",
        find=says("many_options"),
        approaches=GUIDING,
    ),
    Rule(
        id="G7",
        code="several_questions_asked",
        sentence="A guiding message asks at most one question.",
        repair="Keep the one question that can be answered in a line.",
        source="G7, N1, C4",
        find=several_questions,
        approaches=GUIDING | NURTURE | CONFIRM,
    ),
    Rule(
        id="G8",
        code="no_real_step",
        sentence="This puts the next step off to some time.",
        repair="Propose one small step on a day that the buyer can move.",
        source="G8, Rackham",
        find=says("continuation"),
        approaches=GUIDING,
    ),
    Rule(
        id="G9",
        code="pace_not_given",
        sentence="The message does not say that the pace is the buyer's.",
        repair="Say that the day can move, or that there is no hurry.",
        source="S6, G9",
        find=_pace_not_given,
        approaches=GUIDING,
    ),
    Rule(
        id="N3",
        code="before_the_buyers_date",
        sentence="The step lies before the date that the buyer gave.",
        repair="Move the step to the buyer's date or later.",
        source="S5, S9, N3",
        find=_before_the_buyers_date,
        approaches=NURTURE,
    ),
    Rule(
        id="N5",
        code="no_way_to_stop",
        sentence="There is no easy way to say stop.",
        repair="Add a line such as {}",
        source="N5, CAN-SPAM",
        find=_no_way_to_stop,
        approaches=NURTURE,
    ),
    Rule(
        id="N6",
        code="checking_in",
        sentence="This is a stock phrase that only asks for attention.",
        repair="Say something useful, or nothing.",
        source="S25, N6",
        find=says("stock"),
        approaches=ANY_APPROACH,
    ),
    Rule(
        id="C1",
        code="no_thanks",
        sentence="The confirmation does not thank the buyer.",
        repair="Thank the buyer.",
        source="C1",
        find=_no_thanks,
        approaches=CONFIRM,
    ),
    Rule(
        id="C2",
        code="agreement_not_repeated",
        sentence="The confirmation does not repeat the agreed price.",
        repair="Repeat what was agreed: item, price, day.",
        source="C2",
        find=_agreement_not_repeated,
        approaches=CONFIRM,
    ),
    Rule(
        id="C2",
        code="sum_not_agreed",
        sentence="The buyer did not say yes to this sum: it is counted up, or the yes names another.",
        repair="Take the sum out; it stands in the agreement.",
        source="C2",
        find=_not_agreed,
        approaches=CONFIRM,
    ),
    Rule(
        id="C2",
        code="tax_left_out",
        sentence="A tax comes on top of this sum, and the confirmation does not say so.",
        repair="Write the tax beside the sum, as it was said.",
        source="C2",
        find=_tax_left_out,
        approaches=CONFIRM,
    ),
    Rule(
        id="C2",
        code="tax_not_agreed",
        sentence="This puts a tax on top of the agreed price that nobody had named.",
        repair="Repeat the price as it was agreed.",
        source="C2",
        find=_tax_not_agreed,
        approaches=CONFIRM,
    ),
    Rule(
        id="C3",
        code="no_paper_step",
        sentence="The confirmation names neither the paper or step that is left nor what comes next.",
        repair="Name the one paper or step; where the buyer has signed or paid, what comes next and when.",
        source="C3",
        find=_no_step,
        approaches=CONFIRM,
    ),
    Rule(
        id="C4",
        code="something_new",
        sentence="This opens a new decision after the yes.",
        repair="Add nothing new to decide.",
        source="C4",
        find=says("new_offer", "many_options"),
        approaches=CONFIRM,
    ),
)
