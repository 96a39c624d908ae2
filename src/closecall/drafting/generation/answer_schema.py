"""The parts a model writes: flat text fields, put together by code so that each stands in the draft."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from closecall.decision.records import Approach
from closecall.drafting.phrasing.salutation import salutation
from closecall.drafting.records import Beat, BeatName, Brief, Channel, Draft, NextStep, script_body
from closecall.drafting.template.layout import PAUSE
from closecall.errors import ModelAnswerUnusable
from closecall.text.dates import find_date

MOST_TOKENS = 700
"""How long an answer may get: about twice the longest draft that the rules allow."""

_SHORTEST_QUOTE = 3
_FINISHED = (".", "?", "!", '"', "”", ":")
_QUOTED = re.compile(r"[\"“„]([^\"“”„\n]{3,300})[\"”“]")


@dataclass(frozen=True, slots=True)
class Part:
    """One field of the model's answer.

    Attributes:
        name: of the JSON field.
        paragraph: of a mail that it stands in, from 0; -1 is the subject.
        beat: of a call script that it becomes.
        fills: the field of :class:`Draft` that holds it besides the body; empty for none.

    """

    name: str
    paragraph: int
    beat: BeatName
    fills: str = ""


_IF_YES = Part("if_yes", 9, BeatName.IF_YES)
_IF_SOFT = Part("if_soft", 9, BeatName.IF_SOFT)
_IF_NO = Part("if_no", 9, BeatName.IF_NO, "exit")

_MAIL = {
    Approach.FIRM_CLOSE: (
        Part("interest", 0, BeatName.ECHO),
        Part("hesitation", 1, BeatName.NAME, "hesitation"),
        Part("disagreement", 1, BeatName.DISAGREE, "disagreement"),
        Part("recommendation", 2, BeatName.RECOMMEND, "recommendation"),
        Part("reason", 2, BeatName.REASON, "reasons"),
        Part("how_to_say_yes", 3, BeatName.STEP, "how"),
        Part("next_step", 3, BeatName.ASK, "next_step"),
        Part("exit", 3, BeatName.IF_NO, "exit"),
    ),
    Approach.GUIDE: (
        Part("heard", 0, BeatName.MIRROR),
        Part("left_to_decide", 1, BeatName.FRAME),
        Part("how_to_decide", 1, BeatName.CHECK),
        Part("next_step", 2, BeatName.ASK, "next_step"),
        Part("pace", 2, BeatName.CLOSE),
    ),
    Approach.NURTURE: (
        Part("understood", 0, BeatName.MIRROR),
        Part("next_step", 0, BeatName.STEP, "next_step"),
        Part("exit", 1, BeatName.CLOSE, "exit"),
    ),
    Approach.RESPECT_NO: (
        Part("accept", 0, BeatName.THANK),
        Part("door", 0, BeatName.CLOSE),
    ),
    Approach.CONFIRM: (
        Part("thanks", 0, BeatName.THANK),
        Part("agreed", 0, BeatName.REPEAT),
        Part("next_step", 1, BeatName.STEP, "next_step"),
    ),
}

_BRANCHES = {
    Approach.FIRM_CLOSE: (_IF_YES, _IF_SOFT, _IF_NO),
    Approach.GUIDE: (_IF_YES, _IF_SOFT, _IF_NO),
}

_WRITTEN_ONLY = frozenset({"exit", "pace"})
"""Parts of a mail that a call with branches has no line for: there the branches do their work."""


def parts_of(approach: Approach, channel: Channel) -> tuple[Part, ...]:
    """The fields that a model is asked for, in the order in which they are read.

    Raises:
        KeyError: nothing is written for that approach (``ask_first``).

    """
    parts = _MAIL[approach]
    if channel is Channel.EMAIL:
        return (Part("subject", -1, BeatName.ECHO, "subject"), *parts)
    branches = _BRANCHES.get(approach)
    if branches is None:
        return parts
    return (*(part for part in parts if part.name not in _WRITTEN_ONLY), *branches)


def schema_of(approach: Approach, channel: Channel, *, only: Collection[str] = ()) -> dict[str, Any]:
    """The strict JSON schema of the answer: one object of required texts, of all fields or ``only`` some."""
    names = [part.name for part in parts_of(approach, channel) if not only or part.name in only]
    return {
        "type": "object",
        "properties": {name: {"type": "string"} for name in names},
        "required": names,
        "additionalProperties": False,
    }


def texts_of(answer: Mapping[str, Any], brief: Brief) -> dict[Part, str]:
    """What a model wrote for each part, as it will stand in the draft.

    Args:
        answer: the model's JSON object, its tokens filled; fields that were not asked for are ignored.

    Raises:
        ModelAnswerUnusable: naming every field that is missing, empty or no text.

    """
    parts = parts_of(brief.approach, brief.channel)
    bad = [p.name for p in parts if not isinstance(answer.get(p.name), str) or not answer[p.name].strip()]
    if bad:
        raise ModelAnswerUnusable(
            f"The model's answer lacks text in: {', '.join(bad)}.", hint="Ask again for every field."
        )
    return {part: _mended(" ".join(answer[part.name].split()), part, brief) for part in parts}


def draft_from(told: Mapping[Part, str], brief: Brief, *, days: Sequence[str]) -> Draft:
    """The draft that a model's parts make up; greeting, sign-off and the pause are added.

    Args:
        told: the text of each part (:func:`texts_of`).
        days: those that the model could propose, as written; the one in its next step is the step's.

    """
    fields = {part.fills: text for part, text in told.items() if part.fills}
    script = _script(told) if brief.channel is Channel.CALL else ()
    body = script_body(script) if script else _letter(told, brief)
    next_step = fields.get("next_step")
    return Draft(
        channel=brief.channel,
        lang=brief.lang,
        subject=fields.get("subject"),
        body=body,
        quotes=_quotes(body, brief),
        hesitation=fields.get("hesitation"),
        disagreement=fields.get("disagreement"),
        recommendation=fields.get("recommendation"),
        reasons=(fields["reasons"],) if "reasons" in fields else (),
        next_step=_step(next_step, days=days, how=fields.get("how")),
        exit=fields.get("exit"),
        question=next_step if next_step and next_step.endswith("?") else None,
        script=script,
    )


def _mended(text: str, part: Part, brief: Brief) -> str:
    """A part without two slips of small models: a full stop left out, the buyer's words left unmarked."""
    if part.fills == "subject" or brief.lang != "en":
        return text
    words = text.strip(' ."')
    said = brief.thread.buyer_messages() if brief.thread else ()
    if len(words.split()) >= _SHORTEST_QUOTE and any(words in message.body for _, message in said):
        also = "also " if part.fills == "hesitation" else ""
        verb = "said" if brief.thread and brief.thread.is_spoken else "wrote"
        return f'You {also}{verb} "{words}".'
    return text if text.endswith(_FINISHED) else f"{text}."


