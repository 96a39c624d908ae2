"""What a seller's note retells, as the buyer had said it: "needs to ask his wife" is "I need to ask my wife".

Clause by clause and word for word, with the words of :mod:`closecall.facts.attribution.retelling`; no grammar
beyond that. What the seller says of himself becomes what "you" did, so that it is not taken for the buyer's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from closecall.facts.attribution.retelling import Telling
from closecall.text.resources.lazy_regex import compiled_late

_WORD = compiled_late(r"[£$€]?\d[\d.,]{0,12}\d[k%€]?|[£$€]?[^\W_]+(?:['\u2019][^\W\d_]{1,5})?[%€]?")
_PARTS = compiled_late(r"[,;:()]|\s[-\u2013\u2014]\s")
_TO_THE_VERB = 2
_TO_THE_SUBJECT = 4


class Direct(NamedTuple):
    """A sentence of the note, as the buyer had said it.

    Attributes:
        named: somebody of the buyer's side is told of in so many words: "he", "they", his name, "said".
        asked: it retells a question of the buyer's.

    """

    text: str
    named: bool
    asked: bool


class _Clause(NamedTuple):
    words: tuple[str, ...]
    is_parted: bool


def direct(sentence: str, telling: Telling, *, names: frozenset[str] = frozenset()) -> Direct:
    """A sentence of the seller's notes in the buyer's own person.

    Args:
        names: the words of the buyer's name, folded; at the beginning of a clause they are "he".

    """
    teller = _Teller(telling, names)
    text = ""
    for clause in _clauses(sentence, telling):
        told = " ".join(filter(None, teller.clause(clause.words)))
        mark = "?" if told and teller.asks else "," if clause.is_parted else ""
        text += f" {told}{mark}" if told else ""
    return Direct(text.strip(" ,"), teller.named, teller.asked)


def _clauses(sentence: str, telling: Telling) -> Iterator[_Clause]:
    """The sentence's clauses, as commas, colons, brackets, dashes and words such as "but" part it."""
    words: list[str] = []
    at = 0
    for match in _WORD.finditer(sentence):
        is_parted = _PARTS.search(sentence, at, match.start()) is not None
        folded = match[0].casefold()
        at = match.end()
        if words and folded not in telling.binds and (is_parted or folded in telling.joins):
            yield _Clause(tuple(words), is_parted)
            words = []
        words.append(match[0])
    yield _Clause(tuple(words), is_parted=False)


def _folded(word: str) -> str:
    return word.casefold().replace("\u2019", "'")


