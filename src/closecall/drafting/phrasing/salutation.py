"""What to call the buyer and the seller in a greeting and a sign-off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import Any

from closecall.drafting.phrasing.address_form import address_for
from closecall.drafting.phrasing.phrase_tables import table
from closecall.drafting.phrasing.seller_sentences import is_said_in
from closecall.drafting.records import Brief
from closecall.drafting.voice import Formality, Voice
from closecall.text.tokens import fold, words_of
from closecall.thread.lexicon.heading_words import heading_words
from closecall.thread.records import Speaker, Thread

_LONGEST = 40
_JOINING = " .'’-&"
_WITHIN_A_NAME = "'’-"
_BEFORE_A_FIRM = re.compile(r"\s[@|/]\s|\s[-\u2013\u2014]\s")
_GIVEN_AND_OTHER = 2
_SHORTEST_SHOUTED = 3
"""Letters of a name that is written in capitals; "AJ" is two initials."""
_AROUND_A_NAME = ".,!?:;()"
_OWNED = ("'s", "’s", "s'", "s’")
"""How a word ends that owns what is named behind it."""
_OF_WHERE = ("from", "at")
"""Words after which a shown name tells the firm: "Kate from Bloom & Co"."""
_JOINED = frozenset({"&", "+"})
_GREETING_WORDS, _LONGEST_GREETING = 6, 120
"""How far into a message a greeting reaches, in words and characters."""

_ROLES = frozenset(
    "me you i myself him her ich du moi toi je vous yo tú usted interviewer interviewee host participant "
    "seller sales rep agent buyer customer client prospect caller visitor guest other speaker "
    "vendedor vendedora comprador compradora cliente verkäufer verkäuferin kunde kundin vendeur vendeuse "
    "acheteur acheteuse venditore venditrice acquirente verkoper klant säljare kund sprzedawca klient".split()
)


def is_role(name: str) -> bool:
    """Whether a label such as "Seller", "A" or "Ben's mum" says no name: no way to greet or to sign."""
    first, *others = name.casefold().split()
    is_a_letter = len(first) == 1 and first.isascii() and not others
    return first in _ROLES or is_a_letter or first_name(name) is None


def first_name(name: str | None) -> str | None:
    """The name to greet somebody with, None when there is none that is fit to print.

    Given name first, without a title; after a comma the given name stands second. A name in a script
    without spaces, of one word, or of a firm is taken whole. "Maman Zoé" tells the name of the child alone.
    """
    if not name:
        return None
    surname, comma, given = _without_firm(name).partition(",")
    is_behind = comma and not any(map(_is_of_a_firm, given.split()))
    shown = (given if is_behind else surname).split()
    words = [word for word in shown if not _is_title(word)]
    words = list(takewhile(lambda word: word not in _OF_WHERE, words))
    if not words or any(map(_is_of_the_family, (*words, *shown[1:]))):
        return None
    is_whole = (
        len(words[0].rstrip(".")) == 1
        or any(map(str.isdigit, words[0]))
        or (len(words) > 1 and any(map(_is_of_a_firm, words)))
    )
    chosen = " ".join(words) if is_whole else words[0]
    if not is_whole and chosen.isupper() and len(chosen) >= _SHORTEST_SHOUTED:
        chosen = chosen.title()
    printable = all(char.isalnum() or char in _JOINING for char in chosen)
    named = all(any(map(str.isalpha, word)) or word in _JOINING for word in chosen.split())
    return chosen if printable and named and len(chosen) <= _LONGEST else None


def _without_firm(name: str) -> str:
    """The person in a shown name: "Ollie @ Terrace & Co", "Gavin | Harper Finch", "Kiln support (Jess)"."""
    outside, _, inside = name.partition("(")
    person = _BEFORE_A_FIRM.split(outside.strip())[0]
    somebody = inside.rstrip(") ")
    is_an_office = person.split()[-1:] and person.split()[-1].islower()
    is_nobody = is_an_office or _is_of_many(person)
    return somebody if is_nobody and somebody.isalpha() and somebody.istitle() else person


def _is_of_many(name: str | None) -> bool:
    """Whether a name is a firm's, an office's or a family's, and of nobody in it: "Honey's", "Accounts"."""
    offices: list[str] = table("letters")["offices"]
    words = list(takewhile(lambda word: word not in _OF_WHERE, (name or "").split()))
    return any(_is_of_a_firm(word) or word.casefold() in offices or word.endswith(_OWNED) for word in words)


