"""What ``--facts`` names: a file, ``-`` for standard input, or the facts themselves, as ``refusal=none``."""

from __future__ import annotations

import json
import re
from pathlib import Path

from closecall.cli.source import read_text
from closecall.errors import InputError

_PAIR = re.compile(r"\s*([A-Za-z_]+)\s*=\s*(.*?)\s*")
_LISTS = ("buyer_actions", "conviction_reasons")
# What TOML reads as it stands; anything else is a word, which needs no quotes here.
_PLAIN = re.compile(r"true|false|[-+]?\d[\d_.]*|\d{4}-\d\d-\d\d|[\"'\[{].*")
_ANSWERS = {"yes": "true", "no": "false"}


def facts_text(source: str) -> tuple[str, str]:
    """The facts as TOML or JSON, and what a message calls the place where they stand.

    Raises:
        InputError: the file cannot be read, or what was told in place is no list of NAME=VALUE.

    """
    if source == "-":
        return read_text(source), "standard input"
    if "=" not in source or Path(source).exists():
        return read_text(source), source
    return "".join(f"{_in_toml(pair)}\n" for pair in _pairs(source)), "--facts"


def _pairs(told: str) -> list[str]:
    """What was told, parted at the commas outside of lists: ``buyer_actions=deposit,referred`` is one."""
    pairs: list[str] = []
    for piece in told.split(","):
        if pairs and "=" not in piece and pairs[-1].lstrip().startswith(_LISTS):
            pairs[-1] += f",{piece}"
        else:
            pairs.append(piece)
    return pairs


def _in_toml(pair: str) -> str:
    told = _PAIR.fullmatch(pair)
    if told is None:
        raise InputError(
            f"--facts: {pair.strip()!r} is no NAME=VALUE.",
            hint="Write it as refusal=none,buyer_kind=individual, or name a file.",
        )
    name, value = told.groups()
    if name in _LISTS and not value.startswith("["):
        items = (
            [item.strip() for item in value.split(",")] if name == "buyer_actions" else [value.strip("\"'")]
        )
        return f"{name} = {json.dumps(items)}"
    value = _ANSWERS.get(value, value)
    return f"{name} = {value if _PLAIN.fullmatch(value) else json.dumps(value.replace(' ', '_'))}"
