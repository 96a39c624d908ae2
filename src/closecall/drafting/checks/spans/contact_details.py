"""Links, mail addresses and telephone numbers in a text, in a form that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from closecall.text.resources.lazy_regex import compiled_late

Kind = Literal["link", "email", "phone"]

_LINK = re.compile(
    r"\b(?:[a-z][a-z0-9+.-]{1,15}://|(?:mailto|javascript|data|tel):(?=\S)|www\.)[^\s<>\"'”»]{1,400}"
    # Any word.word is a host: new endings appear every month, so no list of them can be complete.
    r"|(?<![\w@.-])[^\W_][\w-]{0,62}(?:\.[^\W_][\w-]{0,62}){1,5}(?![\w@-])(?::\d{1,5})?(?:[/?#][^\s<>\"'”»]{0,300})?",
    re.IGNORECASE,
)
# What holds a link: text without a space, with something behind a full stop or a colon.
_DOTTED = re.compile(r"(?<!\S)\S*[.:]\S+")
_EMAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}")
_HANDLE = re.compile(r"(?<![\w.@/])@[\w][\w.]{1,40}")
_BRACKET = re.compile(r"[\[({<]")
_DISGUISED = compiled_late(
    r"\w{1,40}[ ]?[\[({<][ ]?(?:\.|dot|at|punkt|point|punto|slash)[ ]?[\])}>][ ]?\w{1,40}"
    r"|(?<!\w)(?P<lead>[\w-]{1,40})[ ]dot[ ](?P<last>[\w-]{1,40})",
    re.IGNORECASE,
)
# "a dot on the plan" is no host.
_DOT_AS_NOUN = frozenset("a an the this that each every one red green blue black white".split())
_AFTER_A_DOT = frozenset("of on in at is was for matrix".split())
_IP_ADDRESS = compiled_late(r"\d{1,3}(?:\.\d{1,3}){3}(?![.\d])")
# "e.g", "z.B", "9.30am", "2.5kg": no hosts.
_ABBREVIATED = compiled_late(r"(?:[^\W\d_]\.){1,5}[^\W\d_]|(?:ph|m|b)\.(?:d|sc|a)|p\.ex", re.IGNORECASE)
_MEASURED = compiled_late(r"v?\d{1,9}(?:\.\d{1,9}){1,4}[^\W\d_]{0,4}")
_TITLED = compiled_late(r"(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nr|Art|Fig|[A-Z])\.[A-Z][^\W\d_]{2,40}")
_LIST_MARK = compiled_late(r"\d{1,2}\.[^\W\d_]{1,40}")
# Dots that other scripts use, and full-width signs, each one character for one, so that places stay.
_AS_ASCII = str.maketrans(
    {"\uff0e": ".", "\uff61": ".", "\u2024": ".", "\u2027": ".", "\ufe52": ".", "\uff1a": ":"}
    | {"\uff20": "@", "\ufe6b": "@", "\uff0f": "/", "\u2044": "/", "\u2215": "/"}
    | {chr(0xFEE0 + code): chr(code) for code in (*range(48, 58), *range(65, 91), *range(97, 123))}
)
_IDEOGRAPHIC_STOP = compiled_late(r"(?<=[A-Za-z0-9])\u3002(?=[A-Za-z0-9])")
_PHONE = re.compile(r"(?<![\w.,-])(?:\+|\(?0)?\d(?:[ ./()\u00a0-]{0,2}\d){6,16}(?![\w%€$£-])")
_LONGEST_LINK = 400
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
    """The links, addresses, @handles and telephone numbers of a text, look-alike dots read as dots."""
    if not text.isascii():
        text = _IDEOGRAPHIC_STOP.sub(".", text).translate(_AS_ASCII)
    taken: set[int] = set()
    for match in _EMAIL.finditer(text) if "@" in text else ():
        address = match.group().rstrip(_TRAILING).casefold()
        # An address inside a link ("?to=") is part of it; one behind a link and a space is not.
        if "://" not in f"{text[max(0, match.start() - _LONGEST_LINK) : match.start()]}@".split()[-1]:
            yield Contact("email", match.start(), match.end(), address, address.rpartition("@")[2])
            taken.update(range(match.start(), match.end()))
    for contact in _links(text, taken):
        taken.update(range(contact.start, contact.end))
        yield contact
    for match in _PHONE.finditer(text):
        if match.start() not in taken:
            digits = re.sub(r"\D", "", match.group())
            yield Contact("phone", match.start(), match.end(), digits, "")


def _links(text: str, taken: set[int]) -> Iterator[Contact]:
    for dotted in _DOTTED.finditer(text):
        for match in _LINK.finditer(text, *dotted.span()):
            written = match.group().rstrip(_TRAILING)
            if match.start() not in taken and not _is_prose(text, match.start(), written):
                yield Contact("link", match.start(), match.start() + len(written), *_address_of(written))
    for match in _HANDLE.finditer(text) if "@" in text else ():
        yield Contact("link", match.start(), match.end(), match.group().rstrip(_TRAILING).casefold(), "")
    for match in _DISGUISED.finditer(text) if _BRACKET.search(text) or " dot " in text.lower() else ():
        lead, last = (match["lead"] or "").casefold(), (match["last"] or "").casefold()
        if lead not in _DOT_AS_NOUN and last not in _AFTER_A_DOT:
            yield Contact("link", match.start(), match.end(), match.group().casefold(), "")


def _is_prose(text: str, start: int, written: str) -> bool:
    """Whether a word with dots inside is a number, a time, an abbreviation, a title or the mark of a list."""
    if "/" in written or ":" in written or written.casefold().startswith("www."):
        return bool(re.fullmatch(r"[\d./]{1,30}", written)) and not _IP_ADDRESS.match(written)
    if _IP_ADDRESS.fullmatch(written):
        return False
    if _ABBREVIATED.fullmatch(written) or _MEASURED.fullmatch(written) or _TITLED.fullmatch(written):
        return True
    return bool(_LIST_MARK.fullmatch(written)) and not text[text.rfind("\n", 0, start) + 1 : start].strip()


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
