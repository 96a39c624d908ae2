"""A small writer of Outlook messages ([MS-CFB], [MS-OXMSG]), so that the tests need no saved file."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

_SECTOR, _MINI = 512, 64
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STRING, _TIME = 0x001F, 0x0040
SUBJECT, BODY, CLASS, SENDER, SENDER_ADDRESS, HEADERS, SENT = (
    0x0037, 0x1000, 0x001A, 0x0C1A, 0x5D01, 0x007D, 0x0039,
)  # fmt: skip


def outlook_message(texts: Mapping[int, str], *, sent: int = 0, properties: bool = True) -> bytes:
    """The bytes of a ``.msg`` file with these text properties.

    Args:
        texts: property id to its text.
        sent: seconds since 1601, 0 for a mail without a time.
        properties: whether the table of properties is there; without it the file is no message.

    """
    entries = [
        struct.pack("<HHIII", _STRING, number, 6, 2 * len(text) + 2, 0) for number, text in texts.items()
    ]
    if sent:
        entries.append(struct.pack("<HHIQ", _TIME, SENT, 6, sent * 10_000_000))
    streams = {f"__substg1.0_{number:04X}001F": text.encode("utf-16-le") for number, text in texts.items()}
    name = "__properties_version1.0" if properties else "WordDocument"
    return compound_file({name: bytes(32) + b"".join(entries), **streams})


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """A compound file whose root holds these streams, all of them in the mini stream."""
    minis = b""
    mini_fat: list[int] = []
    starts: dict[str, int] = {}
    for name, data in streams.items():
        count = max(1, -(-len(data) // _MINI))
        starts[name] = len(mini_fat)
        mini_fat += [*range(len(mini_fat) + 1, len(mini_fat) + count), _END]
        minis += data.ljust(count * _MINI, b"\0")
    directory = _directory(streams, starts, len(minis))
    parts = [directory, _numbers(mini_fat), minis]
    counts = [-(-len(part) // _SECTOR) for part in parts]
    fat: list[int] = [_FAT]
    firsts = []
    for count in counts:
        firsts.append(len(fat))
        fat += [*range(len(fat) + 1, len(fat) + count), _END]
    directory = _directory(streams, starts, len(minis), first_mini=firsts[2])
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, firsts[0], 0, 4096, firsts[1], counts[1], _END, 0, 0,
    )  # fmt: skip
    header += struct.pack("<108I", *[_FREE] * 108)
    body = b"".join(part.ljust(-(-len(part) // _SECTOR) * _SECTOR, b"\0") for part in (directory, *parts[1:]))
    return header + _numbers(fat) + body


def _numbers(values: Sequence[int]) -> bytes:
    padded = [*values, *[_FREE] * (-len(values) % (_SECTOR // 4))]
    return struct.pack(f"<{len(padded)}I", *padded)


def _directory(
    streams: Mapping[str, bytes], starts: Mapping[str, int], mini_size: int, *, first_mini: int = 0
) -> bytes:
    """The root and its streams; each is the right neighbour of the one before."""
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    entries = [_entry("Root Entry", 5, child=1, right=_FREE, start=first_mini, size=mini_size)]
    for place, name in enumerate(names, 2):
        right = place if place <= len(names) else _FREE
        entries.append(_entry(name, 2, child=_FREE, right=right, start=starts[name], size=len(streams[name])))
    return b"".join(entries)


def _entry(name: str, kind: int, *, child: int, right: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16sI8x8xIQ", written, len(written), kind, 1, _FREE, right, child, bytes(16), 0, start, size
    )
