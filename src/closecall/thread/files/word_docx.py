"""The text of a Word document, such as a transcript saved by Teams or Meet: a line for each line in it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from closecall.errors import InputError
from closecall.thread.files.binary_files import missing

_MOST_ENTRIES = 2_000
_LARGEST_DOCUMENT = 6_000_000
_LARGEST_TOTAL = 16_000_000
_HIGHEST_RATIO = 200
_RATIO_FROM = 1_000_000
_DOCUMENT = "word/document.xml"
_INSTEAD = "copy the document's text and paste it"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = (
    f"{_WORD}del",
    f"{_WORD}moveFrom",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)
_BREAKS = {f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}tab": "\t", f"{_WORD}noBreakHyphen": "-"}
_HIDDEN = "This document holds text that a reader cannot see; it was left out."


def text_of_document(source: bytes) -> tuple[str, tuple[str, ...]]:
    """The visible text of a ``.docx`` file, and a warning when it hides any.

    Raises:
        InputError: when it is no Word document, is broken or too large, or python-docx is missing.

    """
    _check(source)
    try:
        import docx  # noqa: PLC0415  an optional library
    except ImportError:
        raise missing("a .docx file", extra="docx", instead=_INSTEAD) from None
    try:
        body: Any = docx.Document(BytesIO(source)).element.body
        lines = list(_lines(body))
    except Exception as error:
        raise InputError(
            f"This Word document cannot be read ({type(error).__name__}).", hint=f"Please {_INSTEAD}."
        ) from None
    hides = any(hidden for _, hidden in lines)
    return "\n".join(line for line, _ in lines), (_HIDDEN,) if hides else ()


def _check(source: bytes) -> None:
    """Refuse what is no Word document, or would unpack to far more than a transcript."""
    try:
        with zipfile.ZipFile(BytesIO(source)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise InputError(
            f"This zip file is broken ({type(error).__name__}).", hint=f"Please {_INSTEAD}."
        ) from None
    sizes = {entry.filename: entry.file_size for entry in entries}
    if _DOCUMENT not in sizes:
        raise InputError(
            "This is a zip file, but no Word document.", hint="Give the thread or transcript inside of it."
        )
    bombs = any(
        entry.file_size > _RATIO_FROM and entry.file_size > _HIGHEST_RATIO * max(1, entry.compress_size)
        for entry in entries
    )
    total = sum(entry.file_size for entry in entries)
    if (
        bombs
        or len(entries) > _MOST_ENTRIES
        or total > _LARGEST_TOTAL
        or sizes[_DOCUMENT] > _LARGEST_DOCUMENT
    ):
        raise InputError(
            f"This Word document unpacks to {total / 1e6:.0f} MB in {len(entries)} parts: too much.",
            hint=f"Please {_INSTEAD}.",
        )


def _lines(body: Any) -> Iterator[tuple[str, bool]]:  # noqa: ANN401  lxml's elements have no types
    """The text of each paragraph, in tables and frames too, and whether some of it is hidden."""
    for paragraph in body.iter(f"{_WORD}p"):
        if any(above.tag in _SKIPPED for above in paragraph.iterancestors()):
            continue
        parts: list[str] = []
        hidden = False
        for run in paragraph.iter(f"{_WORD}r"):
            if _belongs_elsewhere(run, paragraph):
                continue
            if run.find(f"{_WORD}rPr/{_WORD}vanish") is not None:
                hidden = hidden or bool("".join(run.itertext()).strip())
                continue
            parts.extend(_BREAKS.get(part.tag, part.text or "") for part in run if part.tag in _TEXT)
        yield "".join(parts), hidden


_TEXT = frozenset((f"{_WORD}t", *_BREAKS))


def _belongs_elsewhere(run: Any, paragraph: Any) -> bool:  # noqa: ANN401
    """Whether a run is struck out, or stands in a paragraph of its own inside of this one."""
    for above in run.iterancestors():
        if above is paragraph:
            return False
        if above.tag in _SKIPPED or above.tag == paragraph.tag:
            return True
    return False
