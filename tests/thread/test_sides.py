"""Who is the buyer and who the seller: as stated, else guessed with a warning, else asked."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Side, Thread


def _sides(thread: Thread) -> dict[str, str]:
    return {message.speaker.label: message.speaker.side.value for message in thread.messages}


MAILS = """\
From: Ines Falk <ines@ottermill.example>
To: Bo Lund <bo@tidewater.example>
Date: 3 March 2025 09:00

Good morning, and thank you for Friday.

From: Bo Lund <bo@tidewater.example>
To: Ines Falk <ines@ottermill.example>
Date: 4 March 2025 09:00

It was a good day.
"""


@pytest.mark.parametrize(
    "me", ["Ines Falk", "ines", "ines@ottermill.example", "@ottermill.example", "INES FALK"]
)
def test_me_is_the_seller_and_the_other_the_buyer(me: str) -> None:
    thread = read_thread(MAILS, me=(me,))

    assert _sides(thread) == {"Ines Falk": "seller", "Bo Lund": "buyer"}
    assert thread.warnings == ()


def test_me_wins_over_the_note() -> None:
    assert _sides(read_thread(MAILS, me=("Bo Lund",), note="Bo is keen")) == {
        "Ines Falk": "buyer",
        "Bo Lund": "seller",
    }


def test_a_me_that_matches_nobody_is_said() -> None:
    thread = read_thread(MAILS, me=("Zoe",))

    assert any("--me Zoe matches nobody" in warning for warning in thread.warnings)
    assert set(_sides(thread).values()) == {"unknown"}


def test_a_me_who_only_receives_makes_the_first_writer_the_buyer() -> None:
    text = """\
From: Bo Lund <bo@tidewater.example>
To: Ines Falk <ines@ottermill.example>
Date: 3 March 2025 09:00

We like it.

From: Kim Oat <kim@oatpartners.example>
To: Ines Falk <ines@ottermill.example>
Date: 4 March 2025 09:00

I advise Bo.
"""
    assert _sides(read_thread(text, me=("Ines Falk",))) == {"Bo Lund": "buyer", "Kim Oat": "unknown"}


def test_people_of_one_organisation_share_a_side() -> None:
    text = MAILS + "\nFrom: Kim Oat <kim@tidewater.example>\nDate: 5 March 2025 09:00\n\nI agree with Bo.\n"

    assert _sides(read_thread(text, me=("ines",)))["Kim Oat"] == "buyer"
    text = text.replace("kim@tidewater", "kim@ottermill")
    assert _sides(read_thread(text, me=("ines",)))["Kim Oat"] == "seller"


def test_people_of_a_freemail_domain_do_not_share_a_side() -> None:
    text = MAILS.replace("ottermill.example", "gmail.com").replace("tidewater.example", "gmail.com")

    assert _sides(read_thread(text, me=("ines",))) == {"Ines Falk": "seller", "Bo Lund": "buyer"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Seller", "Bo"),
        ("Rep", "Customer"),
        ("Bo", "Buyer"),
        ("Sales", "Prospect"),
        ("Verkäufer", "Kunde"),
        ("Ines (Seller)", "Bo"),
    ],
)
def test_a_label_states_the_side(one: str, other: str) -> None:
    thread = read_thread(f"{one}: Hello.\n{other}: Hi.\n{one}: Bye.\n")

    assert _sides(thread) == {one: "seller", other: "buyer"}
    assert thread.warnings == ()


def test_the_owner_of_the_page_is_the_seller() -> None:
    text = (
        "Bo Lund <bo@tidewater.example>\nTue, 4 Mar 2025 at 09:00\nto me\n\nGood day.\n\n"
        "On Mon, 3 Mar 2025 at 09:00, Ines Falk <ines@ottermill.example> wrote:\n> Morning.\n"
    )
    thread = read_thread(text)

    assert _sides(thread) == {"Ines Falk": "seller", "Bo Lund": "buyer"}
    assert thread.warnings == ()


@pytest.mark.parametrize(
    "note", ["Bo is keen", "Lund wrote back", "Tidewater turn over 4m", "Is it Bo's call?"]
)
def test_a_note_that_names_one_of_two_makes_him_the_buyer_and_says_so(note: str) -> None:
    thread = read_thread(MAILS, note=note)

    assert _sides(thread) == {"Ines Falk": "seller", "Bo Lund": "buyer"}
    assert thread.warnings == (
        "I took Bo Lund for the buyer and Ines Falk for the seller: Bo Lund is named in your note. "
        "If that is wrong, say --me.",
    )


def test_a_note_that_names_both_decides_nothing() -> None:
    thread = read_thread(MAILS, note="Bo wrote to Ines")

    assert set(_sides(thread).values()) == {"unknown"}
    assert thread.warnings == ("Which of these is you: Ines Falk or Bo Lund? Say --me NAME.",)


@pytest.mark.parametrize(
    ("seller", "buyer"),
    [
        ("Our offer: $900 a month.", "What would it cost for two?"),
        ("Hi, Ines from Ottermill Pumps. Offer attached.", "Got it, thanks."),
        ("Anbei unser Angebot über 900 EUR.", "Danke, wir sehen es uns an."),
        ("In allegato la nostra offerta, 900 euro.", "Quanto costa la consegna?"),
        ("Segue em anexo a proposta, 900 reais.", "Quanto custa a entrega?"),
    ],
)
def test_what_they_say_decides_with_a_warning(seller: str, buyer: str) -> None:
    text = MAILS.replace("Good morning, and thank you for Friday.", seller).replace(
        "It was a good day.", buyer
    )
    thread = read_thread(text)

    assert _sides(thread) == {"Ines Falk": "seller", "Bo Lund": "buyer"}
    assert len(thread.warnings) == 1
    assert "Ines Falk makes the offer" in thread.warnings[0]
    assert "--me" in thread.warnings[0]


@pytest.mark.parametrize("name", ["Ines OtterMill", "Ines at Ottermill", "Ottermill Pumps Sales"])
def test_a_firms_name_in_the_senders_name_tells_the_seller(name: str) -> None:
    thread = read_thread(f"{name}  9:14 AM\nMorning.\n\nBo  9:15 AM\nHello.\n\n{name}  9:16 AM\nFine day.\n")

    assert _sides(thread) == {name: "seller", "Bo": "buyer"}


def test_words_without_a_clear_margin_are_asked() -> None:
    thread = read_thread(MAILS)

    assert set(_sides(thread).values()) == {"unknown"}
    assert thread.warnings == ("Which of these is you: Ines Falk or Bo Lund? Say --me NAME.",)


def test_a_web_forms_words_are_the_enquirers() -> None:
    text = """\
