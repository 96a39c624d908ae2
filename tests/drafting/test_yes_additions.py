"""What a buyer wrote beside his yes is found, shown to the seller, and never confirmed as agreed."""

from __future__ import annotations

import pytest

from closecall import Advice, Advisor
from closecall.cli.advice_view import advice_screen
from closecall.drafting.records import Channel
from closecall.drafting.yes_additions import added_to_the_yes
from closecall.facts.vocabulary import Facts

_OFFERS = {
    "en": "the saw is £2,400 all in, on Friday 6 November. Shall I reserve it for you?",
    "de": "die Säge kostet 2.400 €. Soll ich sie für Sie reservieren?",
    "fr": "la scie coûte 2 400 €. Je la réserve pour vous ?",
    "es": "la sierra cuesta 2.400 €. ¿Se la reservo?",
}
_ACCEPTED = Facts.from_mapping({"stage": "accepted", "refusal": "none"})
_CHANGED = [
    ("en", "Yes please, if you put a new blade on it.", "if you put a new blade on it."),
    ("en", "Go ahead, just not on a Friday", "just not on a Friday"),
    ("en", "Yes please. Make the door 3.6 or it won't fit.", "Make the door 3.6 or it won't fit."),
    ("en", "Yes, reserve it, without the stand.", "without the stand."),
    ("en", "Please go ahead. I'll pay tomorrow.", "I'll pay tomorrow."),
    ("en", "Yes please. Have the blade ready on Friday.", "Have the blade ready on Friday."),
    ("en", "Yes please. Bo here at the yard opens.", "Bo here at the yard opens."),
    ("en", "Yes please. It was a pleasure, but not the red one.", "but not the red one."),
    ("en", "Yes please. Hope you can be here by nine.", "Hope you can be here by nine."),
    ("de", "Ja, bitte. Das Blatt bitte in Rot.", "Das Blatt bitte in Rot."),
    ("de", "Ja, aber erst ab dem 10.", "aber erst ab dem 10."),
    ("fr", "Oui, mais pas avant le 10.", "mais pas avant le 10."),
    ("fr", "Oui, allez-y. Je vous fais le virement demain.", "Je vous fais le virement demain."),
    ("es", "Sí, adelante, pero no por la mañana.", "pero no por la mañana."),
]
_PLAIN = [
    ("en", "Yes please, reserve it for us. Thank you!"),
    ("en", "Hi Per,\n\nYes, go ahead.\n\nAda"),
    ("en", "Yes please, Friday is fine. Thanks so much for your patience."),
    ("en", "Yes please. I've signed the order form and posted it an hour ago."),
    ("en", "Yes please. The deposit went out this morning, and no further questions from us."),
    ("en", "Yes please. You have been so patient with us. Have a nice weekend."),
    ("en", "Yes please, go ahead. It has been a busy week. Hope you are well."),
    ("en", "Yes please. My husband will be over the moon. Greetings to your wife."),
    ("en", "Yes please. Best wishes, Ada and the family"),
    ("en", "Hello Per, Ada here. Yes please. Sent from my phone"),
    ("de", "Ja, bitte reservieren Sie die Säge. Vielen Dank! Schönes Wochenende."),
    ("fr", "Oui, merci beaucoup. Bonne journée à vous."),
    ("es", "Sí, adelante. Muchas gracias. Buen fin de semana."),
]


def _advice(lang: str, said: str) -> Advice:
    mails = (("Per Holm <per@holm.example>", 2, _OFFERS[lang]), ("Ada Quill <ada@quill.example>", 3, said))
    thread = "\n".join(
        f"From: {who}\nDate: {day} Nov 2026 10:00\nSubject: 2400\n\n{body}\n" for who, day, body in mails
    )
    return Advisor().advise(thread, me="per@holm.example", facts=_ACCEPTED, channel=Channel.EMAIL)


@pytest.mark.parametrize(("lang", "said", "added"), _CHANGED)
def test_what_is_added_is_found_shown_and_not_confirmed(lang: str, said: str, added: str) -> None:
    advice = _advice(lang, said)
    assert added in [evidence.quote for evidence in added_to_the_yes(advice.prepared.brief)]
    assert advice.draft is not None
    assert not advice.problems
    assert added.strip(".") not in advice.draft.body
    for settled in ("agreed", "nothing", "vereinbart", "nichts", "convenu", "rien", "acordado", "nada que"):
        assert settled not in advice.draft.body
    screen = " ".join(advice_screen(advice).split())
    assert "Write your answer to it in before you send" in screen
    assert added in screen


@pytest.mark.parametrize(("lang", "said"), _PLAIN)
def test_a_plain_yes_adds_nothing(lang: str, said: str) -> None:
    advice = _advice(lang, said)
    assert not added_to_the_yes(advice.prepared.brief)
    assert "Write your answer to it" not in advice_screen(advice)


def test_who_chose_among_prices_is_not_told_that_the_offer_stands() -> None:
    talk = (
        "Del: So Marj, option A felt roof £290 or option B rubber roof £340, both fitted. Which one?\n"
        "Marj: B please.\n"
    )
    advice = Advisor().advise(talk, me="Del", facts=_ACCEPTED, channel=Channel.EMAIL)
    assert advice.draft is not None
    assert "as it stands" not in advice.draft.body
    assert "more than one price" in advice_screen(advice)


def test_nothing_is_added_where_nothing_was_ordered() -> None:
    talk = "Per: The saw is £2,400. Do you want it?\nAda: I am still looking at others.\n"
    assert not added_to_the_yes(Advisor().prepare(talk, me="Per").brief)
