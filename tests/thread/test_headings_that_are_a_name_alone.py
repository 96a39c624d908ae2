"""A line such as "Bo wrote:" above quoted lines, without a date and an address."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread


def mail(heading: str, *, greeting: str = "Hi Ada,", quote: str = "> ") -> str:
    return f"{greeting}\n\nthe gate is 900 euro.\nIvo\n\n{heading}\n\n{quote}What does the gate cost?\n"


@pytest.mark.parametrize(
    "heading",
    [
        "Ada Lunt wrote:",
        "Ada Lunt schrieb:",
        "Gestern schrieb Ada Lunt:",
        "Ada Lunt a écrit :",
        "Ada Lunt ha scritto:",
        "Ada Lunt escribió:",
        "Ada Lunt escreveu:",
        "Ada Lunt schreef:",
        "Ada Lunt skrev:",
        "Ada Lunt napisała:",
        "Yesterday Ada Lunt wrote:",
    ],
)
def test_a_name_and_the_verb_open_the_mail_that_is_quoted_below(heading: str) -> None:
    first, second = read_thread(mail(heading)).messages

    assert (first.speaker.name, first.body) == ("Ada Lunt", "What does the gate cost?")
    assert second.body.startswith("Hi Ada,")
    assert second.cut.quoted == ""


@pytest.mark.parametrize(
    "heading",
    ["We wrote:", "You wrote:", "As Ada wrote:", "My boss wrote:", "Here is what Ada wrote:", "Ada said:"],
)
def test_a_sentence_above_quoted_lines_is_no_heading(heading: str) -> None:
    (only,) = read_thread(mail(heading)).messages

    assert heading in only.body
    assert "What does the gate cost?" in only.cut.quoted


def test_a_name_and_the_verb_above_lines_without_marks_are_text() -> None:
    assert len(read_thread(mail("Ada Lunt wrote:", quote="")).messages) == 1


def test_words_under_a_name_that_nothing_else_names_are_doubtful() -> None:
    known, strange = (read_thread(mail("Ada wrote:", greeting=greeting)) for greeting in ("Hi Ada,", "Hi,"))

    assert [message.doubtful for message in known.messages] == [False, False]
    assert [message.doubtful for message in strange.messages] == [True, False]
    assert any("nothing else here names Ada" in warning for warning in strange.messages[0].warnings)
