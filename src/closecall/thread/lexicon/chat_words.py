"""What messengers and chat pages write beside what people write (``chat_words.toml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.text.resources.lazy_regex import any_of, compiled_late
from closecall.text.resources.toml_file import read_data


class WhatsAppWords(NamedTuple):
    """What the program writes into an export in a person's name.

    Attributes:
        not_said: whole messages; encrypted: how others begin.
        attached: how a line begins that names a file; file_attached: how it ends.
        edited: what stands behind a message that was changed.

    """

    not_said: frozenset[str]
    encrypted: tuple[str, ...]
    attached: tuple[str, ...]
    file_attached: tuple[str, ...]
    edited: tuple[str, ...]


class ChatWords(NamedTuple):
    """The vocabulary, shaped for looking up. Every entry but an owner's label is case-folded.

    Attributes:
        owners: how a page heads its owner's messages, to how he is called then.
        sent_to, received_from: what stands before a name in an export of text messages.
        networks: what a network is called above what was copied from it.
        receipts: words that a message has come or was read; receipts_alone: those that stand alone as well.
        receipts_by: words between one of them and who read it.
        marks, mark_begins, mark_ends: whole lines that a page adds to a message, or how they begin or end.
        counters: matches a line that counts replies or reactions.
        presence: matches a line that tells when somebody was there.
        media: matches what stands for a picture or file, however it is capitalised.
        announcements: what a line holds that only says who wrote what follows, and when.
        name_tails: what a page puts behind the name of who wrote.
        inputs: how the empty field below a chat begins.
        tails: what a page puts behind a message.
        whatsapp: what an export of WhatsApp holds.

    """

    owners: Mapping[str, str]
    sent_to: tuple[str, ...]
    received_from: tuple[str, ...]
    networks: frozenset[str]
    receipts: frozenset[str]
    receipts_alone: frozenset[str]
    receipts_by: frozenset[str]
    marks: frozenset[str]
    mark_begins: tuple[str, ...]
    mark_ends: tuple[str, ...]
    tails: tuple[str, ...]
    counters: re.Pattern[str]
    presence: re.Pattern[str]
    media: re.Pattern[str]
    announcements: tuple[str, ...]
    name_tails: tuple[str, ...]
    inputs: tuple[str, ...]
    whatsapp: WhatsAppWords


@cache
def chat_words() -> ChatWords:
    """The vocabulary of ``chat_words.toml``, read once."""
    data = read_data(Path(__file__).with_name("chat_words.toml"))
    receipts, marks = data["receipts"], data["marks"]
    return ChatWords(
        owners={phrase: owner for owner, phrases in data["owners"].items() for phrase in phrases},
        sent_to=tuple(f"{phrase} " for phrase in data["directions"]["to"]),
        received_from=tuple(f"{phrase} " for phrase in data["directions"]["from"]),
        networks=frozenset(data["networks"]["names"]),
        receipts=frozenset(receipts["words"]),
        receipts_alone=frozenset(receipts["alone"]),
        receipts_by=frozenset(receipts["by"]),
        marks=frozenset(marks["whole"]),
        mark_begins=tuple(marks["begins"]),
        mark_ends=tuple(marks["ends"]),
        tails=tuple(marks["tails"]),
        counters=_counters(data["counters"]),
        presence=compiled_late(
            r"active (?:now|today|yesterday|\d{1,2} ?[a-z]{1,7} ago)$"
            rf"|(?:{any_of(marks['last_seen'])}) [^.!?]{{1,30}}$"
        ),
        media=compiled_late(rf"\[ ?(?:{any_of(marks['media'])})(?: : [^\[\]]{{1,80}})? ?\]$", re.IGNORECASE),
        announcements=tuple(f" {phrase} " for phrase in marks["announcements"]),
        name_tails=tuple(f" {word}" for word in marks["name_tails"]),
        inputs=tuple(marks["inputs"]),
        whatsapp=WhatsAppWords(
            not_said=frozenset(data["whatsapp"]["not_said"]),
            encrypted=tuple(data["whatsapp"]["encrypted"]),
            attached=tuple(data["whatsapp"]["attached"]),
            file_attached=tuple(data["whatsapp"]["file_attached"]),
            edited=tuple(data["whatsapp"]["edited"]),
        ),
    )


def _counters(words: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """Matches "2 replies", "1 thumbs up reaction." and "like 3"."""
    return compiled_late(
        rf"\d{{1,3}} (?:{any_of(words['replies'])})$"
        rf"|\d{{1,3}} [^\d]{{1,30}}?(?:{any_of(words['reactions'])})\.?$"
        rf"|(?:{any_of(words['kinds'])}) \d{{1,3}}$"
    )
