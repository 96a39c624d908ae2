"""Sentences composed from ``frames.toml``."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path

from corpus import Example, example_of

_CHOICE = re.compile(r"\[([^\]]*)\]")


def composed(path: Path) -> list[Example]:
    """The sentences drawn from every frame; the same file gives the same sentences."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    found = {}
    for frame in data["frame"]:
        for pattern in frame["patterns"]:
            draw = random.Random(pattern)  # noqa: S311  sentences, no secret
            for _ in range(data["drawn_from_each"]):
                text = _CHOICE.sub(lambda choice, draw=draw: draw.choice(choice[1].split("|")), pattern)
                text = " ".join(text.split()).replace(" ,", ",")
                text = text[0].upper() + text[1:] + ("" if text.endswith(("?", "!")) else ".")
                found[text] = example_of(text, frame["labels"])
    return list(found.values())
