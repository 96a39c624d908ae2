"""How well mails are parted, on labelled mails and threads: one row a set and question.

python -m benchmarks.threads MANIFEST [--failures]

The manifest holds one JSON object a line: ``id``, ``file`` (from the manifest's folder; its first part is the
set), ``kind`` and ``what_is_expected``. Kinds that no question is asked about are passed over.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from closecall import Thread
from closecall.errors import InputError
from closecall.thread.files.html_text import text_of_html
from closecall.thread.records import Message, Precision, Side, Speaker, ThreadKind

SELLERS = ("@brightpath.example", "Sam Ortiz", "Priya Nair")
"""Whose side the writers of the synthetic threads are told from; some layouts state no address."""

_KEPT = 0.9
"""Share of the expected words that a body must hold, or it counts as lost."""

_NOTHING = Thread(ThreadKind.EMAIL, (Message(Speaker(), ""),))

Answer = tuple[str, bool]
Labels = dict[str, Any]


def main() -> None:
    """Print the table, and with ``--failures`` the ids behind every wrong answer."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("manifest", type=Path)
    parser.add_argument("--failures", action="store_true", help="list what is not right, by id")
    options = parser.parse_args()
    answers: dict[tuple[str, str], list[tuple[str, bool]]] = {}
    for line in options.manifest.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for question, is_right in _answers(row, options.manifest.parent):
            for name in (row["file"].partition("/")[0], "~ all"):
                answers.setdefault((name, question), []).append((row["id"], is_right))
    print("| set | measured | right |\n| --- | --- | --- |")
    for (name, question), given in sorted(answers.items()):
        right = sum(is_right for _, is_right in given)
        print(f"| {name} | {question} | {right} of {len(given)} ({right / len(given):.1%}) |")
    if options.failures:
        for (name, question), given in sorted(answers.items()):
            wrong = dict.fromkeys(identity for identity, is_right in given if not is_right)
            print(f"\n{name}, {question}:", *wrong, sep="\n  ")


def _answers(row: Labels, folder: Path) -> Iterator[Answer]:
    judge = _JUDGES.get(row["kind"])
    if judge is None or not row.get("comparable", True):
        return
    try:
        thread = Thread.parse((folder / row["file"]).read_bytes(), me=SELLERS)
    except InputError:
        thread = _NOTHING
    yield from judge(row["what_is_expected"], thread)


def _whole_thread(expected: Labels, thread: Thread) -> Iterator[Answer]:
    wanted, found = expected["messages_oldest_first"], thread.messages
    yield "number of messages", len(found) == len(wanted)
    found += _NOTHING.messages * (len(wanted) - len(found))
    for want, got in zip(wanted, found, strict=False):
        # The top of a chain has no heading: it may stay without a name; a guess must be said to be one.
        topmost = want is wanted[-1] and not (got.at and got.at.raw)
        named = got.speaker.email or got.speaker.name
        yield (
            "writer",
            named in (want["email"], want["name"]) or (topmost and (named is None or bool(got.warnings))),
        )
        yield "side", (got.speaker.side is Side.SELLER) == want["email"].endswith(SELLERS[0])
        if not topmost:
            yield "time, as exact as written", _is_time(datetime.fromisoformat(want["at"]), got)
        yield "body, word for word", _plain(got.body) == _plain(want["body"])
        yield "no body lost", _kept(want["body"], got.body) >= _KEPT


def _is_time(want: datetime, got: Message) -> bool:
    at = got.at
    if at is None or at.at is None:
        # A page that leaves the year out, as web mail does, states no time.
        return at is not None and str(want.year) not in at.raw and str(want.day) in at.raw
    found = at.at.replace(tzinfo=None)
    return found.date() == want.date() if at.precision is Precision.DAY else found == want


def _forward(expected: Labels, thread: Thread) -> Iterator[Answer]:
    stated = _stated(thread)
    address, name = (expected.get(f"email.from.{part}") for part in ("address", "name"))
    if address or name:
        yield "forward: sender", _is_writer(stated.speaker, name, address)
    if address and name:
        yield "forward: sender's name", stated.speaker.name == name
    if expected.get("email.subject"):
        yield "forward: subject", _plain(stated.subject or "") == _plain(expected["email.subject"])
    if expected.get("email.body"):
        yield "forward: no body lost", _kept(expected["email.body"], _own(stated)) >= _KEPT


