"""What mail programs write above an older message, in more than thirty languages (``heading_words.toml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.text.resources.lazy_regex import any_of, compiled_late
from closecall.text.resources.toml_file import read_data

Words = frozenset[str]


class HeadingWords(NamedTuple):
    """The vocabulary, shaped for looking up. Every entry is case-folded.

    Attributes:
        labels: label of a header line to its field: from, date, to, cc, subject, body or other.
        first_words: words that an attribution line can begin with.
        opening: matches the words before the date of an attribution.
        wrote: matches the word for "wrote".
        beside_name: words next to a name that are none of its parts.
        from_whom: words between the date and a name where no verb stands.
        particles: words of a name in small letters.
        not_names: words that a name cannot begin with.
        no_bare_names: the same of a name without a date.
        speaks_to, speaks_of: words that are said to somebody, or of a third person.
        forwarded, forwarded_begins: what a line above a passed-on message holds, or begins with.
        forwarded_dated: what a line with the date above a header block begins with.
        forwarded_titles: what a line above such a date begins with.
        page_owners: what a page calls its owner above his mails, as written.
        page_to, page_me, page_days, furniture: words of a web mail's page.
        furniture_ends: how a line of the page ends.
        page_internal: what marks a note that only colleagues see.
        page_wrote: what stands behind the writer's name in a list of tickets.
        page_replied: how a line begins that tells when a mail was answered.

    """

    labels: Mapping[str, str]
    first_words: Words
    opening: re.Pattern[str]
    wrote: re.Pattern[str]
    beside_name: Words
    from_whom: Words
    particles: Words
    not_names: Words
    no_bare_names: Words
    speaks_to: Words
    speaks_of: Words
    forwarded: tuple[str, ...]
    forwarded_begins: tuple[str, ...]
    forwarded_dated: tuple[str, ...]
    forwarded_titles: tuple[str, ...]
    page_to: Words
    page_me: Words
    page_owners: Words
    page_days: Words
    furniture: Words
    furniture_ends: tuple[str, ...]
    page_replied: tuple[str, ...]
    page_wrote: tuple[str, ...]
    page_internal: Words


@cache
def heading_words() -> HeadingWords:
    """The vocabulary of ``heading_words.toml``, read once."""
    data = read_data(Path(__file__).with_name("heading_words.toml"))
    attribution, forwarded, page = data["attribution"], data["forwarded"], data["page"]
    wrote = rf"(?<!\w)(?:{any_of(attribution['wrote'])})(?!\w)|{any_of(attribution['wrote_joined'])}"
    return HeadingWords(
        labels={
            word.casefold(): field
            for language in data["labels"].values()
            for field, words in language.items()
            for word in words
        },
        first_words=_folded(attribution["openers"]),
        opening=compiled_late(rf"(?:{any_of(attribution['opening_phrases'])})(?!\w)", re.IGNORECASE),
        wrote=compiled_late(wrote, re.IGNORECASE),
        beside_name=_folded(attribution["beside_name"]),
        from_whom=_folded(attribution["from_whom"]),
        particles=_folded(attribution["particles"]),
        not_names=_folded(attribution["not_names"]),
        no_bare_names=_folded(attribution["no_bare_names"]),
        speaks_to=_folded(attribution["speaks_to"]),
        speaks_of=_folded(attribution["speaks_of"]),
        forwarded=tuple(phrase.casefold() for phrase in forwarded["phrases"]),
        forwarded_begins=tuple(phrase.casefold() for phrase in forwarded["begins"]),
        forwarded_dated=tuple(phrase.casefold() for phrase in forwarded["dated"]),
        forwarded_titles=tuple(phrase.casefold() for phrase in forwarded["titles"]),
        page_to=_folded(page["to"]),
        page_me=_folded(page["me"]),
        page_owners=frozenset(page["owners"]),
        page_days=_folded(page["days"]),
        furniture=_folded(page["furniture"]),
        furniture_ends=tuple(page["furniture_ends"]),
        page_replied=tuple(page["replied"]),
        page_internal=_folded(page["internal"]),
        page_wrote=tuple(f" {phrase}" for phrase in page["wrote"]),
    )


def _folded(words: Iterable[str]) -> Words:
    return frozenset(word.casefold() for word in words)
