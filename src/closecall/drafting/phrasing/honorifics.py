"""Titles: who is greeted by one in a thread, and with which surname."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.drafting.phrasing.display_names import first_name, is_title
from closecall.drafting.phrasing.message_edges import bare, last_line, opening_words
from closecall.drafting.records import Brief
from closecall.thread.records import Thread

_WITHIN_A_NAME = "'’-"


def titled(name: str | None, thread: Thread | None) -> str | None:
    """Title and surname by which somebody is greeted in a thread ("Mr Holloway"); None where nobody does."""
    surname = (name or "").split()[-1:]
    found = (pair for _, pair in _greeted(thread) if surname and pair[1].casefold() == surname[0].casefold())
    return next((" ".join(pair) for pair in found), None)


def is_formal_with_titles(name: str | None, thread: Thread | None) -> bool:
    """Whether the buyer greets by title, or shows no more of his given name than an initial."""
    words = [word for word in (name or "").split() if not is_title(word)]
    hides_name = len(words) > 1 and len(words[0].rstrip(".")) == 1
    buyers = [at for at, _ in thread.buyer_messages()] if thread else []
    return hides_name or any(at == buyers[-1] for at, _ in _greeted(thread) if buyers)


def is_greeted_by_title(brief: Brief) -> bool:
    """Whether the seller greets the buyer by title, and neither has gone over to a given name since."""
    messages = brief.messages
    own = (first_name(brief.seller_name) or "").casefold()
    names = [word for word in (brief.buyer_name or "").casefold().split() if not is_title(word)]
    by_title = {at: pair[1].casefold() for at, pair in _greeted(brief.thread)}
    for at in reversed(range(len(messages))):
        opened = [bare(word).casefold() for word in opening_words(messages[at].body)]
        if messages[at].is_buyer and own in opened:
            signed = [bare(word) for word in last_line(messages[at].body).casefold().split()]
            if names[1:] and signed[-1:] == names[-1:] and names[0] not in signed:
                continue  # "A-M O'Neil" keeps his given name to himself
            return False
        if names and messages[at].is_seller and not set(names).isdisjoint(opened):
            return by_title.get(at) == names[-1]
    return False


def _greeted(thread: Thread | None) -> Iterator[tuple[int, tuple[str, str]]]:
    """Message, titles and surname of each greeting by title, the newest first."""
    messages = thread.messages if thread else ()
    for at in reversed(range(len(messages))):
        titles: list[str] = []
        for word in opening_words(messages[at].body):
            surname = bare(word)
            if is_title(word) and word[:1].isupper():
                titles.append(word)
                continue
            if titles and surname[:1].isupper() and not surname.isupper() and _is_of_letters(surname):
                yield at, (" ".join(titles), surname)
            titles = []


def _is_of_letters(surname: str) -> bool:
    """Whether a word is of letters alone, but for the signs in a name: "O'Neil", "Ann-Marie"."""
    return all(char.isalpha() or char in _WITHIN_A_NAME for char in surname)
