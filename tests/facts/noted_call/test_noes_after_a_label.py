"""A "no" behind a label or a question in the notes of a call answers that, and only sometimes the offer."""

from __future__ import annotations

import pytest

from closecall import Thread, read_facts

NOTES = """\
Tue 12 Aug, Rewa vineyard, Hinemoa Pohatu, by phone, she rang
- 22,000 NZD all in, she has the quote
- loves the fan next door
- {}
"""


@pytest.mark.parametrize(
    "line",
    ["any questions: no", "Any doubts? No.", "anything else: no", "does she want anything else: no"],
)
def test_it_answers_something_else(line: str) -> None:
    assert read_facts(Thread.parse(NOTES.format(line))).facts.refusal == "none"


@pytest.mark.parametrize(
    "line",
    [
        "asked her to sign: no",
        "shall I send the order? no",
        "does she want it: no",
        "her answer: no",
        "is she buying? no",
    ],
)
def test_it_answers_the_offer(line: str) -> None:
    assert read_facts(Thread.parse(NOTES.format(line))).facts.refusal == "explicit_no"
