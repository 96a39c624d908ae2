"""What ``--facts`` names: a file, ``-`` for standard input, or the facts themselves, as ``refusal=none``."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args

from closecall.cli.answers import ANSWER, value_meant
from closecall.cli.console import clipped
from closecall.cli.input_text import read_text
from closecall.errors import FactsError, InputError
from closecall.text.resources.lazy_regex import compiled_late

_PAIR = compiled_late(r"\s*([A-Za-z_]+)\s*=\s*(.*?)\s*")
_LISTS = ("buyer_actions", "conviction_reasons")
# What TOML reads as it stands; anything else is a word, which needs no quotes here.
_PLAIN = compiled_late(r"true|false|[-+]?\d[\d_.]*|[\"'\[{].*")
# "9.450,00" and "9,450": what TOML would read as 9.45, or not at all.
_GROUPED = compiled_late(r"\d[\d.,]*[.,]\d+")
# "80k", "1.1m", "2 million".
_SCALED = compiled_late(r"\d[\d.,]*\s?[^\W\d_]{1,12}\.?")
_NEXT = compiled_late(r";\s{0,9}[a-z_]{1,40}\s{0,9}=")
_SAID = {"yes": True, "y": True, "no": False, "n": False}
_NONE = ("none", "no")
_LONGEST_TOLD = 60


def facts_text(source: str, *, place: str = "--facts") -> tuple[str, str]:
    """The facts as TOML or JSON, and what a message calls the place where they stand.

    Args:
        source: a file, ``-`` or the facts themselves.
        place: what facts told in place are called.

    Raises:
        InputError: it is neither a file that can be read nor a list of NAME=VALUE, each once.

    """
    if source == "-":
        return read_text(source), "standard input"
    if _is_file(source):
        return read_text(source), source
    if "=" not in source:
        raise InputError(
            f"{clipped(source, _LONGEST_TOLD)!r} is no file, and tells no fact.",
            hint="Name a file, or tell facts such as refusal=none,price_total=480; "
            "`closecall facts --list` shows them all.",
        )
    told: dict[str, Any] = {}
    for name, value in map(_fact, filter(_is_answered, _pairs(source))):
        if name in told:
            raise InputError(f"--facts: {name} is told twice.", hint="Tell each fact once.")
        told[name] = value
    return json.dumps(told, default=str), place


def tells_nothing(source: str) -> bool:
    """Whether in each place that was left for an answer none was written."""
    return not _is_file(source) and not any(map(_is_answered, _pairs(source)))


def _is_answered(pair: str) -> bool:
    return pair.partition("=")[2].strip() != ANSWER


def _is_file(source: str) -> bool:
    with suppress(OSError, ValueError):  # no name of a file, such as one too long
        return bool(source.strip()) and Path(source).exists()
    return False


def value_of(fact: str, said: str) -> Any:  # noqa: ANN401  any fact's value
    """What a person says for a fact, as the fact takes it: yes or no, a number, a list, else a word.

    Raises:
        FactsError: "refusal=no" may mean either.

    """
    if _GROUPED.fullmatch(said) or _SCALED.fullmatch(said):
        from closecall.text.quantities.numbers import numbers_in  # noqa: PLC0415  only for a number

        numbers = numbers_in(said)
        if len(numbers) == 1 and numbers[0].end == len(said):
            value = numbers[0].value
            return int(value) if value == value.to_integral_value() else float(value)
    if _PLAIN.fullmatch(said):
        import tomllib  # noqa: PLC0415  seldom needed, and dear to load

        # What only begins like a list or a quotation stays as it is: the facts say what they take.
        with suppress(tomllib.TOMLDecodeError):
            return tomllib.loads(f"said = {said}")["said"]
    word = value_meant(fact, said.lower().replace(" ", "_"))
    match fact:
        case "hesitations":
            return [] if word in _NONE else [{"hardness": word}]
        case "buyer_actions":
            items = [item.strip().lower().replace(" ", "_") for item in said.split(",")]
            return [] if word in _NONE else items
        case "conviction_reasons":
            return [said]
    return int(said) if said.isdecimal() else _word(fact, word)


def _word(fact: str, word: str) -> bool | str:
    """A word as the fact takes it; yes and no stay words, to be refused, where the fact has others."""
    if fact == "currency":
        return word.upper()
    return _SAID[word] if word in _SAID and _is_yes_or_no(fact) else word


def _is_yes_or_no(fact: str) -> bool:
    from closecall.facts.vocabulary import Facts  # noqa: PLC0415  dear to load, and seldom asked

    field = Facts.model_fields.get(fact)
    return field is None or bool in get_args(field.annotation)


def told_as(fact: str, value: Any) -> str:  # noqa: ANN401  any fact's value
    """A fact as :func:`value_of` takes it; of hesitations no more than that they are soft."""
    if fact == "hesitations":
        said = "soft" if value else "none"
    elif isinstance(value, bool):
        said = "yes" if value else "no"
    else:
        said = ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"{fact}={said}"


def _pairs(told: str) -> list[str]:
    """What was told, parted at the commas that stand in no list ("deposit,referred") and in no number."""
    pairs: list[str] = []
    for piece in told.split(","):
        goes_on = pairs and (pairs[-1].lstrip().startswith(_LISTS) or _goes_on(pairs[-1], piece))
        if goes_on and "=" not in piece:
            pairs[-1] += f",{piece}"
        else:
            pairs.append(piece)
    return pairs


def _goes_on(told: str, piece: str) -> bool:
    """Whether a number was parted: "price_total=9.450" and "00"."""
    return told[-1:].isdigit() and piece[:1].isdigit()


def _fact(pair: str) -> tuple[str, Any]:
    told = _PAIR.fullmatch(pair)
    if told is None:
        raise InputError(
            f"--facts: {pair.strip()!r} is no NAME=VALUE.",
            hint="Write it as refusal=none,buyer_kind=individual, or name a file.",
        )
    name, said = told.groups()
    if _NEXT.search(said):
        raise InputError(
            "--facts: facts are parted by commas.", hint="Write it as refusal=none,stage=proposal."
        )
    try:
        return name, value_of(name, said)
    except FactsError as error:
        raise FactsError(error.problems, hint=error.hint, source="--facts") from None
