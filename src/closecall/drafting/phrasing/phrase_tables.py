"""Phrases as data, one of several chosen the same way each time."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from closecall.drafting.records import Brief
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.resources.toml_file import read_data

_HERE = Path(__file__).parent / "phrases"
_T = TypeVar("_T")
WRITTEN = ("en", "de", "fr", "es")
"""ISO 639-1 codes of the languages that the template writer writes."""
_BY_ADDRESS = re.compile(r"\[([^|\[\]]{0,80})\|([^|\[\]]{0,80})\]")
_BEFORE_A_MARK = compiled_late(r" (?=[?!:;»])|(?<=«) ")
_QUOTE_ENDS = ('"', "“", "»", "\u00a0»")


@cache
def table(name: str) -> Mapping[str, Any]:
    """The phrase file ``phrases/<name>.toml``."""
    return read_data(_HERE / f"{name}.toml")


def written_language(lang: str) -> str:
    """The language that is written where ``lang`` is asked for: English where there are no phrases."""
    return lang if lang in WRITTEN else "en"


class Phrases:
    """The phrases of one file as one brief hears them: another brief may get another wording.

    Args:
        seed: the same seed chooses the same wordings; see :func:`seed_of`.
        lang: one of :data:`WRITTEN`.
        familiar: whether the buyer is addressed by du, tu or tú: of "[Sie|du]" the second is said.

    """

    def __init__(self, seed: str, *, lang: str = "en", familiar: bool = False) -> None:
        self._seed = seed
        self._lang = lang
        self._familiar = familiar
        self._table = table(lang)

    def has(self, path: str) -> bool:
        """Whether there are phrases under a dotted path."""
        return self._found(path) is not None

    def say(self, path: str, **slots: str) -> str:
        """One phrase from the list under a dotted path, its slots filled.

        Raises:
            KeyError: there is nothing under that path.

        """
        phrases = self._found(path)
        if phrases is None:
            raise KeyError(path)
        said = self._addressed(chosen(phrases, seed=f"{self._seed}:{path}")).format_map(slots)
        for end in _QUOTE_ENDS:
            said = said.replace(f"?{end}.", f"?{end}")
        return said

    def _addressed(self, phrase: str) -> str:
        chosen = _BY_ADDRESS.sub(r"\2" if self._familiar else r"\1", phrase)
        return _BEFORE_A_MARK.sub("\u00a0", chosen) if self._lang == "fr" else chosen

    def _found(self, path: str) -> list[str] | None:
        node: Any = self._table
        for key in path.split("."):
            node = node.get(key) if isinstance(node, Mapping) else None
        return [node] if isinstance(node, str) else node if isinstance(node, list) else None


def chosen(phrases: Sequence[_T], *, seed: str) -> _T:
    """One of several phrases or builds; the same seed chooses the same."""
    return phrases[hashlib.sha256(seed.encode()).digest()[0] % len(phrases)]


def seed_of(brief: Brief) -> str:
    """A digest of what the draft rests on: facts, names and messages, but not the day."""
    said = [message.body for message in brief.thread.messages] if brief.thread else []
    content = [brief.facts.to_dict(), brief.buyer_name, brief.seller_name, said]
    written = json.dumps(content, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()
