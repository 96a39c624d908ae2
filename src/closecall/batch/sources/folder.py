"""A folder: one row a file that closecall reads, in the order of their names."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from closecall.batch.rows import Row, Unusable
from closecall.batch.sources.source import LARGEST
from closecall.errors import InputError

_ENDINGS = frozenset(".txt .eml .msg .docx .html .htm .json .md .srt .vtt .mbox".split())


class Folder:
    """The files of a folder and the folders in it; see :class:`.source.Source`.

    A file's id is its path inside of the folder. A file whose name begins with a dot is no row.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.unused: dict[str, None] = {}
        self.share = 0.0

    def __iter__(self) -> Iterator[Row | Unusable]:
        """The files, read one by one."""
        files = sum(1 for _ in self._names(self.path))
        for number, name in enumerate(self._names(self.path), start=1):
            self.share = number / max(files, number)
            path = self.path / name
            if path.suffix.lower() not in _ENDINGS:
                self.unused.setdefault(f"*{path.suffix}" if path.suffix else name)
            else:
                yield self._row(path, name)

    def _names(self, folder: Path) -> Iterator[str]:
        """The paths of all files below a folder, sorted one folder at a time."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            raise InputError(f"{folder}: {error.strerror}.", hint="Check its rights.") from None
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from self._names(folder / entry.name)
            else:
                yield Path(entry.path).relative_to(self.path).as_posix()

    def _row(self, path: Path, name: str) -> Row | Unusable:
        try:
            # Opening a pipe or a device could wait for ever, so the kind is asked first.
            if not stat.S_ISREG(path.stat().st_mode):
                return Unusable(name, InputError(f"{name} is not a file.", hint="Take it out of the folder."))
            with path.open("rb") as file:
                return Row(file.read(LARGEST + 1), id=name)
        except OSError as error:
            return Unusable(name, InputError(f"{name}: {error.strerror}.", hint="Check its rights."))
