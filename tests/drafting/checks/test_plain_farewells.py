"""After a no: what decent people write in plain words passes, and what only sounds like it does not."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from closecall.decision.records import Approach, Coverage, Decision
from closecall.drafting.checks import problems_in
from closecall.drafting.records import Brief, Channel, Draft
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

_SENTENCES = tomllib.loads((Path(__file__).parent / "farewells_plain.toml").read_text(encoding="utf-8"))
_NOES = {
    "en": "We have decided against the new machine. Your visit in March was pleasant. Thank you.",
    "de": "Wir haben uns gegen die neue Maschine entschieden. Ihr Besuch im März war angenehm. Danke.",
    "fr": "Nous ne prendrons pas la nouvelle machine. Votre visite en mars fut agréable. Merci.",
    "es": "Hemos decidido no comprar la nueva máquina. Su visita en marzo fue agradable. Gracias.",
}
_LETTERS = {
    "en": "Hello Ida,\n\nUnderstood. {}\n\nAll the best,\nPer Holm",
    "de": "Guten Tag Ida,\n\nverstanden. {}\n\nFreundliche Grüße\nPer Holm",
    "fr": "Bonjour Ida,\n\nC'est entendu, je respecte votre choix. {}\n\nCordialement\nPer Holm",
    "es": "Hola, Ida:\n\nEntendido, respeto su decisión. {}\n\nUn saludo\nPer Holm",
}
_SUBJECTS = {"en": "Thank you", "de": "Danke", "fr": "Merci", "es": "Gracias"}


def _codes(lang: str, sentence: str, *, as_of: date = date(2026, 5, 4)) -> set[str]:
    buyer = Speaker("Ida Berg", "ida@bergton.example", Side.BUYER)
    brief = Brief(
        approach=Approach.RESPECT_NO,
        channel=Channel.EMAIL,
        lang=lang,
        facts=Facts(meetings_kept=1),
        decision=Decision(Approach.RESPECT_NO, 50, Coverage(0.8, "high")),
        thread=Thread(ThreadKind.EMAIL, (Message(buyer, _NOES[lang], None),), lang),
        buyer_name="Ida Berg",
        seller_name="Per Holm",
        as_of=as_of,
    )
    body = _LETTERS[lang].format(sentence)
    draft = Draft(channel=Channel.EMAIL, lang=lang, subject=_SUBJECTS[lang], body=body)
    return {problem.code for problem in problems_in(draft, brief)}


def _table(kind: str) -> list[tuple[str, str]]:
    return [(lang, sentence) for lang, told in _SENTENCES.items() for sentence in told[kind]]


@pytest.mark.parametrize(("lang", "sentence"), _table("passes"))
def test_a_plain_farewell_passes(lang: str, sentence: str) -> None:
    assert _codes(lang, sentence) == set()


@pytest.mark.parametrize(("lang", "sentence"), _table("refused"))
def test_what_only_sounds_like_a_farewell_is_refused(lang: str, sentence: str) -> None:
    assert _codes(lang, sentence) != set()


def test_a_clause_that_as_a_whole_is_a_goodbye_may_say_would_and_maybe() -> None:
    assert _codes("en", "I would have decided the same.") == set()
    assert "argues_with_no" in _codes("en", "I would have decided the other way.")
    assert "seller_comes_back" in _codes("en", "I will take that as your answer, and I will call you in May.")


def test_a_past_month_of_the_thread_may_be_remembered() -> None:
    assert _codes("en", "I enjoyed our talk in March.") == set()
    assert "amount_after_no" in _codes("en", "I enjoyed our talk in April.")
    assert "amount_after_no" in _codes("en", "I enjoyed our talk in March.", as_of=date(2026, 2, 2))