def called(name: str | None, thread: Thread | None) -> str | None:
    """The name to call somebody by whom the thread shows under ``name``.

    Chats show what somebody typed for himself, "Codepath Jordan": without an address, the part by which
    people in the thread call him counts, and where they call him nothing, the whole name.
    """
    first, words = first_name(name), (name or "").split()
    if thread is None or first is None or len(words) != _GIVEN_AND_OTHER or first != words[0]:
        return first
    other = first_name(words[1])
    shown = [message.speaker for message in thread.messages if message.speaker.name == name]
    if other is None or len(other.rstrip(".")) == 1 or not shown or any(who.email for who in shown):
        return first
    spoken = {
        word.strip(_AROUND_A_NAME).casefold()
        for message in thread.messages
        for title, word in pairwise(("", *message.body.split()))
        if not _is_title(title)  # "Mr Cobb" does not say that he is called Cobb
    }
    if (first.casefold() in spoken) is (other.casefold() in spoken):
        return f"{first} {other}"
    return first if first.casefold() in spoken else other


def signing_name(name: str | None, thread: Thread | None) -> str | None:
    """The name that somebody shown under ``name`` signs with: a firm's is whole, a person's as he is called.

    Where a chat shows "Floor Fix Sid", that is the word by which he is greeted, and the whole where nobody
    greets him: half a firm's name is nobody's.
    """
    words = _words_of_whom(name)
    if _is_of_a_trade(name, thread):
        return " ".join(words)
    shown = _shown_as(name, thread)
    is_typed = bool(shown) and not any(who.email for who in shown)
    if len(words) <= _GIVEN_AND_OTHER or not is_typed or "," in (name or ""):
        return called(name, thread)
    names = [word for word in words if word[:1].isupper() and not _is_title(word)]
    greeted = _greeted_by(name, thread)
    found = [word for word in names if word.casefold() in greeted]
    if len(found) == 1:
        return found[0]
    is_personal = len(names) < _GIVEN_AND_OTHER or any(
        _is_title(word) or word.casefold() in heading_words().particles for word in words
    )
    return called(name, thread) if found or is_personal else " ".join(words)


def _is_of_a_trade(name: str | None, thread: Thread | None) -> bool:
    """Whether several work under a name: it is of two things ("Paws & Manners"), or that of their domain."""
    return bool(_JOINED.intersection(_words_of_whom(name)[1:-1])) or _bears_its_domain(name, thread)


def _bears_its_domain(name: str | None, thread: Thread | None) -> bool:
    """Whether a name is that of the domain it writes from, and of nobody there: Ivy Glass, sales@ivyglass.

    Who writes as ivy@ivyglass, signs as Ivy or is greeted so is a person.
    """
    words = [fold(word) for word in _words_of_whom(name)]
    shown = _shown_as(name, thread)
    if len(words) < _GIVEN_AND_OTHER or thread is None or not shown or not all(who.email for who in shown):
        return False
    own = [message for message in thread.messages if message.speaker.name == name]
    signed = {word for m in own for word in words_of(f"{_last_line(m.body)} {m.cut.signature}").folded}
    if words[0] in signed | {fold(word) for word in _greeted_by(name, thread)}:
        return False
    together = "".join(filter(str.isalnum, "".join(words)))
    return all(_is_of_the_domain(who.email or "", together, words) for who in shown)


def _is_of_the_domain(address: str, together: str, words: list[str]) -> bool:
    mailbox, _, domain = address.casefold().partition("@")
    is_personal = any(word in mailbox for word in words if len(word) > 1)
    return not is_personal and domain.partition(".")[0].replace("-", "") == together


