"""Messages whose writer nothing names: the side that their place or their form tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.chat_words import chat_words
from closecall.thread.lexicon.heading_words import heading_words
from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.lexicon.side_words import side_words, states_price
from closecall.thread.participants.authorship import greeted_in
from closecall.thread.person_names import name_words
from closecall.thread.records import Message, Precision, Side
from closecall.thread.sides.buyer_letter import is_letter
from closecall.thread.turns.embedded_turns import names_of
from closecall.thread.turns.name_openings import Mark, is_stamp, opening
from closecall.thread.turns.page_marks import is_receipt

_WORD = compiled_late(r"[^\W_]+")
_LONGEST_LINE = 2_000
_LONGEST_HEAD = 40
_MOST_NAME_WORDS = 4
_SAME_LETTERS = 3
_MOST_STAMPS = 2
_ENDS = ".,!?;:)\u2026-\u2013\u2014"
_LETTER = (
    "I took whoever wrote this for the buyer: it is one letter, and one mostly pastes what came in. "
    "If that is wrong, paste it with its From line."
)


def with_nameless(messages: Sequence[Message], me: tuple[str, ...]) -> tuple[list[Message], tuple[str, ...]]:
    """The messages, the nameless ones with a side where one can be told, and warnings that say so.

    The newest is on the other side than the one it answers; a letter alone is the buyer's. Who wrote all the
    others, is greeted in it and names a price is the seller.
    """
    warnings: list[str] = []
    settled: list[Message] = []
    messages = _with_the_one_it_greets(messages)
    for message in messages:
        speaker = message.speaker
        if speaker.label != Side.UNKNOWN.value or message.doubtful:
            settled.append(message)
            continue
        newest = message is messages[-1]
        before = (
            next((m.speaker for m in reversed(settled) if m.is_buyer or m.is_seller), None)
            if newest
            else None
        )
        if before is not None and not _is_of_the_seller(me, message):
            side = Side.BUYER if before.side is Side.SELLER else Side.SELLER
            warnings.append(
                f"The newest mail has no sender; I took it for the {side.value}'s answer to {before.label}. "
                "If that is wrong, paste it with its From line."
            )
        else:
            # A recording that names nobody holds both sides' words.
            alone = len(messages) == 1 and not (message.at and message.at.precision is Precision.OFFSET)
            is_his = (
                not (_is_of_the_seller(me, message) or _is_a_page(message.body))
                if me
                else is_letter(message.body)
            )
            side = Side.BUYER if alone and is_his else Side.UNKNOWN
            if side is Side.BUYER and not me:
                warnings.append(_LETTER)
        settled.append(replace(message, speaker=replace(speaker, side=side)))
    return settled, tuple(warnings)


def _with_the_one_it_greets(messages: Sequence[Message]) -> Sequence[Message]:
    """The messages; whom the newest and nameless one greets is the seller, if he alone wrote and priced."""
    *others, newest = messages or (None,)
    if newest is None or newest.speaker.label != Side.UNKNOWN.value:
        return messages
    names = {message.speaker.name or "" for message in others}
    name = names.pop() if len(names) == 1 else ""
    greets = name_words(name)[:1] == name_words(greeted_in(newest.body) or "")[:1] != ()
    if not greets or not all(message.speaker.side is Side.UNKNOWN for message in others):
        return messages
    if not any(states_price(message.body) for message in others):
        return messages
    return [
        *(replace(each, speaker=replace(each.speaker, side=Side.SELLER)) for each in others),
        newest,
    ]


def _is_a_page(body: str) -> bool:
    """Whether a text without any name is a chat's page: receipts, times again and again, "You sent"."""
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    known = chat_words()
    told = any(
        line.casefold() in known.receipts_alone or line.casefold() in known.owners or is_receipt(line)
        for line in lines
    )
    return (told and len(lines) > 2) or sum(is_stamp(line) for line in lines) > _MOST_STAMPS


