"""A no in the buyer's own subject line or below his signature is heard; a mailing's footer is not."""

from __future__ import annotations

import pytest

from closecall.facts.words import hear
from closecall.thread.parser import read_thread
from closecall.thread.records import Cut, Message, Side, Speaker, Thread, ThreadKind

SELLER, BUYER = Speaker("Ines Falk", side=Side.SELLER), Speaker("Bo Lund", side=Side.BUYER)
OFFER = Message(SELLER, "Here is the offer.", subject="Your stop at the fair")


def heard(*messages: Message) -> str:
    return str(hear(Thread(ThreadKind.EMAIL, messages, "en")).values["refusal"])


@pytest.mark.parametrize(
    ("subject", "refusal"),
    [
        ("STOP", "opt_out"),
        ("Re: Unsubscribe me", "opt_out"),
        ("AW: SV: Not interested", "explicit_no"),
        ("RE: Your stop at the fair", "none"),
        ("Re[2]: AW: your stop  at the FAIR", "none"),
        ("Our visit", "none"),
        ("We really want it", "none"),
        (None, "none"),
    ],
)
def test_the_buyers_own_subject_can_refuse(subject: str | None, refusal: str) -> None:
    assert heard(OFFER, Message(BUYER, "See above.", subject=subject)) == refusal


@pytest.mark.parametrize("subject", ["Stop calling me", "Re: Stop calling me"])
def test_a_subject_that_stood_before_is_not_the_buyers_own(subject: str) -> None:
    first = Message(SELLER, "A joke of ours.", subject="Stop calling me")
    assert heard(first, Message(BUYER, "Ha.", subject=subject)) == "none"


def test_the_subject_of_an_answer_to_a_mail_that_is_not_there_is_not_the_buyers_own() -> None:
    answer = Message(BUYER, "Thanks.", subject="Re: Stop calling me")
    assert heard(Message(SELLER, "Here is the offer."), answer) == "none"


@pytest.mark.parametrize(
    ("signature", "refusal"),
    [
        ("-- \nPlease do not contact me again", "opt_out"),
        ("--\nWe are not interested.", "explicit_no"),
        ("--\nBo Lund\nTidewater Ltd\nTo unsubscribe click here", "none"),
        ("--\nUnsubscribe", "none"),
        ("--\nIf you do not want to hear from us, unsubscribe.", "none"),
        ("--\nIf you no longer wish to receive our emails, click here to be removed from our list.", "none"),
        ("--\nBo Lund\nEnough letters, thanks.", "opt_out"),
        ("--\nBo Lund\nNo more calls please.", "opt_out"),
        ("--\nBo Lund\nPlease do not ring again.", "opt_out"),
        ("--\nIf you text once more I will block this number.", "opt_out"),
        ("--\nPlease do not print this email.", "none"),
        ("--\nDo not reply to this email.", "none"),
        ("--\nStop by for a coffee!", "none"),
        ("--\nI really want it.", "none"),
        ("--\nBo Lund\nTidewater Ltd", "none"),
    ],
)
def test_a_no_below_the_signature_counts_when_the_writer_speaks_of_himself(
    signature: str, refusal: str
) -> None:
    assert heard(OFFER, Message(BUYER, "Thanks.", cut=Cut(signature=signature))) == refusal


@pytest.mark.parametrize(
    ("lang", "said", "refusal"),
    [
        ("de", "Keine Anrufe mehr, danke.", "opt_out"),
        ("de", "Bitte nicht auf diese Mail antworten.", "none"),
        ("fr", "Ne plus appeler, merci.", "opt_out"),
        ("fr", "Pensez à l'environnement, n'imprimez pas ce mail.", "none"),
        ("es", "Basta de llamadas.", "opt_out"),
        ("es", "No imprima este mensaje.", "none"),
        ("it", "Non chiamate più.", "opt_out"),
        ("pt", "Não ligue mais.", "opt_out"),
        ("nl", "Niet meer bellen.", "opt_out"),
        ("sv", "Inga fler samtal.", "opt_out"),
        ("pl", "Proszę nie dzwonić.", "opt_out"),
        ("pl", "Nie odpowiadaj na tę wiadomość.", "none"),
    ],
)
def test_a_short_no_below_the_signature_needs_no_word_of_the_writers_own(
    lang: str, said: str, refusal: str
) -> None:
    signed = Message(BUYER, "Ok.", cut=Cut(signature=f"--\nBo Lund\n{said}"))
    assert str(hear(Thread(ThreadKind.EMAIL, (OFFER, signed), lang)).values["refusal"]) == refusal


