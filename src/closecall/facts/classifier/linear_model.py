"""The linear model that comes with the package: its weights, and the classes of words that it knows."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from closecall.text.linear import Weights, WordClasses
from closecall.text.resources.toml_file import read_data

WEIGHTS_FILE = Path(__file__).with_name("weights.json")


@cache
def load_linear_ear() -> Weights:
    """The weights that come with the package."""
    return Weights(json.loads(WEIGHTS_FILE.read_text(encoding="utf-8")), load_word_classes())


@cache
def load_word_classes() -> WordClasses:
    """The classes of words that the weights were learnt with."""
    data = read_data(Path(__file__).with_name("word_classes.toml"))
    of = {word: name.upper() for name, words in data["classes"].items() for word in words.split()}
    return WordClasses(of, frozenset(data["denials"].split()))
