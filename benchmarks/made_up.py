"""Threads out of common words, of which no two share a sentence: only greetings and signatures come again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

ME = ("@paperline.example", "Owen")
"""Who the seller is in these threads."""

_SELLER, _BUYER = "Owen Hale <owen@paperline.example>", "Marta Quist <marta@quistbindery.example>"

# What a buyer and a seller write, most of it telling little; {x} becomes the name of a thing, new each time.
_SAID = {
    _BUYER: (
        "We lose about {n} hours a week because the {x} line has to be set up by hand.",
        "What does the {x} version cost for {n} people, and is the training part of it?",
        "I showed your {x} sheet to Ines and she had a few questions about the {x} export.",
        "Let me think about the {x} part until the end of the month.",
        "The demo of {x} went well, the team liked how fast the reports came out.",
        "It is a lot of money for the {x} office, to be honest.",
        "Could you send me the {x} contract with the shorter term before Thursday?",
        "Our old {x} supplier never called back, so thanks for being quick.",
        "We really want to start with {x} before the season begins.",
        "I have to talk to my partner about {x}, he signs everything above {n},000 euros.",
        "The weather here in {x} is dreadful and half of the crew is ill.",
        "Not sure yet whether {x} fits with what we already have in the warehouse.",
    ),
    _SELLER: (
        "Attached is the offer for {x}: {n},900 EUR a year, set up and delivered.",
        "Happy to show the {x} module to your colleagues as well, half an hour is enough.",
        "You asked how {x} handles returns, and the short answer is that it books them itself.",
        "Shall we talk on Tuesday at ten about the {x} plan?",
        "I looked into the {x} question and the export works with your accounting.",
        "Most bindery owners who try {x} keep it after the first {n} days.",
        "Thank you for the good talk about {x} yesterday.",
        "The price for {n} seats of {x} holds until the end of the quarter.",
    ),
}
ANSWERED = {
    "yes to the close": ("The {x} is {n},900 EUR. Shall I book it?", "Yes, do it."),
    "the price told back": ("That is {n},900 EUR in all.", "Order it, {n},900 is fine by me."),
    "no to an extra": ("It is 480 EUR. What about the extra {x}?", "No, not that part."),
    "no": ("It is 480 EUR. Shall I book the {x}?", "No, not interested."),
    "one of two packages": ("Basic is {n},100 EUR, Plus is {n},900 EUR.", "We take the Plus package."),
    "trial": ("How did the {x} trial go?", "We tried it for a week. Nobody wants to give it back."),
    "who decides": ("Who decides about the {x}?", "Me alone."),
    "signed": ("Here is the {x} contract.", "I signed the contract for the {x}."),
    "German": ("Das macht {n}.900 Euro. Soll ich es buchen?", "Ja, bitte, {n}.900 Euro passen."),
    "French": ("Cela fait {n} 900 euros. Je vous l'inscris ?", "Oui, allez-y, c'est bon."),
}
"""What a seller asks and a buyer answers, again and again; the answer is read by what stands before it."""

_LIKE = (
    "northern older yearly shared smaller monthly printed winter local second spare heavy outdoor "
    "weekly German narrow digital cheaper rented autumn silent central portable public loose quarterly "
    "common wooden foreign evening upper separate seasonal double lower plain missing red blue green"
).split()
_THINGS = (
    "catalogue warehouse folding binding invoice stock delivery label archive ledger counter packing "
    "cutting loading reporting order machine paper ribbon workshop customer shipping planning pallet "
    "inventory scanner cover leather poster ticket booklet calendar envelope display gallery museum "
    "school garden hotel clinic"
).split()
_KINDS = (
    "module table room plan list desk area group file folder shelf unit page line round step corner "
    "office tool set team tray board panel book card post track stage queue box branch store yard site "
    "floor shop lab hall deck"
).split()


def mail_threads(count: int, news: Iterator[str]) -> list[str]:
    """Threads of six mails each, oldest first."""
    return [_mail_thread(number, news) for number in range(count)]


def _mail_thread(number: int, news: Iterator[str]) -> str:
    at = datetime(2026, 3, 2, 8, 31)
    mails, subject = [], f"The {next(news)}"
    for message in range(6):
        writer, reader = (_BUYER, _SELLER) if message % 2 == 0 else (_SELLER, _BUYER)
        # Every third mail is two sentences without a greeting, the others are one sentence with it.
        is_plain = message % 3 == 2
        words = " ".join(
            _said_by(writer, number * 7 + message * 3 + more, news) for more in range(1 + is_plain)
        )
        greeting = "" if is_plain else f"Hi {reader.partition(' ')[0]},\n\n"
        mails.append(
            f"From: {writer}\nDate: {at:%a, %d %b %Y %H:%M}\nSubject: {subject}\n\n"
            f"{greeting}{words}\n\n{writer.partition(' ')[0]}\n"
        )
        at, subject = at + timedelta(days=1, hours=2), f"Re: {subject.removeprefix('Re: ')}"
    return "\n".join(mails)


def chat(messages: int, news: Iterator[str]) -> str:
    """A chat as a phone exports it, one line a message."""
    writers = (_BUYER, _SELLER)
    return _exported((writers[n % 2], _said_by(writers[n % 2], n, news)) for n in range(messages))


def answers(kind: str, messages: int, news: Iterator[str]) -> str:
    """A chat in which the buyer gives one kind of answer again and again."""
    writers = (_SELLER, _BUYER)
    return _exported((writers[n % 2], _filled(ANSWERED[kind][n % 2], n // 2, news)) for n in range(messages))


def _exported(said: Iterable[tuple[str, str]]) -> str:
    at = datetime(2026, 1, 5, 8, 0)
    lines = []
    for writer, words in said:
        lines.append(f"[{at:%d.%m.%y, %H:%M:%S}] {writer.partition(' <')[0]}: {words}")
        at += timedelta(minutes=17)
    return "\n".join(lines)


def one_line(characters: int, news: Iterator[str]) -> str:
    """A turn of the buyer that is one line of so many characters, and the seller's answer."""
    said: list[str] = []
    while characters > 0:
        said.append(_said_by(_BUYER, len(said), news))
        characters -= len(said[-1]) + 1
    return f"Marta: {' '.join(said)}\nOwen: Shall we talk on Tuesday at ten?"


def _said_by(writer: str, number: int, news: Iterator[str]) -> str:
    sentences = _SAID[writer]
    return _filled(sentences[number % len(sentences)], number, news)


def _filled(words: str, number: int, news: Iterator[str]) -> str:
    size = 3 + number % 17
    while "{x}" in words:
        words = words.replace("{x}", next(news), 1)
    return words.replace("{n}", str(size))


def new_words() -> Iterator[str]:
    """Names of things, each once: 64,000 of them out of common words, as a trade's own words are."""
    for number in range(len(_LIKE) * len(_THINGS) * len(_KINDS)):
        like, rest = number % len(_LIKE), number // len(_LIKE)
        thing = (rest + like) % len(_THINGS)
        kind = (rest // len(_THINGS) + 3 * like + thing) % len(_KINDS)
        yield f"{_LIKE[like]} {_THINGS[thing]} {_KINDS[kind]}"
