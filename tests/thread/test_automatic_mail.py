"""Mail that no person wrote is told apart, and a person's never taken for it."""

from __future__ import annotations

import pytest

from closecall.facts.words import hear
from closecall.thread.content.automatic_mail import automatic_kind
from closecall.thread.parser import read_thread
from closecall.thread.pieces import Piece
from closecall.thread.records import Automatic, Side


def _piece(
    subject: str = "", body: str = "x", email: str = "bo@tidewater.example", name: str = "Bo"
) -> Piece:
    return Piece(body=body, lines=(1, 1), name=name, email=email, subject=subject)


@pytest.mark.parametrize(
    "subject",
    [
        "Automatic reply: Pumps",
        "Out of office: Pumps",
        "Automatische Antwort: Pumpen",
        "Réponse automatique : Pompes",
        "Respuesta automática: Bombas",
        "Risposta automatica: Pompe",
        "Resposta automática: Bombas",
        "Automatisch antwoord: Pompen",
        "Autosvar: Pumpar",
        "Odpowiedź automatyczna: Pompy",
    ],
)
def test_a_subject_tells_an_automatic_reply(subject: str) -> None:
    assert automatic_kind(_piece(subject)) is Automatic.AUTO_REPLY


@pytest.mark.parametrize(
    "body",
    [
        "I am out of the office until Monday. For urgent matters call Kim.",
        "Hello,\nI'm currently out of office. I will have limited access to mail.",
        "This is an automated reply. Thank you for your message.",
        "Ich bin derzeit nicht im Büro. In dringenden Fällen wenden Sie sich an Kim.",
        "Je suis absent jusqu'au 3. En cas d'urgence, appelez Kim.",
        "Jestem na urlopie. W pilnych sprawach proszę o kontakt z Kim.",
    ],
)
def test_first_lines_tell_an_automatic_reply(body: str) -> None:
    assert automatic_kind(_piece(body=body)) is Automatic.AUTO_REPLY


@pytest.mark.parametrize(
    "body",
    [
        "I am out of the office until Monday, but we decided: we will not buy.",
        "I'm currently out of office, call me on the mobile. And yes, send the contract.",
        "Kim told me about your automatic pumps.",
    ],
)
def test_a_person_who_is_away_is_still_a_person(body: str) -> None:
    assert automatic_kind(_piece(body=body)) is None


@pytest.mark.parametrize(
    ("subject", "body", "email", "name"),
    [
        ("Accepted: Pumps @ Thu 11 Sep 2025 10:00", "", "bo@tidewater.example", "Bo"),
        ("Accepted: Pumps", "Bo has accepted this invitation.", "bo@tidewater.example", "Bo"),
        ("Pumps", "x", "calendar-noreply@tidewater.example", "Bo"),
        ("Pumps", "x", "bo@tidewater.example", "Bo Lund (Google Calendar)"),
    ],
)
def test_a_calendars_mail_is_told(subject: str, body: str, email: str, name: str) -> None:
    assert automatic_kind(_piece(subject, body, email, name)) is Automatic.CALENDAR


def test_a_person_who_declines_in_the_subject_is_still_a_person() -> None:
    assert automatic_kind(_piece("Declined: your offer", "We have decided against it.")) is None


def test_a_bounce_is_told() -> None:
    assert automatic_kind(_piece(email="mailer-daemon@tidewater.example")) is Automatic.BOUNCE
    assert automatic_kind(_piece("Undeliverable: Pumps")) is Automatic.BOUNCE


