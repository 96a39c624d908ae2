"""W14, F: what a firm close is made of: interest, hesitation, disagreement, recommendation, a way out."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.drafting.checks.inspection.acknowledgement import names_an_act, tells_a_figure_back, tells_back
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.open_questions import several_questions
from closecall.drafting.checks.inspection.topic_finders import says
from closecall.drafting.checks.rule import FIRM, Rule
from closecall.drafting.checks.spans.day_mentions import days_named
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.word_lists import word_lists
from closecall.drafting.records import BeatName
from closecall.facts.vocabulary import BuyerAction
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of

_MOST_ASKS = 2
_CONDITIONS = word_lists("by_rule")["firm_close_rules"]["conditions"]
_NO_WAY_OUT = "purchase counter recommendation order_ask urgency deadline threat guilt fear".split()
"""What a declared way out does not do that begins with "if" and is in no known words of refusing."""


def _missing_disagreement(sheet: Sheet) -> Iterator[Span]:
    field = sheet.draft.disagreement
    if not _speaks(sheet, _with_its_lead(sheet, field), "disagreement", "opposition", "own_view"):
        yield Span("disagreement", 0, len(field or ""))


def _with_its_lead(sheet: Sheet, field: str | None) -> str | None:
    """A part with what leads up to it in its sentence ("let me contradict you: the season is right")."""
    start = sheet.body.text.find(field) if field else -1
    if field is None or start < 0:
        return field
    lead = next((s.start for s in sheet.body.sentences if s.start <= start < s.end), start)
    return sheet.body.text[lead : start + len(field)]


def _missing_recommendation(sheet: Sheet) -> Iterator[Span]:
    field = sheet.draft.recommendation
    tried = BuyerAction.TRIAL_USED in (sheet.brief.facts.buyer_actions or ())
    to_buy = not sheet.knows("purchase") or sheet.says(field, "purchase")
    to_buy = to_buy or (tried and sheet.says(field, "keeping"))
    if not to_buy or not _speaks(sheet, field, "recommendation", "advice"):
        yield Span("recommendation", 0, len(field or ""))


def _speaks(sheet: Sheet, field: str | None, phrase: str, *signs: str) -> bool:
    """Whether a part does what it was declared for: in a known phrase, or in its own words with every sign.

    The signs are too common to forbid anywhere ("not", "should"); in a part that is declared they suffice
    together, such as an objection that is a view. A language without words for a sign does without it.
    """
    if field is None:
        return False
    return sheet.says(field, phrase) or all(sheet.says(field, sign) for sign in signs if sheet.knows(sign))


def _interest_not_shown(sheet: Sheet) -> Iterator[Span]:
    """Neither an act nor words of the buyer's, cited or taken up; his hesitation alone shows no interest."""
    doubt = sheet.draft.hesitation or ""
    quoted = any(
        sheet.allowed.is_buyers(quote) and quote not in doubt and (not doubt or doubt not in quote)
        for quote in sheet.draft.quotes
    )
    told = quoted or names_an_act(sheet) or tells_back(sheet) or tells_a_figure_back(sheet)
    if sheet.knows("act_named") and not told:
        yield Span("quotes")


def _hesitation_not_named_once(sheet: Sheet) -> Iterator[Span]:
    named = sheet.draft.hesitation
    if named is None:
        yield Span("hesitation")
    elif sheet.draft.body.count(named) > 1:
        yield Span("hesitation", 0, len(named))


def _disagreement_not_in_first_person(sheet: Sheet) -> Iterator[Span]:
    yield from _without_first_person(sheet, "disagreement", sheet.draft.disagreement)


def _recommendation_not_in_first_person(sheet: Sheet) -> Iterator[Span]:
    yield from _without_first_person(sheet, "recommendation", sheet.draft.recommendation)


def _without_first_person(sheet: Sheet, where: str, field: str | None) -> Iterator[Span]:
    told = _with_its_lead(sheet, field)
    if field is not None and sheet.knows("first_person") and not sheet.says(told, "first_person"):
        yield Span(where, 0, len(field))


def _recommendation_not_now(sheet: Sheet) -> Iterator[Span]:
    field = sheet.draft.recommendation
    if field is None or not sheet.knows("now"):
        return
    if sheet.says(field, "now") or days_named(field, lang=sheet.draft.lang):
        return
    if sheet.says(field, "put_off") or not _has_dated_step(sheet):
        yield Span("recommendation", 0, len(field))


def _has_dated_step(sheet: Sheet) -> bool:
    """Whether the step that follows the recommendation has a day, which says "now" for it."""
    step = sheet.draft.next_step
    return step is not None and bool(days_named(step.when or "", lang=sheet.draft.lang))


def _hedged(sheet: Sheet) -> Iterator[Span]:
    field = sheet.draft.recommendation
    if sheet.says(field, "hedge"):
        yield Span("recommendation", 0, len(field or ""))


def _no_exit(sheet: Sheet) -> Iterator[Span]:
    field = sheet.draft.exit
    if field is None or not _is_way_out(sheet, field):
        yield Span("exit", 0, len(field or ""))


