"""The step is taken on the day that the buyer names for it, and never on one that nobody named."""

from __future__ import annotations

from datetime import date

import pytest

from closecall import Advice, advise
from closecall.drafting.records import Channel
from closecall.facts.vocabulary import Facts

_OFFER = {
    "en": "Hello Ada, the saw is 480 EUR delivered. Shall I reserve it for you?",
    "de": "Guten Tag Frau Quill, die Säge kostet 480 EUR. Soll ich sie für Sie reservieren?",
    "fr": "Bonjour Madame, la scie coûte 480 EUR. Je vous la réserve ?",
    "es": "Hola Ada, la sierra cuesta 480 EUR. ¿Se la reservo?",
}
_ACCEPTED = Facts.from_mapping({"stage": "accepted", "refusal": "none"})
_GUIDED = Facts.from_mapping({"verbal_interest": "strong", "wants_guidance": True})


def _advice(said: str, facts: Facts, *, lang: str = "en", channel: Channel = Channel.EMAIL) -> Advice:
    thread = (
        f"From: Per Holm <per@holm.example>\nDate: Mon, 2 Nov 2026 10:00\n\n{_OFFER[lang]}\n\n"
        f"From: Ada Quill <ada@quill.example>\nDate: Tue, 3 Nov 2026 10:00\n\n{said}\n"
    )
    today = date(2026, 11, 3)
    return advise(thread, me=["Per Holm", "per@holm.example"], facts=facts, channel=channel, as_of=today)


def _step(said: str, facts: Facts, *, lang: str = "en", channel: Channel = Channel.EMAIL) -> tuple[str, str]:
    draft = _advice(said, facts, lang=lang, channel=channel).draft
    assert draft is not None
    assert draft.next_step is not None
    return draft.next_step.what, (draft.next_step.when or "").lower()


@pytest.mark.parametrize(
    ("lang", "said", "what", "when"),
    [
        ("en", "Yes please, go ahead. Call me on Thursday.", "call you", "thursday 5 november"),
        ("de", "Ja bitte. Rufen Sie mich am Donnerstag an.", "rufe ich Sie an", "donnerstag, 5. november"),
        ("fr", "Oui, allez-y. Appelez-moi jeudi.", "je vous appelle", "jeudi 5 novembre"),
        ("es", "Sí, adelante. Llámeme el jueves.", "le llamo", "jueves 5 de noviembre"),
        ("en", "Yes please, go ahead.", "confirm it to you in writing", "wednesday 4 november"),
        ("en", "Yes please. Call me some time.", "confirm it to you in writing", "wednesday 4 november"),
        (
            "en",
            "Yes. Call me on Thursday. Or call us on Friday.",
            "confirm it to you in writing",
            "wednesday 4 november",
        ),
    ],
)
def test_who_said_yes_is_called_on_the_day_that_he_named(lang: str, said: str, what: str, when: str) -> None:
    assert _step(said, _ACCEPTED, lang=lang) == (what, when)


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("We like it. I will let you know on Tuesday.", "tuesday 10 november"),
        ("We like it. I will talk to my husband on Monday.", "monday 9 november"),
        ("We like it. We are open on Tuesday.", "friday 6 november"),
        ("We like it. We need it by Thursday 5 November.", "thursday 5 november"),
    ],
)
def test_a_talk_waits_for_the_day_on_which_he_answers_and_comes_before_the_one_he_needs_it_by(
    said: str, when: str
) -> None:
    assert _step(said, _GUIDED)[1] == when


def test_on_the_telephone_nobody_promises_to_call() -> None:
    assert _step("Yes please. Call me on Thursday.", _ACCEPTED, channel=Channel.CALL)[0] != "call you"


def test_on_the_day_of_his_answer_they_speak_of_where_he_stands() -> None:
    assert _step("We like it. I will let you know on Tuesday.", _GUIDED)[0] == "talk about where you stand"
