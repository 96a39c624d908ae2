"""What the buyer asked for when a number answers him: the price of the offer, or something else.

"How many sheets does the tray take?" "It's 250." "That's fine." agrees to no price, nor does "what deposit do
you want?".
"""

from __future__ import annotations

from pathlib import Path

from closecall.facts.injection import unplanted_sentences
from closecall.text.patterns.pattern_set import patterns_in
from closecall.text.sentences import Sentence
from closecall.thread.records import Message

_FILE = Path(__file__).with_suffix(".toml")
_NEAR = 2


def asks_another_number(message: Message, lang: str) -> bool:
    """Whether a message asks for a quantity or another sum, and in no sentence for the price."""
    signs = [_signs(s, lang) for s in unplanted_sentences(message.body) if s.is_question]
    asks_price = any("price" in each and each.isdisjoint(("quantity", "another")) for each in signs)
    return not asks_price and any(not each.isdisjoint(("quantity", "another")) for each in signs)


def names_another_sum(sentence: Sentence, lang: str) -> bool:
    """Whether a sentence names a deposit, the delivery, a repair or what somebody else pays."""
    phrases = patterns_in(_FILE, lang)
    met = phrases.search(sentence.words.folded) if phrases else ()
    includes = [match.first for match in met if match.key == "includes"]
    return any(
        match.key == "another" and not any(match.first - _NEAR <= at < match.first for at in includes)
        for match in met
    )


def _signs(sentence: Sentence, lang: str) -> frozenset[str]:
    phrases = patterns_in(_FILE, lang)
    found = phrases.search(sentence.words.folded) if phrases else ()
    return frozenset(match.key for match in found)
