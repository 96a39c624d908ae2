"""How many of the names in invented messages and in the examples become tokens: the figures of the docs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from closecall.drafting.prompting.maskable_spans import figures_in
from closecall.drafting.prompting.named_entities import names_in, people_in
from closecall.thread.records import Speaker, Thread

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MESSAGES: list[dict[str, Any]] = tomllib.loads((HERE / "names_to_find.toml").read_text("utf-8"))["message"]
_MARKED = re.compile(r"\[([^\]]{1,60})\]")
_WORD = re.compile(r"[^\W\d_]{2,40}")
_NOT_NAMES = {"mr", "mrs", "herr", "frau", "dr", "firma", "madame", "ltd", "gmbh", "sons"}
EXAMPLES = {
    "ask_first.txt": "Rui Dana Tidepool",
    "confirm.txt": "Joana Felix Kilnworks",
    "firm_close.txt": "Marta Owen",
    "guide.vtt": "Idris",
    "nurture.txt": "Noor Sven",
    "respect_no.eml": "Lena Tom",
}


def speaker(told: str) -> Speaker:
    name, _, address = told.partition(" <")
    return Speaker(name, address.rstrip(">") or None)


def left_standing(text: str, *, people: tuple[Speaker, ...], lang: str) -> str:
    """The text with spaces where a redacted request has tokens."""
    shown = list(text)
    for figure in figures_in(
        text, lang=lang, names=names_in([text], people=people, lang=lang), in_words=True
    ):
        shown[figure.start : figure.end] = " " * (figure.end - figure.start)
    return "".join(shown)


def found_and_all(message: dict[str, Any]) -> tuple[int, int]:
    """Marked names of which no word is left standing, and all of them."""
    plain = _MARKED.sub(lambda match: match.group(1), message["text"])
    people = tuple(map(speaker, message["people"]))
    kept = left_standing(plain, people=people, lang=message["lang"])
    found = total = shift = 0
    for match in _MARKED.finditer(message["text"]):
        start = match.start() - shift
        shift += 2
        words = {word.lower() for word in _WORD.findall(kept[start : start + len(match.group(1))])}
        total += 1
        found += words <= _NOT_NAMES
    return found, total


def table() -> dict[str, str]:
    """Found of all, by language, as the docs say it."""
    counts: dict[str, tuple[int, int]] = {}
    for message in MESSAGES:
        found, total = found_and_all(message)
        before = counts.get(message["lang"], (0, 0))
        counts[message["lang"]] = (before[0] + found, before[1] + total)
    return {lang: f"{found} of {total}" for lang, (found, total) in counts.items()}


def test_the_docs_say_how_many_names_are_found() -> None:
    told = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w\w)` \| (\d+ of \d+) \|$", told, re.MULTILINE))
    assert rows == table()


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_name_in_the_example_threads_is_found(name: str) -> None:
    thread = Thread.parse((ROOT / "examples" / "threads" / name).read_bytes())
    people = people_in(thread)
    texts = [message.body for message in thread.messages]
    names = names_in(texts, people=people, lang=thread.lang)
    assert [each for each in EXAMPLES[name].split() if each not in names] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Will you come? I will, and may I bring Ada Brook?", ("Brook", "Ada")),
        ("We meet on Tuesday in March. OK?", ()),
        ("Our shop is small. In spring our Leeds shop opens.", ("Leeds",)),
        ("Dr. Vance's offer, please.", ("Vance",)),
        ("I saw Carla de Vries there.", ("Carla", "Vries")),
    ],
)
def test_a_capital_alone_makes_no_name_of_a_word(text: str, names: tuple[str, ...]) -> None:
    assert names_in([text], people=(), lang="en") == names


def test_a_german_noun_is_no_name() -> None:
    text = "Der Preis für die Anlage ist hoch, und Frau Weiß prüft den Vertrag."
    assert names_in([text], people=(), lang="de") == ("Weiß",)


def test_a_writers_name_is_found_however_it_is_spelled_but_not_as_another_word() -> None:
    people = (Speaker("Mark Ostrova", "m.ostrova@fernline.example"),)
    text = "mark the date, says MARK of fernline. ostrova has the Fernline keys."
    assert set(names_in([text], people=people, lang="en")) == {"MARK", "fernline", "ostrova", "Fernline"}
