"""Short invented threads by the thousand, each with a word of its own, and a model that answers them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from closecall.testing import Received, Reply, answer

_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
_ASKED_FOR = ("heard", "left_to_decide", "how_to_decide")
_OWN_WORD = re.compile(r"through the ([a-z]{8}) plan")


def own_word(number: int) -> str:
    """Eight letters that stand for a number; a figure would be kept from the model."""
    syllables = ""
    for _ in range(4):
        number, rest = divmod(number, len(_SYLLABLES))
        syllables += _SYLLABLES[rest]
    return syllables


def thread_lines(rows: int) -> Iterator[str]:
    """The lines of a ``.jsonl`` file: interested buyers, and a line in fifty that is broken."""
    for number in range(rows):
        if number % 50 == 49:
            yield '{"thread": '
            continue
        thread = (
            f"Seller: Shall I walk you through the {own_word(number)} plan again?\n"
            "Buyer: Yes please, I like it, but I am not sure about the price and need to ask my partner.\n"
        )
        yield json.dumps({"id": f"deal-{number}", "thread": thread})


def word_in(request: Received) -> str:
    """The word of the thread that a request is about."""
    found = _OWN_WORD.search(request.body["messages"][-1]["content"])
    return found[1] if found else ""


def draft_for(request: Received, *, delay: float = 0.0) -> Reply:
    """A draft that passes the rules, made of what the prompt itself offers."""
    prompt = request.body["messages"][-1]["content"]
    said = {name: line[1] for name in _ASKED_FOR if (line := re.search(rf"- {name}: (.*)", prompt))}
    draft = {
        "subject": "The plan",
        **said,
        "next_step": "Could we talk about it on DAY1?",
        "pace": "There is no hurry.",
    }
    return Reply(body=answer(json.dumps(draft)), delay=delay)
