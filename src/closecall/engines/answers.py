"""A folder of answers that many machines write at the same time, and that tells what is answered already."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from closecall.batch.settings import Settings
from closecall.batch.sources.parquet import arrow_library
from closecall.engines.files import open_files
from closecall.errors import InputError

if TYPE_CHECKING:
    import numpy as np

_FORMAT = "closecall.answers/1"
_KEY = 16
_DONE, _PASSING = "answers", "passing"
_COLUMNS = ("id", "approach", "error", "row")


@dataclass(frozen=True, slots=True)
class Answer:
    """A row of the output.

    Attributes:
        key: names it, as :meth:`~closecall.batch.Settings.key_of` does.
        told: what :func:`closecall.batch.answer` gave.

    """

    key: bytes
    told: Mapping[str, Any]

    @property
    def may_pass(self) -> bool:
        """Whether it is a failure that is worth another try."""
        return "error" in self.told and bool(self.told["error"]["retryable"])


class Answers:
    """Parquet files in one folder, each written whole or not at all; it can be pickled.

    A part of the rows is one file, ``answers-RUN-PART.parquet``, and what failed in it for now stands in
    ``passing-RUN-PART.parquet``, which the next run throws away before it tries again.

    Args:
        folder: a path, or the URI of a store that pyarrow knows, such as ``s3://bucket/night``.

    Attributes:
        run: how many runs there were in this folder, this one included.

    """

    def __init__(self, folder: str, *, run: int = 0) -> None:
        self.folder = folder
        self.run = run

    def begin(self, settings: Settings) -> tuple[Self, Settings]:
        """The folder for a further run, and the settings with the day on which the first one began.

        One run at a time has the folder.

        Raises:
            InputError: it cannot be used, or was begun with other settings; each that differs is named.

        """
        files, root = open_files(self.folder)
        files.create_dir(root, recursive=True)
        begun = _agreed(files, f"{root}/_begun.json", settings)
        names = self._names()
        for name in names:
            if name.startswith(_PASSING):
                files.delete_file(f"{root}/{name}")
        last = max((int(name.split("-")[1]) for name in names), default=0)
        return type(self)(self.folder, run=last + 1), begun

    def done_keys(self) -> np.ndarray[Any, np.dtype[np.bytes_]]:
        """The keys of all answers that stand, sorted: 16 bytes each."""
        import numpy as np  # noqa: PLC0415  comes with the engine

        arrow = arrow_library()
        files, root = open_files(self.folder)
        found = [np.empty(0, dtype=f"S{_KEY}")]
        for name in self._names():
            if name.startswith(_DONE):
                keys = arrow.parquet.read_table(f"{root}/{name}", filesystem=files, columns=["key"])["key"]
                found.append(np.array(keys.to_pylist(), dtype=f"S{_KEY}"))
        return np.sort(np.concatenate(found))

    def holds(self, keys: Sequence[bytes]) -> bool:
        """Whether this run has written just this part already, before a worker was lost, say."""
        files, root = open_files(self.folder)
        return bool(files.get_file_info(f"{root}/{self._name(_DONE, keys)}").is_file)

    def write(self, part: Sequence[Answer]) -> None:
        """Keep a part: failures that may pass by themselves, then the rest, which says that it is done."""
        keys = [answer.key for answer in part]
        passing = [answer for answer in part if answer.may_pass]
        if passing:
            self._put(self._name(_PASSING, keys), passing)
        self._put(self._name(_DONE, keys), [answer for answer in part if not answer.may_pass])

    def _put(self, name: str, answers: Sequence[Answer]) -> None:
        arrow = arrow_library()
        files, root = open_files(self.folder)
        fields = [("key", arrow.binary(_KEY)), *((column, arrow.string()) for column in _COLUMNS)]
        rows = [_columns(answer) for answer in answers]
        table = arrow.Table.from_pylist(rows, schema=arrow.schema(fields))
        # Readers of a folder pass over names that begin so; a name appears once its file is whole.
        unfinished = f"{root}/_{name}"
        arrow.parquet.write_table(table, unfinished, filesystem=files)
        files.move(unfinished, f"{root}/{name}")

    def _name(self, kind: str, keys: Sequence[bytes]) -> str:
        part = hashlib.blake2b(b"".join(keys), digest_size=12).hexdigest()
        return f"{kind}-{self.run:04}-{part}.parquet"

    def _names(self) -> list[str]:
        from pyarrow.fs import FileSelector  # noqa: PLC0415

        files, root = open_files(self.folder)
        found = (info.base_name for info in files.get_file_info(FileSelector(root)))
        return sorted(name for name in found if name.startswith((_DONE, _PASSING)))


def _agreed(files: Any, path: str, settings: Settings) -> Settings:  # noqa: ANN401  pyarrow has no types
    """The settings with the day of the first run, which are noted where there is none."""
    shaping = {"format": _FORMAT, **settings.shaping}
    try:
        with files.open_input_file(path) as file:
            begun = json.loads(file.read())
    except FileNotFoundError:
        with files.open_output_stream(path) as file:
            file.write(json.dumps(shaping).encode())
        return settings
    other = [name for name in shaping if name != "today" and begun.get(name) != shaping[name]]
    if other:
        raise InputError(
            f"{path} tells of another {', '.join(other)}.",
            hint="Use the settings that the first run had, or another folder.",
        )
    return replace(settings, today=date.fromisoformat(begun["today"]))


def _columns(answer: Answer) -> dict[str, Any]:
    told = answer.told
    row = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    kind = told["error"]["type"] if "error" in told else None
    columns = {"id": _text(told["id"]), "approach": told.get("approach"), "error": kind, "row": _text(row)}
    return {"key": answer.key, **columns}


def _text(value: str) -> str:
    """Half a character, which a broken export may hold, stands as its escape."""
    return value.encode("utf-8", "backslashreplace").decode()
