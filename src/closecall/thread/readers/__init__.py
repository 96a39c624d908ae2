"""The formats that can be read. A further format is a module with a ``READER`` and a row here."""

from __future__ import annotations

from closecall.thread.pieces import Page, Reader
from closecall.thread.readers import (
    angled_names,
    arrow_turns,
    chat_lines,
    column_turns,
    eml,
    gong,
    greeted_letters,
    headed_turns,
    html_mail,
    json_turns,
    mail,
    mailbox,
    marked_names,
    meet,
    named_turns,
    names_alone,
    notes,
    opened_turns,
    plain,
    stacked_turns,
    stamped_turns,
    subtitles,
    timed_turns,
    whatsapp,
    zoom_chat,
)

READERS: tuple[Reader, ...] = (
    mailbox.READER,
    eml.READER,
    html_mail.READER,
    gong.READER,
    subtitles.READER,
    whatsapp.READER,
    meet.READER,
    zoom_chat.READER,
    stamped_turns.READER,
    json_turns.READER,
    timed_turns.READER,
    angled_names.READER,
    mail.READER,
    notes.READER,
    stacked_turns.READER,
    chat_lines.READER,
    headed_turns.READER,
    opened_turns.READER,
    arrow_turns.READER,
    column_turns.READER,
    marked_names.READER,
    named_turns.READER,
    greeted_letters.READER,
    names_alone.READER,
    plain.READER,
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
