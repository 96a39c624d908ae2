"""Reading ``.jsonl`` files: one JSON object a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from closecall.errors import InputError

HINT = "Each line is one JSON object; `closecall eval --help` lists its fields."

Row = TypeVar("Row", bound=BaseModel)


def read_rows(text: str, *, kind: type[Row], name: str) -> Iterator[Row]:
    """The rows of a file, blank lines skipped.

    Raises:
        InputError: naming file, line and what is wrong with it.

    """
    # Not splitlines(): a line separator may stand inside a JSON string.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield kind.model_validate_json(line)
            except ValidationError as error:
                first = error.errors(include_input=False, include_url=False)[0]
                where = ".".join(str(part) for part in first["loc"]) or "the line"
                raise InputError(f"{name}, line {number}: {where}: {first['msg']}.", hint=HINT) from None
