"""A draft from its parts: a mail with greeting and sign-off, or a call script line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from closecall.drafting.phrasing.phrase_tables import table
from closecall.drafting.phrasing.salutation import salutation
from closecall.drafting.records import Beat, BeatName, Channel, Draft, NextStep, script_body
from closecall.drafting.template.material import Material
from closecall.thread.lexicon.subject_marks import without_marks

PAUSE = "[pause]"
LONGEST_LINE = 25
"""Words that a line of a call script may have."""


def letter(
    material: Material,
    *,
    subject: str,
    paragraphs: Iterable[Sequence[str | None]],
    **parts: Any,  # noqa: ANN401  the fields of a draft
) -> Draft:
    """A mail: each paragraph is its sentences, those that are None left out.

    It answers under the thread's own subject, where that has one; ``subject`` opens a new thread. In a chat
    there is none, and whoever writes ends with his name alone.
    """
    is_chat = material.brief.thread is not None and material.brief.thread.is_chat
    greeting, sign_off = salutation(material.brief, lang=material.lang, address=material.address)
    framed = ((material.opening(),), *paragraphs, (material.closing(),))
    told = [" ".join(sentence for sentence in paragraph if sentence) for paragraph in framed]
    said = _after_the_greeting("\n\n".join(paragraph for paragraph in told if paragraph), lang=material.lang)
    if is_chat and material.brief.voice is None:
        sign_off = sign_off.partition("\n")[2]
    body = "\n\n".join(only(greeting, said, sign_off))
    return Draft(
        channel=Channel.EMAIL,
        lang=material.lang,
        subject=None if is_chat else _of_the_thread(material) or subject,
        body=body,
        **_present(body, parts),
    )


def _of_the_thread(material: Material) -> str | None:
    """The newest subject that a person wrote, as an answer to it: a new one would be a new thread."""
    thread = material.brief.thread
    if thread is None or not material.with_subject:
        return None
    written = (m.subject for m in reversed(thread.messages) if m.subject and m.automatic is None)
    subject = " ".join(without_marks(next(written, "")).split())
    return f"Re: {subject}" if subject else None


def call_script(
    material: Material,
    lines: Iterable[tuple[BeatName, str | None]],
    **parts: Any,  # noqa: ANN401  the fields of a draft
) -> Draft:
    """A call script from its spoken lines; lines that are None are left out."""
    script = tuple(Beat(beat=beat, say=say) for beat, say in lines if say)
    body = script_body(script)
    return Draft(channel=Channel.CALL, lang=material.lang, body=body, script=script, **_present(body, parts))


def spoken(beat: BeatName, *sentences: str | None) -> tuple[tuple[BeatName, str], ...]:
    """Sentences as one line of a call script where that can be said in one breath, else a line each."""
    said = only(*sentences)
    joined = " ".join(said)
    lines = (joined,) if len(joined.split()) <= LONGEST_LINE else said
    return tuple((beat, line) for line in lines if line)


def step(what: str, *, when: str | None = None, how: str | None = None) -> NextStep:
    """The next step of a draft."""
    return NextStep(what=what, when=when, how=how)


def when(material: Material, pace: str) -> tuple[str, str]:
    """A proposed day as it stands in a sentence ("on Friday 13 June"), and alone ("Friday 13 June")."""
    day = material.day(pace)
    if day is None:
        this_week = material.say("days.this_week")
        return this_week, this_week
    return material.say("days.on", day=day), day


def opening(clause: str) -> str:
    """A clause as it opens a sentence."""
    return clause[:1].upper() + clause[1:]


def only(*found: str | None) -> tuple[str, ...]:
    """Those that are there."""
    return tuple(item for item in found if item)


def _after_the_greeting(text: str, *, lang: str) -> str:
    """The text of a mail, its first letter small where the language goes on after the greeting's comma."""
    lowered = str(table("letters")[lang].get("lowered", "")).split()
    first = text.partition(" ")[0].strip(".,:;").lower()
    return text[:1].lower() + text[1:] if first in lowered else text


def _present(body: str, parts: dict[str, Any]) -> dict[str, Any]:
    """The parts, with every quote, reason and hesitation that the body does not hold left out."""
    kept = dict(parts)
    if (kept.get("hesitation") or "") not in body:
        del kept["hesitation"]
    for name in ("quotes", "reasons"):
        kept[name] = tuple(dict.fromkeys(item for item in kept.get(name, ()) if item in body))
    return kept
