"""``.eml`` files: told by their header, read by :mod:`closecall.thread.readers.mail.mail_message`."""

from __future__ import annotations

from closecall.thread.pieces import Page, Reader, Reading

_FIELDS = ("from:", "to:", "subject:", "date:", "cc:")
_ONLY_IN_FILES = (
    "mime-version:",
    "message-id:",
    "received:",
    "return-path:",
    "delivered-to:",
    "content-type:",
    "content-transfer-encoding:",
    "dkim-signature:",
    "x-mailer:",
)
_HEADERS_LOOKED_AT = 60


def confidence(page: Page) -> float:
    """Certain when the top is a mail's header with fields that only a file holds."""
    top: list[str] = []
    for line in page.lines[page.filled[0] : page.filled[0] + _HEADERS_LOOKED_AT]:
        if not line:
            break
        top.append(line[:40].casefold())
    if not top or ":" not in top[0] or not any(line.startswith(_ONLY_IN_FILES) for line in top):
        return 0.0
    return 1.0 if any(line.startswith(_FIELDS) for line in top) else 0.0


def read(page: Page) -> Reading:
    """The outer mail and what it quotes."""
    from closecall.thread.readers.mail.mail_message import read_mail_file  # noqa: PLC0415  pasted text needs no parser

    return read_mail_file(page)


READER = Reader("eml file", 1.0, confidence, read)
