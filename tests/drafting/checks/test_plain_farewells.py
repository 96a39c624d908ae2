"""After a no: what decent people write in plain words passes, and what only sounds like it does not."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

_SENTENCES = tomllib.loads((Path(__file__).parent / "farewells_plain.toml").read_text(encoding="utf-8"))
_NOES = {
    "en": "We have decided against the new machine. Your visit in March was pleasant. Thank you.",
    "de": "Wir haben uns gegen die neue Maschine entschieden. Ihr Besuch im März war angenehm. Danke.",
    "fr": "Nous ne prendrons pas la nouvelle machine. Votre visite en mars fut agréable. Merci.",
    "es": "Hemos decidido no comprar la nueva máquina. Su visita en marzo fue agradable. Gracias.",
}


@pytest.fixture(name="codes")
def _codes(codes_in_farewell: Callable[..., set[str]]) -> Callable[..., set[str]]:
    def codes(lang: str, sentence: str, *, as_of: date = date(2026, 5, 4)) -> set[str]:
        return codes_in_farewell(lang, sentence, no=_NOES[lang], as_of=as_of)

    return codes


def _table(kind: str) -> list[tuple[str, str]]:
    return [(lang, sentence) for lang, told in _SENTENCES.items() for sentence in told[kind]]


@pytest.mark.parametrize(("lang", "sentence"), _table("passes"))
def test_a_plain_farewell_passes(codes: Callable[..., set[str]], lang: str, sentence: str) -> None:
    assert codes(lang, sentence) == set()


@pytest.mark.parametrize(("lang", "sentence"), _table("refused"))
def test_what_only_sounds_like_a_farewell_is_refused(
    codes: Callable[..., set[str]], lang: str, sentence: str
) -> None:
    assert codes(lang, sentence) != set()


def test_a_clause_that_as_a_whole_is_a_goodbye_may_say_would_and_maybe(
    codes: Callable[..., set[str]],
) -> None:
    assert codes("en", "I would have decided the same.") == set()
    assert "argues_with_no" in codes("en", "I would have decided the other way.")
    assert "seller_comes_back" in codes("en", "I will take that as your answer, and I will call you in May.")


def test_a_past_month_of_the_thread_may_be_remembered(codes: Callable[..., set[str]]) -> None:
    assert codes("en", "I enjoyed our talk in March.") == set()
    assert "amount_after_no" in codes("en", "I enjoyed our talk in April.")
    assert "amount_after_no" in codes("en", "I enjoyed our talk in March.", as_of=date(2026, 2, 2))