def _is_of_the_seller(me: tuple[str, ...], message: Message) -> bool:
    """Whether a text can be the seller's own: he begins a line of it, signs it, or it goes to somebody else.

    Whom the first line greets is not who wrote it.
    """
    names = frozenset(words for who in me for words in names_of(who))
    body = message.body
    lines = [line.strip() for line in f"{body}\n{message.cut.signature}".split("\n") if line.strip()]
    if not names or not lines:
        return False
    if any(_begins(line, names, first=place == 0) for place, line in enumerate(lines)):
        return True
    if any(_says_who_wrote(line, who) for line in lines for who in me if " " in who):
        return True
    greeted = _greeted(lines[0])
    above = opening(lines[0], names)
    if (greeted and _is_called(greeted, names)) or (above is not None and len(lines) > 1):
        return False
    to_another = _has_a_name(me) and bool(greeted or _addressee(lines[0], names))
    return to_another or any(_ends(line, names) for line in lines)


def _begins(line: str, names: frozenset[tuple[str, ...]], *, first: bool) -> bool:
    found = opening(line, names) if len(line) <= _LONGEST_LINE else None
    if found is None:
        return False
    # "Ana:" above a letter greets her.
    return not first or found.mark is Mark.STAMPED or (found.mark is Mark.LABEL and bool(found.text))


def _says_who_wrote(line: str, who: str) -> bool:
    """Whether a line tells what the seller sent, by his full name: "Ana Lund sent an email to Bo"."""
    told = line[: len(who)].casefold() == who.casefold()
    verb = heading_words().wrote.match(line, len(who) + 1) if told else None
    return verb is not None


def _ends(line: str, names: frozenset[tuple[str, ...]]) -> bool:
    """Whether a line ends with a name that no sentence holds: "All yours. Ana", "Cheers, Ana", "Ana R."."""
    if line[-1] in "!?" or len(line) > _LONGEST_LINE:
        return False
    words = list(_WORD.finditer(line))
    for place in range(max(0, len(words) - _MOST_NAME_WORDS), len(words)):
        own = name_words(" ".join(word[0] for word in words[place:]))
        if not any(own == name or _is_cut_short(own, name) for name in names):
            continue
        before = line[: words[place].start()].rstrip()
        known = mail_words().closings
        if not before or before[-1] in _ENDS or before.casefold() in known:
            return True
    return False


def _is_cut_short(own: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a name is another's first name with an initial behind it: "Ana R"."""
    return len(own) == 2 and own[:1] == name[:1] and len(own[1]) == 1


def _has_a_name(me: tuple[str, ...]) -> bool:
    """Whether the seller is known by a name of his own, and not by an address or as "seller" alone."""
    labels = side_words().seller_labels
    return any("@" not in who and who.strip().casefold() not in labels for who in me)


def _is_called(word: str, names: frozenset[tuple[str, ...]]) -> bool:
    """Whether a name is the seller's, or a short form of it: "Sam" is said to Samantha."""
    return any(word[:_SAME_LETTERS] == each[:_SAME_LETTERS] for name in names for each in name)


def _greeted(first: str) -> str:
    """The name, case-folded, that a first line greets with a word of greeting; "" where there is none."""
    known = side_words()
    word = greeted_in(first) or ""
    words = name_words(first[:_LONGEST_LINE])
    by_name = words[:1] and words[0] in known.greetings and word.title() in first
    return word if by_name and word not in known.greetings | known.titles | known.everybody else ""


def _addressee(first: str, names: frozenset[tuple[str, ...]]) -> str:
    """Who stands behind a word for the recipient in a first line's label: "To Tom:", "Draft to Tom: ..."."""
    head = first[:_LONGEST_HEAD]
    head = head if head.partition(":")[0].casefold() in heading_words().labels else head.partition(":")[0]
    if ":" not in first[:_LONGEST_HEAD]:
        return ""
    words = [word[0] for word in _WORD.finditer(head)]
    return next(
        (
            name
            for to, name in pairwise(words)
            if heading_words().labels.get(to.casefold()) == "to"
            and name[0].isupper()
            and not _is_called(name.casefold(), names)
        ),
        "",
    )
