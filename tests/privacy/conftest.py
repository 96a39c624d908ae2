"""An invented sale with something private in every field, and the commands to run on it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from closecall.cli import main

THREAD = """\
From: Ottilie Fenwarth <ottilie.fenwarth@quillbrook.example>
To: Jonas Tarrow <jonas@tarrowpress.example>
Date: Mon, 2 Mar 2026 09:12:00 +0000
Subject: The guillotine for Quillbrook

Hello Jonas,

I asked Benedikta about the guillotine, and Mr Cawthorne of Harrowgate Ltd swears by his. We lose a whole
evening on every order because we cut by hand. I rang 020 7946 0991 twice. Send it to
till@quillbrook.example, password: plumtree.

Ottilie

From: Jonas Tarrow <jonas@tarrowpress.example>
To: Ottilie Fenwarth <ottilie.fenwarth@quillbrook.example>
Date: Tue, 3 Mar 2026 10:00:00 +0000
Subject: Re: The guillotine for Quillbrook

Hi Ottilie, thank you for the visit. The offer stands: 3,480 EUR, delivered to Quillbrook. Your key is
sk-quibble-guillotine-key-7 and the page is https://tarrowpress.example/q/77.

Jonas

From: Ottilie Fenwarth <ottilie.fenwarth@quillbrook.example>
To: Jonas Tarrow <jonas@tarrowpress.example>
Date: Wed, 4 Mar 2026 18:40:00 +0000
Subject: Re: The guillotine for Quillbrook

Jonas, I tried it all week. We really want this machine. I decide alone, nobody else has to sign. Three
thousand euros is a jump after so many years. Let me think about it a little longer.

Ottilie
"""
NOTE = (
    "They turn over about 1.2m EUR a year. I'm certain: she loses a whole evening on every order. Canarynote."
)
PRIVATE = (
    "Ottilie", "Fenwarth", "fenwarth", "Jonas", "Tarrow", "tarrowpress", "Quillbrook", "quillbrook",
    "Benedikta", "Cawthorne", "Harrowgate", "7946", "plumtree", "3,480", "sk-quibble", "Three\nthousand",
    "Canarynote", "1.2m",
)  # fmt: skip
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def private() -> tuple[str, ...]:
    """What nobody else may see, as it is written in the thread and the note."""
    return PRIVATE


@pytest.fixture
def thread_text() -> str:
    return THREAD


@pytest.fixture
def sale(tmp_path: Path) -> tuple[str, ...]:
    """The arguments that name the thread, the seller and his note."""
    path = tmp_path / "thread.txt"
    path.write_text(THREAD, encoding="utf-8")
    return str(path), "--me", "jonas@tarrowpress.example", "--note", NOTE


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b""), encoding="utf-8"))
        code = 0
        try:
            main(list(arguments))
        except SystemExit as stop:
            code = int(stop.code or 0)
        told = capsys.readouterr()
        return code, told.out, told.err

    return call
