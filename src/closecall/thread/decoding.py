"""Bytes or text from anywhere, made into one clean text; or one clear line saying why not."""

from __future__ import annotations

import codecs

from closecall.errors import InputError
from closecall.text.unicode import clean_text

CAP_BYTES = 2_000_000
"""The largest input that is read, in bytes (2 MB)."""

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PASTE = "Paste the mail thread or the transcript as text, or save it as .eml, .txt, .vtt or .srt."


def decode(source: str | bytes) -> tuple[str, tuple[str, ...]]:
    """The cleaned text and warnings about its encoding.

    Raises:
        InputError: when it is empty, over :data:`CAP_BYTES`, or no text.

    """
    size = len(source) if isinstance(source, bytes) else _size(source)
    if size > CAP_BYTES:
        raise InputError(
            f"The input has {size / 1e6:.1f} MB; the cap is {CAP_BYTES / 1e6:.0f} MB.",
            hint="Cut it down to the one thread or call in question.",
        )
    text, warnings = (source, ()) if isinstance(source, str) else _text_of(source)
    if "\x00" in text:
        raise InputError(
            f"The input is binary data, not text (NUL character at position {text.index(chr(0))}).",
            hint=_PASTE,
        )
    text = clean_text(text)
    if not text.strip():
        raise InputError("The input is empty: there is no thread to read.", hint=_PASTE)
    return text, warnings


def _size(text: str) -> int:
    if len(text) > CAP_BYTES or text.isascii():
        return len(text)
    return len(text.encode("utf-8", "surrogatepass"))


def _text_of(raw: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKED:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), ()
            except UnicodeDecodeError as error:
                raise InputError(
                    f"The input is not text: it starts as {encoding} but byte {error.start} does not fit.",
                    hint=_PASTE,
                ) from error
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if _is_binary(raw):
            raise InputError(
                f"The input is binary data, not text (byte {error.start} is 0x{raw[error.start]:02x}).",
                hint=_PASTE,
            ) from error
    text = raw.decode("cp1252", "replace")
    return text, ("The text is not UTF-8; it was read as Windows-1252 (Western European).",)


def _is_binary(raw: bytes) -> bool:
    sample = raw[:4096]
    control = sum(byte < 32 and byte not in b"\t\n\r\x0c\x1b" for byte in sample)
    return control * 50 > len(sample) or sample[:4] in (b"%PDF", b"PK\x03\x04")
