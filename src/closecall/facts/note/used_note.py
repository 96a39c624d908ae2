"""A seller's note beside the thread: what it tells, what of it told nothing, and what may tell a no."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from closecall.facts.findings import Findings
from closecall.facts.note.buyer_names import buyers_names
from closecall.facts.note.note_facts import LONGEST, note_language, read_note
from closecall.facts.note.unheard_clause import unheard_clause
from closecall.facts.note.unread_refusal import names_an_end, unread_no
from closecall.facts.open_question import OpenQuestion, Stops
from closecall.text.sentences import sentences_of
from closecall.thread.records import Thread

_KINDS = ("buyer_kind", "org_segment")
_MOST_SHOWN = 3
_WHAT_A_NOTE_TELLS = (
    "It tells what you know: whether it is good for them and why, their size, who decides, the price, a no. "
    "If they ordered, say --facts stage=accepted."
)


def told_in(note: str, thread: Thread) -> Findings:
    """What a note asserts of the thread's buyer."""
    return read_note(note, thread_lang=thread.lang, names=buyers_names(thread)) if note else Findings()


def used_note(
    note: str, told: Findings, read: Sequence[Findings], thread: Thread, *, is_answered: bool
) -> Findings:
    """The note once the thread is read as well: with what of it told nothing as a warning, and the question.

    Args:
        told: what :func:`told_in` gave.
        read: what was found in the thread; the seller's words there may be those of the note.
        is_answered: whether the seller has told what the buyer said for a no, so that no sentence of the note
            is asked about.

    """
    if not note:
        return told
    note = note[:LONGEST]
    quoted = [item for part in (told, *read) for item in part.evidence if item.quote]
    quotes = tuple(item.quote for item in quoted)
    told = replace(told, warnings=(*told.warnings, *_unused(note, quotes)))
    if is_answered:
        return told
    kinds = {item.quote for item in quoted if item.fact == "buyer_kind"}
    kinds -= {item.quote for item in quoted if item.fact != "buyer_kind"}
    lang = note_language(note, thread.lang)
    unread = unread_no(note, quotes, thread, lang=lang, kinds=kinds)
    if unread:
        # A light message, too, is unwelcome to one who went with somebody else.
        stops = Stops.ALL if names_an_end(unread, lang=lang) else Stops.GOING_ON
        told = _without_kind_in(told, unread)
    else:
        telling = [quote for quote in quotes if quote not in kinds]
        unread, stops = unheard_clause(note, telling, thread, lang=lang), Stops.CLOSING
    return replace(told, questions=(OpenQuestion("no", unread, stops, is_of_note=True),)) if unread else told


def _unused(note: str, quotes: Sequence[str]) -> Iterator[str]:
    """What of a note told nothing, as a warning: the seller sees that it was read and does not count.

    Questions are asked of the reader and tell nothing anyhow.
    """
    told = (note[each.start : each.end] for each in sentences_of(note) if not each.is_question)
    unused = [said for said in told if not any(quote in said or said in quote for quote in quotes)]
    if unused:
        shown = ", ".join(f"\u201c{said.rstrip('.')}\u201d" for said in unused[:_MOST_SHOWN])
        more = f" and {len(unused) - _MOST_SHOWN} more" if len(unused) > _MOST_SHOWN else ""
        yield f"Not used of your note: {shown}{more}. {_WHAT_A_NOTE_TELLS}"


def _without_kind_in(told: Findings, said: str) -> Findings:
    """Without what a sentence tells of the buyer's kind and size, where it may tell of another firm."""
    theirs = {item.fact for item in told.evidence if item.fact in _KINDS and item.quote in said}
    values = {fact: value for fact, value in told.values.items() if fact not in theirs}
    evidence = tuple(item for item in told.evidence if item.fact not in theirs)
    return replace(told, values=values, evidence=evidence)
