"""One line of sympathy may stand beside a no that is accepted, for somebody who lost somebody."""

from __future__ import annotations

import pytest

from closecall import Advisor
from closecall.decision import Approach
from closecall.drafting.draft_check import check_draft
from closecall.drafting.draft_parser import plain_draft
from closecall.drafting.records import Channel
from closecall.facts.vocabulary import Facts, Refusal
from closecall.thread.records import Thread

_NO = Facts(refusal=Refusal.EXPLICIT_NO)
_LOSSES = {
    "en": (
        "Madeira is £2,640. Shall I book?",
        "Dad passed away on Sunday so we won't be going. No thank you.",
    ),
    "de": ("Madeira kostet 2.640 €. Soll ich?", "Mein Vater ist am Sonntag gestorben. Nein danke."),
    "fr": ("Madère coûte 2 640 €. Je réserve ?", "Mon père est décédé dimanche. Non merci, j'annule."),
    "es": ("Madeira cuesta 2.640 €. ¿Lo reservo?", "Mi padre falleció el domingo. No, gracias."),
}


def _thread(lang: str, said: str | None = None) -> str:
    offer, loss = _LOSSES[lang]
    return (
        f"From: Rho Price <rho@travel.example>\nDate: 1 May 2026\n\n{offer}\n\n"
        f"From: Ana Marsh <ana@marsh.example>\nDate: 2 May 2026\n\n{said or loss}\n"
    )


def _codes(body: str, lang: str = "en", said: str | None = None) -> set[str]:
    greeting = {"de": "Hallo", "fr": "Bonjour", "es": "Hola"}.get(lang, "Hi")
    thread = Thread.parse(_thread(lang, said), me=("rho@travel.example",))
    draft = plain_draft(
        f"{greeting} Ana,\n\n{body}\n\nRho Price\n",
        approach=Approach.RESPECT_NO,
        channel=None,
        lang=lang,
        as_of=None,
    )
    return {problem.code for problem in check_draft(draft, _NO, Approach.RESPECT_NO, thread)}


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "I'm so sorry to hear about your dad. I accept your decision."),
        ("en", "So sorry for your loss. Thank you for letting me know."),
        ("en", "My deepest sympathy. We respect your decision."),
        ("de", "Mein herzliches Beileid. Ich akzeptiere Ihre Entscheidung."),
        ("fr", "Toutes mes condoléances. Je respecte votre décision."),
        ("es", "Mi más sentido pésame. Acepto su decisión."),
    ],
)
def test_sympathy_argues_nothing(lang: str, line: str) -> None:
    assert not _codes(line, lang)


@pytest.mark.parametrize(
    "line",
    [
        "I'm so sorry about your dad. I still think you should go.",
        "So sorry for your loss. Are you sure?",
        "I'm so sorry about your dad, but we can offer a smaller package.",
    ],
)
def test_what_stands_beside_sympathy_is_still_judged(line: str) -> None:
    assert "argues_with_no" in _codes(line)


def test_nobody_else_is_pitied_for_a_no() -> None:
    assert "argues_with_no" in _codes("I'm so sorry to hear about your dad.", said="No thank you, we won't.")


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.CALL])
@pytest.mark.parametrize("lang", _LOSSES)
def test_a_draft_after_a_no_feels_for_the_bereaved_and_accepts(lang: str, channel: Channel) -> None:
    advice = Advisor().advise(_thread(lang), me="rho@travel.example", channel=channel)
    assert advice.approach is Approach.RESPECT_NO
    assert advice.draft is not None
    assert not advice.problems
    body = advice.draft.body.lower()
    assert any(
        word in body
        for word in ("sorry", "condolence", "beileid", "condoléances", "pésame", "pérdida", "siento")
    )
    assert any(word in body for word in ("accept", "akzeptiere", "respecte", "acepto"))
