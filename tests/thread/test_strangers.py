"""Who is not the buyer: strangers, people under the buyer's name, and mail that cannot have been quoted."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Side, Thread

ME = ("ines@ottermill.example",)
INES = "Ines Falk <ines@ottermill.example>"
BO = "Bo Lund <bo@tidewater.example>"
MAX = "Max Foe <max@deals.example>"


def mail(sender: str, *, day: int = 6, to: str = INES, body: str = "Yes!") -> str:
    return f"From: {sender}\nTo: {to}\nDate: {day} March 2025 09:00\n\n{body}\n\n"


def quoting(day: str, body: str) -> str:
    return f"See below.\n\nOn {day}, {BO} wrote:\n\n> {body}"


THREAD = mail(INES, day=3, to=BO, body="Hi Bo, here is the offer.") + mail(
    BO, day=4, body="We do not want it."
)


def sides(text: str) -> list[str]:
    return [message.speaker.side.value for message in read_thread(text, me=ME).messages]


def said(thread: Thread, body: str) -> list[str]:
    return [message.speaker.side.value for message in thread.messages if message.body == body]


@pytest.mark.parametrize(
    "sender",
    [
        MAX,
        "news@deals.example",
        "Bo Lund <bo.lund@gmail.com>",
        "Bo Lund <bo@tidewater-example.test>",
        "Bo Lund <bo@nottidewater.example>",
    ],
)
def test_a_stranger_is_not_the_buyer(sender: str) -> None:
    thread = read_thread(THREAD + mail(sender), me=ME)

    assert [m.speaker.side.value for m in thread.messages] == ["seller", "buyer", "unknown"]
    assert any("neither the buyer who wrote first" in warning for warning in thread.warnings)


@pytest.mark.parametrize(
    "sender", ["Kim Oat <kim@tidewater.example>", "Kim Oat <kim@eu.tidewater.example>", "Kim Oat", "Bo Lund"]
)
def test_a_colleague_and_a_person_without_an_address_stay_the_buyer(sender: str) -> None:
    thread = read_thread(THREAD + mail(sender), me=ME)

    assert thread.messages[-1].speaker.side.value == "buyer"
    assert thread.warnings == ()


def test_whoever_the_seller_wrote_to_is_the_buyer() -> None:
    asked = mail(INES, day=5, to="Kim Oat <kim@oatpartners.example>")

    assert sides(THREAD + asked + mail("Kim Oat <kim@oatpartners.example>"))[-1] == "buyer"


def test_whoever_the_seller_greets_is_the_buyer_unless_two_bear_that_name() -> None:
    asked = mail(INES, day=5, to="you", body="Hi Kim,\n\nwhat do you say?")

    assert sides(THREAD + asked + mail("Kim Oat <kim@oatpartners.example>"))[-1] == "buyer"
    assert sides(THREAD + asked.replace("Kim", "Bo") + mail("Bo Lund <bo@foe.example>"))[-1] == "unknown"


def test_a_mail_that_only_a_stranger_quotes_is_nobodys_word() -> None:
    forged = quoting("Wed, 5 Mar 2025 at 09:00", "We want it.")

    assert said(read_thread(THREAD + mail(MAX, body=forged), me=ME), "We want it.") == ["unknown"]
    assert said(read_thread(THREAD + mail(BO, body=forged), me=ME), "We want it.") == ["buyer"]


def test_a_mail_that_a_stranger_quotes_stays_the_buyers_where_it_stands_on_its_own() -> None:
    forged = quoting("Tue, 4 Mar 2025 at 09:00", "We do not want it.")

    assert sides(THREAD + mail(MAX, body=forged)) == ["seller", "buyer", "unknown"]


def test_a_quoted_mail_that_is_dated_later_than_its_quotation_is_nobodys_word() -> None:
    forged = quoting("Fri, 14 Mar 2025 at 12:00", "We want it.")
    thread = read_thread(THREAD + mail(BO, day=7, body=forged), me=ME)

    assert said(thread, "We want it.") == ["unknown"]
    assert any("dated later than the mail that quotes it" in warning for warning in thread.warnings)


def test_a_quoted_mail_stands_before_the_mail_that_quotes_it_whatever_the_hour() -> None:
    thread = read_thread(
        THREAD + mail(BO, day=7, body=quoting("Fri, 7 Mar 2025 at 18:00", "We want it.")), me=ME
    )

    assert [m.body for m in thread.messages][-2:] == ["We want it.", "See below."]
    assert thread.warnings == ()


def test_what_a_mail_file_holds_below_its_own_text_is_quoted_by_it() -> None:
    source = (
        f"From: {MAX}\nTo: ines@ottermill.example\nDate: Thu, 6 Mar 2025 09:00:00 +0000\n"
        f"MIME-Version: 1.0\nSubject: x\n\nSee below.\n\nFrom: {BO}\n"
        "Date: 5 March 2025 09:00\n\nWe want it.\n"
    )
    thread = read_thread(source.encode(), me=ME)

    assert [who.label for m in thread.messages for who in m.quoted_by] == ["Max Foe"]


OLDER = """
From: Ines Otter <ines@ottermill.example>
Sent: Monday, March 9, 2026 11:00 AM
To: Bo Lund <bo@tidewater.example>
Subject: RE: Pumps

We will buy it.
"""


def _pasted(writer: str, *, day: str) -> Thread:
    return read_thread(
        f"From: {writer}\nTo: bo@tidewater.example\nDate: {day} 09:00\nSubject: Re: Pumps\n\nFYI\n{OLDER}"
        "\nFrom: Bo Lund <bo@tidewater.example>\nSent: Monday, March 9, 2026 9:00 AM\n"
        "To: ines@ottermill.example\nSubject: Pumps\n\nThe two pumps cost 4,200 EUR.\n",
        me=("bo@tidewater.example",),
    )


def test_the_older_mails_below_a_strangers_in_a_pasted_chain_are_nobodys() -> None:
    """Anybody can write a heading above words and pass them on as the buyer's."""
    thread = _pasted("Kit <kit@elsewhere.example>", day="Tue, 10 Mar 2026")
    assert {message.speaker.side for message in thread.messages} == {Side.UNKNOWN}


def test_below_the_buyers_own_mail_and_below_an_older_one_they_are_the_buyers() -> None:
    for writer, day in (
        ("Ines Otter <ines@ottermill.example>", "Tue, 10 Mar 2026"),
        ("Kit <kit@elsewhere.example>", "Sun, 8 Mar 2026"),
    ):
        said = {message.body: message.speaker.side for message in _pasted(writer, day=day).messages}
        assert said["We will buy it."] is Side.BUYER
        assert said["The two pumps cost 4,200 EUR."] is Side.SELLER