@pytest.mark.parametrize(
    ("aside", "refusal"),
    [
        ("No thanks, we are not interested.", "explicit_no"),
        ("We want it.", "none"),
        ("Unsubscribe here", "none"),
    ],
)
def test_a_no_in_another_version_of_the_mail_or_hidden_in_it_is_heard(aside: str, refusal: str) -> None:
    assert heard(OFFER, Message(BUYER, "We really want this.", aside=aside)) == refusal


def test_the_sellers_own_subject_and_signature_refuse_nothing() -> None:
    own = Message(SELLER, "Hello.", subject="Not interested?", cut=Cut(signature="--\nDo not call me again"))
    assert heard(OFFER, own, Message(BUYER, "Thanks.")) == "none"


def test_what_is_heard_beside_the_body_is_shown_with_its_place_and_can_be_taken_back() -> None:
    no = Message(BUYER, "See above.", subject="Not interested")
    found = hear(Thread(ThreadKind.EMAIL, (OFFER, no), "en"))
    [shown] = [e for e in found.evidence if e.fact == "refusal"]
    assert (shown.source, shown.message, shown.start) == ("behaviour", 1, None)
    assert shown.event == 'subject "not interested"'

    back = Message(BUYER, "We changed our mind, we really want it.", subject="Re: Not interested")
    later = hear(Thread(ThreadKind.EMAIL, (OFFER, no, back), "en")).values
    assert (later["refusal"], later["refusal_retracted"]) == ("explicit_no", True)


def test_a_pasted_mail_with_an_empty_body_and_a_subject_is_heard() -> None:
    text = """\
From: Ines Falk <ines@ottermill.example>
Date: 3 March 2025 09:00
Subject: Offer

Here is the offer.

From: Bo Lund <bo@tidewater.example>
Date: 4 March 2025 09:00
Subject: STOP

"""
    thread = read_thread(text, me=("ines@ottermill.example",))
    assert hear(thread).values["refusal"] == "opt_out"


@pytest.mark.parametrize(
    ("points", "refusal"),
    [
        ("- he said no\n- price was 4,000", "explicit_no"),
        ('- not interested, wife is against it\n- "I love it, I want it"', "explicit_no"),
        ('* she asked me not to call again\n* "I would really like one"', "opt_out"),
        ('- "I would really like one"\n- he said no one else decides', "none"),
    ],
)
def test_a_no_that_the_sellers_notes_of_a_call_tell_stands_above_what_they_cite(
    points: str, refusal: str
) -> None:
    thread = read_thread(f"Call notes with Jo Hale, 3 May 2025\n{points}")
    found = hear(thread)
    assert found.values["refusal"] == refusal
    if refusal != "none":
        assert found.values.get("verbal_interest", "none") == "none"
        (evidence,) = [e for e in found.evidence if e.fact == "refusal"]
        assert evidence.event is not None
        assert evidence.event.startswith('note "')


def test_a_sellers_turn_in_a_call_with_a_buyer_passes_nothing_on() -> None:
    said = Message(Speaker("Ines Falk", side=Side.SELLER), "He said no last time, did he?")
    answer = Message(Speaker("Bo Lund", side=Side.BUYER), "That was another one.")
    assert str(hear(Thread(ThreadKind.CALL, (said, answer), "en")).values["refusal"]) == "none"
