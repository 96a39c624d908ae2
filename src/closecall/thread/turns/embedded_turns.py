"""Lines within one person's message that begin another's words: a turn that its reader did not part.

A paste mixes forms: below "2 Oct 14:12 - Tom: ..." stands "3 Oct 9:00 Ana: ...". What follows such a line is
a message of its own, under the name that it gives. Anybody can type such a line, so it is doubtful: it may
lower the pressure, never raise it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.lexicon.side_words import is_firm_name, parted_label, side_words
from closecall.thread.participants.parties import party_key
from closecall.thread.person_names import name_words
from closecall.thread.records import Cut, Message, Speaker
from closecall.thread.turns.name_openings import Mark, addresses, opening

_LONGEST_LINE = 2_000
_INNER = "This stands in a message by {name}, below a line that begins with another name."
_Names = Mapping[tuple[str, ...], Speaker]


def with_inner_turns(messages: Sequence[Message], me: tuple[str, ...], *, letters: bool) -> list[Message]:
    """The messages, in parts where a line of one begins with the name of another speaker or the seller's.

    Args:
        letters: whether they are mails: there a name with a mere colon ("Ana: please see below") is a
            person spoken to.

    """
    names = _known_names(messages, me)
    sellers = _names_of_the_seller(names, me)
    parted: list[Message] = []
    for message in messages:
        whole = "\n" not in message.body or (len(messages) == 1 and not message.speaker.name)
        parted += [message] if whole else _parted(message, names, sellers, letters=letters)
    return parted


def _known_names(messages: Sequence[Message], me: tuple[str, ...]) -> _Names:
    names: dict[tuple[str, ...], Speaker] = {}
    first_names: dict[tuple[str, ...], Speaker] = {}
    for speaker in dict.fromkeys(message.speaker for message in messages if message.speaker.name):
        name = parted_label(speaker.name or "")[0]
        words = name_words(name)
        names.setdefault(words, speaker)
        if len(words) > 1 and _is_a_persons(name, words):
            first_names.setdefault(words[:1], speaker)
    labels = mail_words().unnamed & side_words().seller_labels
    for words in (*map(name_words, labels), *(own for who in me for own in names_of(who))):
        first_names.setdefault(words, Speaker(name=" ".join(words).title()))
    return {words: speaker for words, speaker in (first_names | names).items() if words}


def names_of(who: str) -> tuple[tuple[str, ...], ...]:
    """What the seller is called by: his name and first name, else the words of his address."""
    local, at, _ = who.strip().partition("@")
    words = tuple(word for word in name_words(local) if len(word) > 1)
    if not words or (at and words[0] in side_words().mailboxes):
        return ()
    return (words,) if at else (words, words[:1])


def _is_a_persons(name: str, words: tuple[str, ...]) -> bool:
    known = side_words()
    labels = (known.titles, known.honorifics, known.mailboxes, known.seller_labels, known.buyer_labels)
    is_role = any(words[0] in each for each in labels)
    return not (is_role or is_firm_name(name) or any(char.isdigit() for char in name))


def _names_of_the_seller(names: _Names, me: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    called = {own for who in me for own in names_of(who)}
    return frozenset(
        words
        for words, speaker in names.items()
        if words in called or speaker.name in me or speaker.email in me
    )


def _parted(
    message: Message, names: _Names, sellers: Collection[tuple[str, ...]], *, letters: bool
) -> list[Message]:
    lines = message.body.split("\n")
    starts = [(0, message.speaker, lines[0])]
    for place, line in enumerate(lines):
        below = "".join(lines[place + 1 : place + 2]).strip()
        found = opening(line, names, above_blank=not below) if len(line) <= _LONGEST_LINE else None
        if found is None or (found.mark is not Mark.STAMPED and (letters or not place)):
            continue
        # Who wrote a mail, its own heading says; its first line may greet the seller. Below a buyer's name in
        # a mail of the seller's own may stand a no that he passes on.
        if letters and not place and found.name in sellers and addresses(line, found):
            continue
        speaker = names[found.name]
        if _key(speaker) != _key(starts[-1][1]) and (found.text or place + 1 < len(lines)):
            begun = (place, speaker, found.text)
            starts[len(starts) - (place == 0) :] = [begun]
    ends = [*(place for place, _, _ in starts[1:]), len(lines)]
    return (
        [_part(message, lines, start, end) for start, end in zip(starts, ends, strict=True)]
        if starts != [(0, message.speaker, lines[0])]
        else [message]
    )


def _part(message: Message, lines: Sequence[str], start: tuple[int, Speaker, str], end: int) -> Message:
    """The lines from a start on as a message: the first keeps what else there is of the whole."""
    place, speaker, text = start
    body = "\n".join((text, *lines[place + 1 : end])).strip()
    if place == 0 and speaker == message.speaker:
        answered = tuple(question for question in message.answered if question.answered_at < len(body))
        return replace(message, body=body, answered=answered)
    first, last = message.lines
    first, last = max(first, last - (len(lines) - 1 - place)), max(first, last - (len(lines) - end))
    return replace(
        message,
        speaker=speaker,
        body=body,
        cut=Cut(),
        lines=(first, last),
        aside="",
        answered=(),
        event=None,
        quoted_by=tuple(dict.fromkeys((message.speaker, *message.quoted_by))),
        doubtful=True,
        warnings=(*message.warnings, _INNER.format(name=message.speaker.label)),
    )


def _key(speaker: Speaker) -> str | None:
    return party_key(speaker.name, speaker.email)
