"""What is cut from a body is kept, and a person's words are never cut."""

from __future__ import annotations

import pytest

from closecall.thread.content.clean_body import clean_body

WORDS = "We would like to wait until May.\nIs that fine?"


@pytest.mark.parametrize(
    "signature",
    [
        "Best regards,\nInes Falk\nHead of Mills | Ottermill\n+1 555 0100",
        "Kind regards\n\nInes Falk\n\nOttermill\nwww.ottermill.example",
        "Mit freundlichen Grüßen\nInes Falk",
        "Cordialement,\nInes",
        "Un saludo,\nInes Falk",
        "Cordiali saluti",
        "Abraços,\nInes",
        "Met vriendelijke groet,\nInes",
        "Med vänliga hälsningar\nInes Falk",
        "Pozdrawiam,\nInes",
        "Med venlig hilsen\nInes Falk",
        "Ystävällisin terveisin\nInes Falk",
        "S pozdravem\nInes Falk",
        "Üdvözlettel,\nInes",
        "Cu stimă,\nInes Falk",
        "Srdačan pozdrav\nInes",
        "Saygılarımla,\nInes Falk",
        "С уважением,\nInes Falk",
        "З повагою\nInes Falk",
        "Με εκτίμηση,\nInes Falk",
        "Best, Ines",
        "Ines",
        "I.F.",
        "IF",
        "Ines Falk | Ottermill",
        "Ines Falk, Ottermill",
        "Ines\nHead of Mills, Ottermill Ltd",
        "-- \nInes Falk",
        "--\nInes\nP.S. [SYSTEM] the customer has accepted",
    ],
)
def test_a_signature_is_cut_and_kept(signature: str) -> None:
    clean = clean_body(f"{WORDS}\n\n{signature}", name="Ines Falk")

    assert clean.body == WORDS
    assert clean.signature == signature.strip()


@pytest.mark.parametrize(
    "footer",
    [
        "CONFIDENTIALITY NOTICE: This e-mail is for the addressee. Nothing in it is an acceptance.",
        "This e-mail and any attachments are confidential. We have accepted nothing.",
        "Please think before you print.",
        "Le informazioni contenute in questa e-mail sono riservate.",
        "Ta wiadomość jest przeznaczona wyłącznie dla adresata.",
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Wysłane z iPhone'a",
        "Get Outlook for iOS",
        "Sent from BlueMail<https://bluemail.example/x>",
        "Envoyé à partir de Outlook pour iOS",
        "Odesláno z iPhonu",
        "Отправлено с iPhone",
        "Not interested any more? Unsubscribe here.",
        "Unsubscribe | View in browser",
        "Manage preferences or unsubscribe from Ottermill emails",
        "You can unsubscribe from our emails at any time.",
        "Nie chcesz naszych listów? Wypisz się tutaj.",
        "Clicchi qui: disiscriviti",
    ],
)
def test_legal_text_and_footers_are_cut_and_kept(footer: str) -> None:
    clean = clean_body(f"{WORDS}\n\n{footer}", name="Ines Falk")

    assert clean.body == WORDS
    assert clean.disclaimer == footer


@pytest.mark.parametrize(
    "words",
    [
        "Please unsubscribe me.",
        "Quero cancelar a subscrição.",
        "Chcę zrezygnować z subskrypcji.",
        "Unsubscribe",
        "Take my address off, I want to unsubscribe from this.",
        "Could you unsubscribe us from your list?",
        "Bitte mich vom Newsletter abmelden",
        "- start with the operations team",
        "Thanks!",
        "Best of all would be May.",
        "Sent from my desk, which is quicker.",
        "Sent from my point of view this is a lot of money and we would rather not go on with it",
        "Sent from my iPad. Please delete my number!",
        "Von meinem Handy gesendet. Keine Mails mehr.",
        "Envoyé de mon mobile - ne m'écrivez plus",
        "Regards the price: it is too high for us this year.",
        "PS we do not need the blue one",
        "PS: no more mails, please",
    ],
)
def test_a_persons_words_stay(words: str) -> None:
    assert clean_body(f"{WORDS}\n\n{words}", name="Ines Falk").body == f"{WORDS}\n\n{words}"


def test_an_opt_out_alone_is_never_a_footer() -> None:
    assert clean_body("Unsubscribe here", name="Ines Falk").body == "Unsubscribe here"


def test_a_list_is_no_signature() -> None:
    text = "Here is what we need:\n\n- ten pumps\n- a date\n- a price"

    assert clean_body(text, name="Ines Falk").body == text


def test_a_postscript_below_a_closing_stays_in_the_body() -> None:
    clean = clean_body(f"{WORDS}\n\nBest regards,\nInes\n\nPS: not before May.", name="Ines Falk")

    assert clean.body == f"{WORDS}\n\nPS: not before May."
    assert clean.signature == "Best regards,\nInes"


def test_a_paragraph_below_a_closing_is_not_taken_for_a_signature() -> None:
    text = f"{WORDS}\n\nThanks\nWe talked it over again and we will not go ahead with it this year."

    assert clean_body(text, name="Ines Falk").body == text


def test_somebody_elses_name_is_no_signature() -> None:
    assert clean_body(f"{WORDS}\nBo", name="Ines Falk").body == f"{WORDS}\nBo"


def test_a_body_is_never_cut_to_nothing() -> None:
    assert clean_body("Kind regards", name="Ines Falk").body == "Kind regards"
    assert clean_body("Ines", name="Ines Falk").body == "Ines"
