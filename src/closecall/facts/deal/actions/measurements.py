"""Sizes that the buyer gives of his own place: he has measured it (S14).

"2.6m x 70cm above the door" is no phrase that a list could hold; it is figures with a unit of length. The two
sides of one thing, or a size beside a word of measuring, are a deed; "400 m and 800 m" may be anything's.
Sides without a unit ("a 4 x 4") are one only where several places are given. A size in a question, on a
condition or beside "too" is none, nor is one that he guesses, has not measured yet or that somebody else
took, nor that of paper and other goods; and what a first message asks for is an order's size sooner than a
deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from closecall.facts.evidence import quoting
from closecall.facts.findings import Evidence
from closecall.facts.injection import unplanted_sentences
from closecall.facts.vocabulary import BuyerAction
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.resources.toml_file import read_data
from closecall.text.sentences import Sentence
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
_WRITTEN = (
    r"inch(?:es)?|feet|foot|metres?|meters?|metros?|mètres?|metri|zoll"
    r"|centimet(?:re|er)s?|centímetros?|centimètres?|centimetri|zentimeter"
)
_SIZE = re.compile(
    rf"(?<!\d)\d{{1,6}}(?:[.,]\d{{1,3}})?\s?(?:(?:cm|mm|m|ft|{_WRITTEN})\b|[\"″′])|(?<!\d)\d{{1,3}}m\d{{2}}\b"
    r"|\b\d{1,6}(?:[.,]\d{1,3})?\s?[x×]\s?\d{1,6}(?:[.,]\d{1,3})?\b"
    # "Fifty nine inches".
    rf"|\b[^\W\d_]{{3,20}}(?:[ -][^\W\d_]{{3,10}})?\s(?:{_WRITTEN})\b",
    re.IGNORECASE,
)
_BARE = compiled_late(r"[\d.,\s]+[x×][\d.,\s]+", re.IGNORECASE)
_MEASURES = compiled_late(
    r"\b(?:measur(?!es\b|ing\b)|tape\b|ausgemess|gemess|nachgemess|maße|mesur|medi(?:das?|do|mos)?\b|medí|misur|gemet|opgemeten"
    r"|mått|mätt?e?\b|zmierzy|wymiar)|測|寸法",
    re.IGNORECASE,
)
_BOTH_SIDES = compiled_late(
    r"(?<!\d)\d{1,6}(?:[.,]\d{1,3})?\s?(?:[a-z]{1,12}|[\"″′])?\d{0,2}\s?"
    r"(?:[x×]|\b(?:by|auf|mal|sur|por|per|op|na|på)\b)\s?\d",
    re.IGNORECASE,
)


def measured_sizes(thread: Thread) -> Iterator[tuple[BuyerAction, Evidence]]:
    """``shared_data``, with the first statement of sizes that the buyer makes."""
    for index, message in thread.buyer_messages():
        for sentence in unplanted_sentences(message.body):
            said = message.body[sentence.start : sentence.end]
            if _gives_sizes(sentence, said, is_first=index == 0):
                yield (
                    BuyerAction.SHARED_DATA,
                    quoting(thread, "buyer_actions", index, sentence.start, sentence.end),
                )
                return


def _gives_sizes(sentence: Sentence, said: str, *, is_first: bool) -> bool:
    said = said[:1000]
    sizes = [] if sentence.is_question else _SIZE.findall(said)
    # Few sentences have a size: only of these it is asked whether it is none of his.
    if not sizes or _is_none_of_his().search(said):
        return False
    if _MEASURES.search(said):
        return True
    is_of_a_place = len(sizes) > 1 or any(not _BARE.fullmatch(size) for size in sizes)
    return not is_first and is_of_a_place and _BOTH_SIDES.search(said) is not None


@cache
def _is_none_of_his() -> re.Pattern[str]:
    """What tells in any language that a size was not measured by the buyer, of his own place."""
    kinds, *languages = read_data(_FILE).values()
    forms = "|".join(form for language in languages for kind in kinds for form in language[kind])
    return re.compile(rf"n't\b|\b(?:{forms})\b", re.IGNORECASE)
