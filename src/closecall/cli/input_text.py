"""Reading what the user names: a file, ``-`` for standard input, or a paste."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import BinaryIO

import click

from closecall.cli.console import clipped
from closecall.errors import InputError

_LARGEST = 2_000_000
_LONGEST_NAME = 200
_READ = "closecall.standard_input_is_read"
_PASTE = "Paste the e-mail thread or call transcript, then press Ctrl-D (Ctrl-Z and Enter on Windows):"


_HINT_FOR_A_PASTE = "Check the name, or paste the text with `-`."


def read_source(source: str | None, *, hint: str = _HINT_FOR_A_PASTE) -> bytes:
    """The bytes of a file or of standard input, at most 2 MB.

    Args:
        source: a file, or ``-``.
        hint: what to do where the file cannot be read.

    Raises:
        InputError: it does not exist, is no regular file, cannot be read (or not again), or is too large.

    """
    if source is None or source == "-":
        if sys.stdin is None:
            raise InputError("Standard input is closed.", hint="Name a file.")
        if source is None and sys.stdin.isatty():
            click.echo(_PASTE, err=True)
        return _standard_input(sys.stdin.buffer)
    return _file(Path(source), hint=hint)


def _standard_input(stream: BinaryIO) -> bytes:
    context = click.get_current_context(silent=True)
    if context is not None and context.meta.setdefault(_READ, False):
        raise InputError("Standard input can be read once only.", hint="Name a file for what else is read.")
    if context is not None:
        context.meta[_READ] = True
    try:
        return _bounded(stream.read(_LARGEST + 1), "standard input")
    except OSError as error:
        raise InputError(
            f"Standard input cannot be read: {error.strerror}.", hint="Name a file, or pipe the text in."
        ) from None


def _file(path: Path, *, hint: str) -> bytes:
    name = clipped(str(path), _LONGEST_NAME)
    try:
        # Opening a pipe or a device could wait for ever, so the kind is asked first.
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError(f"{name} is not a file.", hint="Give a file, or `-` for standard input.")
        with path.open("rb") as file:
            return _bounded(file.read(_LARGEST + 1), name)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{name}: {reason}.", hint=hint) from None


def read_text(source: str) -> str:
    """UTF-8 text, such as facts or a draft, from a file or ``-``.

    Raises:
        InputError: as :func:`read_source`, or it is not UTF-8.

    """
    try:
        return read_source(source, hint="Check the name.").decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{source}: byte {error.start} is not UTF-8.", hint="Save it as UTF-8.") from None


def _bounded(data: bytes, name: str) -> bytes:
    if len(data) > _LARGEST:
        raise InputError(
            f"{name} is larger than 2 MB.",
            hint="Cut it down to the thread in question: one conversation, without attachments.",
        )
    return data
