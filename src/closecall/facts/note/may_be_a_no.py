"""Whether a sentence of the seller's note that told nothing may tell a no of the buyer's.

No list of words knows every no, and beside a turnover and a certainty that counted a missed one would end in
a firm close. So it needs no word for it: somebody is told of who is not the seller, in what he does or did,
or something is denied, and nobody understood it. How he is or seems ("is still smiling") tells no deed.
Praise, a yes or a step of the sale ("she's keen", "came to the showroom") is understood, unless it is denied.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.facts.cues import load_cues
from closecall.facts.deal import read_deal
from closecall.facts.proof import together
from closecall.facts.retold.direct_speech import direct
from closecall.facts.retold.vocabulary import telling_in
from closecall.facts.telling import says_something
from closecall.facts.words import hear
from closecall.text.data_file import read_data
from closecall.text.expressions import compiled_late
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.thread.people import name_words
from closecall.thread.records import Message, Side, Speaker, Thread
from closecall.thread.side_words import side_words

_OPENING = 3
"""Words within which a name is who the sentence tells of: "Poor Ines left", not "a line for Ines"."""
_TO_THE_DEED = 3
"""Words behind "is" within which "gone" or "against it" follows."""
_JOINT = compiled_late(
    r"[,;:)!]\s|\s\(|\s[\u2013\u2014-]\s|\s(and|but|und|aber|et|mais|y|pero|e|ma|mas|en|maar|och|men|i|ale)\s"
)
_WORD = compiled_late(r"[^\W\d_]{1,40}")
_LACKS = frozenset("without ohne sans sin senza sem zonder utan bez".split())
"""They deny what is there, not what is done: "dull without plants"."""
_SURE = ("seller_conviction", "good_for_them", "would_take")
_UNDERSTOOD = frozenset(
    "no_reason sure_of_interest seller_conviction good_for_them would_take their_place firm_attempts "
    "decision_makers_total reversible means price benefit praise".split()
)
"""What of the words of a note tells what the whole clause is about; "the farm" or "his brother" does not."""
_WISHES = frozenset({"sure_of_interest"})
_STEPS = _WISHES | {"no_reason"}
_TOLD_BY_DENIAL = ("decision_makers_total", "firm_attempts")
_KNOWN = tuple(
    "verbal_interest buying_questions buyer_actions meetings_kept buyer_initiated need_confirmed "
    "decision_makers_total contact_role".split()
)
"""What a buyer may tell that is no no."""


class _People(NamedTuple):
    """The words of a language; see ``may_be_a_no.toml``."""

    subject: frozenset[str]
    others: frozenset[str]
    states: frozenset[str]
    done: re.Pattern[str]
    deed: re.Pattern[str]
    i: frozenset[str]
    taken: frozenset[str]
    elsewhere: frozenset[str]
    of_us: frozenset[str]


def may_be_a_no(note: str, unused: Sequence[Sentence], thread: Thread, *, lang: str) -> str:
    """The first such sentence of a note; empty where there is none.

    Args:
        unused: the sentences of the note that told nothing.
        lang: the note's language; English stands in for one without words for it.

    """
    if not unused:
        return ""
    teller = _Teller(thread, lang if _people(lang) else "en")
    return next((said for each in unused if teller.may_be_a_no(said := note[each.start : each.end])), "")


class _Teller:
    """Looks at the sentences of one note.

    Args:
        thread: whose buyer it tells of; what it tells is heard as if he had said it there.
        lang: the note's language.

    """

    def __init__(self, thread: Thread, lang: str) -> None:
        people = _people(lang)
        assert people is not None  # noqa: S101
        self.people = people
        self.lang = lang
        self.thread = thread
        speakers = (m.speaker for m in thread.messages if m.speaker.side is Side.BUYER)
        names = frozenset(word for who in speakers for word in name_words(who.name or ""))
        self.names = names - people.others

    def may_be_a_no(self, said: str) -> bool:
        """Whether a clause that tells of the buyer is not understood."""
        if self._tells(said) & set(_SURE) and not self._denies(said):
            return False
        place, is_joined, who = 0, False, ""
        for joint in (*_JOINT.finditer(said), None):
            clause = said[place : joint.start() if joint else len(said)]
            if words := _WORD.findall(clause.casefold()):
                # Behind "and" it is still the same who does something; behind a comma it need not be.
                goes_on = bool(who) and is_joined and words[0] not in self.people.others
                own = f"{who} {clause}" if goes_on else clause
                who = self._told_of(own, _WORD.findall(own.casefold()))
                if who and not any(self._is_understood(each) for each in {own, clause}):
                    return True
            if joint:
                place, is_joined = joint.end(), joint.group(1) is not None
        return False

    def _told_of(self, said: str, words: Sequence[str]) -> str:
        """The word for whom a clause tells a deed of, or what is denied; empty where it tells of none."""
        people = self.people
        telling = telling_in(self.lang)
        if telling and words[-1] in telling.said and words[-2:-1] and words[-2] in people.subject:
            # "Is on about 38k he said" tells nothing more of him who said it.
            words = words[:-2] or words
        place = next((n for n, word in enumerate(words[:-1]) if word in people.subject), None)
        if place is None and any(word.islower() for word in _WORD.findall(said)):
            opening = list(enumerate(words[:_OPENING]))
            theirs = (n for n, word in reversed(opening) if self._is_theirs(word, words[max(0, n - 1) : n]))
            place = next(theirs, None)
        if place is not None:
            return words[place] if self._does_something(words[place + 1 :]) else ""
        did = next((n for n, word in enumerate(words) if people.deed.fullmatch(word)), None)
        # "La vieja se rompió" tells of a thing, "la deja" does not.
        is_of_a_thing = words[0] in people.others and did != 1
        tells = self._denies(said) or (did is not None and not is_of_a_thing)
        tells = tells and words[0] not in people.i
        return words[0] if tells else ""

    def _is_theirs(self, word: str, before: Sequence[str]) -> bool:
        """Whether a word names the buyer, or one of his people: "Mrs", "Ines", "his wife"."""
        if word in self.names or word in side_words().honorifics:
            return True
        is_kin = word in _words(self.lang, "persons", "kin")
        return is_kin and not side_words().note.theirs.isdisjoint(before)

    def _does_something(self, words: Sequence[str]) -> bool:
        """Whether what follows the subject tells a deed, or denies: not how he is, nor what he might do."""
        if self._denies(" ".join(words)):
            return True
        if not words or not _words(self.lang, "denial", "before").isdisjoint(words_of(words[0]).folded):
            return False
        is_state = words[0] in self.people.states
        return not is_state or any(self.people.done.fullmatch(word) for word in words[1 : 1 + _TO_THE_DEED])

    def _is_understood(self, said: str) -> bool:
        """Whether a clause is known from sellers' notes, or from buyers as a step or a yes, and no denial."""
        told, words = self._tells(said), _WORD.findall(said.casefold())
        if self._denies(said):
            return not told.isdisjoint(_TOLD_BY_DENIAL)
        known = told & _UNDERSTOOD
        if known <= _STEPS and not self.people.elsewhere.isdisjoint(words):
            return False
        if known <= _WISHES and not self.people.of_us.isdisjoint(words):
            return False
        return bool(known) or not self.people.taken.isdisjoint(words) or self._is_known(said)

    def _is_known(self, said: str) -> bool:
        """Whether it would be understood of the buyer, had he said it himself."""
        telling = telling_in(self.lang)
        if telling is None:
            return False
        if not telling.praise.isdisjoint(_WORD.findall(said.casefold())):
            return True
        own = direct(said, telling, names=self.names).text
        messages = (Message(Speaker(side=Side.BUYER), own),)
        alone = replace(self.thread, messages=messages, lang=self.lang, heading="", warnings=())
        heard = together([hear(alone), read_deal(alone)]).values
        return any(says_something(fact, heard.get(fact)) for fact in _KNOWN)

    def _tells(self, said: str) -> set[str]:
        """What the words of a note know in it, by the facts."""
        book = load_cues(self.lang, "note")
        return {heard.cue.fact for heard in book.hear(words_of(said).folded)} if book else set()

    def _denies(self, said: str) -> bool:
        """Whether something is denied, other than that somebody is there: "owner, no partner"."""
        words = words_of(said).folded
        denials, persons = _words(self.lang, "denial", "around") - _LACKS, _words(self.lang, "persons", "kin")
        return any(
            word in denials and persons.isdisjoint(words[place + 1 : place + 2])
            for place, word in enumerate(words)
        )


@cache
def _words(lang: str, topic: str, value: str) -> frozenset[str]:
    """The folded words of the cues of a topic that have this value."""
    book = load_cues(lang, topic)
    cues = book.cues if book else ()
    phrases = (phrase.replace("|", " ") for cue in cues if cue.value == value for phrase in cue.patterns)
    return frozenset(word for phrase in phrases for word in words_of(phrase).folded)


@cache
def _people(lang: str) -> _People | None:
    data: dict[str, dict[str, str]] = read_data(Path(__file__).with_suffix(".toml"))
    if lang not in data:
        return None
    own = data[lang]
    lists = {
        name: frozenset(own[name].split())
        for name in ("subject", "others", "i", "taken", "elsewhere", "of_us")
    }
    return _People(
        **lists,
        states=frozenset(own["is"].split()),
        done=re.compile(own["done"]),
        deed=re.compile(own["deed"]),
    )
