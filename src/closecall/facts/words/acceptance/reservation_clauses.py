"""What the clauses of a message with a yes tell: each is the yes, goes along with it, or may take it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import NamedTuple

from closecall.facts.cues.cue_mentions import said_in
from closecall.facts.other_firm import speaks_of_paying, speaks_of_signing
from closecall.facts.vocabulary import YES_STAGES, Stage
from closecall.facts.words.acceptance.filler_words import is_bare, is_named, names_in
from closecall.facts.words.acceptance.harmless_negation import is_a_day, is_harmless
from closecall.facts.words.acceptance.seller_offers import offered_before, word_classes
from closecall.facts.words.speech.buyer_speech import cues_for, listen, listened_message
from closecall.facts.words.speech.preceding_question import seller_before
from closecall.text.clauses import Clause
from closecall.text.language import has_small_word
from closecall.text.quantities.amounts import amounts_in
from closecall.text.quantities.numbers import numbers_in
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass, meets_any
from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_thread

UNDONE = ("stops", "undoes", "repays", "delays", "hangs")
"""Classes of words that undo the purchase, or put it off."""
_TURNED = ("stops", "undoes", "repays", "hangs")
_STILL_TO_DO = ("owes", "hangs", "undoes")
_OPEN = ("owes", "holds", "stops", "unreal", "settles")
# Where something is to be sent is no news.
_ADDRESS = compiled_late(r"[^\s@]{1,64}@[^\s@]{1,80}")
# German writes all its nouns so.
_CAPITALS_EVERYWHERE = "de"
# "Bahnhofstrasse"
_LEAST_OF_A_COMPOUND = 6
# What carries it out, and what readers know beside it, by the topic of their cues.
_DONE = {"stage": ("stage", "seals"), "steps": ("buys",), "meetings": ("books",)}
_TOLD = (("actions", "action"), ("need", "need"))
_GOES_ALONG = frozenset("thanks verbal_interest praise praised_it no_hesitation resolved assent".split())
# A shorter sentence that nobody understood may go on with the deed.
_FEWEST_OF_A_TALE = 6
# A clause this short adds nothing to a known one.
_MOST_OF_A_SCRAP = 6
# "Gran is delighted."
_FEWEST_OF_ANOTHER = 4
_ALONE = frozenset({"sole", "answered_sole", "answered_nobody"})


class Beside(NamedTuple):
    """What is known of a message with a yes before its clauses are looked at.

    Attributes:
        told: folded words of the seller before it, and of the names of those who speak.
        spans: offsets of the words that say yes.
        dropped: offsets of addresses and numbers, which are no news.
        is_offered: whether the seller had offered to carry it out.
        is_firm: whether a yes to an offer, to a sum or of a deed was said, here or before.
        is_deed: whether it tells that something is signed, ordered or paid.
        known: where the words begin that a reader knows as going along.
        alone: where they begin that say that he decides alone.

    """

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
    def of(cls, thread: Thread, message: int) -> Beside:
        """What is known of a message of a thread in a language that has classes of words."""
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
        return meets_any(self.classes, names, words)

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
        if self.meets(UNDONE, clause.words):
            return False
        if self.says_yes(clause) or not words:
            return True
        new, is_named = self._new(words), any(self._is_way(word) for word in words)
        is_behind = clause.start > clause.sentence.start
        # "You deliver it on Friday, is that right?"
        if is_behind and not new and self.meets(("yes", "opens"), words):
            return True
        # "How on earth do I pay for that?"
        return bool(new or is_named) and not (new and speaks_of_paying(clause.words, self.lang))

    def is_settled(self, clause: Clause) -> bool:
        """Whether a clause leaves the yes as it is: a fair question, or words that are known beside one."""
        return self.is_fair_question(clause) if clause.sentence.is_question else self.is_known(clause)

    def is_known(self, clause: Clause) -> bool:
        """Whether a clause is harmless by itself beside a yes."""
        words = self.words_beside(clause)
        if self._is_still_to_sign(clause.words):
            return False
        if not words or is_harmless(words, self.classes, self.lang) or self._holds(self.alone, clause):
            return True
        if self.meets(("limits",), clause.words) or self._waits_for_another(clause):
            return False
        if self._changes_a_number(clause, words):
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

    def _waits_for_another(self, clause: Clause) -> bool:
        """Whether it may hang on somebody or something new, though its other words are of the sale.

        "Order it the moment the bank pays me"; "thanks for letting me run it past Dave on Sunday".
        """
        if self.says_yes(clause):
            return self.meets(("moments",), clause.words)
        if self.meets(("thanks",), clause.words[:1]):
            return self.meets(("grants",), clause.words) and self.meets(("decides",), clause.words)
        return self._tells_of_another(clause)

    def _tells_of_another(self, clause: Clause) -> bool:
        """Whether it tells what somebody or something new is about, and hands over no goods or money.

        "My brother collects it on Saturday" carries it out; "my brother is going over the contract tonight"
        may end it, though the contract is of the sale.
        """
        words = clause.words
        if self.is_deed or len(words) < _FEWEST_OF_ANOTHER:
            return False
        if any(self._holds(places, clause) for places in (self.known, self.alone)):
            return False
        if self.meets(("owners",), words[:1]):
            subject = words[1:3]
        elif self.meets(("states",), words[1:2]):
            subject = words[:1]
        else:
            return False
        return bool(self._new(subject)) and not self.meets(("hands",), words[1:])

    def _changes_a_number(self, clause: Clause, words: Sequence[str]) -> bool:
        """Whether it tells no more than a number other than the seller's: "make that 60"."""
        if self.says_yes(clause) or amounts_in(self.body, start=clause.start, end=clause.end):
            return False
        numbers = [word for word in clause.words if word.isdigit()]
        is_other = any(word not in self.told for word in numbers) and any(map(str.isdigit, self.told))
        return is_other and not self._new(words) and not any(map(self._is_way, words))

    def _carries_it_out(self, clause: Clause, words: Sequence[str]) -> bool:
        """Whether it is of the yes itself and adds nothing, or goes along with it."""
        if self.says_yes(clause):
            # "I send it back signed" sends, and puts nothing off.
            plain = _without_names(clause, words, self.body, self.lang)
            return not self.meets(_TURNED, words) and len(self._new(plain)) <= self.is_offered
        # One parks a van as well as a plan; money that is sent back is no payment.
        other = [word for word in words if not self.classes["carries"].holds(word)]
        is_undone = self.meets(UNDONE, other) or self.meets(("repays",), words)
        return not is_undone and self._goes_along(clause, words)

    def _denies_no_more_than_a_part(self, clause: Clause, words: Sequence[str]) -> bool:
        """Whether it denies a problem, something to do, or to one who asked, a part that he named."""
        rest = [word for word in words if not self.meets(("denies", "harmless"), [word])]
        new, ways = self._new(rest), [word for word in clause.sentence.words.folded if self._is_way(word)]
        if self.meets(UNDONE, rest):
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
        if not self.is_firm or any(
            self._is_still_to_sign(clause.words) or self._waits_for_another(clause) for clause in clauses
        ):
            return False
        if self.is_owed_nothing(clauses):
            return True
        # What is asked for is open until it is answered: "could you put the deposit back on my card?"
        if any(clause.sentence.is_question for clause in clauses):
            return False
        is_of_the_yes = any(self.says_yes(clause) for clause in clauses)
        open_: tuple[str, ...] = ("limits", *UNDONE, "denies", *_OPEN)
        if self.is_deed:
            # What stands further from a deed that is done says no more of it, unless it undoes it.
            open_ = (*_TURNED, *(("limits", "denies") if is_of_the_yes or is_next else ()))
        for clause in clauses:
            # Who sends it back signed undoes nothing.
            sent_back = {"stops"} if self.is_deed and self.says_yes(clause) else set()
            if sent_back and self._sends_the_paper_back(clause.words):
                sent_back.add("repays")
            names = [name for name in open_ if name not in sent_back]
            if self.meets(names, self._unbounded(clause)) and not self.is_known(clause):
                return False
        if self.is_deed:
            return is_of_the_yes or not is_next or not self._is_scrap(clauses)
        beside = [clause for clause in clauses if not self.says_yes(clause)]
        # "Let's do it, the lights for the 20th": in the sentence of the yes a number is the day it is for.
        is_numbered = is_of_the_yes and any(word[0].isdigit() for each in beside for word in each.words)
        return is_numbered or any(
            self._is_sum(each) or any(map(self._is_way, self.words_beside(each))) for each in beside
        )

    def _sends_the_paper_back(self, words: Sequence[str]) -> bool:
        """Whether what is given back is the paper just signed: "signed and sent back this morning"."""
        for at, word in enumerate(words):
            if self.meets(("repays",), [word]):
                before, behind = words[:at], words[at + 1 :]
                return (
                    self.meets(("ands",), before[-1:])
                    and speaks_of_signing(before, self.lang)
                    and not (self._new(behind) or self.meets(("deeds", "repays"), behind))
                    and not speaks_of_paying(words, self.lang)
                )
        return False

    def adds_a_scrap(self, clauses: Sequence[Clause]) -> bool:
        """Whether what is new in a sentence is short and harmless, beside a clause that is known."""
        new = [clause for clause in clauses if not self.is_settled(clause)]
        if any(clause.sentence.is_question for clause in new):
            return False
        return len(new) < len(clauses) and not any(
            len(each.words) > _MOST_OF_A_SCRAP
            or self.meets(("limits", "denies", *UNDONE, *_OPEN), self._unbounded(each))
            for each in new
        )

    def _is_scrap(self, clauses: Sequence[Clause]) -> bool:
        """Whether a few words end the message that may go on with a deed: "signed it. Then tore it up."."""
        words = [word for clause in clauses for word in clause.words]
        is_last = not self.body[clauses[-1].sentence.end :].strip() if clauses else False
        return is_last and len(words) < _FEWEST_OF_A_TALE and not any(map(self._is_sum, clauses))

    def _is_sum(self, clause: Clause) -> bool:
        """Whether a clause tells a sum: beside a firm yes, the price, or a bare number, such as an hour.

        "The results come out on the 14th" tells a day of the buyer's own.
        """
        if amounts_in(self.body, start=clause.start, end=clause.end):
            return True
        numbers = [word for word in clause.words if word[0].isdigit()]
        is_known = bool(numbers) and all(word.isdigit() or word in self.told for word in numbers)
        return is_known and not self._changes_a_number(clause, self.words_beside(clause))

    def _unbounded(self, clause: Clause) -> list[str]:
        """The words of a clause without those that bound it by a day, and may only compare: "as before"."""
        return [word for word in clause.words if not self.meets(("befores",), [word])]

    def is_owed_nothing(self, clauses: Sequence[Clause]) -> bool:
        """Whether a firm yes only says that nothing more has to be done: "you don't have to sell me it"."""
        words = [word for clause in clauses for word in clause.words]
        is_denied = self.meets(("owes",), words) and self.meets(("denies",), words)
        return self.is_firm and is_denied and not self.meets((*UNDONE, "holds", "limits"), words)

    def _holds(self, places: frozenset[int], clause: Clause) -> bool:
        return any(clause.start <= at < clause.end for at in places)

    def _is_way(self, word: str) -> bool:
        carries = self.classes["carries"]
        is_compound = any(word.endswith(each) for each in carries.words if len(each) >= _LEAST_OF_A_COMPOUND)
        return carries.holds(word) or is_compound or is_named(word, self.told, self.classes)

    def _new(self, words: Iterable[str]) -> list[str]:
        return [
            word
            for word in words
            if not has_small_word(word, self.lang)
            and not is_bare([word], self.told, self.classes)
            and not self._is_way(word)
            and not is_a_day(word, self.lang)
        ]


@once_a_thread
def _first_firm_yes(thread: Thread) -> float:
    """The first message with a yes to an offer, at a sum or number that the seller named, or of a deed."""
    for index, message in thread.buyer_messages():
        yeses = [said for said in said_in(thread, index, "stage") if said.cue.value in YES_STAGES]
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
    heard = listened_message(thread, message)
    if heard is not None:
        found.update(one.at for one in listen([heard], cues_for(thread.lang)) if one.cue.fact in _GOES_ALONG)
    return found


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
    return meets_any(classes, names, words)