def _words_of_whom(name: str | None) -> list[str]:
    """The words of a shown name before the one that tells where he works: "Gwen at Fern & Vase"."""
    return list(takewhile(lambda word: word not in _OF_WHERE, _without_firm(name or "").split()))


def _shown_as(name: str | None, thread: Thread | None) -> list[Speaker]:
    people = (*(message.speaker for message in thread.messages), *thread.recipients) if thread else ()
    return [who for who in people if who.name == name]


def _greeted_by(name: str | None, thread: Thread | None) -> set[str]:
    """The words with which others open a message, where somebody's name would stand."""
    messages = thread.messages if thread else ()
    return {
        word.strip(_AROUND_A_NAME).casefold()
        for message in messages
        if message.speaker.name != name
        for word in _opening_words(message.body)
        if word[:1].isupper()
    }


def salutation(brief: Brief, *, lang: str = "en", address: Formality | None = None) -> tuple[str, str]:
    """Greeting and sign-off of a mail in a language; in English words where that language is not known.

    The sign-off is the seller's own where he has one, with his name as he writes it, his role and company;
    below it stand his postal address and the way to opt out where his mails go to many (W15).
    ``address`` is by default what :func:`~closecall.drafting.phrasing.address_form.address_for` says.
    """
    letters = table("letters")
    words: dict[str, Any] = letters.get(lang, letters["en"])
    address = address or address_for(brief, lang=lang)
    if address is None and is_formal_with_titles(brief.buyer_name, brief.thread):
        address = Formality.FORMAL
    in_full = (address or "unknown") in words.get("in_full", ())
    buyer = (in_full and _in_full(brief.buyer_name)) or called(brief.buyer_name, brief.thread)
    seller = (in_full and _in_full(brief.seller_name)) or signing_name(brief.seller_name, brief.thread)
    shown = _by_title(brief.buyer_name)
    if _is_of_many(_without_firm(brief.buyer_name or "")) or _bears_its_domain(
        brief.buyer_name, brief.thread
    ):
        buyer = None  # whoever reads it has a name of his own
    if agreed := _name_both_use(brief):
        buyer = agreed
    elif in_full or address is Formality.FORMAL or shown or _is_greeted_by_title(brief):
        buyer = titled(shown or brief.buyer_name, brief.thread) or shown or buyer
    greeting = _worded(words, "greeting", address).format(name=buyer) if buyer else words["unnamed"]
    signed = _signed(brief.voice, seller)
    signature = [_own_sign_off(brief.voice, lang) or _worded(words, "sign_off", address), *signed]
    imprint = brief.voice.imprint if brief.voice else ""
    return greeting, "\n".join(signature) + (f"\n\n{imprint}" if imprint else "")


def titled(name: str | None, thread: Thread | None) -> str | None:
    """Title and surname by which somebody is greeted in a thread ("Mr Holloway"); None where nobody does."""
    surname = (name or "").split()[-1:]
    found = (pair for _, pair in _greeted(thread) if surname and pair[1].casefold() == surname[0].casefold())
    return next((" ".join(pair) for pair in found), None)


def is_formal_with_titles(name: str | None, thread: Thread | None) -> bool:
    """Whether the buyer greets by title, or shows no more of his given name than an initial."""
    words = [word for word in (name or "").split() if not _is_title(word)]
    hides_name = len(words) > 1 and len(words[0].rstrip(".")) == 1
    buyers = [at for at, _ in thread.buyer_messages()] if thread else []
    return hides_name or any(at == buyers[-1] for at, _ in _greeted(thread) if buyers)


def _by_title(name: str | None) -> str | None:
    """Title and surname, where a thread shows somebody so ("M. Roche"): a surname alone greets nobody.

    An initial between them is left out: "Mrs J. Attwood (School Office)" is Mrs Attwood.
    """
    title, *others = (name or "").partition("(")[0].split() or [""]
    words = [title, *(word for word in others if len(word.rstrip(".")) > 1)]
    is_titled = len(words) == _GIVEN_AND_OTHER and _is_title(words[0]) and first_name(words[1]) == words[1]
    return " ".join(words) if is_titled else None


