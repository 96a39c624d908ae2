"""The marks before a subject."""

import pytest

from closecall.thread.lexicon.subject_marks import marks_of, without_marks


@pytest.mark.parametrize(
    ("subject", "marks"),
    [
        ("Re: Gate", "Re: "),
        ("AW: WG: Zaun", "AW: WG: "),
        (" Odp:Brama", " Odp:"),
        ("SV: VB: Grinden", "SV: VB: "),
        ("R: I: Il cancello", "R: I: "),
        ("RES: ENC: O portão", "RES: ENC: "),
        ("Antw: Doorst: Het hek", "Antw: Doorst: "),
        ("Re[2]: Fwd (3) : Gate", "Re[2]: Fwd (3) : "),
        ("Re:", "Re:"),
    ],
)
def test_marks(subject: str, marks: str) -> None:
    assert marks_of(subject) == marks
    assert without_marks(subject) == subject.removeprefix(marks)


@pytest.mark.parametrize(
    "subject", ["", "Gate", "Gate: re: latch", "Regarding: gate", "Re the gate", "Ref: gate"]
)
def test_no_marks(subject: str) -> None:
    assert marks_of(subject) == ""
    assert without_marks(subject) == subject


def test_marks_without_end_are_read_in_no_time() -> None:
    assert without_marks("Re: " * 10 + "Gate") == "Gate"
    assert len(marks_of("re " * 100_000 + "re:")) == 0
