"""No command prints a control, direction or invisible character of a thread, and no thread is a template."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from closecall.advisor import advise
from closecall.cli import main
from closecall.drafting.template import TemplateWriter

TERMINAL = "\x1b[2J\x1b]8;;http://trap.example\x1b\\\x07\r\u202e\u2066\u009b1m\u200b\U000e0041"
TEMPLATE = "{{ 'harm'.upper() }}{% raw %}{{ thread }}{# x #}"
RENDERED = "HARM"
Run = Callable[..., str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """What a command prints, on both streams."""

    def _run(*arguments: str) -> str:
        capsys.readouterr()
        with suppress(SystemExit):
            main(list(arguments))
        captured = capsys.readouterr()
        return captured.out + captured.err

    return _run


def _thread(name: str) -> str:
    """A thread with a string in every field a stranger can write."""
    return (
        f"From: Ines {name} Ott <ines@ottermill.example>\nDate: 3 March 2025 09:00 {name}\n"
        f"To: Bo {name} Lund <bo@tidewater.example>\nSubject: Pumps {name}\n\n"
        f"Hi Bo, the pump is 900 EUR {name}.\n\n"
        f"From: Bo {name} Lund <bo@tidewater.example>\nDate: 4 March 2025 09:00\n"
        f"To: Ines <ines@ottermill.example>\nSubject: Re: Pumps {name}\n\n"
        f"We like the pump {name}, but 900 EUR is too expensive {name}. Can you do it by 3 May {name}?\n\n"
        f"-- \nBo {name} Lund\nTidewater {name} Ltd\n"
    )


def _steering(printed: str) -> set[str]:
    return {
        f"U+{ord(c):04X}"
        for c in printed
        if c not in "\n\t" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    }


@pytest.fixture
def thread_file(tmp_path: Path) -> str:
    path = tmp_path / "thread.txt"
    path.write_text(_thread(TERMINAL), encoding="utf-8", newline="")
    return str(path)


ME = ("--me", "ines@ottermill.example")
NOTE = f"I'm certain it fits{TERMINAL}: the trial cut her waste by half {TERMINAL}."
COMMANDS = {
    "thread": ("thread", "{file}", *ME),
    "thread as JSON": ("thread", "{file}", *ME, "--json"),
    "facts": ("facts", "{file}", *ME, "--note", NOTE),
    "facts as JSON": ("facts", "{file}", *ME, "--note", NOTE, "--json"),
    "advise": ("advise", "{file}", *ME, "--note", NOTE, "--writer", "template", "--draft-anyway"),
    "advise for a call": (
        "advise",
        "{file}",
        *ME,
        "--writer",
        "template",
        "--draft-anyway",
        "--channel",
        "call",
    ),
    "advise as JSON": ("advise", "{file}", *ME, "--writer", "template", "--json"),
    "prompt": ("prompt", "{file}", *ME, "--note", NOTE),
    "nobody known": ("advise", "{file}"),
    "me": ("thread", "{file}", "--me", f"nobody{TERMINAL}"),
    "check": ("check", "{file}", "--approach", "guide"),
    "score": ("score", "{file}"),
    "eval": ("eval", "{file}"),
    "file name": ("thread", f"no{TERMINAL}such.txt"),
    "facts file": ("advise", "{file}", "--facts", f"no{TERMINAL}such.toml"),
    "facts that are a thread": ("advise", "{file}", "--facts", "{file}"),
    "voice": ("advise", "{file}", "--voice", "{file}"),
    "language": ("advise", "{file}", *ME, "--lang", f"de{TERMINAL}"),
    "day": ("advise", "{file}", *ME, "--as-of", f"2026{TERMINAL}"),
    "channel": ("advise", "{file}", "--channel", f"email{TERMINAL}"),
    "prompts": ("prompt", "{file}", "--prompts", f"no{TERMINAL}such"),
    "address": ("advise", "{file}", *ME, "--base-url", f"http://x{TERMINAL}", "--writer", "model"),
    "option": ("advise", f"--{TERMINAL}"),
    "command": (f"adv{TERMINAL}",),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_prints_what_steers_a_terminal(
    name: str, run: Run, thread_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    printed = run(*(part.replace("{file}", thread_file) for part in COMMANDS[name]))

    assert printed
    assert not _steering(printed)


def test_facts_with_control_characters_are_refused_without_showing_them(run: Run, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps({f"stage{TERMINAL}": f"sold{TERMINAL}", "stage": f"x{TERMINAL}"}))

    printed = run("score", str(facts))

    assert printed.count("\n") == 1
    assert not _steering(printed)


def test_a_thread_is_never_a_template() -> None:
    thread = _thread(TEMPLATE)
    advice = advise(thread, me=("ines@ottermill.example",), writer=TemplateWriter(), draft_anyway=True)
    told = json.dumps(advice.to_dict(), ensure_ascii=False)

    assert advice.thread.messages[-1].body.count(TEMPLATE) == 3
    assert f"Pumps {TEMPLATE}" in (advice.thread.messages[-1].subject or "")
    assert RENDERED not in told


def test_what_a_model_is_asked_holds_the_thread_letter_by_letter(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    path = tmp_path / "thread.txt"
    path.write_text(_thread(TEMPLATE), encoding="utf-8")

    printed = run("prompt", str(path), *ME, "--note", f"I'm certain: {TEMPLATE} fits.")

    assert TEMPLATE in printed
    assert RENDERED not in printed
