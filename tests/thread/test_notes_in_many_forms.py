"""The seller's own notes without bullets: entries of a sales program, forms, prose below a heading."""

from __future__ import annotations

import pytest

from closecall.errors import InputError
from closecall.thread.parser import read_thread
from closecall.thread.readers.prose.told_notes import are_told
from closecall.thread.records import Side
from closecall.thread.sides.required_buyer import require_a_buyer

NOTES = (
    "Call 3/3: Spoke to Bo Lund, owner. Likes the loom, must ask his wife.\n",
    "03/03/2026 - Called Bo Lund. Likes the loom, must ask his wife.\n",
    "12.3.2026: Telefoniert mit Herrn Lund, will noch warten.\n14.3.2026: Termin vereinbart.\n",
    "Account: Lund Ltd\nContact: Bo Lund\nType: Call\nNotes: Likes the loom.\nNext step: ring on Friday\n",
    "Kunde: Lund GmbH\nArt: Anruf\nErgebnis: Will noch warten.\n",
    "Compte rendu appel du 12/03/2026 - M. Lund\n\nIl décide seul. Il préfère attendre un peu.\n",
    "Telefoonnotitie 12-3-2026\nGebeld met Bo Lund\n\n- offerte ontvangen\n- vindt het mooi\n- nu te druk\n",
    "Gesprächsvermerk 12.3.2026\nHerr Lund möchte noch warten.\n",
)

LETTERS = (
    "Call 3/3: can you make it, or shall I ring you?\n",
    "Name: Bo Lund\nEmail: bo@lund.example\nMessage: How much is the loom?\n",
    "Price: 640\nDelivery: June\nColour: blue\n",
    "Meeting the trustees on 3/3 went well, we want the loom.\n",
)


@pytest.mark.parametrize("text", NOTES)
def test_the_sellers_notes_are_the_sellers(text: str) -> None:
    thread = read_thread(text)

    assert thread.format == "call notes"
    assert {m.speaker.side for m in thread.messages} == {Side.SELLER}


@pytest.mark.parametrize("text", LETTERS)
def test_what_a_customer_writes_is_none(text: str) -> None:
    assert read_thread(text).format != "call notes"


def test_prose_that_begins_with_a_call_on_a_titled_person_is_the_sellers_note() -> None:
    thread = read_thread("rang Mrs Holloway 3pm tues. she said price is fine, she wants to start in feb")
    assert [message.is_seller for message in thread.messages] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Spoke to Pete. He says no.",
        "Met with the board and they said no, sorry.",
        "Called in at the shop on Saturday. My daughter tried it and she wants it.",
        "Met Mrs Lund, our treasurer. She says you are too dear.",
    ],
)
def test_what_a_buyer_may_have_written_is_not_given_to_the_seller(text: str) -> None:
    assert not any(message.is_seller for message in read_thread(text).messages)


@pytest.mark.parametrize(
    "text",
    [
        "Anruf Fr. Adler 12.5.\nwill nicht, nicht mehr melden",
        "Tel. Hr. Voss 12.5.\nBad ca. 6.900\nFrau war dabei",
        "Call Mrs Hale 12/5\nlikes the tiles, will think it over",
    ],
)
def test_a_line_that_only_says_who_was_called_and_when_heads_notes(text: str) -> None:
    thread = read_thread(text)
    assert thread.format == "call notes"
    assert not thread.buyer_messages()


def test_a_telephone_number_above_a_letter_heads_none() -> None:
    letter = "Tel. 030 123456\nGuten Tag,\nich hätte gern ein Angebot für ein Bad.\n\nViele Grüße\nEva Voss"
    assert read_thread(letter).format != "call notes"