def _is_way_out(sheet: Sheet, field: str) -> bool:
    """Whether the declared exit lets the buyer say no: in a known phrase, in its own words, or by its place.

    What a call says to a no is the way out, if it neither argues nor comes back.
    """
    if not sheet.knows("exit"):
        return True
    if sheet.says(field, "no_way_out"):
        return False
    if sheet.says(field, "exit") or sheet.says(field, "way_out"):
        return True
    if not _CONDITIONS.isdisjoint(words_of(field).folded):
        return not any(sheet.says(field, topic) for topic in _NO_WAY_OUT)
    to_a_no = any(beat.beat is BeatName.IF_NO and field in beat.say for beat in sheet.draft.script)
    return to_a_no and not any(
        sheet.says(field, topic) for topic in ("counter", "recommendation", "order_ask")
    )


def _asks_too_often(sheet: Sheet) -> Iterator[Span]:
    asked = {item.sentence.start: item for where, item in sheet.said("recommendation") if where == "body"}
    main = [item for start, item in sorted(asked.items()) if start < sheet.main_end]
    for item in main[_MOST_ASKS:]:
        yield Span("body", item.start, item.end)


def _commands(sheet: Sheet) -> Iterator[Span]:
    if not sheet.knows("first_person"):
        return
    for where, item in sheet.said("recommendation"):
        if item.phrase.id != "recommendation.command" or item.sentence.is_question:
            continue
        if where != "body" or not _told_as_own_view(sheet, item.sentence):
            yield Span(where, item.start, item.end)


def _told_as_own_view(sheet: Sheet, sentence: Sentence) -> bool:
    """Whether the sentence, or one beside it in the same paragraph, speaks in the first person."""
    text = sheet.draft.body
    start = text.rfind("\n", 0, sentence.start) + 1
    end = text.find("\n", sentence.end)
    paragraph = [s for s in sheet.body.sentences if start <= s.start < (len(text) if end < 0 else end)]
    place = next(i for i, each in enumerate(paragraph) if each.start == sentence.start)
    near = paragraph[max(0, place - 1) : place + 2]
    return any(sheet.says(text[each.start : each.end], "first_person") for each in near)


RULES = (
    Rule(
        id="W14",
        code="disagreement_missing",
        sentence="A firm close disagrees openly with the hesitation, and this one does not.",
        repair="Disagree with the hesitation in first person: {}",
        source="S26, F3",
        find=_missing_disagreement,
        approaches=FIRM,
    ),
    Rule(
        id="W14",
        code="recommendation_missing",
        sentence="A firm close recommends the purchase now, and this one does not.",
        repair="Recommend the purchase in first person: {}",
        source="S26, F4",
        find=_missing_recommendation,
        approaches=FIRM,
    ),
    Rule(
        id="F1",
        code="interest_not_shown",
        sentence="The message does not show the buyer's own interest: no quote, nothing the buyer did.",
        repair="Quote the buyer's own words of interest, or name what the buyer did.",
        source="S11-S15, F1",
        find=_interest_not_shown,
        approaches=FIRM,
    ),
    Rule(
        id="F2",
        code="hesitation_not_named_once",
        sentence="The buyer's hesitation must be named, and only once.",
        repair="Name the hesitation once, fairly and in the buyer's terms.",
        source="S13, S26, F2",
        find=_hesitation_not_named_once,
        approaches=FIRM,
    ),
    Rule(
        id="F3",
        code="disagreement_not_personal",
        sentence="The disagreement is not in the first person.",
        repair="Say it as your own view: {}",
        source="S26, F3",
        find=_disagreement_not_in_first_person,
        approaches=FIRM,
    ),
    Rule(
        id="F4",
        code="recommendation_not_personal",
        sentence="The recommendation is not in the first person singular.",
        repair="Say it as your own view: {}",
        source="F4, Packard, Moore and McFerran 2018",
        find=_recommendation_not_in_first_person,
        approaches=FIRM,
    ),
    Rule(
        id="F4",
        code="recommendation_not_now",
        sentence="The recommendation does not say that the time is now.",
        repair="Say when: now, today, or the day of the next step.",
        source="S26, F4",
        find=_recommendation_not_now,
        approaches=FIRM,
    ),
    Rule(
        id="F9",
        code="hedged",
        sentence="The recommendation is hedged.",
        repair="Say it plainly, without {}.",
        source="S17, S19, F9",
        find=_hedged,
        approaches=FIRM,
    ),
    Rule(
        id="F10",
        code="no_exit",
        sentence="There is no plain way to say no.",
        repair="Add one line such as {}",
        source="F10, W14",
        find=_no_exit,
        approaches=FIRM,
    ),
    Rule(
        id="F11",
        code="several_questions",
        sentence="A firm message asks one thing, and this asks more.",
        repair="Keep one question.",
        source="F6, F11",
        find=several_questions,
        approaches=FIRM,
    ),
    Rule(
        id="F12",
        code="asks_too_often",
        sentence="The purchase is recommended more than twice.",
        repair="Recommend it once, and at most once more.",
        source="F12, Zboja, Clark and Haytko 2016",
        find=_asks_too_often,
        approaches=FIRM,
    ),
    Rule(
        id="F12",
        code="command",
        sentence="This is a command, not the seller's own view.",
        repair="Say {} instead of commanding.",
        source="F12, Zboja, Clark and Haytko 2016",
        find=_commands,
        approaches=FIRM,
    ),
    Rule(
        id="F12",
        code="unanswered_mentioned",
        sentence="This mentions that the buyer has not answered.",
        repair="Leave earlier unanswered messages out.",
        source="F12, S25",
        find=says("unanswered"),
    ),
)
