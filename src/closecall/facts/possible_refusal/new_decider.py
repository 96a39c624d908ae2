"""Somebody who came to decide after the price was named: "Carla is in charge from today", and then a yes.

"Nobody else has to sign" was said before it. Whether the yes still stands only the seller can tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from closecall.facts.classifier import LANGUAGE
from closecall.facts.cues.cue_mentions import cue_language
from closecall.facts.findings import Place
from closecall.facts.injection import unplanted_sentences
from closecall.facts.possible_refusal.ledger import Ledger
from closecall.facts.words.acceptance.filler_words import names_in
from closecall.facts.words.speech.preceding_question import priced_messages
from closecall.text.language import has_small_word
from closecall.text.sentences import Sentence
from closecall.text.word_classes import WordClasses, classes_in

_FILE = Path(__file__).with_suffix(".toml")
_DECIDERS = frozenset({"decision_makers_total", "decision_makers_agreed", "decision_maker_objects"})
# Every noun of German has a capital.
_CAPITALS = frozenset({LANGUAGE, "fr", "es", "it", "nl", "pt", "pl", "sv"})


def new_decider(ledger: Ledger) -> Iterator[Place]:
    """Sentences since the price was named that tell of one; not before the buyer told who has agreed."""
    thread = ledger.thread
    classes = classes_in(_FILE, cue_language(thread))
    known = {
        (item.message, item.start or 0)
        for item in ledger.evidence
        if item.fact in _DECIDERS and item.message is not None
    }
    priced = priced_messages(thread)[:1]
    speaking = [each.index for each in ledger.speaking if priced and each.index > priced[0]]
    for index in speaking if classes else ():
        for sentence in unplanted_sentences(thread.messages[index].body):
            # What is known before a yes is held already.
            is_known = any(sentence.start <= start < sentence.end for at, start in known if at == index)
            is_agreed = any((at, start) > (index, sentence.start) for at, start in known)
            if (
                not sentence.is_question
                and not is_agreed
                and (ledger.is_accepted or not is_known)
                and _passes_the_say(sentence, classes, ledger, index)
            ):
                yield Place(index, *sentence.span)


def _passes_the_say(sentence: Sentence, classes: WordClasses, ledger: Ledger, message: int) -> bool:
    words = sentence.words.folded
    if classes["own"].meets(words):
        return False
    is_new = classes["passes"].meets(words) or (
        classes["rules"].meets(words) and classes["since"].meets(words)
    )
    return is_new and (classes["others"].meets(words) or _names_somebody(sentence, ledger, message))


def _names_somebody(sentence: Sentence, ledger: Ledger, message: int) -> bool:
    """Whether a word with a capital is no small word, and nobody's name of those who speak."""
    body, lang = ledger.thread.messages[message].body, ledger.thread.lang
    speakers = names_in(ledger.thread)
    return lang in _CAPITALS and any(
        body[start].isupper() and word not in speakers and not has_small_word(word, lang)
        for word, (start, _) in zip(sentence.words.folded, sentence.words.spans, strict=True)
    )
