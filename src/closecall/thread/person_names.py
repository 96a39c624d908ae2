"""Names and addresses as they are written in headings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

_ADDRESS = re.compile(r"[\w.+'&-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_MARKS = " \t*_,;:\"'<>()[]\u201c\u201d\u00ab\u00bb|-"
_AFTER_A_NAME = " \t<>()[]\"'"
_MAILTO = re.compile(r"mailto:", re.IGNORECASE)
_LONGEST_NAME = 80
_LONGEST_LIST = 2000
_LONGEST_READ = 500


# The same few people stand in every heading of a thread.
@lru_cache(maxsize=1024)
def parse_person(written: str) -> tuple[str | None, str | None]:
    """Name and address of ``Name <address>`` in any of its forms; a part that is missing is None.

    Whoever writes chooses the name that is shown: an address in it is not his. Behind a name too long to be
    one, the address at the end is.
    """
    ends = written.endswith(">") and len(written) > _LONGEST_READ
    written = _MAILTO.sub("", written[-_LONGEST_READ:] if ends else written[:_LONGEST_READ])
    shown = _shown_name(written)
    address = find_address(written[shown:])
    name = written
    if address is not None:
        place = written.lower().find(address, shown)
        name = written[:place].strip(_MARKS) or written[place + len(address) :].strip(_MARKS)
    name = " ".join(name.strip(_MARKS).split())
    if "@" in name or len(name) > _LONGEST_NAME:
        name = ""
    if name.count("(") > name.count(")"):
        name += ")"
    return name or None, address


def _shown_name(written: str) -> int:
    """How far the shown name reaches that holds an address itself: ``"ann@a.example" <bo@b.example>``."""
    found = list(_ADDRESS.finditer(written)) if written.count("@") > 1 else []
    shown = 0
    for inside, angled in pairwise(found):
        between = written[inside.end() : angled.start()].rstrip()
        is_name = not between.strip(_AFTER_A_NAME) or between.rstrip(" <").endswith('"')
        if between.endswith("<") and is_name and inside.group().lower() != angled.group().lower():
            shown = inside.end()
    return shown


def parted_people(written: str) -> tuple[str, ...]:
    """The people of a recipient line, one each; a comma inside of ``Last, First <address>`` parts nobody."""
    if ";" not in written and "," not in written:
        return (written.strip(),) if written.strip() else ()
    parts: list[str] = []
    open_name = ""
    for semicolon in written[:_LONGEST_LIST].split(";"):
        for comma in semicolon.split(","):
            open_name = f"{open_name},{comma}" if open_name else comma
            if "@" in open_name:
                parts.append(open_name)
                open_name = ""
        parts += open_name.split(",") if open_name.count(" ") > open_name.count(",") + 1 else [open_name]
        open_name = ""
    return tuple(part.strip() for part in parts if part.strip())


def find_address(text: str) -> str | None:
    """The first mail address in a short text, in lower case."""
    if "@" not in text:
        return None
    match = _ADDRESS.search(text[:_LONGEST_READ])
    return match.group().strip("'").rstrip(".").lower() if match else None


def told_names(names: Iterable[str]) -> tuple[str, ...]:
    """The names that are not blank: an empty field of a form or a table tells no name."""
    return tuple(name for name in names if name.strip())


@lru_cache(maxsize=1024)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, case-folded, without titles' dots and initials' dots."""
    return tuple(word for word in re.findall(r"[^\W_]+", name.casefold()) if word)