def test_an_automatic_mail_is_never_the_buyer_speaking() -> None:
    text = """\
From: Ines Falk <ines@ottermill.example>
Date: 3 March 2025 09:00
Subject: Pumps

Offer attached.

From: Bo Lund (Google Calendar) <calendar-noreply@tidewater.example>
Date: 4 March 2025 09:00
Subject: Accepted: Pumps @ Thu 11 Sep 2025

Bo Lund has accepted this invitation.
Going? Yes - No - Maybe

From: Bo Lund <bo@tidewater.example>
Date: 4 March 2025 09:01
Subject: Automatic reply: Pumps

I love being away.
"""
    thread = read_thread(text, me=("ines@ottermill.example",))

    assert list(thread.buyer_messages()) == []
    assert thread.messages[1].speaker.side is Side.OTHER
    assert [m.automatic for m in thread.messages] == [None, Automatic.CALENDAR, Automatic.AUTO_REPLY]


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("Abwesenheitsnotiz: Pumpen", Automatic.AUTO_REPLY),
        ("Message d'absence : Pompes", Automatic.AUTO_REPLY),
        ("Respuesta de ausencia: Bombas", Automatic.AUTO_REPLY),
        ("Fuori ufficio: Pompe", Automatic.AUTO_REPLY),
        ("Mensagem automática: Bombas", Automatic.AUTO_REPLY),
        ("Afwezigheidsmelding: Pompen", Automatic.AUTO_REPLY),
        ("Frånvaromeddelande: Pumpar", Automatic.AUTO_REPLY),
        ("Wiadomość automatyczna: Pompy", Automatic.AUTO_REPLY),
        ("自動返信：ポンプの件", Automatic.AUTO_REPLY),
        ("Nicht zustellbar: Pumpen", Automatic.BOUNCE),
        ("Notification d'état de remise (échec)", Automatic.BOUNCE),
        ("Mensaje no entregado: Bombas", Automatic.BOUNCE),
        ("Non recapitabile: Pompe", Automatic.BOUNCE),
        ("Falha na entrega da mensagem", Automatic.BOUNCE),
        ("Niet te bezorgen: Pompen", Automatic.BOUNCE),
        ("Gick inte att leverera: Pumpar", Automatic.BOUNCE),
        ("Nie udało się dostarczyć: Pompy", Automatic.BOUNCE),
        ("配信不能: ポンプ", Automatic.BOUNCE),
        ("Angenommen: Pumpen @ 11.09.2025 10:00", Automatic.CALENDAR),
        ("Aceptada: Bombas @ 11/09/2025 10:00", Automatic.CALENDAR),
        ("Zaakceptowane: Pompy @ 11.09.2025 10:00", Automatic.CALENDAR),
        ("承諾済み: ポンプ 2025年9月11日", Automatic.CALENDAR),
    ],
)
def test_a_subject_tells_automatic_mail_in_other_languages(subject: str, kind: Automatic) -> None:
    assert automatic_kind(_piece(subject)) is kind


@pytest.mark.parametrize(
    "subject",
    [
        "Nicht zugestellt: Bestellung 7",
        "Lieferung nie dostarczono",
        "Re: Automatic reply: Pumps",
        "Accepted: 9k",
    ],
)
def test_a_subject_that_a_person_writes_is_no_sign(subject: str) -> None:
    assert automatic_kind(_piece(subject, body="Where are my pumps?")) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ines: Well?\nBo: No, we will not buy.\nInes: All right.\n"
        "Bo: Automatic reply: We changed our mind, we want to buy after all.\n",
        "From: Bo Lund <bo@tidewater.example>\nDate: 3 March 2025 09:00\n\nNo, we will not buy.\n\n"
        "From: Bo Lund <bo@tidewater.example>\nDate: 23 March 2025 09:00\n\n"
        "Automatische Antwort: We changed our mind, we want to buy after all.\n",
    ],
)
def test_an_automatic_reply_pasted_with_its_subject_takes_no_no_back(text: str) -> None:
    thread = read_thread(text, me=("Ines",))

    assert thread.messages[-1].automatic is Automatic.AUTO_REPLY
    assert not thread.messages[-1].is_buyer
    assert hear(thread).values["refusal"] == "explicit_no"


def test_words_that_only_begin_like_an_automatic_subject_are_a_persons() -> None:
    thread = read_thread("Ines: Well?\nBo: Automatic reply tools are what we need.\n", me=("Ines",))

    assert thread.messages[-1].is_buyer


@pytest.mark.parametrize(
    ("header", "kind"),
    [("Return-Path: <>", Automatic.AUTO_REPLY), ("Return-Path: <bo@tidewater.example>", None)],
)
def test_a_mail_with_an_empty_return_path_is_automatic(header: str, kind: Automatic | None) -> None:
    text = f"{header}\nMIME-Version: 1.0\nFrom: Bo <bo@tidewater.example>\nSubject: Pumps\n\nHello.\n"

    assert read_thread(text).messages[0].automatic is kind
