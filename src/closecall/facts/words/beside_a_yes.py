"""What stands beside a yes to the close, and that nobody understood: it may take the yes back.

"Yes please. Need to talk to the landlord", "I'll take it. Sleeping on it": what holds somebody back has no
end of forms. What stands beside a yes in earnest has few: thanks, a question, how it is carried out, what the
seller had named, or words that a reader knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import NamedTuple

from closecall.facts.another_firm import speaks_of_paying, speaks_of_signing
from closecall.facts.hearing import Said, said_in
from closecall.facts.planted import unplanted_sentences
from closecall.facts.vocabulary import Stage
from closecall.facts.words.answers import seller_before
from closecall.facts.words.harmless_noes import is_a_day, is_harmless
from closecall.facts.words.listening import ears_for, heeded_at, listen
from closecall.facts.words.offers import clauses_of, is_form_of_one, offered_before, word_classes
from closecall.text.amounts import amounts_in
from closecall.text.clauses import Clause
from closecall.text.expressions import compiled_late
from closecall.text.language import has_small_word
from closecall.text.numbers import numbers_in
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass
from closecall.thread.once import once_a_thread
from closecall.thread.records import Thread

_BARE = ("yes", "takes", "small", "carries", "opens", "orders", "bids", "deeds", "gets")
_UNDONE = ("stops", "undoes", "delays", "hangs")
_TURNED = ("stops", "undoes", "hangs")
_STILL_TO_DO = ("owes", "hangs", "undoes")
_OPEN = ("owes", "holds", "stops", "unreal", "settles")
# Where something is to be sent is no news.
_ADDRESS = compiled_late(r"[^\s@]{1,64}@[^\s@]{1,80}")
_LAUGHS = compiled_late("[\U0001f602\U0001f606\U0001f61c\U0001f61d\U0001f643\U0001f921\U0001f923\U0001f92a]")
# German writes all its nouns so.
_CAPITALS_EVERYWHERE = "de"
# Shorter words name nothing.
_SHORTEST = 4
# "Bahnhofstrasse"
_LEAST_OF_A_COMPOUND = 6
# What carries it out, and what readers know beside it, by the topic of their cues.
_DONE = {"stage": ("stage", "seals"), "steps": ("buys",), "meetings": ("books",)}
_TOLD = (("actions", "action"), ("need", "need"))
_GOES_ALONG = frozenset("thanks verbal_interest praise praised_it no_hesitation resolved assent".split())
_YESES = (Stage.VERBAL_YES, Stage.ACCEPTED)
# A shorter sentence that nobody understood may go on with the deed.
_FEWEST_OF_A_TALE = 6
_MOST_OF_A_SCRAP = 6
_ALONE = frozenset({"sole", "answered_sole", "answered_nobody"})


def unknown_beside(thread: Thread, message: int, *, yes: Sentence | None = None) -> Sentence | None:
    """The first sentence of a message that nobody understood, and that is none that stands beside a yes.

    Args:
        yes: a yes that concludes: what was told before it counts only where something still has to be done
            or is undone.

    """
    body = thread.messages[message].body
    if not word_classes(thread.lang):
        return None
    beside = _Beside.of(thread, message)
    clauses: dict[int, list[Clause]] = {}
    for clause in clauses_of(body):
        clauses.setdefault(clause.sentence.start, []).append(clause)
    is_next = False
    for sentence in unplanted_sentences(body):
        parts = clauses.get(sentence.start, ())
        if _is_in_jest(sentence, body, beside.classes) and not beside.is_owed_nothing(parts):
            return sentence
        if yes is not None and sentence.start < yes.start:
            is_known = all(beside.is_done_before(part) for part in parts)
        elif sentence.is_question:
            is_known = all(beside.is_fair_question(part) for part in parts)
        else:
            is_known = all(beside.is_known(part) for part in parts)
        if not (is_known or beside.leaves_nothing_open(parts, is_next=is_next)):
            return sentence
        is_next = any(beside.says_yes(part) for part in parts)
    return None


def adds_a_scrap(thread: Thread, message: int, sentence: Sentence) -> bool:
    """Whether a sentence adds no more than a few harmless words to what is known: "thanks, speak soon"."""
    beside = _Beside.of(thread, message)
    parts = [part for part in clauses_of(beside.body) if part.sentence.start == sentence.start]
    new = [part for part in parts if not beside.is_known(part)]
    return len(new) < len(parts) and not any(
        len(part.words) > _MOST_OF_A_SCRAP
        or beside.meets(("limits", "denies", *_UNDONE, *_OPEN), beside.unbounded(part))
        for part in new
    )


class _Beside(NamedTuple):
    """What is known of a message before its clauses are looked at: the seller's words, the yeses, cues."""

    classes: Mapping[str, WordClass]
    lang: str
    body: str
    told: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    dropped: tuple[tuple[int, int], ...]
    is_offered: bool
    is_firm: bool
    is_deed: bool
    known: frozenset[int]
    alone: frozenset[int]

    @classmethod
    def of(cls, thread: Thread, message: int) -> _Beside:
        body = thread.messages[message].body
        done = [
            said.span
            for topic, facts in _DONE.items()
            for said in said_in(thread, message, topic)
            if said.cue.fact in facts
        ]
        return cls(
            word_classes(thread.lang),
            thread.lang,
            body,
            (*words_of(seller_before(thread, message)).folded, *names_in(thread)),
            tuple(done),
            (
                *(match.span() for match in _ADDRESS.finditer(body)),
                *((number.start, number.end) for number in numbers_in(body)),
            ),
            bool(offered_before(thread, message)),
            _first_firm_yes(thread) <= message,
            any(said.cue.value == Stage.ACCEPTED for said in said_in(thread, message, "stage")),
            frozenset(_known_in(thread, message)),
            frozenset(s.span[0] for s in said_in(thread, message, "deciders") if s.cue.value in _ALONE),
        )

    def meets(self, names: Sequence[str], words: Sequence[str]) -> bool:
        """Whether a class of one of these names meets the words."""
        return any(self.classes[name].meets(words) for name in names if name in self.classes)

    def words_beside(self, clause: Clause) -> list[str]:
        """The words of a clause without those of the yes itself, and of addresses."""
        sentence = clause.sentence
        return [
            word
            for word, (start, _) in zip(sentence.words.folded, sentence.words.spans, strict=True)
            if clause.start <= start < clause.end
            and not any(begin <= start < end for begin, end in (*self.spans, *self.dropped))
        ]

    def says_yes(self, clause: Clause) -> bool:
        """Whether a word of the yes stands in a clause."""
        return any(begin < clause.end and clause.start < end for begin, end in self.spans)

    def is_done_before(self, clause: Clause) -> bool:
        """Whether nothing before a yes has to be done yet, hangs on something or is undone."""
        if is_harmless(clause.words, self.classes, self.lang):
            return True
        if self._is_still_to_sign(clause.words):
            return False
        # "Nothing else needed from you."
        is_owed = self.meets(("owes",), clause.words) and self.meets(("denies",), clause.words)
        return is_owed or not _is_still_to_do(clause.words, self.classes)

    def is_fair_question(self, clause: Clause) -> bool:
        """Whether a question asks something of the sale: one of small words alone may ask how to leave it."""
        words = self.words_beside(clause)
        if self.meets(_UNDONE, clause.words):
            return False
        if self.says_yes(clause) or not words:
            return True
        new, is_named = self._new(words), any(self._is_way(word) for word in words)
        # "How on earth do I pay for that?"
        return bool(new or is_named) and not (new and speaks_of_paying(clause.words, self.lang))

    def is_known(self, clause: Clause) -> bool:
        """Whether a clause is harmless by itself beside a yes."""
        words = self.words_beside(clause)
        if self._is_still_to_sign(clause.words):
            return False
        if not words or is_harmless(words, self.classes, self.lang) or self._holds(self.alone, clause):
            return True
        if self.meets(("limits",), clause.words):
            return False
        if self.meets(("denies",), words):
            return self._holds(self.known, clause) or self._denies_no_more_than_a_part(clause, words)
        # Thanks for anything is no more than thanks.
        is_thanks = self.meets(("thanks",), words[:1])
        return is_thanks or (not self.meets(_OPEN, words) and self._carries_it_out(clause, words))

    def _is_still_to_sign(self, words: Sequence[str]) -> bool:
        """Whether it signs on a day to come, or has not signed: "we sign on Monday"."""
        is_dated = self.meets(("later", "denies"), words) or any(is_a_day(word, self.lang) for word in words)
        return is_dated and not self.is_deed and speaks_of_signing(words, self.lang)

    def _carries_it_out(self, clause: Clause, words: Sequence[str]) -> bool:
        """Whether it is of the yes itself and adds nothing, or goes along with it."""
        if self.says_yes(clause):
            # "I send it back signed" sends, and puts nothing off.
            plain = _without_names(clause, words, self.body, self.lang)
            return not self.meets(_TURNED, words) and len(self._new(plain)) <= self.is_offered
        # One parks a van as well as a plan.
        other = [word for word in words if not self.classes["carries"].holds(word)]
        return not self.meets(_UNDONE, other) and self._goes_along(clause, words)

    def _denies_no_more_than_a_part(self, clause: Clause, words: Sequence[str]) -> bool:
        """Whether it denies a problem, something to do, or to one who asked, a part that he named."""
        rest = [word for word in words if not self.meets(("denies", "harmless"), [word])]
        new, ways = self._new(rest), [word for word in clause.sentence.words.folded if self._is_way(word)]
        if self.meets(_UNDONE, rest):
            return False
        # "Book the boiler, not the plan."
        if self.is_offered and ways and len(new) <= len(ways):
            return True
        # "No further questions from us."
        harmless = next((at for at, word in enumerate(words) if self.meets(("harmless",), [word])), None)
        if harmless is not None:
            return not self._new(words[harmless + 1 :])
        # "No need to ring."
        return not new and self.meets(("owes",), words)

    def _goes_along(self, clause: Clause, words: Sequence[str]) -> bool:
        """Whether a reader knows what the clause says, or it tells how it is carried out."""
        # "Who knows how we pay."
        if self.meets(("wonders",), words[:1]):
            return False
        if self._holds(self.known, clause):
            return True
        if is_bare(words, self.told, self.classes):
            return True
        ways = [word for word in words if self._is_way(word)]
        plain = _without_names(clause, words, self.body, self.lang) if ways else words
        is_asked = self.is_offered or self.meets(("yes",), words)
        # Beside a clear yes to a clear question, or in a request, a little more may stand.
        return len(self._new(plain)) < max(1, len(ways) + (bool(ways) and is_asked))

    def leaves_nothing_open(self, clauses: Sequence[Clause], *, is_next: bool) -> bool:
        """Whether a sentence beside a firm yes tells of its carrying out, or at length of what is no matter.

        "Mind the tree by the gate" is one; a scrap may go on with the deed: "signed it. Then tore it up".
        """
        if not self.is_firm or any(self._is_still_to_sign(clause.words) for clause in clauses):
            return False
        if self.is_owed_nothing(clauses):
            return True
        is_of_the_yes = any(self.says_yes(clause) for clause in clauses)
        open_: tuple[str, ...] = ("limits", *_UNDONE, "denies", *_OPEN)
        if self.is_deed:
            # What stands further from a deed that is done says no more of it, unless it undoes it.
            open_ = (*_TURNED, *(("limits", "denies") if is_of_the_yes or is_next else ()))
        for clause in clauses:
            # Who sends it back signed undoes nothing.
            is_sent_back = self.is_deed and self.says_yes(clause)
            names = [name for name in open_ if not (is_sent_back and name == "stops")]
            if self.meets(names, self.unbounded(clause)) and not self.is_known(clause):
                return False
        if self.is_deed:
            return is_of_the_yes or not is_next or not self._is_scrap(clauses)
        beside = [clause for clause in clauses if not self.says_yes(clause)]
        return any(self._is_sum(each) or any(map(self._is_way, self.words_beside(each))) for each in beside)

    def _is_scrap(self, clauses: Sequence[Clause]) -> bool:
        """Whether a few words end the message that may go on with a deed: "signed it. Then tore it up."."""
        words = [word for clause in clauses for word in clause.words]
        is_last = not self.body[clauses[-1].sentence.end :].strip() if clauses else False
        return is_last and len(words) < _FEWEST_OF_A_TALE and not any(map(self._is_sum, clauses))

    def _is_sum(self, clause: Clause) -> bool:
        """Whether a clause tells a sum: beside a firm yes it is the price."""
        return any(word[0].isdigit() for word in clause.words)

    def unbounded(self, clause: Clause) -> list[str]:
        """The words of a clause without those that bound it by a day, and may only compare: "as before"."""
        return [word for word in clause.words if not self.meets(("befores",), [word])]

    def is_owed_nothing(self, clauses: Sequence[Clause]) -> bool:
        """Whether a firm yes only says that nothing more has to be done: "you don't have to sell me it"."""
        words = [word for clause in clauses for word in clause.words]
        is_denied = self.meets(("owes",), words) and self.meets(("denies",), words)
        return self.is_firm and is_denied and not self.meets((*_UNDONE, "holds", "limits"), words)

    def _holds(self, places: frozenset[int], clause: Clause) -> bool:
        return any(clause.start <= at < clause.end for at in places)

    def _is_way(self, word: str) -> bool:
        carries = self.classes["carries"]
        is_compound = any(word.endswith(each) for each in carries.words if len(each) >= _LEAST_OF_A_COMPOUND)
        return carries.holds(word) or is_compound or _is_named(word, self.told, self.classes)

    def _new(self, words: Iterable[str]) -> list[str]:
        return [
            word
            for word in words
            if not has_small_word(word, self.lang)
            and not is_bare([word], self.told, self.classes)
            and not self._is_way(word)
            and not is_a_day(word, self.lang)
        ]


