"""Headers of a mail that can be read without the standard library's parser, which takes long over each.

A mailbox holds thousands of them. What is not plainly one of these forms is left to the library.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator

_OF_PEOPLE = frozenset(("from", "to", "cc", "reply-to"))
_DESCRIBING = frozenset(("content-type", "content-disposition", "content-transfer-encoding"))
_PLAIN_PERSON = re.compile(
    r"""\s*(?:"([^"\\<>@]{1,100})"[ ]?|([^\W\d_][\w .'-]{0,80})[ ])?
        <([A-Za-z0-9_.+'&-]{1,64}@[A-Za-z0-9.-]{1,200})>\s*(?:,\s*|$)
    | \s*([A-Za-z0-9_.+'&-]{1,64}@[A-Za-z0-9.-]{1,200})\s*(?:,\s*|$)""",
    re.VERBOSE,
)
# As every mail program writes it.
_DATE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?:0?[1-9]|[12]\d|3[01]) "
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (?:19|20)\d\d "
    r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d [+-](?:0\d|1[0-4])[0-5]\d"
)
_MESSAGE_ID = re.compile(r"<[\w.+$=/-]{1,200}@[\w.-]{1,200}>", re.ASCII)
_TOKEN = r"[\w.+-]{1,200}"  # noqa: S105  a word of a header's grammar
_DESCRIPTION = re.compile(rf"{_TOKEN}(?:/{_TOKEN})?[ ]?(?:;[^(]*)?", re.ASCII)
# A word in another encoding, in the sets of signs that mail is written in.
_CODED = re.compile(
    r"=\?(utf-?8|us-ascii|iso-8859-\d{1,2}|windows-125\d|cp125\d|koi8-[ru]|gb2312|gbk|gb18030|big5|euc-(?:jp|kr)"
    r"|shift_jis|iso-2022-(?:jp|kr))(?:\*[\w-]{1,20})?\?([bq])\?([^?\s]{0,3000})\?=",
    re.ASCII | re.IGNORECASE,
)
_MOST_PARAMETERS = 8
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
_PARTS_PEOPLE = re.compile(r'[()<>@,:;"\\]')
_FORMS = {"date": _DATE, "message-id": _MESSAGE_ID}


def read_plainly(key: str, raw: str) -> str | None:
    """The text of a header, None where only the library can tell.

    Args:
        key: its name in small letters.
        raw: as it stands in the source.

    """
    written = "".join(raw.splitlines()) if "\n" in raw or "\r" in raw else raw
    if not written.isascii():
        return None
    if key in _DESCRIBING:
        kept = ";".join(written.split(";", _MOST_PARAMETERS)[:_MOST_PARAMETERS])
        return kept if "=?" not in kept and _DESCRIPTION.fullmatch(kept) else None
    if key in _FORMS:
        return written if _FORMS[key].fullmatch(written) else None
    if "=?" not in written:
        return written
    text = "".join(_decoded(written, among_people=key in _OF_PEOPLE))
    return None if "=?" in text else text


def _decoded(written: str, *, among_people: bool) -> Iterator[str]:
    """The text in its parts, coded words decoded; those in a row are one, for they may part a letter."""
    end, waiting, charset, is_quoted = 0, b"", "", False
    for word in _CODED.finditer(written):
        between = written[end : word.start()]
        if not (waiting and word[1].casefold() == charset and not between.strip()):
            yield from (_letters(waiting, charset, is_quoted=is_quoted, among_people=among_people),)
            yield between if between.strip() or not end else ""
            waiting, charset = b"", word[1].casefold()
            is_quoted = written.count('"', 0, word.start()) % 2 == 1
        waiting += _bytes_of(word)
        end = word.end()
    yield _letters(waiting, charset, is_quoted=is_quoted, among_people=among_people)
    yield written[end:]


def _bytes_of(word: re.Match[str]) -> bytes:
    coded = word[3].encode("ascii")
    if word[2] in "qQ":
        return _HEX.sub(lambda sign: bytes([int(sign[1], 16)]), coded.replace(b"_", b" "))
    try:
        return binascii.a2b_base64(coded + b"=" * (-len(coded) % 4))
    except binascii.Error:
        return coded


def _letters(coded: bytes, charset: str, *, is_quoted: bool, among_people: bool) -> str:
    """The decoded text; among people a name that holds a comma or the like is put between quotation marks."""
    text = coded.decode(charset, "replace") if coded else ""
    if not among_people or not _PARTS_PEOPLE.search(text):
        return text
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return text if is_quoted else f'"{text}"'


def plain_people(written: str) -> list[tuple[str, str]] | None:
    """Name and address of each person of a header of people; None where one is written in no plain form."""
    found, at = [], 0
    while at < len(written):
        one = _PLAIN_PERSON.match(written, at)
        if one is None:
            return None
        found.append(((one[1] or one[2] or "").strip(), one[3] or one[4]))
        at = one.end()
    return found
