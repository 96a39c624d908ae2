"""Texts that keep other readers of mail and talks busy for minutes, for ``hostile_files``.

python -m benchmarks.large_inputs FOLDER
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

FULL = 20
"""How many parts a whole one has: most are then a megabyte."""
LETTER = "On Mon, 3 Mar 2025 at 09:00, Bo <bo@tidewater.example> wrote:"
HEAD = "MIME-Version: 1.0\nFrom: bo@tidewater.example\nTo: ines@ottermill.example\nSubject: Pumps\n"


def _filled(unit: str, size: int) -> str:
    return unit * (size // len(unit))


def _nested_mails(depth: int) -> str:
    inner = "".join(f"{HEAD}Content-Type: message/rfc822\n\n" for _ in range(depth))
    return f"{inner}{HEAD}\nHi.\n"


def _nested_parts(depth: int) -> str:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(depth))
    return f"{HEAD}{parts}\nHi.\n"


def _mailbox(count: int) -> str:
    head = f"{HEAD}Date: Mon, 3 Mar 2025 09:00:12 +0100\nMessage-ID: <{{n}}@x.example>\n\n"
    mail = f"{head}Text {{n}}\n\n{LETTER}\n> "
    mails = (f"From x Mon Mar  3 09:00:00 2025\n{mail.format(n=n)}Text {n - 1}\n\n" for n in range(count))
    return "".join(mails)


INPUTS: dict[str, Callable[[int], str]] = {
    "quoted text": lambda n: _filled("> text\n", n * 50_000),
    "quote marks": lambda n: _filled(">", n * 50_000),
    "one word": lambda n: _filled("word ", n * 50_000),
    "one line": lambda n: _filled("a", n * 50_000),
    "newlines": lambda n: _filled("\n", n * 50_000),
    "spaces": lambda n: _filled(" ", n * 50_000) + "x",
    "rules": lambda n: _filled("-----\n", n * 50_000),
    "quote marks on a line": lambda n: ">" * (n * 500) + " x",
    "nested attributions": lambda n: "\n".join(
        f"{'>' * depth} {LETTER}\n{'>' * depth} text" for depth in range(n * 50)
    ),
    "flat attributions": lambda n: f"{LETTER}\nhello\n" * (n * 500),
    "On On On": lambda n: _filled("On ", n * 5_000),
    "On Monday we talked": lambda n: _filled("On Monday we talked ", n * 5_000),
    "From x": lambda n: _filled("From: x\n", n * 5_000),
    "Am Montag schrieb": lambda n: _filled("Am Montag schrieb ", n * 5_000),
    "Le lundi a écrit": lambda n: _filled("Le lundi a écrit ", n * 5_000),
    "angle brackets": lambda n: _filled("<", n * 5_000),
    "nested divs": lambda n: "<html>" + "<div>" * (n * 500) + "x",
    "nested blockquotes": lambda n: "<html>" + "<blockquote>" * (n * 250) + "x",
    "unclosed tags": lambda n: "<html>" + _filled("<b x", n * 5_000),
    "combining marks": lambda n: "a" + "\u0301" * (n * 5_000),
    "cues": lambda n: "WEBVTT\n\n" + _filled("00:01.000 --> 00:02.000\nbo: hi\n\n", n * 50_000),
    "cue arrows": lambda n: "WEBVTT\n" + _filled("00:01 -->", n * 50_000),
    "voice tags": lambda n: "WEBVTT\n\n00:01.000 --> 00:02.000\n" + _filled("<v ", n * 5_000),
    "chat lines": lambda n: _filled("00:00:01\tBo:\thi\n", n * 12_500),
    "headed turns": lambda n: _filled("Bo  0:01\nhi\n", n * 6_250),
    "stamped turns": lambda n: _filled("[00:01] Bo: hi\n", n * 12_500),
    "attendees": lambda n: "Attendees\n" + _filled("Bo, ", n * 50_000) + "\n\nBo: hi\nInes: hi\nBo: bye\n",
    "names": lambda n: "".join(f"Speaker{number}: hi\n" for number in range(n * 500)),
    "JSON turns": lambda n: json.dumps([{"speaker": "Bo", "text": "hi"}] * (n * 750)),
    "nested JSON": lambda n: '{"a":' * (n * 250) + "[]" + "}" * 5_000,
    "wide JSON": lambda n: "[" + ",".join(["{}"] * (n * 15_000)) + "]",
    "lines of JSON": lambda n: _filled('{"speaker": "Bo", "text": "hi"}\n', n * 12_500),
    "nested mails": lambda n: _nested_mails(n * 50),
    "nested parts": lambda n: _nested_parts(n * 50),
    "many header lines": lambda n: HEAD + _filled("X-A: b\n", n * 50_000) + "\nHi.",
    "one long header": lambda n: HEAD + "X-A: " + _filled("<a@b> ", n * 50_000) + "\n\nHi.",
    "many recipients": lambda n: HEAD + "Cc: " + _filled("a@b.example, ", n * 50_000) + "\n\nHi.",
    "mailbox": lambda n: _mailbox(n * 25),
    "mailbox separators": lambda n: _filled("From x\nA: b\n\n", n * 12_500),
    "calendar": lambda n: (
        f"{HEAD}Content-Type: text/calendar\n\nMETHOD:REPLY\nBEGIN:VEVENT\n"
        + _filled("ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example\n ", n * 50_000)
    ),
    "calendar quotes": lambda n: (
        f"{HEAD}Content-Type: text/calendar\n\nBEGIN:VEVENT\n" + _filled('A;B="', n * 5_000)
    ),
    "WhatsApp": lambda n: _filled("09/03/2025, 18:41 - Bo: hi\n", n * 16_500),
    "notes": lambda n: "Notes\n" + _filled("- x\n", n * 2_500),
}
"""The text of so many parts, by what it is made of."""


def main() -> None:
    """Write the whole texts into a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(exist_ok=True)
    for name, made in INPUTS.items():
        (folder / f"{name}.txt").write_text(made(FULL), encoding="utf-8")


if __name__ == "__main__":
    main()