def jest_in_an_answer(thread: Thread, message: int) -> Sentence | None:
    """The sentence in which an answer to the seller's offer laughs, and asks nothing; None without one."""
    classes, body = word_classes(thread.lang), thread.messages[message].body
    if not classes or "?" in body or not offered_before(thread, message):
        return None
    return next((each for each in unplanted_sentences(body) if _is_in_jest(each, body, classes)), None)


def is_plainly_ordered(thread: Thread, said: Said) -> bool:
    """Whether a sentence that confirms an order says no more, and nothing in its message undoes it or waits.

    "I confirm the order is off", "we confirm it in June" are none; the day it is delivered on is no matter.
    """
    classes = word_classes(thread.lang)
    if not classes:
        return False
    told = (*words_of(seller_before(thread, said.message)).folded, *names_in(thread))
    clauses = list(clauses_of(thread.messages[said.message].body))
    if any(classes[name].meets(clause.words) for clause in clauses for name in _UNDONE if name in classes):
        return False
    spans = said.sentence.words.spans
    begins, ends = spans[said.first][0], spans[said.end - 1][1]
    own = [each for each in clauses if each.start < ends and begins < each.end]
    among = [each for each in clauses if each.sentence.start == said.sentence.start]
    is_dated = [classes["later"].meets(each.words) for each in among]
    is_dated += [any(is_a_day(word, thread.lang) for word in each.words) for each in own]
    if any(is_dated) and not any(classes["fulfils"].meets(each.words) for each in own):
        return False
    new = [
        word
        for each in own
        for word in each.words
        if not (has_small_word(word, thread.lang) or is_bare([word], told, classes))
        and not is_a_day(word, thread.lang)
        and not (classes["confirms"].holds(word) or classes["fulfils"].holds(word))
    ]
    return not new and unknown_beside(thread, said.message) is None


