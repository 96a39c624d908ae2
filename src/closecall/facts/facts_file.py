"""A facts file: JSON or TOML, from a CRM or by hand, or what ``facts --json`` and ``advise --json`` print."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NoReturn

from closecall.errors import FactsError
from closecall.facts.open_question import MayBe, OpenQuestion, Stops
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import HINT, Facts

_TOML_PLACE = re.compile(
    r"^(?P<what>.*?) \((?:at line (?P<line>\d+), column (?P<column>\d+)|at end of document)\)$"
)
_HINT = f"A facts file is a JSON object or TOML. {HINT}"

# Hundreds of times what every fact at its longest takes; deeper or longer tables are slow to refuse.
_LONGEST = 60_000
# What closecall prints beside the facts. No fact has one of these names.
_RESULT = frozenset(
    "schema approach readiness coverage reasons blockers questions flips cadence rules facts evidence thread "
    "draft source problems provenance reader".split()
)

# Under which name a result tells of its thread what only the seller can tell.
_QUESTIONS: Mapping[str, MayBe] = {"unheard": "anything", "unsettled": "no", "possible_yes": "yes"}


class _NotJson(ValueError):
    """A value that JSON does not have, or a name that stands twice."""


def load_facts(text: str, *, name: str) -> Facts:
    """The facts in the content of a file; see :func:`load_reading`."""
    return load_reading(text, name=name).facts


def load_reading(text: str, *, name: str) -> Reading:
    """The facts in the content of a file, and whether a no may have been said that nobody heard.

    Args:
        text: the content: JSON when the name ends in ``.json`` or the text begins with ``{``, else TOML.
            Of a result of closecall's own the ``facts`` count, as they may have been corrected by hand.
        name: of the file, for messages.

    Raises:
        FactsError: with every problem at once; its source is the name, a syntax error says line and column.

    """
    text = text.removeprefix("\ufeff")
    is_json = name.lower().endswith(".json") or (
        not name.lower().endswith(".toml") and text.lstrip().startswith("{")
    )
    try:
        data = _from_json(text) if is_json else _from_toml(text)
        facts = Facts.from_mapping(_of_result(data) if is_json else data)
    except FactsError as error:
        raise FactsError(error.problems, hint=error.hint, source=name) from None
    thread = data.get("thread")
    of_thread = thread if isinstance(thread, dict) else {}
    asked = (
        OpenQuestion(may_be, str(of_thread[name]), Stops.NOTHING if may_be == "yes" else Stops.ALL)
        for name, may_be in _QUESTIONS.items()
        if of_thread.get(name) and (may_be == "yes" or facts.refusal is None)
    )
    return Reading(facts, questions=tuple(asked))


def _of_result(data: dict[str, Any]) -> dict[str, Any]:
    """The facts of a result that closecall printed; anything else is an object of facts itself."""
    if isinstance(data.get("facts"), dict) and "evidence" in data:
        if strays := sorted(data.keys() - _RESULT):
            raise FactsError([f'{stray}: stands outside of "facts".' for stray in strays], hint=_HINT)
        data = data["facts"]
    _refuse_size(json.dumps(data, default=str), is_empty=not data)
    return data


def _refuse_size(text: str, *, is_empty: bool) -> None:
    if is_empty:
        raise FactsError(["holds no facts."], hint=_HINT)
    if len(text) > _LONGEST:
        raise FactsError([f"longer than {_LONGEST:,} characters."], hint=_HINT)


def _from_json(text: str) -> dict[str, Any]:
    try:
        data = json.loads(
            text, parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=_each_name_once
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise FactsError([f"{where}: {error.msg}."], hint=_HINT) from None
    except _NotJson as error:
        raise FactsError([str(error)], hint=_HINT) from None
    except ValueError:
        raise FactsError(["holds a number of thousands of digits."], hint=_HINT) from None
    except RecursionError:
        raise FactsError(["nested too deeply to be a facts file."], hint=_HINT) from None
    if not isinstance(data, dict):
        raise FactsError([f"holds {_kind_of(data)}, not an object of facts."], hint=_HINT)
    return data


def _from_toml(text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  not for JSON, nor where nothing was given

    _refuse_size(text, is_empty=not text.strip())
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise FactsError([_toml_problem(str(error), text)], hint=_HINT) from None
    except RecursionError:
        raise FactsError(["nested too deeply to be a facts file."], hint=_HINT) from None
    except ValueError:
        raise FactsError(["holds a number of thousands of digits."], hint=_HINT) from None


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
    twice = sorted(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
    if twice:
        raise _NotJson(f"{', '.join(twice)}: stands twice.")
    return dict(pairs)


def _kind_of(data: object) -> str:
    return {list: "a list", str: "a text", bool: "true or false", type(None): "null"}.get(
        type(data), "a number"
    )
