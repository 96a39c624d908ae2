"""Who beside the seller whom ``me`` names may be the seller too: under another label, or as a colleague."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.lexicon.side_words import is_firm_name, parted_label, side_words
from closecall.thread.participants.parties import Cast, Party
from closecall.thread.person_names import name_words
from closecall.thread.records import Side

_LONGEST_INITIALS = 4
_SHORTEST_NAME = 3
_LONGEST_READ = 4_000
_WORDS_APART = 2
_WORD = compiled_late(r"[^\W_]+")
_BREAK = compiled_late(r"[,;:.!?\n()]")


def own_labels(cast: Cast, sellers: frozenset[str]) -> frozenset[str]:
    """The parties whom the format or their label puts beside the known sellers: "Me", "Seller"."""
    own = [party for party in cast.parties if party.key in sellers]
    # Where the file or the labels call the seller a buyer, the caller knows better than they do.
    if any(cast.stated.get(p.key) is Side.BUYER or Side.BUYER in _stated(p) for p in own):
        return frozenset()
    stated = {key for key, side in cast.stated.items() if side is Side.SELLER}
    others = [party for party in cast.parties if party.key not in sellers]
    labelled = {party.key for party in others if Side.SELLER in _stated(party)}
    # A role alone ("Agent") may be the buyer's where nobody else could be.
    if len(labelled) == len(others):
        labelled = {party.key for party in others if _labels(party) <= mail_words().unnamed}
    return frozenset(stated | labelled)


def may_be_own(cast: Cast, sellers: frozenset[str], me: tuple[str, ...]) -> frozenset[str]:
    """The other parties that may sell as well; nobody where that would leave no buyer."""
    own = [party for party in cast.parties if party.key in sellers]
    others = [party for party in cast.parties if party.key not in sellers]
    if len(others) < 2:
        return frozenset()
    names = [name_words(name) for name in (*me, *(s.name or "" for p in own for s in p.speakers))]
    introduced = _introduced(own)
    found = frozenset(
        party.key
        for party in others
        if Side.BUYER not in _stated(party)
        and (_is_like_one(party, names) or _is_unpersonal(party) or _first_names(party) & introduced)
    )
    return found if len(found) < len(others) else frozenset()


def _stated(party: Party) -> frozenset[Side | None]:
    return frozenset(parted_label(speaker.name or "")[1] for speaker in party.speakers)


def _labels(party: Party) -> frozenset[str]:
    return frozenset((speaker.name or "").casefold() for speaker in party.speakers)


def _first_names(party: Party) -> frozenset[str]:
    words = (name_words(parted_label(speaker.name or "")[0])[:1] for speaker in party.speakers)
    return frozenset(word for first in words for word in first)


def _is_unpersonal(party: Party) -> bool:
    """Whether its label is "You", or a firm's or a team's."""
    second = side_words().persons[1]
    return any(
        speaker.email is None
        and ((speaker.name or "").casefold() in second or is_firm_name(speaker.name or ""))
        for speaker in party.speakers
    )


def _is_like_one(party: Party, names: Sequence[tuple[str, ...]]) -> bool:
    """Whether a label is a seller's name in initials or cut short, or with one letter put in or left out."""
    return any(
        _is_short_for(own, name) or any(_is_one_letter_off(a, b) for a, b in zip(own, name, strict=False))
        for own in (name_words(parted_label(speaker.name or "")[0]) for speaker in party.speakers)
        for name in names
        if own and name
    )


def _is_short_for(own: tuple[str, ...], name: tuple[str, ...]) -> bool:
    joined = "".join(own)
    initials = "".join(word[0] for word in name)
    if len(joined) <= _LONGEST_INITIALS and joined in (initials, initials[0]):
        return True
    return len(own) > 1 and own[0] == name[0] and all(len(word) == 1 for word in own[1:])


def _is_one_letter_off(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST_NAME or len(long) - len(short) != 1 or short[0] != long[0]:
        return False
    same = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    return short[same:] == long[same + 1 :]


def _introduced(own: Sequence[Party]) -> frozenset[str]:
    """The names that the sellers say beside "our", without a comma: "our fitter Bob", "Bob from our shop"."""
    mine, found = side_words().note.mine, set[str]()
    texts = (message.body[:_LONGEST_READ] for party in own for message in party.messages)
    for clause in (clause for text in texts for clause in _BREAK.split(text)):
        written = _WORD.findall(clause)
        for place, word in enumerate(written):
            if word.casefold() in mine:
                near = written[max(0, place - _WORDS_APART) : place + _WORDS_APART + 1]
                found |= {each.casefold() for each in near if each[0].isupper()}
    return frozenset(found)