def _is_greeted_by_title(brief: Brief) -> bool:
    """Whether the seller greets the buyer by title, and neither has gone over to a given name since."""
    messages = brief.messages
    own = (first_name(brief.seller_name) or "").casefold()
    names = [word for word in (brief.buyer_name or "").casefold().split() if not _is_title(word)]
    by_title = {at: pair[1].casefold() for at, pair in _greeted(brief.thread)}
    for at in reversed(range(len(messages))):
        opened = [word.strip(_AROUND_A_NAME).casefold() for word in _opening_words(messages[at].body)]
        if messages[at].is_buyer and own in opened:
            signed = [word.strip(_AROUND_A_NAME) for word in _last_line(messages[at].body).casefold().split()]
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
        for word in _opening_words(messages[at].body):
            surname = word.strip(_AROUND_A_NAME)
            if _is_title(word) and word[:1].isupper():
                titles.append(word)
                continue
            if titles and surname[:1].isupper() and not surname.isupper() and _is_of_letters(surname):
                yield at, (" ".join(titles), surname)
            titles = []


def _name_both_use(brief: Brief) -> str | None:
    """The one name with which the buyer signs his newest message, and the seller greeted him last."""
    messages = brief.messages
    newest = next((m for m in reversed(messages) if m.is_buyer), None)
    if newest is None or newest.speaker.name != brief.buyer_name:
        return None
    signed = _last_line(newest.body)
    greeted = next((m.body.lstrip().partition("\n")[0] for m in reversed(messages) if m.is_seller), "")
    words = [word.strip(_AROUND_A_NAME) for word in greeted.split()]
    name = signed.strip(_AROUND_A_NAME)
    is_both = len(words) == _GIVEN_AND_OTHER and name == words[1] and first_name(name) == name
    return name if is_both and name.istitle() else None


def _last_line(body: str) -> str:
    return body.rstrip().rpartition("\n")[2].strip()


def _is_of_letters(surname: str) -> bool:
    """Whether a word is of letters alone, but for the signs in a name: "O'Neil", "Ann-Marie"."""
    return all(char.isalpha() or char in _WITHIN_A_NAME for char in surname)


def _opening_words(body: str) -> list[str]:
    return body[:_LONGEST_GREETING].split()[:_GREETING_WORDS]


def _worded(words: dict[str, Any], kind: str, address: Formality | None) -> str:
    """The greeting or sign-off of that address, where it has one of its own."""
    return str(words.get(f"{address}_{kind}", words[kind]))


def _own_sign_off(voice: Voice | None, lang: str) -> str | None:
    """The seller's sign-off, unless it is in another language."""
    own = voice.sign_off if voice else None
    return own if voice and own and is_said_in(lang, own, voice) else None


def _signed(voice: Voice | None, seller: str | None) -> list[str]:
    """The lines below the sign-off: the name, then role and company."""
    if voice is None:
        return [seller] if seller else []
    post = ", ".join(part for part in (voice.role, voice.company) if part)
    return [line for line in (voice.name or seller, post) if line]


def _in_full(name: str | None) -> str | None:
    """Given name and surname, where a name has both and no title."""
    words = (name or "").split()
    parts = [first_name(word) for word in words]
    return name if name and len(words) == _GIVEN_AND_OTHER and parts == words else None


def _is_of_a_firm(word: str) -> bool:
    firms: list[str] = table("letters")["firms"]
    return word.casefold().rstrip(".,") in firms


def _is_of_the_family(word: str) -> bool:
    family: list[str] = table("letters")["family"]
    return word.casefold() in family


def _is_title(word: str) -> bool:
    titles: list[str] = table("letters")["titles"]
    return word.casefold().rstrip(".") in titles