def _is_writer(speaker: Speaker, name: str | None, address: str | None) -> bool:
    return speaker.email == address.lower() if address else speaker.name == name


def _stated(thread: Thread) -> Message:
    """The topmost message with a heading."""
    headed = [m for m in thread.messages if m.subject or (m.at and m.at.raw)]
    return min(headed, key=lambda m: m.lines, default=_NOTHING.messages[0])


def _unwrapped(expected: Labels, thread: Thread) -> Iterator[Answer]:
    if "from" in expected:
        stated = _stated(thread)
        yield "forward: sender", f"<{stated.speaker.email}>" in expected["from"]
        if "text" in expected:
            yield "forward: no body lost", _kept(expected["text"], _own(stated)) >= _KEPT


def _newest(expected: Labels, thread: Thread) -> Iterator[Answer]:
    newest = thread.messages[-1]
    reply = _visible(expected["reply"] or "")
    if not reply:
        return
    exact = _letters(newest.body) == _letters(reply)
    yield "newest reply: word for word", exact
    put_back = any(_letters(reply) == _letters(whole) for whole in _with_what_was_cut(newest))
    yield "newest reply: word for word, signature and footer put back", exact or put_back
    whole = "\n".join((_own(newest), newest.cut.quoted))
    yield "newest reply: kept, in the body or in what was cut", exact or _kept(reply, whole) >= _KEPT
    yield "newest reply: kept in the body", exact or _kept(reply, newest.body) >= _KEPT


def _visible(reply: str) -> str:
    return text_of_html(reply).text if "</" in reply or "<br" in reply else reply


def _with_what_was_cut(message: Message) -> tuple[str, ...]:
    ends = (message.cut.signature, message.cut.disclaimer)
    return tuple(
        "\n".join((message.body, *kept)) for kept in (ends, ends[:1], ends[1:], tuple(reversed(ends)))
    )


def _own(message: Message) -> str:
    """Everything that the message's own writer sent, what was cut from its end included."""
    return "\n".join((message.body, message.cut.signature, message.cut.disclaimer))


def _newest_holds(expected: Labels, thread: Thread) -> Iterator[Answer]:
    newest = _plain(thread.messages[-1].body)
    yield "newest reply: holds what it must", all(_plain(_visible(s)) in newest for s in expected["contains"])
    yield "newest reply: holds nothing else", not any(_plain(s) in newest for s in expected["not_contains"])


def _counted(expected: Labels, thread: Thread) -> Iterator[Answer]:
    if "n_messages" in expected:
        yield "number of messages", len(thread.messages) == expected["n_messages"]
    newest_first = (*reversed(thread.messages), *_NOTHING.messages * 5)
    for (place, part), text in expected["contains"]:
        if part == "body":
            yield "bodies hold what they must", _plain(text) in _plain(newest_first[place].body)


_JUDGES: dict[str, Callable[[Labels, Thread], Iterator[Answer]]] = {
    "thread_full": _whole_thread,
    "thread": _counted,
    "forward": _forward,
    "unwrap": _unwrapped,
    "unwrap_html": _unwrapped,
    "latest_reply": _newest,
    "latest_reply_eml": _newest,
    "latest_reply_html": _newest,
    "latest_reply_contains": _newest_holds,
}


def _plain(text: str) -> str:
    return " ".join(text.split())


def _letters(text: str) -> str:
    return "".join(text.split())


def _kept(want: str, got: str) -> float:
    """The share of the wanted words that a text holds; what has no letter or digit is no word."""
    wanted, found = (Counter(filter(_is_word, text.split())) for text in (want, got))
    return (wanted & found).total() / wanted.total() if wanted else 1.0


def _is_word(token: str) -> bool:
    return any(character.isalnum() for character in token)


if __name__ == "__main__":
    main()
