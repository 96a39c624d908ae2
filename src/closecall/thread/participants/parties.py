"""Who takes part in a thread: people, and the parties that people of one organisation form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from closecall.thread.content.automatic_mail import is_robot, robot_kind
from closecall.thread.lexicon.side_words import parted_label, side_words
from closecall.thread.participants.speaker_labels import is_program
from closecall.thread.person_names import name_words, parse_person
from closecall.thread.pieces import Piece
from closecall.thread.records import Automatic, Message, Side, Speaker, Thread

_LONGEST_READ = 4_000


class Party(NamedTuple):
    """People who stand on one side together: of one mail domain, or one person alone.

    Attributes:
        key: the domain, address or name that makes them one.
        speakers: the people, in the order in which they first write.
        messages: what they wrote, in order.

    """

    key: str
    speakers: tuple[Speaker, ...]
    messages: tuple[Message, ...]

    @property
    def label(self) -> str:
        """The names to show; of one who stands with a firm and without it, the first."""
        shown = {parted_label(speaker.label)[0]: speaker.label for speaker in reversed(self.speakers)}
        return " and ".join(dict.fromkeys(shown[name] for name in reversed(shown)))


class Cast(NamedTuple):
    """Everybody in a thread.

    Attributes:
        parties: in the order in which they first write; machines are none.
        to_owner: parties whose mail the page calls "to me".
        enquirers: parties that filled in a web form.
        letters: each mail's writer and whom it is written to, as far as headings say.
        mailboxes: parties that were written to at a firm's mailbox such as sales@.
        stated: the side of each party for which the format states one.

    """

    parties: tuple[Party, ...]
    messages: tuple[Message, ...]
    to_owner: frozenset[str]
    enquirers: frozenset[str]
    mailboxes: frozenset[str]
    letters: tuple[tuple[str | None, tuple[Speaker, ...]], ...]
    stated: Mapping[str, Side]

    @property
    def recipients(self) -> tuple[Speaker, ...]:
        """Everybody who is written to."""
        return tuple(who for _, to in self.letters for who in to)


def cast_of(messages: Sequence[Message], pieces: Sequence[Piece]) -> Cast:
    """The people and parties of a thread."""
    speakers: dict[str, dict[Speaker, None]] = {}
    written: dict[str, list[Message]] = {}
    keys: dict[tuple[Speaker, Automatic | None], str | None] = {}
    for message in messages:
        who = (message.speaker, message.automatic)
        if who not in keys:
            keys[who] = (
                None if is_machine(message) else party_key(message.speaker.name, message.speaker.email)
            )
        key = keys[who]
        if key is None:
            continue
        speakers.setdefault(key, {})[message.speaker] = None
        written.setdefault(key, []).append(message)
    parties = tuple(Party(key, tuple(people), tuple(written[key])) for key, people in speakers.items())
    known = frozenset(speakers)
    return Cast(
        parties=parties,
        messages=tuple(messages),
        to_owner=_keys(piece for piece in pieces if piece.to_me) & known,
        enquirers=_keys(piece for piece in pieces if piece.form) & known,
        mailboxes=frozenset(_written_to(pieces)) & known,
        letters=tuple(
            (
                party_key(piece.name, piece.email),
                tuple(Speaker(*parse_person(written)) for written in piece.to),
            )
            for piece in pieces
            if piece.to
        ),
        stated=_stated(pieces),
    )


def party_key(name: str | None, email: str | None) -> str | None:
    """The domain of an organisation's address, else the address, else the name; None for nobody."""
    if email:
        domain = email.partition("@")[2]
        return email if domain in side_words().freemail else domain
    name = parted_label(name)[0] if name else None
    return " ".join(name_words(name)) or name.casefold() if name else None


def party_at(thread: Thread, message: int) -> str | None:
    """Who speaks for whom there: the organisation by its mail domain, else the person."""
    speaker = thread.messages[message].speaker
    return party_key(speaker.name, speaker.email)


def is_machine(message: Message) -> bool:
    """Whether no known person speaks: a calendar, a mail server, a list, a no-reply mailbox, a summary."""
    if message.automatic in (Automatic.CALENDAR, Automatic.BOUNCE, Automatic.LIST):
        return True
    speaker = message.speaker
    if robot_kind(speaker.name, speaker.email) is not None or is_robot(speaker.email):
        return True
    return is_program(speaker.name or "")


def may_tell_a_no(message: Message) -> bool:
    """Whether what stands under a machine's name may be or retell a person's words.

    A program's summary retells; a mail from a no-reply mailbox in which somebody speaks of himself may be a
    person's. Nobody knows who speaks, so it may lower the pressure, never raise it.
    """
    if message.automatic is not None or not is_machine(message):
        return False
    return is_program(message.speaker.name or "") or _speaks_of_himself(message.body)


def _speaks_of_himself(body: str) -> bool:
    first = side_words().persons[0]
    return any(word in first for word in name_words(body[:_LONGEST_READ]))


def _keys(pieces: Iterable[Piece]) -> frozenset[str]:
    keys = (party_key(piece.name, piece.email) for piece in pieces)
    return frozenset(key for key in keys if key is not None)


def _stated(pieces: Iterable[Piece]) -> dict[str, Side]:
    """The sides that the format states; a party whose people stand on both has none."""
    found: dict[str, set[Side]] = {}
    for piece in pieces:
        key = party_key(piece.name, piece.email) if piece.side is not None else None
        if key is not None and piece.side is not None:
            found.setdefault(key, set()).add(piece.side)
    return {key: next(iter(sides)) for key, sides in found.items() if len(sides) == 1}


def _written_to(pieces: Sequence[Piece]) -> list[str]:
    found = []
    for piece in pieces:
        for written in piece.to:
            local, at, domain = written.strip("<> ").rpartition(" ")[2].strip("<>").casefold().partition("@")
            if at and local in side_words().mailboxes:
                found.append(domain)
    return found
