"""Sentences that hand the signed paper of the sale over: "here it is with two signatures".

They have no end of wordings and few words. So one is known by its form: it tells of a signature and that the
paper comes, and every word of it belongs to that. "Two signatures are missing" and "once it is signed" have
others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from closecall.facts.injection import unplanted_sentences
from closecall.facts.other_firm import speaks_of_a_paper_of_the_sale
from closecall.facts.words.acceptance.seller_offers import UNDOING, word_classes
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass, classes_in, holds_any, meets_any
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
_WORDS = ("signs", "sends", "papers", "counts", "small")


def signed_papers_sent(thread: Thread) -> Iterator[tuple[int, Sentence]]:
    """The messages in which the buyer sends the signed paper of the sale, each with that sentence.

    The seller must have spoken of such a paper before, and not undone it: a petition, a receipt and the form
    of a return are signed, too.
    """
    classes = classes_in(_FILE, thread.lang)
    if not classes:
        return
    is_asked = False
    for index, message in enumerate(thread.messages):
        if message.is_seller:
            told = words_of(message.body).folded
            is_undone = meets_any(word_classes(thread.lang), UNDOING, told)
            is_asked = not is_undone and (is_asked or speaks_of_a_paper_of_the_sale(thread, told))
        elif is_asked and message.is_buyer and message.automatic is None:
            found = (each for each in unplanted_sentences(message.body) if _sends_it(each, classes))
            yield from ((index, sentence) for sentence in found)


def _sends_it(sentence: Sentence, classes: Mapping[str, WordClass]) -> bool:
    words = sentence.words.folded
    return (
        not sentence.is_question
        and classes["signs"].meets(words)
        and classes["sends"].meets(words)
        and not classes["theirs"].meets(words)
        and all(holds_any(classes, _WORDS, word) for word in words)
        and sum(classes["counts"].holds(word) for word in words) <= 1
    )
