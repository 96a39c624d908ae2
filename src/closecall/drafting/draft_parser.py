"""A draft's parts found again in plain text: what was copied from the screen, or what somebody typed.

The rules ask for parts, such as the disagreement or the next step. In plain text a part is the sentence that
speaks as such a part does, in the phrases that the rules themselves know; what no sentence says stays absent,
and the rules say so. In a call script, written a beat a line, the beats tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from closecall.decision.records import Approach
from closecall.drafting.checks.inspection.phrase_book import hear
from closecall.drafting.checks.spans.day_mentions import clock_times, days_named, is_past
from closecall.drafting.checks.spans.quotations import claimed_quotations
from closecall.drafting.records import Beat, BeatName, Channel, Draft, NextStep, script_body
from closecall.text.dates import weekdays
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.resources.toml_file import read_data
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.tokens import fold, words_of

_SIGNS = {"disagreement": ("opposition", "own_view"), "recommendation": ("advice", "purchase")}
"""What together makes a sentence the part, where no phrase does (W14)."""
_PRESSING = frozenset({"deadline", "urgency", "scarcity", "threat"})
_STEP_DATED = "deadline.step"
_CLAUSE_MARK = compiled_late(r"[;:()\u2013\u2014]|,(?!\s?\d)")
"""What parts clauses; not the comma of "Mittwoch, 18. November"."""
_WEEKDAY_BEFORE = compiled_late(r"([^\W\d_]{4,12}),? $")
_SUBJECT = "subject:"
_BEATS = frozenset(BeatName)
_PART_OF_BEAT = {
    BeatName.NAME: "hesitation",
    BeatName.DISAGREE: "disagreement",
    BeatName.RECOMMEND: "recommendation",
    BeatName.IF_NO: "exit",
}


def plain_draft(
    text: str,
    *,
    approach: Approach,
    channel: Channel | None = None,
    lang: str = "en",
    as_of: date | None = None,
) -> Draft:
    """The draft that a text is, with the parts found in it; the body is empty when the text is.

    Args:
        text: a mail, with or without a "Subject:" line, or a call script, a beat and what is said a line.
        channel: by default a call where every line begins with a beat, else an email.
        as_of: the day it is for; what lies before it is no next step.

    """
    text = text.strip()
    script = _script(text)
    if channel is Channel.EMAIL:
        script = ()
    if script:
        return _of_script(script, approach=approach, lang=lang, as_of=as_of)
    subject, body = _subject_and_body(text)
    step = _next_step(body, lang=lang, as_of=as_of)
    firm = approach is Approach.FIRM_CLOSE
    leaving = _leaving(body, step, lang=lang) if firm else None
    after = tuple(part for part in (step.what if step else None, leaving) if part)
    return Draft(
        channel=channel or Channel.EMAIL,
        lang=lang,
        subject=subject,
        body=body,
        quotes=_quotes(body),
        next_step=step,
        exit=leaving,
        **(_stance_parts(body, after, lang=lang) if firm else {}),
    )


def _subject_and_body(text: str) -> tuple[str | None, str]:
    head, _, rest = text.partition("\n")
    if not head.lower().startswith(_SUBJECT):
        return None, text
    return head[len(_SUBJECT) :].strip(), rest.strip()


def _script(text: str) -> tuple[Beat, ...]:
    """The beats, where every line that is not empty begins with one; else none."""
    beats: list[Beat] = []
    for line in text.splitlines():
        name, _, say = line.strip().partition(" ")
        name = name.rstrip(":").lower()
        if name and name not in _BEATS:
            return ()
        if name:
            beats.append(Beat(beat=BeatName(name), say=say.strip()))
    return tuple(beats)


def _of_script(script: Sequence[Beat], *, approach: Approach, lang: str, as_of: date | None) -> Draft:
    body = script_body(script)
    firm = approach is Approach.FIRM_CLOSE
    told = {_PART_OF_BEAT[beat.beat]: beat.say for beat in script if firm and beat.beat in _PART_OF_BEAT}
    asked = next((beat.say for beat in script if beat.beat in (BeatName.ASK, BeatName.STEP)), None)
    return Draft(
        channel=Channel.CALL,
        lang=lang,
        body=body,
        script=tuple(script),
        quotes=_quotes(body),
        reasons=tuple(beat.say for beat in script if firm and beat.beat is BeatName.REASON),
        next_step=_next_step(body, lang=lang, as_of=as_of, how=asked),
        **told,
    )


def _leaving(body: str, step: NextStep | None, *, lang: str) -> str | None:
    """The last sentence that lets the buyer say no; "it is your decision" before it tells what he wrote."""
    told = [_slice(body, sentence) for sentence in _saying(body, "exit", lang=lang)]
    apart = [text for text in told if step is None or text != step.what]
    return next(reversed(apart or told), None)


def _stance_parts(body: str, after: Sequence[str], *, lang: str) -> dict[str, Any]:
    """What a firm close consists of: the hesitation, the disagreement, the recommendation and its reason.

    ``after`` are the sentences that follow them: how to take the step, and how to leave it.
    """
    against = _part(body, "disagreement", *_SIGNS["disagreement"], lang=lang)
    advised = _part(body, "recommendation", *_SIGNS["recommendation"], lang=lang)
    parts: dict[str, Any] = {}
    if against:
        before = _beside(body, against)[0]
        parts |= {"disagreement": _slice(body, against), "hesitation": before or _slice(body, against)}
    if advised:
        reason = _reason(body, advised, against, after)
        parts |= {"recommendation": _slice(body, advised), "reasons": (reason,) if reason else ()}
    return parts


def _part(body: str, topic: str, *signs: str, lang: str) -> Sentence | None:
    """The first sentence that speaks on a topic, or else that has every sign by which a part is believed."""
    told = next(_saying(body, topic, lang=lang), None)
    return told or next(
        (
            sentence
            for sentence in sentences_of(body)
            if set(signs) <= {said.phrase.topic for said in hear(body, [sentence], lang=lang)}
        ),
        None,
    )


def _reason(body: str, advised: Sentence, against: Sentence | None, rest: Sequence[str]) -> str:
    """What stands beside the recommendation, up to how to take it or leave it; else beside the disagreement.

    Who disagrees says why in the same breath, so that his sentence is the reason where nothing else is.
    """
    before, after = _beside(body, advised)
    leading = before.removesuffix(_slice(body, against)).strip() if against else before
    beside = [_up_to(rest, after), leading]
    if against:
        beside += [_up_to(rest, _beside(body, against)[1]), _slice(body, against)]
    return next((text for text in beside if text), "")


def _up_to(rest: Sequence[str], text: str) -> str:
    """A text up to where one of the sentences begins."""
    return text[: min((text.index(part) for part in rest if part in text), default=len(text))].strip()


def _saying(body: str, topic: str, *, lang: str) -> Iterator[Sentence]:
    """The sentences that speak on a topic of the phrase files, in order."""
    for sentence in sentences_of(body):
        if any(said.phrase.topic == topic for said in hear(body, [sentence], lang=lang)):
            yield sentence


def _beside(body: str, sentence: Sentence) -> tuple[str, str]:
    """What stands before and after a sentence in its paragraph."""
    start = body.rfind("\n\n", 0, sentence.start) + 1
    end = body.find("\n\n", sentence.end)
    return body[start : sentence.start].strip(), body[sentence.end : end if end >= 0 else len(body)].strip()


def _next_step(body: str, *, lang: str, as_of: date | None, how: str | None = None) -> NextStep | None:
    """The last sentence that proposes something for a day, or soon; what lies in the past is no step."""
    unquoted = _without_quotes(body)
    told = {sentence.start for sentence in _saying(body, "claims_words", lang=lang)}
    for sentence in reversed(sentences_of(body)):
        text = _slice(unquoted, sentence)
        when = _when(text, lang=lang, as_of=as_of)
        if when and sentence.start not in told and _proposes(text, when, sentence, lang=lang):
            how = how or _how(body, sentence, lang=lang)
            return NextStep(what=_slice(body, sentence), when=when, how=how)
    return None


def _proposes(text: str, when: str, sentence: Sentence, *, lang: str) -> bool:
    """Whether a sentence with a day to come asks something of one of the two, and sets no limit to an offer.

    It proposes where its words say so, where it asks, or where it names the buyer's answer. Else, where it
    names a date, one of the two must stand in the clause of the date: "the grant closes on 30 May" proposes
    nothing, "you have it on 30 May" does.
    """
    if _holds(text, "step", lang=lang):
        return True
    if _limits(text, lang=lang):
        return False
    if sentence.is_question or _holds(text, "how", lang=lang):
        return True
    return _names_a_date(when, lang=lang) and _holds(_clause_around(text, when), "parties", lang=lang)


def _names_a_date(text: str, *, lang: str) -> bool:
    return any(named.days for named in days_named(text, lang=lang))


def _limits(text: str, *, lang: str) -> bool:
    """Whether a sentence presses with its day, or says until when something stands."""
    heard = {said.phrase.id for said in hear(text, sentences_of(text), lang=lang)} - {_STEP_DATED}
    return not _PRESSING.isdisjoint(topic.partition(".")[0] for topic in heard) or (
        bool(_phrases("limit", lang)) and _holds(text, "limit", lang=lang)
    )


def _clause_around(text: str, when: str) -> str:
    """The clause in which a date stands, from the mark before it to the one behind what follows its comma."""
    start = text.index(when)
    # "On Monday, 5 May": the weekday belongs to the date.
    before = _WEEKDAY_BEFORE.search(text, 0, start)
    start = before.start() if before and fold(before[1]) in weekdays() else start
    marks = [mark.span() for mark in _CLAUSE_MARK.finditer(text)]
    first = max((end for _, end in marks if end <= start), default=0)
    return text[first : min((mark for mark, _ in marks if mark >= start + len(when)), default=len(text))]


def _without_quotes(body: str) -> str:
    """The text with spaces where the buyer's words stand: what he said is no proposal of the seller's."""
    shown = list(body)
    for start, end in claimed_quotations(body):
        shown[start:end] = " " * (end - start)
    return "".join(shown)


def _when(text: str, *, lang: str, as_of: date | None) -> str | None:
    """From the first day or time of a sentence to its last; "this week" counts as well."""
    days = days_named(text, lang=lang)
    if as_of and any(is_past(day, as_of) for named in days for day in named.days):
        return None
    spans = [(day.start, day.end) for day in days] + [(start, end) for start, end, _ in clock_times(text)]
    soon = (said for said in hear(text, sentences_of(text), lang=lang) if said.phrase.topic == "soon")
    spans = spans or [(said.start, said.end) for said in soon]
    return text[min(spans)[0] : max(end for _, end in spans)] if spans else None


def _how(body: str, sentence: Sentence, *, lang: str) -> str | None:
    """How the step is taken: said in its own sentence, or in the paragraph around it."""
    around = (_slice(body, sentence), *_beside(body, sentence))
    return next((text for text in around if text and _holds(text, "how", lang=lang)), None)


def _holds(text: str, what: str, *, lang: str) -> bool:
    """Whether a text has one of the words for it; where the language has none, it is not asked."""
    phrases = _phrases(what, lang)
    spoken = f" {' '.join(words_of(text).folded)} "
    return not phrases or any(phrase in spoken for phrase in phrases)


@cache
def _phrases(what: str, lang: str) -> tuple[str, ...]:
    listed = read_data(Path(__file__).with_name("draft_parser.toml"))[what].get(lang, ())
    return tuple(f" {' '.join(words_of(phrase).folded)} " for phrase in listed)


def _quotes(body: str) -> tuple[str, ...]:
    """What stands in quotation marks as somebody's words, not what the buyer may answer ("go ahead")."""
    return tuple(dict.fromkeys(body[start:end] for start, end in claimed_quotations(body)))


def _slice(body: str, sentence: Sentence) -> str:
    return body[sentence.start : sentence.end]