From: Website form <noreply@ottermill.example>
Date: 3 March 2025 09:00
Subject: New enquiry

Name: Bo Lund
Company: Tidewater
Message: We need ten pumps.

From: Ines Falk <ines@ottermill.example>
To: Bo Lund <bo@tidewater.example>
Date: 4 March 2025 09:00

Good morning.
"""
    thread = read_thread(text)

    assert [(m.speaker.name, m.speaker.side) for m in thread.messages] == [
        ("Bo Lund", Side.BUYER),
        ("Ines Falk", Side.SELLER),
    ]
    assert "We need ten pumps." in thread.messages[0].body


def test_a_no_reply_mailbox_without_a_form_is_neither_side() -> None:
    text = MAILS + "\nFrom: Ticket <noreply@desk.example>\nDate: 5 March 2025 09:00\n\nYour ticket is open.\n"

    assert _sides(read_thread(text, me=("ines",)))["Ticket"] == "other"


def test_the_nameless_top_of_a_chain_is_the_other_sides_answer_and_said_so() -> None:
    text = "No thanks.\n\nOn Mon, 3 Mar 2025 at 09:00, Ines Falk <ines@ottermill.example> wrote:\n> Well?\n"
    thread = read_thread(text, me=("ines",))

    assert thread.messages[-1].speaker.side is Side.BUYER
    assert any("has no sender" in warning for warning in thread.warnings)


def test_the_language_is_that_of_the_buyer() -> None:
    text = MAILS.replace("It was a good day.", "Danke, das war sehr gut und wir sind noch nicht so weit.")

    assert read_thread(text, me=("ines",)).lang == "de"
    assert read_thread(text, me=("bo",)).lang == "en"


@pytest.mark.parametrize(
    "notes",
    [
        "Call notes Lund\n• loves it\n• is ready to sign\n• wants it by May\n",
        "Call with Bo Lund, 3 March\nHe loves it and is ready to sign.\n",
        "me: you love it, don't you\nme: he does\n",
    ],
)
def test_the_sellers_notes_are_his_own_words_when_he_says_who_he_is(notes: str) -> None:
    thread = read_thread(notes, me=("Ines Falk",))

    assert {message.speaker.side for message in thread.messages} == {Side.SELLER}


def test_one_name_of_the_seller_may_be_given_as_it_is() -> None:
    text = "Ann: Would it fit the van?\n\nBo: It would.\n"
    assert Thread.parse(text, me="Bo") == Thread.parse(text, me=("Bo",))
    assert Thread.parse(text, me="Bo").messages[1].is_seller


@pytest.mark.parametrize(
    ("text", "side"),
    [
        (
            "Hi Priya, the two ovens are 11,400. Shall I book them?\n- Ben\n\nI loved the demo, thank you.",
            "unknown",
        ),
        ("so we spoke\nBen: shall I book them?\nyes, I loved the demo", "unknown"),
        ("Ben,\n\nI loved the demo, thank you.\n\nPriya", "buyer"),
        ("Thank you for the demo.\nBen will remember what I said of the ovens.", "buyer"),
    ],
)
def test_a_text_that_holds_the_sellers_own_words_is_not_the_buyers(text: str, side: str) -> None:
    assert [m.speaker.side.value for m in Thread.parse(text, me="Ben").messages] == [side]
