"""A condition that the buyer set for his yes, and that the seller has not met: "if it's here before 1 April".

Who asks for time to think after that is held back by more than himself: the condition still stands. Whether
an answer meets it is not always to be read. Where it denies something, or agrees to nothing and names a later
day or another number, the seller is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile
from pathlib import Path

from closecall.facts.cues.cue_mentions import cue_language
from closecall.facts.findings import Place
from closecall.facts.possible_refusal.ledger import Ledger
from closecall.facts.words.speech.preceding_question import priced_messages
from closecall.text.date_resolution import written_day_in
from closecall.text.quantities.numbers import numbers_in
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClasses, classes_in
from closecall.thread.records import Message

_FILE = Path(__file__).with_suffix(".toml")
# "Yes", "of course", "I am afraid not".
_OPENING = 3


def unmet_conditions(ledger: Ledger) -> Iterator[Place]:
    """The last condition of a buyer who hesitates, if the answer misses it and he has not let it go."""
    classes = classes_in(_FILE, cue_language(ledger.thread))
    newest = [message.index for message in ledger.messages]
    is_held = any(item.fact == "hesitations" and item.message in newest for item in ledger.evidence)
    if not classes or not is_held or ledger.is_put_off:
        return
    said = ledger.thread.messages
    # What is set before there is a price is a wish among others.
    offered = next((n for n in priced_messages(ledger.thread) if said[n].is_seller), newest[0])
    for index in range(newest[0] - 1, offered, -1):
        asked = next(_conditions(ledger, index, classes), None) if said[index].is_buyer else None
        if asked is None:
            continue
        answer = list(takewhile(lambda one: not one.is_buyer, said[index + 1 :]))
        since = (words_of(one.body).folded for one in said[index + 1 :] if one.is_buyer)
        is_let_go = any(classes["lets_go"].meets(words) for words in since)
        if not is_let_go and _is_unmet(said[index], asked, answer, classes):
            yield Place(index, *asked.span)
        return


def _conditions(ledger: Ledger, index: int, classes: WordClasses) -> Iterator[Sentence]:
    """The sentences of a message in which the buyer makes his yes hang on something."""
    for sentence in sentences_of(ledger.thread.messages[index].body):
        words = sentence.words.folded
        if not sentence.is_question and (
            classes["must"].meets(words)
            or (classes["takes"].meets(words) and (classes["sets"].meets(words) or _hangs(ledger, words)))
        ):
            yield sentence


def _hangs(ledger: Ledger, words: tuple[str, ...]) -> bool:
    """Whether a condition is in the words, and not "if possible" or the like."""
    grammar = ledger.book("grammar")
    marks = [] if grammar is None else list(grammar.hear(words))
    polite = {at for mark in marks if mark.cue.fact == "courtesy" for at in range(mark.first, mark.end)}
    return any(mark.cue.fact == "condition" and mark.first not in polite for mark in marks)


def _is_unmet(asking: Message, asked: Sentence, answer: Sequence[Message], classes: WordClasses) -> bool:
    """Whether what an answer tells first denies something, or names a day or a number that misses it."""
    bounds = asking.body[asked.start : asked.end]
    is_from = classes["from_on"].meets(asked.words.folded)
    for message in answer:
        for sentence in sentences_of(message.body):
            told, words = message.body[sentence.start : sentence.end], sentence.words.folded
            if sentence.is_question:
                continue
            agrees = classes["agrees"].meets(words)
            refuses = classes["refuses"].meets(words) and not classes["harmless"].meets(words)
            opening = words[:_OPENING]
            says_yes = classes["agrees"].meets(opening) and not classes["refuses"].meets(opening)
            if (refuses and not says_yes) or (agrees and classes["turns"].meets(words)):
                return True
            days = None if message.day is None else _days((bounds, told), message.day)
            if days is not None:
                bound, day = days
                return day < bound if is_from else day > bound
            if agrees:
                return False
            if _is_of_another_number(bounds, told):
                return True
    return False


def _days(texts: tuple[str, str], written: date) -> tuple[date, date] | None:
    """The days that two texts name; None if one of them names none."""
    one, other = (written_day_in(text, near=written) for text in texts)
    return None if one is None or other is None else (one, other)


def _is_of_another_number(bounds: str, told: str) -> bool:
    asked, named = ({number.value for number in numbers_in(text)} for text in (bounds, told))
    return bool(asked and named) and asked.isdisjoint(named)
