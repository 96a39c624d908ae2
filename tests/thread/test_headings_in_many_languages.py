"""Headings as mail programs write them, in the languages of ``heading_words.toml``."""

from __future__ import annotations

from datetime import datetime

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Message

WHO = "Bo Lund <bo@tidewater.example>"
DAY = datetime(2025, 3, 4, 9, 5)

BLOCKS = {
    "Danish": ("Fra", "Sendt", "4. marts 2025 09:05", "Til", "Emne"),
    "Norwegian": ("Fra", "Dato", "tirsdag 4. mars 2025 kl. 09:05", "Til", "Emne"),
    "Finnish": ("Lähettäjä", "Päiväys", "tiistai 4. maaliskuuta 2025 9.05", "Vastaanottaja", "Aihe"),
    "Czech": ("Od", "Datum", "úterý 4. března 2025 9:05", "Komu", "Předmět"),
    "Slovak": ("Od", "Dátum", "utorok 4. marca 2025 9:05", "Komu", "Predmet"),
    "Hungarian": ("Feladó", "Dátum", "kedd, 2025. március 4. 9:05", "Címzett", "Tárgy"),
    "Romanian": ("De la", "Dată", "marți, 4 martie 2025 09:05", "Către", "Subiect"),
    "Croatian": ("Šalje", "Datum", "4. ožujka 2025. u 09:05", "Prima", "Predmet"),
    "Slovenian": ("Od", "Poslano", "4. marec 2025 09:05", "Za", "Zadeva"),
    "Turkish": ("Kimden", "Tarih", "4 Mart 2025 Salı 09:05", "Kime", "Konu"),
    "Estonian": ("Saatja", "Kuupäev", "4. märts 2025 09:05", "Saaja", "Teema"),
    "Russian": ("От", "Дата", "вторник, 4 марта 2025 г. в 09:05", "Кому", "Тема"),
    "Ukrainian": ("Від", "Дата", "вівторок, 4 березня 2025 р. о 09:05", "Кому", "Тема"),
    "Bulgarian": ("От", "Дата", "4 март 2025 г. 09:05", "До", "Относно"),
    "Greek": ("Από", "Ημερομηνία", "Τρίτη, 4 Μαρτίου 2025 στις 9:05", "Προς", "Θέμα"),
    "Japanese": ("差出人", "送信日時", "2025年3月4日火曜日 9:05", "宛先", "件名"),
    "Chinese": ("发件人", "发送时间", "2025年3月4日 星期二 上午 9:05", "收件人", "主题"),
    "Korean": ("보낸 사람", "보낸 날짜", "2025년 3월 4일 화요일 오전 9:05", "받는 사람", "제목"),
    "Catalan": ("De", "Enviat", "4 març 2025 9:05", "Per a", "Assumpte"),
    "Indonesian": ("Dari", "Tanggal", "4 Maret 2025 09.05", "Kepada", "Subjek"),
}

