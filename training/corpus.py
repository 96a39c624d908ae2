"""The labelled sentences, and which of them are near-duplicates."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from closecall.text.tokens import words_of

_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Example:
    """A buyer's sentence: its folded words, and what it says."""

    words: tuple[str, ...]
    is_question: bool
    labels: frozenset[str]


def example_of(text: str, labels: Iterable[str]) -> Example:
    """The sentence as the classifier will see one like it."""
    is_question = text.rstrip("\"'”’»)] ").endswith(("?", "？"))
    return Example(words_of(text).folded, is_question, frozenset(labels))


def read_corpus(folder: Path) -> list[Example]:
    """All sentences, in the order of the files' names; the same sentence twice is one with both's labels."""
    found: dict[tuple[str, ...], Example] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            one = example_of(item["text"], item["labels"])
            known = found.get(one.words)
            found[one.words] = replace(one, labels=one.labels | known.labels) if known else one
    return list(found.values())


def checksum(folder: Path) -> str:
    """SHA-256 over the names and contents of all that training reads: sentences, frames, targets."""
    return checksum_of([*folder.glob("sentences/*.jsonl"), *folder.glob("*.toml")])


def checksum_of(paths: Iterable[Path]) -> str:
    """SHA-256 over the names and contents of files."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def groups_of(examples: Sequence[Example]) -> list[int]:
    """A number for each sentence; those that share most of their words have the same."""
    parent = list(range(len(examples)))

    def root(one: int) -> int:
        while parent[one] != one:
            one = parent[one]
        return one

    bags = [frozenset(example.words) for example in examples]
    counts = Counter(word for bag in bags for word in bag)
    holding: dict[str, list[int]] = {}
    for index, bag in enumerate(bags):
        near: dict[int, None] = {}
        # Two that share most of their words share one of these, whatever words they leave out.
        for word in sorted(bag, key=lambda word: (counts[word], word))[
            : len(bag) - int(_ALIKE * len(bag)) + 1
        ]:
            near |= dict.fromkeys(holding.setdefault(word, []))
            holding[word].append(index)
        for other in near:
            if len(bag & bags[other]) >= _ALIKE * len(bag | bags[other]):
                parent[root(index)] = root(other)
    return [root(index) for index in range(len(examples))]
