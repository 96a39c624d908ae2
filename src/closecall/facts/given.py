"""A facts file: JSON or TOML, from a CRM or by hand."""

from __future__ import annotations

import json
import re
import tomllib
from decimal import Decimal
from typing import Any, NoReturn

from closecall.errors import FactsError
from closecall.facts.vocabulary import Facts

_TOML_PLACE = re.compile(
    r"^(?P<what>.*?) \((?:at line (?P<line>\d+), column (?P<column>\d+)|at end of document)\)$"
)
_HINT = "A facts file is one JSON object or a TOML table; docs/facts.md lists the facts."

# Hundreds of times what every fact at its longest takes; deeper or longer tables are slow to refuse.
_LONGEST = 60_000


class _NotJson(ValueError):
    """A value that JSON does not have, or a name that stands twice."""


def load_facts(text: str, *, name: str) -> Facts:
    """The facts in the content of a file.

    Args:
        text: the content: JSON when the name ends in ``.json`` or the text begins with ``{``, else TOML.
        name: of the file, for messages.

    Raises:
        FactsError: with every problem at once; each names the file, a syntax error also line and column.

    """
    text = text.removeprefix("\ufeff")
    if len(text) > _LONGEST:
        raise FactsError([f"{name}: longer than {_LONGEST:,} characters."], hint=_HINT)
    is_json = name.lower().endswith(".json") or (
        not name.lower().endswith(".toml") and text.lstrip().startswith(("{", "["))
    )
    data = _from_json(text, name) if is_json else _from_toml(text, name)
    if not data:
        raise FactsError([f"{name}: holds no facts."], hint=_HINT)
    try:
        return Facts.from_mapping(data)
    except FactsError as error:
        raise FactsError([f"{name}: {problem}" for problem in error.problems], hint=error.hint) from None


def _from_json(text: str, name: str) -> dict[str, Any]:
    try:
        data = json.loads(
            text, parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=_each_name_once
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise FactsError([f"{name}: {place}: {error.msg}."], hint=_HINT) from None
    except _NotJson as error:
        raise FactsError([f"{name}: {error}"], hint=_HINT) from None
    except ValueError:
        raise FactsError([f"{name}: holds a number of thousands of digits."], hint=_HINT) from None
    except RecursionError:
        raise FactsError([f"{name}: nested too deeply to be a facts file."], hint=_HINT) from None
    if not isinstance(data, dict):
        raise FactsError([f"{name}: holds {_kind_of(data)}, not an object of facts."], hint=_HINT)
    return data


def _from_toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise FactsError([f"{name}: {_toml_problem(str(error), text)}"], hint=_HINT) from None
    except RecursionError:
        raise FactsError([f"{name}: nested too deeply to be a facts file."], hint=_HINT) from None
    except ValueError:
        raise FactsError([f"{name}: holds a number of thousands of digits."], hint=_HINT) from None


def _toml_problem(message: str, text: str) -> str:
    """The parser's message with its place in front, as for JSON."""
    match = _TOML_PLACE.match(message)
    if match is None:
        return f"line 1, column 1: {message}."
    lines = text.splitlines() or [""]
    line = match["line"] or str(len(lines))
    column = match["column"] or str(len(lines[-1]) + 1)
    return f"line {line}, column {column}: {match['what']}."


def _refuse_constant(constant: str) -> NoReturn:
    raise _NotJson(f"{constant} is not a number.")


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise _NotJson(f"{', '.join(twice)}: stands twice.")
    return dict(pairs)


def _kind_of(data: object) -> str:
    return {list: "a list", str: "a text", bool: "true or false", type(None): "null"}.get(
        type(data), "a number"
    )