def _without_names(clause: Clause, words: Sequence[str], body: str, lang: str) -> list[str]:
    """The words without the names in the middle of a sentence: of whom the invoice goes to, say."""
    if lang == _CAPITALS_EVERYWHERE:
        return list(words)
    sentence = clause.sentence
    pairs = zip(sentence.words.folded, sentence.words.spans, strict=True)
    names = {word for word, (start, _) in pairs if start > sentence.start and body[start].isupper()}
    return [word for word in words if word not in names]


def _is_still_to_do(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether something has to be done yet, hangs on something or is undone; "I must say" owes nothing."""
    names = [name for name in _STILL_TO_DO if name != "owes" or not classes["avows"].meets(words)]
    return any(classes[name].meets(words) for name in names if name in classes)


def _is_in_jest(sentence: Sentence, body: str, classes: Mapping[str, WordClass]) -> bool:
    """Whether it laughs, or ends in what makes the yes beside it none: "said nobody", "I dare you"."""
    return (
        classes["jests"].meets(sentence.words.folded)
        or _LAUGHS.search(body, sentence.start, sentence.end) is not None
    )


@once_a_thread
def _first_firm_yes(thread: Thread) -> float:
    """The first message with a yes to an offer, at a sum or number that the seller named, or of a deed."""
    for index, message in thread.buyer_messages():
        yeses = [said for said in said_in(thread, index, "stage") if said.cue.value in _YESES]
        said = {number.value for number in numbers_in(message.body)}
        named = {number.value for number in numbers_in(seller_before(thread, index))}
        is_at_a_sum = bool(yeses) and (bool(amounts_in(message.body)) or bool(said & named))
        if (
            is_at_a_sum
            or any(each.cue.value == Stage.ACCEPTED for each in yeses)
            or offered_before(thread, index)
        ):
            return index
    return inf


def _known_in(thread: Thread, message: int) -> set[int]:
    """Where the words begin that a reader knows as going along."""
    found = {
        said.span[0]
        for topic, fact in _TOLD
        for said in said_in(thread, message, topic)
        if said.cue.fact == fact
    }
    heard = heeded_at(thread, message)
    if heard is not None:
        found.update(one.at for one in listen([heard], ears_for(thread.lang)) if one.cue.fact in _GOES_ALONG)
    return found


@once_a_thread
def names_in(thread: Thread) -> list[str]:
    """The words of the names of those who speak."""
    names = {message.speaker.name or "" for message in thread.messages}
    return [word for name in names for word in words_of(name).folded]


def is_bare(words: Sequence[str], told: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether the words agree, carry it out, or are the seller's: nothing in them is new."""
    return all(
        word.isdigit()
        or any(classes[name].holds(word) for name in _BARE if name in classes)
        or is_form_of_one(word, told)
        for word in words
    )


def tells_how(words: Sequence[str], told: Sequence[str], classes: Mapping[str, WordClass], lang: str) -> bool:
    """Whether it tells how it is carried out, or of what the seller named, more than anything else."""
    new = [
        word
        for word in words
        if len(word) >= _SHORTEST and not has_small_word(word, lang) and not is_bare([word], told, classes)
    ]
    ways = [word for word in words if classes["carries"].holds(word) or _is_named(word, told, classes)]
    return len(new) <= len(ways)


def _is_named(word: str, told: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether it is a thing that the seller named: a longer word of no class."""
    return (
        len(word) >= _SHORTEST
        and not any(each.holds(word) for each in classes.values())
        and is_form_of_one(word, told)
    )
