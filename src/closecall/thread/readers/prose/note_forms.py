"""How notes show themselves: a dated entry ("Call 3/3: spoke to Tom"), labelled fields, a list about her."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.text.dates import find_date
from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.lexicon.side_words import side_words
from closecall.thread.person_names import name_words
from closecall.thread.readers.turn_lines import day_alone

_DAY = r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?"
_KIND = r"(?P<kind>[^\W\d_]{3,20})(?: #?\d{1,2})?"
_BETWEEN = r"(?:,? (?:on |am |le |el |il |op |den |dnia |em )?|: |\s?[-\u2013|]\s?)"
_ENTRIES = (
    compiled_late(rf"\W{{0,3}}{_KIND}{_BETWEEN}{_DAY}\s?[:,\u2013|-]\s(?P<text>\S.*)$"),
    compiled_late(rf"\W{{0,3}}{_DAY}(?:\s?[:,\u2013|-]\s?|\s){_KIND}(?P<text>\W\s?\S.*)$"),
)
_CITED = compiled_late(
    r"[\"\u201c\u201e\u00ab][^\"\u201c\u201d\u201e\u00ab\u00bb\n]{1,300}[\"\u201c\u201d\u00bb]"
)
_ENDS_WITH_A_DAY = compiled_late(rf"\s{_DAY}\.?$")
_TELEPHONE = ("tel", "telefon", "tél", "phone")
_SHORT_TITLES = frozenset(("hr", "hrn", "fr"))
_LONGEST_LABEL = 24
_LONGEST_DATED = 120
_LONGEST_TOLD = 4_000
_FEWEST_FIELDS = 3
_MOST_TOLD = 20


def is_entry(line: str) -> bool:
    """Whether a line is a dated entry of what the seller did: its kind is a call, a visit, or "spoke"."""
    known = mail_words()
    matches = (entry.match(line) for entry in _ENTRIES)
    kinds = (match["kind"].casefold() for match in matches if match)
    return any(kind in known.notes or kind in known.note_deeds for kind in kinds)


def heads_a_dated_call(line: str) -> bool:
    """Whether a line only says whom the seller called and when: "Anruf Fr. Lang 19.3."."""
    words = name_words(line) if len(line) <= _LONGEST_DATED else ()
    is_call = bool(words) and (words[0] in mail_words().notes or words[0] in _TELEPHONE)
    is_with = not (side_words().titles | _SHORT_TITLES).isdisjoint(words[1:3])
    return is_call and is_with and _ENDS_WITH_A_DAY.search(line) is not None


def is_form(lines: Sequence[str]) -> bool:
    """Whether the lines are a form about a customer: whom it is about, what it was, and how it went.

    A web form that a customer fills in holds his message, and none of these.
    """
    labels = [head.strip(" *_-•").casefold() for head, colon, _ in _parted(lines) if colon]
    fields = mail_words().note_fields
    kinds = {kind for label in labels for kind, words in fields.items() if label in words}
    few = len(lines) <= 2 * len(labels) + 2
    return few and len(labels) >= _FEWEST_FIELDS and kinds == set(fields)


def _parted(lines: Sequence[str]) -> list[tuple[str, str, str]]:
    return [line[: _LONGEST_LABEL + 1].partition(":") for line in lines]


def is_deed(line: str) -> bool:
    """Whether a line begins with what the seller did: "Spoke to Pete", "Gebeld met Piet"."""
    opening = name_words(line)[:1]
    return bool(opening) and opening[0] in mail_words().note_deeds


def is_told_deed(text: str) -> bool:
    """Whether prose begins with a call on somebody with a title, tells of him or her, and speaks to nobody.

    "rang Mrs Holloway 3pm tues. she said the price is fine": what stands in quotation marks is cited. "Spoke
    to Pete, he says no" may be a buyer's, and so is what tells of "my" or "our".
    """
    told = _CITED.sub(" ", text[:_LONGEST_TOLD])
    words = frozenset(name_words(told))
    first, second, third = side_words().persons
    titled = not side_words().titles.isdisjoint(name_words(told)[1:3])
    theirs = bool(words & (third - second)) and not words & ((second | first) - third)
    return is_deed(told) and titled and theirs


def is_dated_about_somebody(lines: Sequence[str]) -> bool:
    """Whether lines without a heading, one of them a day, tell of him or her and speak to nobody.

    "2 June / she wants the oak one": who writes so says neither I nor you, greets nobody and asks nothing.
    """
    told = " ".join(_CITED.sub(" ", line[:_LONGEST_DATED]) for line in lines)
    if not _FEWEST_FIELDS <= len(lines) <= _MOST_TOLD or "?" in told or not any(map(day_alone, lines)):
        return False
    words = name_words(told)
    first, second, third = side_words().persons
    begins = any(name_words(line)[:1] and name_words(line)[0] in third - second for line in lines)
    greets = not side_words().greetings.isdisjoint(name_words(lines[0]))
    return begins and not greets and not set(words) & ((first | second) - third)


def is_about_somebody(heading: str, points: Sequence[str]) -> bool:
    """Whether a dated line and the points below it tell of him or her, and speak to nobody."""
    if len(heading) > _LONGEST_DATED or find_date(heading) is None:
        return False
    told = " ".join(_CITED.sub(" ", line) for line in (heading, *points))
    words = frozenset(name_words(told))
    _, second, third = side_words().persons
    return bool(words & (third - second)) and not words & (second - third)
