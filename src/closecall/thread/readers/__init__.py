"""The formats that can be read. A further format is a module with a ``READER`` and a row here."""

from __future__ import annotations

from closecall.thread.pieces import Page, Reader
from closecall.thread.readers.calls import (
    arrow_turns,
    column_turns,
    dashed_dialogue,
    google_meet,
    headed_turns,
    marked_names,
    named_turns,
    stacked_turns,
    stamped_openings,
    stamped_turns,
    subtitles,
    timed_turns,
)
from closecall.thread.readers.chats import angled_names, copied_chat, names_alone, whatsapp, zoom_chat
from closecall.thread.readers.json_formats import gong, json_turns
from closecall.thread.readers.mail import eml, html_mail, mbox, pasted_mail
from closecall.thread.readers.prose import call_notes, greeted_letters, unstructured

READERS: tuple[Reader, ...] = (
    mbox.READER,
    eml.READER,
    html_mail.READER,
    gong.READER,
    subtitles.READER,
    whatsapp.READER,
    google_meet.READER,
    zoom_chat.READER,
    stamped_turns.READER,
    json_turns.READER,
    timed_turns.READER,
    angled_names.READER,
    pasted_mail.READER,
    call_notes.READER,
    stacked_turns.READER,
    copied_chat.READER,
    headed_turns.READER,
    stamped_openings.READER,
    arrow_turns.READER,
    column_turns.READER,
    marked_names.READER,
    dashed_dialogue.READER,
    named_turns.READER,
    greeted_letters.READER,
    names_alone.READER,
    unstructured.READER,
)
"""Every reader; of two with the same confidence the first is taken."""


def reader_for(page: Page) -> tuple[Reader | None, float]:
    """The reader with the highest confidence, and that confidence; None and 0 when no reader has any."""
    best, most = None, 0.0
    for reader in READERS:
        confidence = reader.confidence(page) if reader.highest > most else 0.0
        if confidence > most:
            best, most = reader, confidence
    return best, most
