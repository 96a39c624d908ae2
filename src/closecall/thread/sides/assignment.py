"""Which side each speaker is on. The first step that can tell decides; the last says so in a warning.

1. ``me``: the caller names the seller.
2. The format states it (Gong's affiliation).
3. Labels ("Seller", "him") and web forms state it.
4. The page's owner ("to me") is the seller.
5. What they say and what the seller's note tells of them (:mod:`.scoring`): who sends offers and leads the
   talk sells, who asks what it costs and weighs it buys. A single writer is the buyer unless he sells.
   Between two of whom that tells too little, who talks more like a seller (:mod:`.voice_classifier`).

What no step can tell stays unknown and is asked, unless what is heard from each tells it
(:mod:`closecall.facts.side_inference`). A stranger's mail (:mod:`.unknown_senders`) and one that is dated
later than its quotation stay unknown as well: they may lower the pressure, never raise it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from closecall.thread.lexicon.side_words import parted_label, side_words
from closecall.thread.participants.parties import Cast, cast_of, is_machine, may_tell_a_no, party_key
from closecall.thread.person_names import name_words
from closecall.thread.pieces import Piece
from closecall.thread.records import Automatic, Message, Side, Speaker
from closecall.thread.sides.scoring import Leaning, firm_behind, leanings
from closecall.thread.sides.seller_team import may_be_own, own_labels
from closecall.thread.sides.side_warnings import question, taken
from closecall.thread.sides.trust_warnings import doubts
from closecall.thread.sides.unknown_senders import brought_by_strangers, is_from_stranger, strangers_in
from closecall.thread.sides.unnamed_writers import with_nameless
from closecall.thread.sides.voice_classifier import selling_voices

_LEANS_TO_SELLING = 2
LEAST_VOICE = 320
"""By how much one of two must talk more like a seller, in 64ths of log odds."""
# What a point of a sign is worth beside a voice.
_VOICE_OF_A_POINT = 48


class _Verdict(NamedTuple):
    """Keys of parties whose side a step could tell, and how it could, for the warning.

    ``complete``: the other parties' sides do not follow from theirs.
    """

    sellers: frozenset[str] = frozenset()
    buyers: frozenset[str] = frozenset()
    because: str = ""
    complete: bool = False

    def side_of(self, key: str | None, parties: int) -> Side:
        """The side of a party; once the seller is known everybody else is the buyer."""
        if key in self.sellers:
            return Side.SELLER
        if key in self.buyers:
            return Side.BUYER
        if self.complete:
            return Side.UNKNOWN
        if self.sellers:
            return Side.BUYER
        return Side.SELLER if self.buyers and parties - len(self.buyers) == 1 else Side.UNKNOWN


def with_sides(
    messages: Sequence[Message], pieces: Sequence[Piece], *, me: tuple[str, ...] = (), note: str | None = None
) -> tuple[list[Message], tuple[str, ...]]:
    """The messages with their speakers' sides, and what the reader must know or answer.

    Args:
        messages: oldest first, sides unknown.
        pieces: what they were made from, for recipients and forms.
        me: names, addresses or ``@domain`` of the seller.
        note: the seller's note.

    """
    messages = _own_bulk_mail(messages, me)
    cast = cast_of(messages, pieces)
    verdict, warnings = _decide(cast, me, note)
    sides = {party.key: verdict.side_of(party.key, len(cast.parties)) for party in cast.parties}
    unknown = [party for party in cast.parties if sides[party.key] is Side.UNKNOWN]
    strange = strangers_in(cast, sides)
    sided = [_with_event(message, cast, verdict, me) for message in _sided(messages, sides)]
    keys = frozenset(party.key for party in strange)
    sided = _doubted(sided, keys, brought_by_strangers(messages, pieces, keys))
    sided, guessed = with_nameless(sided, me)
    asked = question([party.label for party in unknown], sided)
    return sided, (
        *warnings,
        *doubts(sided, strange),
        *guessed,
        *asked,
    )


def _decide(cast: Cast, me: tuple[str, ...], note: str | None) -> tuple[_Verdict, list[str]]:
    warnings: list[str] = []
    if me:
        verdict = _by_me(cast, me)
        if verdict is not None:
            return verdict, warnings
        if cast.parties:
            names = ", ".join(party.label for party in cast.parties)
            warnings.append(f"--me {' '.join(me)} matches nobody who writes here ({names}).")
    steps: tuple[Callable[[Cast], _Verdict | None], ...] = (
        _by_statement,
        _by_label,
        _by_form,
        _by_owner,
        lambda cast: _by_leaning(cast, note or ""),
    )
    for step in steps:
        verdict = step(cast)
        if verdict is not None:
            if verdict.because:
                warnings.append(_taken(cast, verdict))
            return verdict, warnings
    return _Verdict(), warnings


def _by_me(cast: Cast, me: tuple[str, ...]) -> _Verdict | None:
    sellers = frozenset(p.key for p in cast.parties if any(is_me(s, who) for s in p.speakers for who in me))
    if sellers:
        sellers |= own_labels(cast, sellers)
        unsure = may_be_own(cast, sellers, me)
        buyers = frozenset(party.key for party in cast.parties) - sellers - unsure
        return _Verdict(sellers=sellers, buyers=buyers if unsure else frozenset(), complete=bool(unsure))
    if any(is_me(recipient, who) for recipient in cast.recipients for who in me):
        return _Verdict(buyers=frozenset(party.key for party in cast.parties))
    stated = _by_statement(cast) or _by_label(cast)
    if stated is not None:
        return stated
    # A single writer who is not the seller is the one the seller deals with.
    return _Verdict(buyers=frozenset((cast.parties[0].key,))) if len(cast.parties) == 1 else None


def is_me(speaker: Speaker, who: str) -> bool:
    """Whether a name, address or ``@domain`` of the seller's names this speaker."""
    who = who.strip().casefold()
    if who.startswith("@"):
        return (speaker.email or "").endswith(who)
    if "@" in who:
        return speaker.email is not None and party_key(None, speaker.email) == party_key(None, who)
    wanted, words = set(name_words(who)), set(name_words(speaker.name or ""))
    return bool(wanted and words) and (wanted <= words or words <= wanted)


