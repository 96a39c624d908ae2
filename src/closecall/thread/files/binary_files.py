"""Files that hold a thread in a binary form: Word documents and Outlook messages, made into text or a mail.

Each kind needs an optional library, which is loaded only for such a file.
"""

from __future__ import annotations

from closecall.errors import InputError

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def unpacked(source: bytes) -> tuple[str | bytes, tuple[str, ...]]:
    """The text or the mail file inside of a packed file, and warnings; other bytes as they are.

    Raises:
        InputError: when the file cannot be unpacked, or its library is missing.

    """
    if source.startswith(_ZIP):
        from closecall.thread.files.word_docx import text_of_document  # noqa: PLC0415  only for such a file

        return text_of_document(source)
    if source.startswith(_OLE):
        from closecall.thread.files.outlook_msg import mail_of_message  # noqa: PLC0415  only for such a file

        return mail_of_message(source), ()
    return source, ()


def missing(kind: str, *, extra: str, instead: str) -> InputError:
    """The error for a file whose library is not installed."""
    return InputError(
        f"Reading {kind} needs a library that is not installed.",
        hint=f"Run: pip install 'closecall[{extra}]'; or {instead}.",
    )
