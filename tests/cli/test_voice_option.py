"""``--voice``: the draft follows the file, and a file that cannot be used is told in one line."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from closecall import Voice, advise
from closecall.cli import main

ROOT = Path(__file__).parents[2]
THREAD = str(ROOT / "examples" / "threads" / "nurture.txt")


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: str, stdin: bytes = b"") -> int:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
    try:
        main(list(arguments))
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def test_the_draft_is_signed_as_the_file_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    voice = str(ROOT / "examples" / "voice.toml")
    assert _run(monkeypatch, "advise", THREAD, "--voice", voice, "--draft-only") == 0
    assert capsys.readouterr().out.endswith("\n\nCheers,\nOwen Hale\nSales, Paperline\n")


def test_a_name_in_the_voice_is_enough_to_sign(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    mail, voice = tmp_path / "mail.txt", tmp_path / "voice.toml"
    mail.write_text(
        "Seller: Shall we?\nBuyer: We are not ready, please ask me again in June.\n", encoding="utf-8"
    )
    voice.write_text('name = "Nadia Brook"\n', encoding="utf-8")
    assert _run(monkeypatch, "advise", str(mail), "--voice", str(voice), "--channel", "email") == 0
    told = capsys.readouterr().out
    assert "\nNadia Brook\n" in told
    assert "does not tell your name" not in told


def test_check_wants_the_imprint_of_the_voice_below_a_mail_to_many(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    voice, mail = tmp_path / "voice.toml", tmp_path / "mail.txt"
    imprint = "Paperline, 9 Reed Row, York YO1 7AA\nAnswer STOP and you get no more of these."
    address, opt_out = imprint.split("\n")
    voice.write_text(
        f'name = "Owen"\nbulk = true\npostal_address = "{address}"\nopt_out_line = "{opt_out}"\n',
        encoding="utf-8",
    )
    known = ("--facts", str(ROOT / "examples" / "facts.toml"), "--approach", "respect_no")
    told = "Hello,\n\nthank you for your answer. I have closed the file.\n\nAll the best\nOwen"
    for text, code, line in ((told, 1, "postal address"), (f"{told}\n\n{imprint}", 0, "No rule is broken.")):
        mail.write_text(text, encoding="utf-8")
        assert _run(monkeypatch, "check", str(mail), *known, "--voice", str(voice)) == code
        assert line in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("command", ["advise", "prompt"])
def test_a_voice_that_cannot_be_used_ends_with_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    voice = tmp_path / "voice.toml"
    voice.write_text('formality = "chummy"\n', encoding="utf-8")
    assert _run(monkeypatch, command, THREAD, "--voice", str(voice)) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"closecall: {voice}: formality: should be 'formal' or 'familiar'.")
    assert told.count("\n") == 1


def test_a_voice_that_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(monkeypatch, "advise", THREAD, "--voice", "no-such.toml") == 2
    assert "no-such.toml" in capsys.readouterr().err


def test_a_draft_in_english_for_want_of_phrases_is_told_before_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "The template writer has no Italian yet: this draft is in English."
    assert _run(monkeypatch, "advise", THREAD, "--lang", "it") == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert shown.index(" Draft ") < shown.index(told) < shown.index("Hi Noor,")
    assert "Translate it before you send it." in shown
    assert shown.count(told) == 1
    assert _run(monkeypatch, "advise", THREAD, "--lang", "it", "--draft-only") == 0
    copied = capsys.readouterr()
    assert copied.out.startswith("Subject: ")
    assert told not in copied.out
    assert f"closecall: {told}\n" in copied.err


def test_a_sign_off_in_another_language_is_told_as_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    voice = tmp_path / "voice.toml"
    for sign_off, is_told in (("Hasta luego,", True), ("Take care,", False)):
        voice.write_text(f'name = "Nadia Brook"\nsign_off = "{sign_off}"\n', encoding="utf-8")
        assert _run(monkeypatch, "advise", THREAD, "--voice", str(voice)) == 0
        shown = " ".join(capsys.readouterr().out.split())
        assert (f'Your sign-off "{sign_off}" is left out' in shown) is is_told


def test_the_library_takes_a_voice() -> None:
    text = Path(THREAD).read_text(encoding="utf-8")
    draft = advise(text, voice=Voice(name="Nadia Brook", sign_off="So long,")).draft
    assert draft is not None
    assert draft.body.endswith("\n\nSo long,\nNadia Brook")