TOLD = (
    "Tel. Adler, 20.10., sie hat angerufen\n- war beim Probetag\n- 590 weiß sie, passt\n- sonst nix offen\n",
    "Hr. Adler - Tel., 12. Mai, er rief zurück\nwill noch warten\nmeldet sich im Herbst\n",
    "Lund, 118 Mill Rd - phone, Apr 21, 12 min, he called me\n- asked who we did\n- I said I'd write\n",
    "Tues 14 Oct. Rang the mill, spoke to Bo (manager)\nHad our quote\nTold him about the second loom\n",
    "Bo Lund, weaver, Stroud\n11 Dec 25 - call #1, he found me thru Jas\n15 Dec 25 - call #2, loved it\n",
    "Bo Lund, dyer\n2 Feb - rang him, price ok\n9 Feb - popped round, he wants to wait\n20 Feb - no answer\n",
    "Theo B. (year 10) - came after the show, told him 260\ntexted next day: really wants to\n2/10 again\n",
    "電話 5月12日 田中様\n- 価格は問題なし\n- 来月まで待ちたい\n",
    "Rozmowa tel. z p. Nowakiem, 12.05, 15 min\n- okna mu się podobają\n- drogo\n",
)

SAID = (
    "Dear Ines,\nthank you for your call on 12 May:\n- is it oak?\n- who fits it?\nBest regards\nBo\n",
    "I called on 3 March and nobody answered.\nStill no reply to my mail of 5 March.\nCancel it.\nBo Lund\n",
    "Our meeting on 3 March went well.\nWe talked it over with him.\nGo ahead.\n",
    "My son Theo is in year 10.\nHe came to the school concert.\n2/10 he asked what lessons cost.\n",
    "Loom, 12 Elm Rd\n2 Feb - your man came, he fixed nothing\n9 Feb - rang, no answer\n20 Feb - still bad\n",
    "Hi, these days work for him:\n2 March - after four\n4 March - all day\n9 March - morning only\n",
    "Plan\n2 March - fitters come, he opens\n4 March - worktop\n9 March - tap\n",
    "The visit on 3 March went well.\nMy wife liked it.\nSend it to my brother.\n",
)


@pytest.mark.parametrize("text", TOLD)
def test_what_is_told_of_somebody_beside_a_day_is_the_sellers_and_not_certain(
    text: str,
) -> None:
    thread = read_thread(text)

    assert thread.format == "call notes"
    assert {m.speaker.side for m in thread.messages} == {Side.SELLER}
    assert any("not certain" in warning for warning in thread.warnings)


@pytest.mark.parametrize("text", SAID)
def test_what_speaks_to_its_reader_or_of_its_writer_alone_is_no_note(text: str) -> None:
    assert read_thread(text).format != "call notes"


@pytest.mark.parametrize("text", TOLD)
def test_the_same_lines_said_to_somebody_are_no_notes_told_of_him(text: str) -> None:
    assert not are_told([*text.splitlines(), "When can you come?"])
    assert not are_told(["Hello Ines,", *text.splitlines()])


@pytest.mark.parametrize(
    "text",
    [
        "Just off the phone with Linda. She will call me when she is ready, dont chase.",
        "Linda likes it but her husband is unsure, they will think about it.",
        "Gerade mit Frau Lund gesprochen. Sie meldet sich, wenn es passt.",
    ],
)
def test_what_only_tells_of_somebody_is_not_the_buyers_mail_though_the_seller_is_known(text: str) -> None:
    thread = read_thread(text, me=("Dana",))
    assert not any(message.is_buyer for message in thread.messages)
    with pytest.raises(InputError, match="Call notes"):
        require_a_buyer(thread)
    headed = read_thread(f"Call notes\n{text}", me=("Dana",))
    assert [message.is_seller for message in headed.messages] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "I showed it to my wife and she loves it. I want to go ahead.",
        "Could she have it in blue?",
        "The boss saw your offer, he says no.",
        "Hello, he says no.",
        "No thanks, the price is too high.",
    ],
)
def test_a_letter_that_also_speaks_of_others_is_the_buyers_where_the_seller_is_known(text: str) -> None:
    assert [message.is_buyer for message in read_thread(text, me=("Dana",)).messages] == [True]


def test_a_long_first_line_with_a_call_and_a_day_heads_notes() -> None:
    text = (
        "Call Bo Lund, retired ferry captain and widower, aged 67, friday 27 nov. wants to learn weaving, "
        "has been here on the open day\ncannot decide on a loom. "
        '"you tell me, what would you do?"\nsaid nothing on price\n'
    )
    assert [m.speaker.side for m in read_thread(text, me=("Dana",)).messages] == [Side.SELLER]
