"""Chats whose lines open with a name and a stamp, in whatever order and with whatever signs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Side, Thread, ThreadKind

SELLER, BUYER = "Ida Rahm", "Olof Brant"
TALK = (
    (SELLER, datetime(2025, 9, 3, 8, 2), "Hi Olof, did the loom get there in one piece?"),
    (BUYER, datetime(2025, 9, 3, 18, 47), "It did.\nWe want to try it till Friday 10:00, ok?"),
    (SELLER, datetime(2025, 9, 3, 18, 50), "Sure"),
    (BUYER, datetime(2025, 9, 4, 9, 5), "It runs well :)"),
)


# Each layout with whether its stamps tell the year.
LAYOUTS = {
    "{who} – {at:%d/%m %H:%M} : {said}": False,
    "Sep {at.day}, {half}  {who}: {said}": False,
    "{who}, {at:%d/%m %H:%M}\n{said}": False,
    "{who}, {at:%d.%m.%Y %H:%M} Uhr: {said}": True,
    "[Mi, {at.day}. September, {at:%H:%M}] {who} – {said}": False,
    "{at.day} septembre à {at:%Hh%M} • {who}\n{said}\n": False,
    "({at:%d/%m/%Y %H:%M}) {who}: {said}": True,
    "{who} | {at:%d/%m/%Y} | {at:%H:%M} | {said}": True,
    "{who} · {at.day} de setembro · {at:%H:%M}\n{said}\n": False,
    "{who} ({at.day}/{at.month} kl. {at:%H:%M}): {said}": False,
    "{at:%H:%M, %d.%m.%Y} {who}: {said}": True,
    "[{at:%H:%M}] [{at:%d/%m}] {who}: {said}": False,
    "{who}\t{at:%d.%m.%Y %H:%M}\t{said}": True,
    "{at:%Y-%m-%dT%H:%M:00Z} {who}: {said}": True,
    "[{at:%d.%m.%Y %H:%M}:07] {who}> {said}": True,
    "**{who}** ({at:%Y-%m-%d %H:%M}): {said}": True,
    "- {who} (mer {at:%H:%M}) : {said}": False,
    "{who}, yesterday at {half}: {said}": False,
    "{who} escribió el {at:%d/%m/%Y} a las {at:%H:%M}:\n{said}\n": True,
    "{who}, [{at:%d.%m.%y %H:%M}]\n{said}\n": True,
    "{at:%d.%m.%Y}; {at:%H:%M}; {who}; {said}": True,
    "mar {at.day} settembre – {at:%H:%M} – {who}\n{said}\n": False,
    "{who} | Wed {half}\n{said}": False,
    "{at:%a} {half} {who}: {said}": False,
    "{who} {at.year}年{at.month}月{at.day}日 {at:%H:%M}\n{said}": True,
}


def _written(layout: str, talk: Iterable[tuple[str, datetime, str]] = TALK) -> str:
    return "\n".join(
        layout.format(who=who, at=at, said=said, half=f"{at.hour % 12 or 12}:{at:%M %p}")
        for who, at, said in talk
    )


def _told(thread: Thread) -> list[tuple[str | None, str]]:
    return [(message.speaker.name, message.body) for message in thread.messages]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_name_and_a_stamp_open_a_turn(layout: str) -> None:
    thread = read_thread(_written(layout), me=("Ida Rahm",))

    assert _told(thread) == [(who, said) for who, _, said in TALK]
    assert [message.speaker.side for message in thread.messages] == [Side.SELLER, Side.BUYER] * 2
    assert thread.kind is ThreadKind.EMAIL
    if LAYOUTS[layout]:
        days = [m.at and m.at.at and m.at.at.replace(tzinfo=None, second=0) for m in thread.messages]
        assert days == [at for _, at, _ in TALK]


@pytest.mark.parametrize(
    "name",
    [
        "+44 7700 900123",
        "Olof (Brant & Son)",
        "brant_77",
        "Olof 🧵 Brant",
        "高橋健",
        "Olof Mai",
        "Dr. O. Brant",
    ],
)
def test_whoever_chose_his_name_himself_keeps_it(name: str) -> None:
    talk = ((name if who == BUYER else who, at, said) for who, at, said in TALK)
    text = _written("{at:%d/%m %H:%M} - {who}: {said}", talk)

    assert _told(read_thread(text))[1] == (name, TALK[1][2])


def test_a_last_name_that_is_a_month_too_stays_one() -> None:
    talk = (("Ewa Lis" if who == BUYER else who, at, said) for who, at, said in TALK)
    told = _told(read_thread(_written("{who}, {at.day} września {at:%Y, %H:%M}\n{said}\n", talk)))

    assert [who for who, _ in told] == [SELLER, "Ewa Lis"] * 2


@pytest.mark.parametrize(
    "plan",
    [
        "On Friday 6:10 PM Ida: I was told it is still there.\nOn Saturday 9:00 AM Olof: I asked again.\n"
        "It was a long week, and we look at it on Monday 8:00 AM. Do you?",
        "Mon 12 May 10:00 Ida: haircut\nMon 12 May 11:00 Olof: colour\nTue 13 May 9:30 Ida: fringe",
        "12/05 08:00 – Ida – 3 pallets\n12/05 10:00 – Olof – 1 pallet\n13/05 08:00 – Ida – 2 pallets",
        "Mo 12.05. 08:00 Ida: Empfang\nMo 12.05. 14:00 Olof: Empfang\nDi 13.05. 08:00 Ida: Lager",
        "12/05 09:14 : appel Ida, absente\n12/05 14:00 : rappel, veut bien\n13/05 10:20 : vu avec nous ?",
        "Loom | 12/05/2025 | £1,200\nReed | 12/05/2025 | £40\nLoom | 13/05/2025 | £1,100",
        'Ida Rahm, 12 May 2025: "You saved our summer!"\nOlof Brant, 3 June 2025: "I would buy it again."\n'
        'Ivy Low, 9 June 2025: "Do you know a better one?"',
        "London, 12/05 09:14\nYork, 12/05 11:20\nLondon, 13/05 17:02\nYork, 13/05 19:00",
        "Hi Olof,\nI can do these: Mon 12 May 10:00, Tue 13 May 14:30.\nWhich one suits you?\nIda",
        "12/05 09:14 Loom A: 21 °C\n12/05 09:20 Loom B: 24 °C\n12/05 09:31 Loom A: 25 °C\nIs that ok? Ida",
    ],
)
def test_what_only_looks_so_is_no_chat(plan: str) -> None:
    assert read_thread(plan).format != "opened turns"


@pytest.mark.parametrize("layout", ["[{at:%d/%m %H:%M}] {who}: {said}", "{at:%d/%m %H:%M} - {who}: {said}"])
def test_few_words_without_full_stops_are_a_chat_where_signs_part_them(layout: str) -> None:
    words = ("still got it", "yep", "how much do you want", "300")
    talk = [(who, at, said) for (who, at, _), said in zip(TALK, words, strict=True)]
    told = _told(read_thread(_written(layout, talk)))

    assert told == [(who, said) for who, _, said in talk]


@pytest.mark.parametrize(
    "notes",
    [
        "12/05 10:00 - Call: we talked, will you?\n13/05 9:00 - Mail: our ok.\n14/05 9:00 - Call: ours now.",
        "Besuch, 12.05.: wir waren da.\nAnruf, 13.05.: passt uns?\nBesuch, 14.05.: wir sind dran.",
        "Olof, 12/05: she wants our loom.\nIvy, 13/05: he asked us.\nOlof, 14/05: she said yes to me?",
        "Olof, 12/05: wants our loom.\nIvy, 13/05: asks us for more time.\nOlof, 14/05: will sign with us.",
        "Olof, 12/05\nwants our loom.\nIvy, 13/05\nasks us for more time.\nOlof, 14/05\nwill sign with us.",
        "Olof, 12/05 : elle veut la machine.\nIvy, 13/05 : il nous appelle.\nOlof, 14/05 : elle a dit oui ?",
    ],
)
def test_a_sellers_own_notes_are_nobody_elses_words(notes: str) -> None:
    assert len(read_thread(notes).messages) == 1


def test_a_page_of_mail_stays_mail() -> None:
    mail = (
        "From: Ida Rahm <ida@rahm.example>\nDate: 3 September 2025\n\nHi Olof, this is what we wrote:\n"
        "Ida, 01/09 10:00: shall I come?\nOlof, 01/09 11:00: do.\nIda, 02/09 9:00: will you be in?\n"
    )
    assert len(read_thread(mail).messages) == 1


def test_a_day_on_a_line_alone_is_that_of_the_times_below() -> None:
    text = (
        "3 September 2025\n09:01 - Ida Rahm - Hi Olof, is it there?\n09:05 - Olof Brant - It is.\n"
        "Thu 4 September 2025\n10:00 - Olof Brant - Fine.\n"
    )
    messages = read_thread(text).messages

    assert [str(message.at and message.at.at) for message in messages] == [
        "2025-09-03 09:01:00",
        "2025-09-03 09:05:00",
        "2025-09-04 10:00:00",
    ]
    assert messages[1].body == "It is."


def test_a_day_stands_above_times_that_tabs_part_from_names() -> None:
    text = "2025/09/03(水)\n09:01\tIda\tIs it there?\n09:05\tOlof\tIt is\n09:07\tIda\tDry?\n10:00\tOlof\tRuns"
    messages = read_thread(text).messages

    assert [message.body for message in messages] == ["Is it there?", "It is", "Dry?", "Runs"]
    assert str(messages[1].at and messages[1].at.at) == "2025-09-03 09:05:00"


def test_a_day_of_the_week_is_nobodys_name() -> None:
    days = "Wed 3 Sep\nIda: Is it there, Olof?\nOlof: It is.\nThu 4 Sep\nIda: Do you want it?\nOlof: We do."
    page = _written("{who}\n{at:%A} {at.month}/{at.day}, {half}\n{said}\n")

    assert {who for who, _ in _told(read_thread(days))} == {"Ida", "Olof"}
    assert _told(read_thread(page)) == [(who, said) for who, _, said in TALK]


def test_a_day_that_somebody_names_stays_his_words() -> None:
    text = "Ida, 27/08 10:00: when, Olof?\nOlof, 28/08 11:00: on\n12 May 2025\nIda, 29/08 10:00: fine!"

    assert read_thread(text).messages[1].body == "on\n12 May 2025"


def test_a_pages_word_below_every_message_is_nobodys() -> None:
    text = _written("{who} • Sep {at.day} at {at:%H:%M}\n{said}\nEdited\n")

    assert [body for _, body in _told(read_thread(text))] == [said for _, _, said in TALK]


def test_a_rows_last_bar_is_no_word() -> None:
    rows = [f"| {who} | {at:%Y-%m-%d %H:%M} | {said.splitlines()[0]} |" for who, at, said in TALK]
    text = "\n".join(["| Who | When | What |", "|---|---|---|", *rows])

    assert [body for _, body in _told(read_thread(text))] == [said.splitlines()[0] for _, _, said in TALK]


def test_times_below_the_messages_of_names_alone_are_theirs() -> None:
    thread = read_thread(_written("{who}\n{said}\n{at:%d/%m/%Y %H:%M}"))

    assert _told(thread) == [(who, said) for who, _, said in TALK]
    assert [m.at and m.at.at for m in thread.messages] == [at for _, at, _ in TALK]


def test_a_day_a_name_and_a_colon_are_a_chat_where_one_calls_another_by_name() -> None:
    thread = Thread.parse(
        "2025-08-26 Runa (Hill Apiary): Hi Odd, left two jars on your step\n"
        "2025-08-27 Odd - Quay Cafe: oh lovely\n"
        "2025-09-04 Runa (Hill Apiary): Twelve a jar for a crate of twenty\n"
        "2025-09-15 Runa (Hill Apiary): Want another crate?\n"
    )
    assert [message.speaker.name for message in thread.messages] == [
        "Runa (Hill Apiary)", "Odd - Quay Cafe", "Runa (Hill Apiary)", "Runa (Hill Apiary)",
    ]  # fmt: skip


@pytest.mark.parametrize("layout", ["{who} {at:%H:%M}\n{said}", "{who}, {at.day}/{at.month}\n{said}"])
@pytest.mark.parametrize(
    "said",
    ["No. Promised Ekberg {end}", "We chose Ekberg {end}", "Please stop. Regards, {end}\nis all I say."],
)
def test_words_that_end_in_a_day_or_a_time_stay_said(layout: str, said: str) -> None:
    written = said.format(end="4/9" if "month" in layout else "12:30")
    talk = [
        ("Ida", datetime(2025, 9, 3, 8, 2), "Hi Olof, shall I send the loom?"),
        ("Olof", datetime(2025, 9, 4, 9, 5), written),
        ("Ida", datetime(2025, 9, 5, 9, 10), "Did you like it, Olof?"),
        ("Olof", datetime(2025, 9, 6, 9, 20), "Yes, I did."),
    ]
    assert _told(read_thread(_written(layout, talk))) == [(who, said) for who, _, said in talk]


@pytest.mark.parametrize(
    "text",
    [
        "Ida, 03/09 08:02\nHi Olof, shall I come?\n\nOlof, 03/09 09:10\nNo, we chose:\nEkberg, 04/09 10:00\n"
        "Sorry.\n\nIda, 03/09 09:15\nThank you!\n",
        'Olof, 03/09 09:10:\nHi Ida,\nTove, 03/09 08:00: "no loom in my hall"\nSorry.\n'
        "Ida, 03/09 09:15:\nI see, Olof.\n",
    ],
)
def test_a_name_and_a_stamp_quoted_in_a_message_stay_in_it(text: str) -> None:
    thread = read_thread(text)

    assert {who for who, _ in _told(thread)} == {"Ida", "Olof"}
    assert any(who == "Olof" and body.endswith("Sorry.") for who, body in _told(thread))


def test_somebody_who_is_heard_once_in_a_chat_of_programs_is_a_third() -> None:
    text = (
        "Ida (03/09 08:02): Hi Olof, shall I come?\nOlof (03/09 09:10): ask my wife\n"
        "Tove (03/09 09:12): no thanks!\nIda (03/09 09:15): ok\n"
    )
    assert [who for who, _ in _told(read_thread(text))] == ["Ida", "Olof", "Tove", "Ida"]


def test_a_short_day_before_a_colon_is_one() -> None:
    text = "Olof 3/9: Ida, you there?\nIda 4/9: Hi Olof! Shall I send it to you?\nOlof 5/9: No, thank you.\n"

    assert _told(read_thread(text))[2] == ("Olof", "No, thank you.")


@pytest.mark.parametrize(
    "mail",
    [
        "Hi Ida, this is what the two wrote me:\n{chat}So we leave it. Sorry!\nOlof",
        "Hallo Ida,\n{chat}Also lassen wir es.\nOlof",
        "My partners talked about it today.\n{chat}We do not want it.\nOlof",
        "{chat}Sorry, Ida.\nTove",
    ],
)
@pytest.mark.parametrize("layout", ["{at:%d/%m %H:%M} {who}: {said}\n", "[{at:%d/%m %H:%M}] {who}: {said}\n"])
def test_a_chat_quoted_inside_a_mail_is_not_the_talk(mail: str, layout: str) -> None:
    at = datetime(2025, 9, 3, 8, 2)
    words = (("Tove", "do we want it? I like it"), ("Per", "yes, I want it too"), ("Tove", "you sign then"))
    chat = "".join(layout.format(who=who, at=at, said=said) for who, said in (*words, ("Per", "we do")))

    assert len(read_thread(mail.format(chat=chat)).messages) == 1


@pytest.mark.parametrize(
    "stamps",
    [
        ("Mon, Jun 1 at 10:02", "Mon, Jun 1 at 17:47", "Tue, Jun 2 at 9:15", "Thu, Jun 4 at 7:58"),
        ("lun. 4 mai à 10:02", "lun. 4 mai à 19:45", "mar. 5 mai à 8:30", "mar. 5 mai à 12:01"),
        ("Fri, Mar 6 at 9:14", "Fri, Mar 6 at 18:20", "Mon, Mar 9 at 8:02", "Mon, Mar 9 at 12:40"),
        ("mån 4 maj kl. 10:02", "mån 4 maj kl. 18:10", "tis 5 maj kl. 9:00", "tis 5 maj kl. 9:30"),
        ("Gestern 18:03", "Gestern 18:40", "Heute 9:12", "Heute 9:30"),
    ],
)
def test_a_day_and_time_alone_above_a_message_is_its_time_and_no_name(stamps: tuple[str, ...]) -> None:
    words = ("Loomhall: The loom is 640, shall I keep it?", "Bo: not sure", "Loomhall: And now?", "Bo: no")
    text = "\n".join(f"{stamp}\n{said}\n" for stamp, said in zip(stamps, words, strict=True))

    thread = read_thread(text)

    assert [message.speaker.name for message in thread.messages] == ["Loomhall", "Bo", "Loomhall", "Bo"]
    assert [message.at.raw for message in thread.messages if message.at] == list(stamps)


def test_a_name_that_is_a_day_too_stays_a_name_beside_another() -> None:
    thread = read_thread("Mo, 04/05 10:02: is it 640?\nAda, 04/05 10:10: yes Mo\nMo, 05/05 09:00: no then\n")

    assert [message.speaker.name for message in thread.messages] == ["Mo", "Ada", "Mo"]