def _step(sentence: str | None, *, days: Sequence[str], how: str | None) -> NextStep | None:
    if sentence is None:
        return None
    written = find_date(sentence)
    found = sentence[written.start : written.end] if written else None
    return NextStep(what=sentence, when=next((day for day in days if day in sentence), found), how=how)


def _letter(told: Mapping[Part, str], brief: Brief) -> str:
    greeting, sign_off = salutation(brief, lang=brief.lang)
    paragraphs: dict[int, list[str]] = {}
    for part, text in told.items():
        if part.paragraph >= 0:
            paragraphs.setdefault(part.paragraph, []).append(text)
    return "\n\n".join([greeting, *(" ".join(paragraph) for paragraph in paragraphs.values()), sign_off])


def _script(told: Mapping[Part, str]) -> tuple[Beat, ...]:
    """The beats in order, with the pause after the ask, or after the step where nothing is asked."""
    beats = [Beat(beat=part.beat, say=text) for part, text in told.items()]
    waits = [at for at, beat in enumerate(beats, start=1) if beat.beat in {BeatName.ASK, BeatName.STEP}]
    if waits:
        beats.insert(waits[-1], Beat(beat=BeatName.PAUSE, say=PAUSE))
    return tuple(beats)


def _quotes(body: str, brief: Brief) -> tuple[str, ...]:
    """What stands between quotation marks and is a slice of the buyer's own message."""
    said = [message.body for _, message in brief.thread.buyer_messages()] if brief.thread else []
    found = (match.group(1) for match in _QUOTED.finditer(body))
    return tuple(dict.fromkeys(quote for quote in found if any(quote in text for text in said)))
