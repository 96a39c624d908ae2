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

from closecall.thread.participants.parties import Cast, cast_of, is_machine, may_tell_a_no, party_key
from closecall.thread.person_names import name_words
from closecall.thread.pieces import Piece
from closecall.thread.records import Automatic, Message, Side, Speaker
from closecall.thread.sides.inferred_sides import by_leaning
from closecall.thread.sides.side_warnings import question, taken
from closecall.thread.sides.stated_sides import by_form, by_label, by_me, by_owner, by_statement, is_me
from closecall.thread.sides.trust_warnings import doubts
from closecall.thread.sides.unknown_senders import brought_by_strangers, is_from_stranger, strangers_in
from closecall.thread.sides.unnamed_writers import with_nameless
from closecall.thread.sides.verdict import Verdict


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
    left = {party_key(m.speaker.name, m.speaker.email) for m in sided if m.speaker.side is Side.UNKNOWN}
    asked = question([party.label for party in unknown if party.key in left], sided)
    return sided, (
        *warnings,
        *doubts(sided, strange),
        *guessed,
        *asked,
    )


def _decide(cast: Cast, me: tuple[str, ...], note: str | None) -> tuple[Verdict, list[str]]:
    warnings: list[str] = []
    if me:
        verdict = by_me(cast, me)
        if verdict is not None:
            return verdict, warnings
        if cast.parties:
            names = ", ".join(party.label for party in cast.parties)
            warnings.append(f"--me {' '.join(me)} matches nobody who writes here ({names}).")
    steps: tuple[Callable[[Cast], Verdict | None], ...] = (
        by_statement,
        by_label,
        by_form,
        by_owner,
        lambda cast: by_leaning(cast, note or ""),
    )
    for step in steps:
        verdict = step(cast)
        if verdict is not None:
            if verdict.because:
                warnings.append(_taken(cast, verdict))
            return verdict, warnings
    return Verdict(), warnings


def _taken(cast: Cast, verdict: Verdict) -> str:
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


def _with_event(message: Message, cast: Cast, verdict: Verdict, me: tuple[str, ...]) -> Message:
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