def _by_statement(cast: Cast) -> _Verdict | None:
    sellers = frozenset(key for key, side in cast.stated.items() if side is Side.SELLER)
    buyers = frozenset(key for key, side in cast.stated.items() if side is Side.BUYER)
    if not sellers and not buyers:
        return None
    return _Verdict(sellers, buyers, complete=bool(sellers and buyers))


def _by_label(cast: Cast) -> _Verdict | None:
    labels = {p.key: {parted_label(s.name or "")[1] for s in p.speakers} for p in cast.parties}
    sellers = frozenset(key for key, sides in labels.items() if sides - {None} == {Side.SELLER})
    buyers = frozenset(key for key, sides in labels.items() if sides - {None} == {Side.BUYER})
    return _Verdict(sellers, buyers) if sellers or buyers else None


def _by_form(cast: Cast) -> _Verdict | None:
    return _Verdict(buyers=cast.enquirers) if cast.enquirers else None


def _by_owner(cast: Cast) -> _Verdict | None:
    others = {party.key for party in cast.parties} - cast.to_owner
    if not cast.to_owner or not others:
        return _Verdict(buyers=cast.to_owner) if len(cast.to_owner) == 1 else None
    return _Verdict(buyers=cast.to_owner)


def _by_leaning(cast: Cast, note: str) -> _Verdict | None:
    leaning = sorted(leanings(cast, note), key=lambda each: -each.points)
    if len(leaning) < 2:
        return _alone(leaning[0], cast) if leaning else None
    first, second = leaning[:2]
    lead, given = first.points - second.points, first.given + second.given
    words = side_words()
    least = words.margin if first.points > 0 or len(leaning) == 2 else words.margin_unsold
    if lead < max(least, words.share * given):
        return _only_buyer(leaning) or _by_voice(leaning)
    surest = leaning[-1].points <= -words.margin_unsold
    spoken = not any(speaker.email for party in cast.parties for speaker in party.speakers)
    # Beside a sure buyer, a third voice of whom nothing tells may be the seller's colleague.
    most = 0 if surest and spoken and len(leaning) > 2 else _LEANS_TO_SELLING
    if len(leaning) == 2:
        # Buyers say some of what sellers say; of two the one who says twice as much of it sells.
        most = max(most, first.points // 2 + 1)
    firm = firm_behind(first.party)
    colleagues = [p.key for p in cast.parties if firm is not None and firm_behind(p) == firm]
    buyers = [each for each in leaning[1:] if each.points < most and each.party.key not in colleagues]
    return _Verdict(
        sellers=frozenset((first.party.key, *colleagues)),
        buyers=frozenset(each.party.key for each in buyers),
        because=_reasons(first, buyers[-1] if buyers else None),
        complete=True,
    )


def _only_buyer(leaning: Sequence[Leaning]) -> _Verdict | None:
    """The sure buyer among several of whom nothing tells which of them sells."""
    *others, last = leaning
    least = side_words().margin_unsold
    if len(others) < 2 or last.points > -least or others[-1].points - last.points < least:
        return None
    why = f"{last.party.speakers[0].label} {last.main_reason(Side.BUYER)}"
    return _Verdict(buyers=frozenset((last.party.key,)), because=why, complete=True)


def _by_voice(leaning: Sequence[Leaning]) -> _Verdict | None:
    """Of two of whom too little tells, the one who talks more like a seller, taken with what does tell.

    Who says a plain no sells nothing, however he talks.
    """
    if len(leaning) != 2:
        return None
    voices = selling_voices([each.party for each in leaning])
    sells = [voice + _VOICE_OF_A_POINT * each.points for each, voice in zip(leaning, voices, strict=True)]
    if not any(voices) or abs(sells[0] - sells[1]) < LEAST_VOICE:
        return None
    seller, buyer = leaning if sells[0] > sells[1] else reversed(leaning)
    if any(reason.no for reason in seller.reasons):
        return None
    return _Verdict(
        sellers=frozenset((seller.party.key,)),
        buyers=frozenset((buyer.party.key,)),
        because=f"{seller.party.label} talks more like a seller",
        complete=True,
    )


def _alone(leaning: Leaning, cast: Cast) -> _Verdict | None:
    """A single writer: the seller pastes what he received, so it is the buyer unless it sells."""
    key = frozenset((leaning.party.key,))
    if leaning.points >= side_words().margin:
        return _Verdict(sellers=key, because=_reasons(leaning, None))
    if leaning.points <= 0:
        only = len(leaning.party.messages) == len(cast.messages)
        who = "nobody else writes here" if only else "nobody else has a person's name here"
        return _Verdict(buyers=key, because=f"{who}, and one mostly pastes what came in")
    return None


def _reasons(seller: Leaning, buyer: Leaning | None) -> str:
    """What speaks most for the one and the other; the second only where it is taken for the buyer."""
    told = [
        f"{each.party.speakers[0].label} {why}"
        for each, side in ((seller, Side.SELLER), (buyer, Side.BUYER))
        if each is not None and (why := each.main_reason(side)) is not None
    ]
    return " and ".join(told)


def _taken(cast: Cast, verdict: _Verdict) -> str:
    sides = {party: verdict.side_of(party.key, len(cast.parties)) for party in cast.parties}
    buyers = [party.label for party, side in sides.items() if side is Side.BUYER]
    sellers = [party.label for party, side in sides.items() if side is Side.SELLER]
    return taken(buyers, sellers, f": {verdict.because}")


def _sided(messages: Sequence[Message], sides: dict[str, Side]) -> list[Message]:
    known: dict[tuple[Speaker, Automatic | None], Speaker] = {}
    sided: list[Message] = []
    for message in messages:
        if may_tell_a_no(message):
            sided.append(message)
            continue
        speaker = known.get((message.speaker, message.automatic))
        if speaker is None:
            key = party_key(message.speaker.name, message.speaker.email)
            side = Side.OTHER if is_machine(message) else sides.get(key or "", Side.UNKNOWN)
            speaker = known[message.speaker, message.automatic] = replace(message.speaker, side=side)
        sided.append(replace(message, speaker=speaker))
    return sided


def _own_bulk_mail(messages: Sequence[Message], me: tuple[str, ...]) -> Sequence[Message]:
    """The seller's own mail is the seller's, also when a program sent it to many."""
    if not me:
        return messages
    return [
        replace(m, automatic=None)
        if m.automatic is Automatic.LIST and any(is_me(m.speaker, who) for who in me)
        else m
        for m in messages
    ]


def _with_event(message: Message, cast: Cast, verdict: _Verdict, me: tuple[str, ...]) -> Message:
    """The message, with the side of who invites, answers or calls off in its meeting."""
    event = message.event
    if event is None:
        return message
    if any(is_me(Speaker(event.name, event.email), who) for who in me):
        return replace(message, event=replace(event, side=Side.SELLER))
    key = party_key(event.name, event.email)
    named = name_words(event.name or "")
    if not any(party.key == key for party in cast.parties) and named:
        bearers = [p.key for p in cast.parties if any(name_words(s.name or "") == named for s in p.speakers)]
        key = bearers[0] if len(bearers) == 1 else key
    side = verdict.side_of(key, len(cast.parties)) if key and _is_known(key, cast) else Side.UNKNOWN
    return replace(message, event=replace(event, side=side))


def _is_known(key: str, cast: Cast) -> bool:
    """Whether a party writes here or is written to by a person; anybody can send an invitation."""
    people = {party.key for party in cast.parties}
    return key in people or any(
        writer in people and key == party_key(who.name, who.email)
        for writer, to in cast.letters
        for who in to
    )


def _doubted(
    messages: Sequence[Message], strange: frozenset[str], brought: frozenset[tuple[int, int]]
) -> list[Message]:
    """The messages, of an unknown side where a stranger brings them or their date cannot be."""
    return [
        _of_nobody(m)
        if m.postdated
        or (m.doubtful and not _is_brought_by_its_writer(m))
        or is_from_stranger(m, strange)
        or m.lines in brought
        or (m.event and party_key(m.event.name, m.event.email) in strange)
        else m
        for m in messages
    ]


def _is_brought_by_its_writer(message: Message) -> bool:
    """Whether the mail that holds a doubtful one is by the same people: its words are theirs anyway."""
    outer = message.quoted_by[-1:]
    own = party_key(message.speaker.name, message.speaker.email)
    return any(party_key(who.name, who.email) == own for who in outer)


def _of_nobody(message: Message) -> Message:
    """The message with the sides of its writer and of its meeting taken back."""
    event = message.event and replace(message.event, side=Side.UNKNOWN)
    if message.speaker.side not in (Side.BUYER, Side.SELLER):
        return replace(message, event=event)
    return replace(message, speaker=replace(message.speaker, side=Side.UNKNOWN), event=event)
