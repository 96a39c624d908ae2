"""What somebody is called in a thread and signs with: by others, by himself, or as the firm he writes for."""

from __future__ import annotations

from itertools import pairwise

from closecall.drafting.phrasing.display_names import GIVEN_AND_OTHER, first_name, is_title, words_of_whom
from closecall.drafting.phrasing.message_edges import bare, last_line, opening_words
from closecall.drafting.records import Brief
from closecall.text.tokens import fold, words_of
from closecall.thread.lexicon.heading_words import heading_words
from closecall.thread.records import Speaker, Thread

_JOINED = frozenset({"&", "+"})


def called(name: str | None, thread: Thread | None) -> str | None:
    """The name to call somebody by whom the thread shows under ``name``.

    Chats show what somebody typed for himself, "Codepath Jordan": without an address, the part by which
    people in the thread call him counts, and where they call him nothing, the whole name.
    """
    first, words = first_name(name), (name or "").split()
    if thread is None or first is None or len(words) != GIVEN_AND_OTHER or first != words[0]:
        return first
    other = first_name(words[1])
    shown = [message.speaker for message in thread.messages if message.speaker.name == name]
    if other is None or len(other.rstrip(".")) == 1 or not shown or any(who.email for who in shown):
        return first
    spoken = {
        bare(word).casefold()
        for message in thread.messages
        for title, word in pairwise(("", *message.body.split()))
        if not is_title(title)  # "Mr Cobb" does not say that he is called Cobb
    }
    if (first.casefold() in spoken) is (other.casefold() in spoken):
        return f"{first} {other}"
    return first if first.casefold() in spoken else other


def signing_name(name: str | None, thread: Thread | None) -> str | None:
    """The name that somebody shown under ``name`` signs with: a firm's is whole, a person's as he is called.

    Where a chat shows "Floor Fix Sid", that is the word by which he is greeted, and the whole where nobody
    greets him: half a firm's name is nobody's.
    """
    words = words_of_whom(name)
    if _is_of_a_trade(name, thread):
        return " ".join(words)
    shown = _shown_as(name, thread)
    is_typed = bool(shown) and not any(who.email for who in shown)
    if len(words) <= GIVEN_AND_OTHER or not is_typed or "," in (name or ""):
        return called(name, thread)
    names = [word for word in words if word[:1].isupper() and not is_title(word)]
    greeted = greeted_by(name, thread)
    found = [word for word in names if word.casefold() in greeted]
    if len(found) == 1:
        return found[0]
    is_personal = len(names) < GIVEN_AND_OTHER or any(
        is_title(word) or word.casefold() in heading_words().particles for word in words
    )
    return called(name, thread) if found or is_personal else " ".join(words)


def _is_of_a_trade(name: str | None, thread: Thread | None) -> bool:
    """Whether several work under a name: it is of two things ("Paws & Manners"), or that of their domain."""
    return bool(_JOINED.intersection(words_of_whom(name)[1:-1])) or bears_its_domain(name, thread)


def bears_its_domain(name: str | None, thread: Thread | None) -> bool:
    """Whether a name is that of the domain it writes from, and of nobody there: Ivy Glass, sales@ivyglass.

    Who writes as ivy@ivyglass, signs as Ivy or is greeted so is a person.
    """
    words = [fold(word) for word in words_of_whom(name)]
    shown = _shown_as(name, thread)
    if len(words) < GIVEN_AND_OTHER or thread is None or not shown or not all(who.email for who in shown):
        return False
    own = [message for message in thread.messages if message.speaker.name == name]
    signed = {word for m in own for word in words_of(f"{last_line(m.body)} {m.cut.signature}").folded}
    if words[0] in signed | {fold(word) for word in greeted_by(name, thread)}:
        return False
    together = "".join(filter(str.isalnum, "".join(words)))
    return all(_is_of_the_domain(who.email or "", together, words) for who in shown)


def _is_of_the_domain(address: str, together: str, words: list[str]) -> bool:
    mailbox, _, domain = address.casefold().partition("@")
    is_personal = any(word in mailbox for word in words if len(word) > 1)
    return not is_personal and domain.partition(".")[0].replace("-", "") == together


def _shown_as(name: str | None, thread: Thread | None) -> list[Speaker]:
    people = (*(message.speaker for message in thread.messages), *thread.recipients) if thread else ()
    return [who for who in people if who.name == name]


def greeted_by(name: str | None, thread: Thread | None) -> set[str]:
    """The words with which others open a message, where somebody's name would stand."""
    messages = thread.messages if thread else ()
    return {
        bare(word).casefold()
        for message in messages
        if message.speaker.name != name
        for word in opening_words(message.body)
        if word[:1].isupper()
    }


def name_both_use(brief: Brief) -> str | None:
    """The one name with which the buyer signs his newest message, and the seller greeted him last."""
    messages = brief.messages
    newest = next((m for m in reversed(messages) if m.is_buyer), None)
    if newest is None or newest.speaker.name != brief.buyer_name:
        return None
    signed = last_line(newest.body)
    greeted = next((m.body.lstrip().partition("\n")[0] for m in reversed(messages) if m.is_seller), "")
    words = [bare(word) for word in greeted.split()]
    name = bare(signed)
    is_both = len(words) == GIVEN_AND_OTHER and name == words[1] and first_name(name) == name
    return name if is_both and name.istitle() else None
