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
from closecall.drafting.checks.spans.quotations import quotations
from closecall.drafting.records import Beat, BeatName, Channel, Draft, NextStep, script_body
from closecall.text.resources.toml_file import read_data
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.tokens import words_of

_SHORTEST_QUOTE = 3
"""Words from which on a quotation must be the buyer's own (W5)."""
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
    parts = _stance_parts(body, lang=lang) if approach is Approach.FIRM_CLOSE else {}
    leaving = next(_saying(body, "exit", lang=lang), None)
    return Draft(
        channel=channel or Channel.EMAIL,
        lang=lang,
        subject=subject,
        body=body,
        quotes=_quotes(body),
        next_step=_next_step(body, lang=lang, as_of=as_of),
        exit=_slice(body, leaving) if leaving else None,
        **parts,
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


def _stance_parts(body: str, *, lang: str) -> dict[str, Any]:
    """What a firm close consists of: the hesitation, the disagreement, the recommendation and its reason."""
    against = next(_saying(body, "disagreement", lang=lang), None)
    advised = next(_saying(body, "recommendation", lang=lang), None)
    parts: dict[str, Any] = {}
    if against:
        before = _beside(body, against)[0]
        parts |= {"disagreement": _slice(body, against), "hesitation": before or _slice(body, against)}
    if advised:
        before, after = _beside(body, advised)
        parts |= {
            "recommendation": _slice(body, advised),
            "reasons": (after or before,) if after or before else (),
        }
    return parts


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
        if when and sentence.start not in told and _holds(text, "step", lang=lang):
            how = how or _how(body, sentence, lang=lang)
            return NextStep(what=_slice(body, sentence), when=when, how=how)
    return None


def _without_quotes(body: str) -> str:
    """The text with spaces where the buyer's words stand: what he said is no proposal of the seller's."""
    shown = list(body)
    for start, end in quotations(body):
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
    """What stands in quotation marks; one or two words are what the buyer may answer, such as "go ahead"."""
    quoted = dict.fromkeys(body[start:end] for start, end in quotations(body))
    return tuple(words for words in quoted if len(words.split()) >= _SHORTEST_QUOTE)


def _slice(body: str, sentence: Sentence) -> str:
    return body[sentence.start : sentence.end]
