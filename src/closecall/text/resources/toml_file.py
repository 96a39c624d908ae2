"""Reading the package's own TOML files, most of which are lists of words and phrases.

:mod:`tomllib` is written in Python and takes a millisecond for every eight kilobytes, which was a tenth of
the time that a command took to answer. The values of a word list are JSON, or nearly so, and :mod:`json` is
written in C; a file that uses more of TOML is left to :mod:`tomllib`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from closecall.text.resources.compiled_cache import kept

# What is no JSON in a value: a string in single quotes, a name before its equals sign. Double-quoted strings
# are met too, so that nothing inside of them is.
_UNLIKE_JSON = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'([^']*)'|(?<![\w-])([\w-]{1,200}) = ")

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)\s*(?:#.*)?$")
_THOUSANDS = re.compile(r"(?<=\d)_(?=\d)")


def read_data(path: Path) -> dict[str, Any]:
    """The content of a TOML file without days, the same as :func:`tomllib.loads` gives; it is kept.

    Raises:
        tomllib.TOMLDecodeError: the file is no TOML.

    """
    content: dict[str, Any] = kept(path, [path], lambda: parse_data(path), made_by=__file__)
    return content


def parse_data(path: Path, *, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """The same read anew: for what is kept in another form, or not of built-in types alone."""
    text = path.read_text(encoding="utf-8")
    try:
        return read_plain(text, parse_float=parse_float)
    except ValueError:
        import tomllib  # noqa: PLC0415  most files do not need it

        return tomllib.loads(text, parse_float=parse_float)


def read_plain(text: str, *, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """The content of a TOML text whose values are JSON, days, literal strings or inline tables, one a line.

    A list and a text in three double quotes may run over several lines, the closing sign on its own line.

    Raises:
        ValueError: the text uses anything else, and may still be TOML.

    """
    decoder = json.JSONDecoder(parse_float=parse_float)
    root: dict[str, Any] = {}
    table = root
    lines = iter(text.split("\n"))
    for line in map(str.strip, lines):
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            table = _opened(root, line.partition("#")[0].strip())
            continue
        name, _, written = map(str.strip, line.partition("="))
        if day := _DAY.match(written):
            table[_key(name)] = date.fromisoformat(day[1])
            continue
        as_json = _as_json(written, lines)
        value, end = decoder.raw_decode(as_json)
        if as_json[end:].lstrip()[:1] not in ("", "#"):
            raise ValueError(f"{line}: more than one value")
        table[_key(name)] = value
    return root


def _as_json(written: str, following: Iterator[str]) -> str:
    """A value as JSON; one that goes on takes its other lines from the following ones."""
    if written == '"""':
        text = "".join(f"{line}\n" for line in _until('"""', following))
        if "\\" in text:
            raise ValueError("an escape in a text of several lines")
        return json.dumps(text)
    if written == "[":
        items = (line for line in map(str.strip, _until("]", following)) if not line.startswith("#"))
        written = f"[{' '.join(items).removesuffix(',')}]"
    if written.lstrip("[")[:1].isdigit():
        written = _THOUSANDS.sub("", written)
    return _UNLIKE_JSON.sub(_one_as_json, written) if "'" in written or written[:1] == "{" else written


def _until(end: str, lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line.strip() == end:
            return
        yield line
    raise ValueError(f"no {end} on a line of its own")


def _one_as_json(met: re.Match[str]) -> str:
    literal, name = met.groups()
    if name is not None:
        return f'"{name}": '
    return met.group() if literal is None else json.dumps(literal)


def _opened(root: dict[str, Any], line: str) -> dict[str, Any]:
    """The table that a heading opens: ``[name]``, ``[name.part]``, or one more of ``[[name]]``."""
    if line.startswith("[["):
        table: dict[str, Any] = {}
        root.setdefault(_key(line.removeprefix("[[").removesuffix("]]")), []).append(table)
        return table
    table = root
    if line[-1] != "]":
        raise ValueError(f"{line}: a heading that does not end")
    for name in line.removeprefix("[").removesuffix("]").split("."):
        table = table.setdefault(_key(name), {})
        if not isinstance(table, dict):
            raise ValueError(f"{name}: part of a list of tables")  # noqa: TRY004  the text is wrong
    return table


def _key(written: str) -> str:
    if written.replace("_", "").replace("-", "").isalnum():
        return written
    if written[:1] != '"':
        raise ValueError(f"{written}: not one name")
    return str(json.loads(written))
