"""Quoted lines without "On ... wrote:" in a single mail: whose they are by greeting, name and figures."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread

_MAIL = """From: Dirk Vanner <dirk@vanner.example>
To: Harbour Yard <office@harbouryard.example>
Date: Wed, 25 Nov 2026 08:14
Subject: Re: Winter storage

{body}

{quoted}
"""


def _sides(body: str, quoted: str) -> list[str]:
    thread = read_thread(_MAIL.format(body=body, quoted=quoted))
    return ["seller" if m.is_seller else "buyer" if m.is_buyer else "unknown" for m in thread.messages]


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("Hello Jo,\nno thanks.\nDirk", "> Hi Dirk, just checking in.\n> Jo"),
        ("Hallo Jo,\ndas passt so.\nGruß\nDirk", "> Hallo Dirk, das Winterlager kostet 640 €.\n> Gruß Jo"),
        ("Bonjour Jo,\nc'est trop cher.\nDirk", "> Bonjour Dirk, le devis est de 640 €.\n> Jo"),
        (
            "Guten Tag Herr Rau,\nleider nein.\nDirk Vanner",
            "> Sehr geehrter Herr Vanner, anbei das Angebot.\n> Rau",
        ),
        # Nobody is greeted in the answer, but it takes the offer's figure up.
        ("Does the 640 include the VAT?\nDirk", "> Dirk, 28 ft under cover, 640. Shall we book her in? Jo"),
        ("That's fine, 640.\nDirk", "> Hi Dirk, 28 ft under cover, £640. Shall we?\n> Harbour Yard"),
    ],
)
def test_the_others_words_are_a_mail_before_the_answer(body: str, quoted: str) -> None:
    assert _sides(body, quoted) == ["seller", "buyer"]


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("Ok, I'll think.\n\nDirk", "> 28 ft under cover, 640."),
        ("See what she says of the 640.\n\nDirk", "> Dirk, 640 is far too much for that old tub. Ann"),
        ("My wife wrote me this.\n\nDirk", "> Dirk, I am not paying 640, we don't want it. Ann"),
        ("She says of the 640:", "> Dirk, we can do 640. Ann"),
        ("Any news?\n\nDirk", "> Hi Jo, can you hold the place? I have 640 for it.\n> Dirk"),
        # Unsigned, or signed by somebody of whom nobody knows that he writes for the yard.
        ("Yes, put her in at 640.\n\nDirk", "> Dirk, £640 is my last word. Shall we book her in?"),
        (
            "Put her in. The 640 is a joke.\n\nDirk",
            "> Hi Dirk, it is £640. Shall we book her in?\n> Piet Quay",
        ),
        ("Hi Jo, so 640 it is, go on.\nDirk", "> Hi Dirk, it is £640. Shall we book her in?\n> Piet"),
        # Either speaks of another.
        ("So 640. They asked that for half.\n\nDirk", "> Hi Dirk, it is £640. Shall we book her in?\n> Piet"),
        ("Put her in. Is 640 too much?\n\nDirk", "> Hi Dirk, £640 with Quayside's crane. Shall we?\n> Piet"),
        ("My sister has it for 640!\n\nDirk", "> Hi Dirk, it is £640. Shall we book her in?\n> Piet"),
        ("We talked about it.\n\nDirk", "> Hi Dirk, we can do it for 200 with Uncle Bo.\n> Ann"),
    ],
)
def test_in_doubt_they_are_nobodys_and_the_seller_is_told(body: str, quoted: str) -> None:
    assert _sides(body, quoted) == ["buyer"]
    thread = read_thread(_MAIL.format(body=body, quoted=quoted))
    assert any("were left out" in warning for warning in thread.warnings)


def test_each_quoted_line_of_a_date_begins_a_mail() -> None:
    thread = read_thread(
        _MAIL.format(
            body="Hi Jo, please stop asking.\nDirk",
            quoted="> Date: 23 Nov 2026\n> Hi Dirk, me again.\n> Jo\n\n> Date: 12 Nov\n> Dirk, any news? Jo",
        )
    )
    assert [message.body for message in thread.messages][:2] == ["Dirk, any news? Jo", "Hi Dirk, me again."]


def test_an_answer_between_the_quoted_lines_stays_its_writers() -> None:
    thread = read_thread(
        _MAIL.format(
            body="Hello Jo,\n> Hi Dirk, the price is 640.\nToo dear.\n> Shall we book her in?\nNo.\n> Jo",
            quoted="Dirk",
        )
    )
    offer, answer = thread.messages
    assert (offer.is_seller, answer.is_buyer) == (True, True)
    assert answer.answered[1].text == "Shall we book her in?"


def test_a_mail_that_is_quoted_elsewhere_in_the_thread_brings_no_warning() -> None:
    chain = _MAIL.format(
        body="Fine by me.\nDirk", quoted="On 24 Nov 2026, Jo <jo@harbouryard.example> wrote:\n> Ok?"
    )
    assert not any("left out" in warning for warning in read_thread(chain).warnings)