class _Teller:
    """Turns one sentence's clauses; it keeps who else was named in it.

    Attributes:
        asks: whether the last clause retells a question.

    """

    def __init__(self, telling: Telling, names: frozenset[str]) -> None:
        self.telling = telling
        self.names = names
        self.named = False
        self.asked = False
        self.asks = False
        self._others: set[str] = set()
        self._other = ""

    def clause(self, words: Sequence[str]) -> list[str]:
        """One clause as the buyer had said it."""
        self.asks = False
        folded = [_folded(word) for word in words]
        if folded and folded[0] in self.telling.joins:
            return [words[0], *self.clause(words[1:])]
        if self._is_praise(folded):
            return []
        start = 1 if self._is_buyer(folded, 0) else 0
        for phrase, opening in self.telling.asked:
            if tuple(folded[start : start + len(phrase)]) == phrase:
                return self._question(words[start + len(phrase) :], opening)
        for phrase, _ in self.telling.reports:
            if tuple(folded[start : start + len(phrase)]) == phrase:
                self.named = True
                rest = start + len(phrase)
                is_his = rest < len(folded) and folded[rest] in self.telling.orders
                return list(words[rest:]) if is_his else self._told(words[rest:])
        return self._told(words)

    def _is_praise(self, folded: Sequence[str]) -> bool:
        """Whether it is the seller's own adjective: "loved it"; "not that keen" tells something."""
        told = frozenset(folded)
        return not told.isdisjoint(self.telling.praise) and told.isdisjoint(self.telling.denied)

    def _is_buyer(self, folded: Sequence[str], at: int) -> bool:
        word = folded[at] if at < len(folded) else ""
        telling = self.telling
        if word in self.names:
            return not at and self._does(folded[1:])
        if word in telling.beside_verbs and telling.verbs.keys().isdisjoint(folded[max(0, at - 1) : at + 2]):
            return False
        if word not in telling.one and word not in telling.many:
            return False
        return not (at and folded[at - 1] in telling.not_as_one) and not self._is_another(word)

    def _does(self, folded: Sequence[str]) -> bool:
        """Whether a name goes on as one does who is told of: "Pete wants", "Pete said"."""
        opens = [phrase for phrase, _ in (*self.telling.reports, *self.telling.asked)]
        return folded[:1] != [] and (
            folded[0] in self.telling.verbs
            or folded[0] in self.telling.seller_verbs
            or any(tuple(folded[: len(phrase)]) == phrase for phrase in opens)
        )

    def _is_another(self, word: str) -> bool:
        """Whether "she" may be the buyer's wife, who was just named."""
        kind = self.telling.persons.get(word, "")
        return bool(kind and self._others & {kind, "any"})

    def _question(self, words: Sequence[str], opening: str) -> list[str]:
        self.named = True
        told = [opening, *self._words(words)] if opening else self._words(words)
        told = " ".join(told).split()
        you = self.telling.you
        at = told.index(you) if you in told[:_TO_THE_SUBJECT] else -1
        # "please stop calling" asks for nothing to be told.
        self.asks = not opening.startswith("please")
        self.asked = self.asked or self.asks
        for verb in (at + 1, len(told) - 1) if at >= 0 else ():
            if at < verb < len(told) and told[verb] in self.telling.turned:
                told.insert(at, told.pop(verb))
                break
        return told

    def _told(self, words: Sequence[str]) -> list[str]:
        """A clause that tells something: it begins with somebody, or with what he does."""
        telling = self.telling
        first = _folded(words[0]) if words else ""
        if first in telling.seller_verbs:
            by_buyer = not telling.to_seller.isdisjoint(map(_folded, words[1:3]))
            return [telling.i if by_buyer else telling.you, words[0], *self._words(words[1:])]
        if first in telling.verbs:
            return [telling.i, telling.verbs[first], *self._words(words[1:], verb_until=1)]
        if first in telling.also_verbs:
            return [telling.i, *self._words(words)]
        if first in telling.states:
            return [telling.i_am, *self._words(words)]
        return self._words(words)

    def _words(self, words: Sequence[str], *, verb_until: int = -1) -> list[str]:
        """The words one by one; up to the place ``verb_until`` a verb is the buyer's."""
        telling = self.telling
        folded = [_folded(word) for word in words]
        told: list[str] = []
        for at, word in enumerate(folded):
            pair = " ".join(folded[at : at + 2])
            before = " ".join(folded[max(0, at - 1) : at + 1])
            if pair in telling.words and at + 1 < len(folded):
                told.append(telling.words[pair])
            elif before in telling.words and at:
                continue
            elif self._is_buyer(folded, at):
                self.named = True
                verb_until = at + _TO_THE_VERB
                told.append(telling.we if word in telling.many else telling.i)
            elif at < verb_until + 1 and word in telling.verbs:
                told.append(telling.verbs[word])
            else:
                told.append(self._word(words[at], folded[at + 1 : at + 2]))
            if word in telling.others:
                self._others.add(telling.others[word])
                self._other = words[at]
        return told

    def _word(self, word: str, following: Sequence[str]) -> str:
        telling, folded = self.telling, _folded(word)
        self.named = self.named or folded in telling.contracted
        if folded in telling.owners and following:
            return telling.words.get(folded, word)
        if self._is_another(folded):
            return f"{telling.my} {self._other}" if folded in telling.objects else word
        return telling.objects.get(folded) or telling.words.get(folded, word)
