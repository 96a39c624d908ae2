"""How it is done today may still be a no where the next message tells what else is on the day asked for."""

from __future__ import annotations

import pytest

from closecall import Thread, read_facts

_TALK = """\
Wanda: Hallo Piers, ich pflege Gärten bei Ihnen in der Straße.
Piers: Das macht bei uns mein Neffe.
Wanda: Nett von ihm. Bei mir kostet es 95 € im Monat. Soll ich am Mittwoch vorbeikommen?
Piers: {answer}
"""


def _is_asked_about(answer: str) -> bool:
    facts = read_facts(Thread.parse(_TALK.format(answer=answer), me="Wanda")).facts
    return bool(facts.known().get("hesitations"))


@pytest.mark.parametrize(
    "answer",
    [
        "Am Mittwoch bin ich vor Gericht.",
        "Mittwoch ist Erntefest.",
        "Am Mittwoch stehen wir auf dem Markt und es wird schön.",
    ],
)
def test_what_else_is_on_the_day_leaves_it_open(answer: str) -> None:
    assert _is_asked_about(answer)


@pytest.mark.parametrize(
    "answer", ["Mittwoch passt.", "Am Mittwoch um zehn dann.", "Geht es am Mittwoch auch nachmittags?"]
)
def test_who_takes_up_or_asks_for_a_day_goes_on(answer: str) -> None:
    assert not _is_asked_about(answer)