ATTRIBUTIONS = {
    "Danish": f"Den tir. 4. mar. 2025 kl. 09.05 skrev {WHO}:",
    "Norwegian": f"tir. 4. mars 2025 kl. 09:05 skrev {WHO}:",
    "Norwegian, name first": f"{WHO} skrev følgende den 04.03.2025 09:05:",
    "Finnish": "ti 4. maalisk. 2025 klo 9.05 Bo Lund (bo@tidewater.example) kirjoitti:",
    "Czech": f"út 4. 3. 2025 v 9:05 odesílatel {WHO} napsal:",
    "Czech, Outlook": f"Dne 04.03.2025 9:05, {WHO} napsal(a):",
    "Slovak": f"04.03.2025 9:05 používateľ {WHO} napísal:",
    "Hungarian": f"{WHO} ezt írta (időpont: 2025. márc. 4., K, 9:05):",
    "Romanian": f"În mar., 4 mar. 2025 la 09:05, {WHO} a scris:",
    "Croatian": f"uto, 4. ožu 2025. u 09:05 {WHO} napisao je:",
    "Turkish": f"{WHO}, 4 Mar 2025 Sal, 09:05 tarihinde şunu yazdı:",
    "Russian": f"вт, 4 мар. 2025 г. в 09:05, {WHO}:",
    "Russian with a verb": f"4 марта 2025 г., в 09:05, {WHO} написал(а):",
    "Ukrainian": f"вт, 4 бер. 2025 р. о 09:05 {WHO} пише:",
    "Greek": f"Στις Τρί, 4 Μαρ 2025 στις 9:05 ο χρήστης {WHO} έγραψε:",
    "Estonian": f"Kuupäev T, 4. märts 2025 kell 09:05 kirjutas {WHO}:",
    "Japanese": f"2025年3月4日(火) 9:05 {WHO}:",
    "Chinese": f"{WHO} 于2025年3月4日周二 09:05写道：",
    "Korean": f"2025년 3월 4일 (화) 오전 9:05, {WHO}님이 작성:",
    "Dutch": "Op 04.03.2025 09:05 heeft Bo Lund <bo@tidewater.example> geschreven:",
    "Polish, Apple": f"Wiadomość napisana przez {WHO} w dniu 04.03.2025, o godz. 09:05:",
    "Finnish, Apple": f"{WHO} kirjoitti 4.3.2025 kello 9.05:",
    "Japanese, Apple": f"2025/03/04 9:05、{WHO}のメール:",
    "Hungarian, Thunderbird": f"2025.03.04. 9:05 keltezéssel, {WHO} írta:",
    "ProtonMail with a rule": f"\u2010\u2010\u2010\u2010 Original Message \u2010\u2010\u2010\u2010\n"
    f"On Tuesday, March 4th, 2025 at 9:05 AM, {WHO} wrote:",
    "ProtonMail": f"On Tuesday, March 4th, 2025 at 9:05 AM, {WHO} wrote:",
    "Zoho": f"---- On Tue, 04 Mar 2025 09:05:00 {WHO} wrote ----",
    "without a colon": f"On Tue, 4 Mar 2025 at 09:05 {WHO} wrote",
    "wrapped in the address": "Den tir. 4. mar. 2025 kl. 09.05 skrev Bo Lund <bo@tidewater.example\n>:",
    "wrapped after the bracket": "On Tue, 4 Mar 2025 at 09:05 Bo Lund <\nbo@tidewater.example>\nwrote:",
}


def _older(text: str) -> Message:
    thread = read_thread(text)

    assert [m.body for m in thread.messages] == ["Below one.\nBelow two.", "Top."]
    return thread.messages[0]


@pytest.mark.parametrize("language", BLOCKS)
def test_a_header_block_is_read_in_its_language(language: str) -> None:
    sender, sent, date, to, subject = BLOCKS[language]
    colon = "：" if language == "Chinese" else ":"
    fields = ((sender, WHO), (sent, date), (to, "ines@ottermill.example"), (subject, "Pumps"))
    block = "\n".join(f"{label}{colon} {value}" for label, value in fields)

    message = _older(f"Top.\n\n{block}\n\nBelow one.\nBelow two.\n")

    assert (message.speaker.name, message.speaker.email) == ("Bo Lund", "bo@tidewater.example")
    assert message.at is not None
    assert message.at.at == DAY
    assert message.subject == "Pumps"


@pytest.mark.parametrize("form", ATTRIBUTIONS)
@pytest.mark.parametrize("mark", ["> ", ""])
def test_an_attribution_is_read_in_its_language(form: str, mark: str) -> None:
    message = _older(f"Top.\n\n{ATTRIBUTIONS[form]}\n\n{mark}Below one.\n{mark}Below two.\n")

    assert (message.speaker.name, message.speaker.email) == ("Bo Lund", "bo@tidewater.example")
    assert message.at is not None
    assert message.at.at == DAY


@pytest.mark.parametrize(
    "sentence",
    [
        "On 4 March 2025 our board wrote:",
        "On 4 March 2025 the lawyers wrote:",
        "Please ask Kim <kim@ottermill.example>, who wrote:",
        "Kim <kim@ottermill.example> said on 4 March 2025 that we may go on with all of it, and she wrote:",
        "To Kim <kim@ottermill.example>:",
        "---- and that is what they wrote ----",
    ],
)
def test_a_sentence_about_somebodys_words_stays_text(sentence: str) -> None:
    text = f"From: {WHO}\nDate: 5 March 2025\nSubject: x\n\nHello.\n{sentence}\nNot this year.\n"

    assert [m.body for m in read_thread(text).messages] == [f"Hello.\n{sentence}\nNot this year."]


@pytest.mark.parametrize("name", ["Bo Lund", "Bo van der Lund"])
def test_a_name_with_its_address_and_a_verb_needs_no_date(name: str) -> None:
    thread = read_thread(f"Top.\n\n{name} <bo@tidewater.example> wrote:\n\nBelow.\n")

    assert [(m.speaker.name, m.body) for m in thread.messages] == [(name, "Below."), (None, "Top.")]
