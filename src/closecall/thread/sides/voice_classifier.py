"""Who talks like a seller: a small model that learnt from sentences of sellers and of buyers.

It is asked where nothing that somebody says tells his side by itself; every sentence leans a little. How it
is trained stands in ``training/``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from itertools import islice
from pathlib import Path

from closecall.text.language import guess_language
from closecall.text.linear import Weights, WordClasses
from closecall.text.sentences import Sentence, sentences_of
from closecall.thread.participants.parties import Party

FOLDER = Path(__file__).with_name("voice_weights")
"""The weights, a file a language."""
LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "nl", "pl", "pt", "sv"})
MOST_OF_A_SENTENCE = 192
"""In 64ths of log odds: no single sentence decides."""
_FEWEST_SENTENCES = 2
_MOST_SENTENCES = 40


def selling_voices(parties: Sequence[Party]) -> tuple[int, ...]:
    """How much each party talks like a seller, in 64ths of log odds; below zero like a buyer.

    All zero where one of them says a single sentence, or in a language that the model does not know.
    """
    lang = guess_language("\n".join(message.body for party in parties for message in party.messages))
    said = [_said_by(party) for party in parties]
    if lang not in LANGUAGES or min(map(len, said)) < _FEWEST_SENTENCES:
        return (0,) * len(parties)
    model = _model(lang)
    return tuple(sum(_leaning(each, model) for each in sentences) for sentences in said)


def _said_by(party: Party) -> list[Sentence]:
    said = (sentence for message in party.messages for sentence in sentences_of(message.body))
    return list(islice(said, _MOST_SENTENCES))


def _leaning(sentence: Sentence, model: Weights) -> int:
    score = model.scores(sentence.words.folded, is_question=sentence.is_question)[0]
    return max(-MOST_OF_A_SENTENCE, min(MOST_OF_A_SENTENCE, score))


@cache
def _model(lang: str) -> Weights:
    return Weights(json.loads((FOLDER / f"{lang}.json").read_text(encoding="utf-8")), WordClasses())
