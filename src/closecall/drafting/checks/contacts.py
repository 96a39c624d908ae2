"""Links, mail addresses and telephone numbers in a text, in a form that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

Kind = Literal["link", "email", "phone"]

_ENDS = (
    "com|org|net|io|co|ai|app|dev|info|biz|me|eu|uk|de|fr|es|it|nl|be|ch|at|pt|pl|se|no|dk|fi|ie|us|ca|au|jp|cn|ru|"
    "example|test|xyz|site|online|shop|store|link|top|club|live|page|cloud|tech|ly|gl|gg|to|cc|tv"
)
_LINK = re.compile(
    rf"\b(?:[a-z][a-z0-9+.-]{{1,15}}://|(?:mailto|javascript|data|tel):(?=\S)|www\.)[^\s<>\"'”»]{{1,400}}"
    rf"|(?<![\w@.-])(?:[^\W_](?:[\w-]{{0,40}}\.)){{1,4}}(?:{_ENDS})\b(?![\w@-])(?:[/?#][^\s<>\"'”»]{{0,300}})?",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}")
_DISGUISED = re.compile(r"\w{1,40}[ ]?(?:\[(?:\.|dot|at)\]|\((?:\.|dot|at)\))[ ]?\w{1,40}", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w.,-])(?:\+|\(?0)?\d(?:[ ./()\u00a0-]{0,2}\d){6,16}(?![\w%€$£-])")
_TRAILING = ".,;:!?)]}'\"”»…"
_SHORTEST_PHONE = 7


class Contact(NamedTuple):
    """One way to reach somebody; ``key`` is equal for equal ones, ``host`` is set for links and addresses."""

    kind: Kind
    start: int
    end: int
    key: str
    host: str


def contacts_in(text: str) -> Iterator[Contact]:
    """The links, addresses and telephone numbers of a text."""
    taken: set[int] = set()
    for match in _EMAIL.finditer(text):
        address = match.group().rstrip(_TRAILING).casefold()
        if "://" not in text[max(0, match.start() - 20) : match.start()]:
            yield Contact("email", match.start(), match.end(), address, address.rpartition("@")[2])
            taken.update(range(match.start(), match.end()))
    for match in _LINK.finditer(text):
        if match.start() in taken or not match.group().rstrip(_TRAILING):
            continue
        written = match.group().rstrip(_TRAILING)
        end = match.start() + len(written)
        taken.update(range(match.start(), end))
        yield Contact("link", match.start(), end, *_address_of(written))
    for match in _DISGUISED.finditer(text):
        yield Contact("link", match.start(), match.end(), match.group().casefold(), "")
    for match in _PHONE.finditer(text):
        if match.start() not in taken:
            digits = re.sub(r"\D", "", match.group())
            yield Contact("phone", match.start(), match.end(), digits, "")


def same_phone(one: str, other: str) -> bool:
    """Whether two strings of digits are one number, with or without country code and leading zero."""
    one, other = one.removeprefix("00").lstrip("0"), other.removeprefix("00").lstrip("0")
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    return (
        len(shorter) >= _SHORTEST_PHONE - 1 and longer.endswith(shorter) and len(longer) - len(shorter) <= 3
    )


def _address_of(written: str) -> tuple[str, str]:
    """A link without scheme, "www." and final slash, and its host in the form that name servers see."""
    full = written if "://" in written else f"//{written}"
    try:
        split = urlsplit(full)
        host = (split.hostname or "").encode("idna").decode("ascii")
        port = split.port
    except ValueError:
        return written.casefold(), ""
    if split.scheme not in ("", "http", "https") or split.username is not None or not host:
        return written.casefold(), ""
    host = host.removeprefix("www.")
    path = split.path.rstrip("/") + (f"?{split.query}" if split.query else "")
    return f"{host}:{port or ''}{path}{'#' + split.fragment if split.fragment else ''}", host
