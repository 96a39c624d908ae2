"""Text without any structure: one message by somebody unknown."""

from __future__ import annotations

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.mail.splitting import split_mails
from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.prose.told_notes import may_be_told
from closecall.thread.records import ThreadKind

_WORDS = compiled_late(r"[^\W\d_]{2,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_UNSURE = (
    "No senders or speakers were found in this text; it is read as one message by an unknown person. "
    "Say --me NAME, or paste it with its From and Date lines."
)


def confidence(page: Page) -> float:
    """The last resort: low, and zero for what holds no words or is data of a program."""
    if page.text.lstrip()[:1] in "{[" and page.text.rstrip()[-1:] in "}]" and '"' in page.text:
        return 0.0
    return 0.01 if any(_WORDS.search(page.lines[i][:2000]) for i in page.filled[:200]) else 0.0


def read(page: Page) -> Reading:
    """The whole text as one piece; lines with quote marks are history, unless every line has them.

    Whose it is, is doubtful where it only tells of somebody: it may be a note of the seller's.
    """
    pieces = split_mails(page.quoted)
    if len(pieces) == 1 and may_be_told(pieces[0].body):
        pieces = (pieces[0]._replace(doubtful=True),)
    return Reading(ThreadKind.EMAIL, pieces, signed=True, warnings=(_UNSURE,))


READER = Reader("plain text", 0.01, confidence, read)
