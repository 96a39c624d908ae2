"""Sides that are stated: by the caller, the format, a label, a web form, or the page's owner."""

from __future__ import annotations

from closecall.thread.lexicon.side_words import parted_label
from closecall.thread.participants.parties import Cast, party_key
from closecall.thread.person_names import name_words
from closecall.thread.records import Side, Speaker
from closecall.thread.sides.seller_team import may_be_own, own_labels
from closecall.thread.sides.verdict import Verdict


def by_me(cast: Cast, me: tuple[str, ...]) -> Verdict | None:
    """The sides where the caller names the seller; None where that tells nothing of who writes."""
    sellers = frozenset(p.key for p in cast.parties if any(is_me(s, who) for s in p.speakers for who in me))
    if sellers:
        sellers |= own_labels(cast, sellers)
        unsure = may_be_own(cast, sellers, me)
        buyers = frozenset(party.key for party in cast.parties) - sellers - unsure
        return Verdict(sellers=sellers, buyers=buyers if unsure else frozenset(), complete=bool(unsure))
    if any(is_me(recipient, who) for recipient in cast.recipients for who in me):
        return Verdict(buyers=frozenset(party.key for party in cast.parties))
    stated = by_statement(cast) or by_label(cast)
    if stated is not None:
        return stated
    # A single writer who is not the seller is the one the seller deals with.
    return Verdict(buyers=frozenset((cast.parties[0].key,))) if len(cast.parties) == 1 else None


def is_me(speaker: Speaker, who: str) -> bool:
    """Whether a name, address or ``@domain`` of the seller's names this speaker."""
    who = who.strip().casefold()
    if who.startswith("@"):
        return (speaker.email or "").endswith(who)
    if "@" in who:
        return speaker.email is not None and party_key(None, speaker.email) == party_key(None, who)
    wanted, words = set(name_words(who)), set(name_words(speaker.name or ""))
    return bool(wanted and words) and (wanted <= words or words <= wanted)


def by_statement(cast: Cast) -> Verdict | None:
    """The sides that the format states (Gong's affiliation)."""
    sellers = frozenset(key for key, side in cast.stated.items() if side is Side.SELLER)
    buyers = frozenset(key for key, side in cast.stated.items() if side is Side.BUYER)
    if not sellers and not buyers:
        return None
    return Verdict(sellers, buyers, complete=bool(sellers and buyers))


def by_label(cast: Cast) -> Verdict | None:
    """The sides that labels state: "Seller", "him"."""
    labels = {p.key: {parted_label(s.name or "")[1] for s in p.speakers} for p in cast.parties}
    sellers = frozenset(key for key, sides in labels.items() if sides - {None} == {Side.SELLER})
    buyers = frozenset(key for key, sides in labels.items() if sides - {None} == {Side.BUYER})
    return Verdict(sellers, buyers) if sellers or buyers else None


def by_form(cast: Cast) -> Verdict | None:
    """Who filled in a web form is the buyer."""
    return Verdict(buyers=cast.enquirers) if cast.enquirers else None


def by_owner(cast: Cast) -> Verdict | None:
    """Who writes to the page's owner ("to me") is the buyer."""
    others = {party.key for party in cast.parties} - cast.to_owner
    if not cast.to_owner or not others:
        return Verdict(buyers=cast.to_owner) if len(cast.to_owner) == 1 else None
    return Verdict(buyers=cast.to_owner)
