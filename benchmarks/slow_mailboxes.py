"""Mailboxes of 2,000 mails whose headers are made to take a mail parser long, for ``hostile_files``.

python -m benchmarks.slow_mailboxes FOLDER
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

MAILS = 2_000
_HEAD = "From: Bo Lund <bo@tidewater.example>\nTo: ines@ottermill.example\nSubject: Pumps\n"
SLOW = {
    "ordinary": "X-Mailer: any",
    "recipients": "Cc: " + "a@b.example, " * 40,
    "comments": "Cc: Bo " + "(" * 240,
    "coded words": "Cc: " + "=?utf-8?q?a?= " * 40,
    "coded subject": "Thread-Topic: a\nComments: " + "=?utf-8?q?a?= " * 40,
    "parameters": "MIME-Version: 1.0\nContent-Type: text/plain; " + "a=b; " * 120,
    "quotes": 'Cc: "' + '\\"' * 200,
    "groups": "Cc: " + "a:;" * 160,
    "routes": "Cc: <" + "@a," * 160 + ":b@c>",
}
"""A header of each mail."""


def mailbox(header: str) -> Iterator[str]:
    """The mails of one conversation, each with that header."""
    for number in range(MAILS):
        yield (
            f"From x Mon Mar  3 09:00:00 2025\n{_HEAD}{header}\n"
            f"Message-ID: <{number}@x.example>\nReferences: <0@x.example>\n"
            f"Date: Mon, 3 Mar 2025 {number // 60 % 24:02}:{number % 60:02}:00 +0000\n\nNo pumps.\n\n"
        )


def main() -> None:
    """Write the mailboxes into a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(exist_ok=True)
    for name, header in SLOW.items():
        (folder / f"{name}.mbox").write_text("".join(mailbox(header)), encoding="utf-8")


if __name__ == "__main__":
    main()
