"""K: what a call script needs beside the rules for every draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from closecall.drafting.checks.inspection.draft_view import BRANCHES, Sheet
from closecall.drafting.checks.rule import FIRM, GUIDING, SPOKEN, Rule
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.records import Beat, BeatName
from closecall.text.tokens import words_of

_LONGEST_LINE = 25
_PAUSE = "[pause]"
_FIRM_ORDER = (
    (BeatName.ECHO,),
    (BeatName.NAME,),
    (BeatName.DISAGREE,),
    (BeatName.RECOMMEND,),
    (BeatName.REASON,),
    (BeatName.ASK,),
    (BeatName.PAUSE,),
    (BeatName.IF_NO,),
)
_GUIDE_ORDER = ((BeatName.MIRROR,), (BeatName.FRAME,), (BeatName.CHECK, BeatName.STEP, BeatName.ASK))
_ASKING = {BeatName.ASK, BeatName.STEP, BeatName.CHECK}
_BRANCHES_NEEDED = ((BeatName.IF_YES,), (BeatName.IF_SOFT,), (BeatName.IF_NO,))


def _long_lines(sheet: Sheet) -> Iterator[Span]:
    position = 0
    for beat in sheet.draft.script:
        spoken = set(words_of(beat.say).spans)
        if len(spoken) > _LONGEST_LINE or "\n" in beat.say:
            yield Span("body", position, position + len(beat.say))
        position += len(beat.say) + 1


def _pause_not_after_ask(sheet: Sheet) -> Iterator[Span]:
    script = sheet.draft.script
    pauses = [place for place, beat in enumerate(script) if _is_pause(beat)]
    needs_one = _needs_answer(sheet)
    if len(pauses) != (1 if needs_one else len(pauses[:1])):
        yield Span("script")
        return
    asking = {BeatName.ASK} if any(beat.beat is BeatName.ASK for beat in script) else _ASKING
    for place in pauses:
        if script[place].say != _PAUSE or place == 0 or script[place - 1].beat not in asking:
            yield Span("script")


def _is_pause(beat: Beat) -> bool:
    return beat.beat is BeatName.PAUSE or _PAUSE in beat.say


def _needs_answer(sheet: Sheet) -> bool:
    """A firm or guiding call waits for an answer, and so does any call that asks."""
    asks = any(beat.beat is BeatName.ASK for beat in sheet.draft.script)
    return asks or sheet.brief.approach in FIRM | GUIDING


def _missing_branches(sheet: Sheet) -> Iterator[Span]:
    if _needs_answer(sheet) and not _all_of(sheet.draft.script, _BRANCHES_NEEDED):
        yield Span("script")


def _all_of(script: Sequence[Beat], wanted: Sequence[Sequence[BeatName]]) -> bool:
    present = {beat.beat for beat in script if beat.say.strip()}
    return all(present.intersection(names) for names in wanted)


def _firm_order(sheet: Sheet) -> Iterator[Span]:
    """Disagreement and recommendation are one beat of the rubric: the first may carry the second."""
    script, advice = sheet.draft.script, sheet.draft.recommendation
    apart = any(beat.beat is BeatName.RECOMMEND for beat in script)
    one_beat = not apart and any(
        beat.beat is BeatName.DISAGREE and advice is not None and advice in beat.say for beat in script
    )
    order = [names for names in _FIRM_ORDER if not (one_beat and names == (BeatName.RECOMMEND,))]
    if not _in_order(script, order):
        yield Span("script")


def _guide_order(sheet: Sheet) -> Iterator[Span]:
    if not _in_order(sheet.draft.script, _GUIDE_ORDER):
        yield Span("script")


def _in_order(script: Sequence[Beat], order: Sequence[Sequence[BeatName]]) -> bool:
    """Whether one beat of each group stands in the script, each first one after the group before it."""
    place = -1
    for names in order:
        first = next((i for i, beat in enumerate(script) if beat.beat in names), -1)
        if first <= place:
            return False
        place = first
    return True


def _branch_before_pause(sheet: Sheet) -> Iterator[Span]:
    after = False
    for beat in sheet.draft.script:
        if after and beat.beat not in BRANCHES and beat.beat is not BeatName.CLOSE:
            yield Span("script")
        after = after or beat.beat in BRANCHES


RULES = (
    Rule(
        id="K1",
        code="line_too_long",
        sentence="A line of a call has at most 25 words.",
        repair="Cut the line, or split it in two.",
        source="call rubric",
        find=_long_lines,
        channels=SPOKEN,
    ),
    Rule(
        id="K2",
        code="pause_not_after_ask",
        sentence="There must be exactly one [pause], right after the ask.",
        repair="Ask once, then [pause], then the branches.",
        source="call rubric",
        find=_pause_not_after_ask,
        channels=SPOKEN,
    ),
    Rule(
        id="K3",
        code="branch_missing",
        sentence="A line is missing for one of the answers: yes, a soft hesitation, no.",
        repair="Give one line for each answer.",
        source="call rubric",
        find=_missing_branches,
        channels=SPOKEN,
    ),
    Rule(
        id="K3",
        code="line_after_branches",
        sentence="Nothing but the close comes after the branches.",
        repair="Put the branches last.",
        source="call rubric",
        find=_branch_before_pause,
        channels=SPOKEN,
    ),
    Rule(
        id="K4",
        code="beats_out_of_order",
        sentence="A firm call goes: echo, name, disagree, recommend, reason, ask, pause, if no.",
        repair="Put the beats into that order.",
        source="S26, call rubric",
        find=_firm_order,
        approaches=FIRM,
        channels=SPOKEN,
    ),
    Rule(
        id="K4",
        code="guide_beats_out_of_order",
        sentence="A guiding call goes: mirror, frame, then check or the next step.",
        repair="Put the beats into that order.",
        source="call rubric",
        find=_guide_order,
        approaches=GUIDING,
        channels=SPOKEN,
    ),
)
