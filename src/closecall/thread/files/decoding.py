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
_BINARY = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip file"),
    (b"PK\x05\x06", "an empty zip file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"ID3", "a sound recording"),
    (b"RIFF", "a recording"),
    (b"OggS", "a recording"),
    (b"\x1aE\xdf\xa3", "a recording"),
)
_FEW_ZEROS = 1000
_ZEROS = "The text holds NUL characters, which no text has; they were left out."
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
            hint="Cut it down to the one thread or call in question, without attachments.",
        )
    text, warnings = (source, ()) if isinstance(source, str) else _text_of(source)
    zeros = text.count("\x00")
    if zeros * _FEW_ZEROS > len(text):
        raise InputError(
            f"The input is binary data, not text (NUL character at position {text.index(chr(0))}).",
            hint=_PASTE,
        )
    if zeros:
        text, warnings = text.replace("\x00", ""), (*warnings, _ZEROS)
    text = clean_text(text)
    if not text.strip():
        raise InputError("The input is empty: there is no thread to read.", hint=_PASTE)
    return text, warnings


def _size(text: str) -> int:
    if len(text) > CAP_BYTES or text.isascii():
        return len(text)
    return len(text.encode("utf-8", "surrogatepass"))


def _text_of(raw: bytes) -> tuple[str, tuple[str, ...]]:
    kind = next((kind for mark, kind in _BINARY if raw.startswith(mark)), None)
    if kind is not None and (raw[:2] in (b"%P", b"PK") or _controls(raw[:4096])):
        raise InputError(f"The input is {kind}, not text: binary data cannot be read.", hint=_PASTE)
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
    return _controls(sample) * 50 > len(sample)


def _controls(sample: bytes) -> int:
    return sum(byte < 32 and byte not in b"\t\n\r\x0c\x1b" for byte in sample)
