"""Sizes that the buyer gives of his own place: he has measured it (S14).

"2.6m x 70cm above the door" is no phrase that a list could hold; it is figures with a unit of length. The two
sides of one thing, or a size beside a word of measuring, are a deed; "400 m and 800 m" may be anything's. A
size in a question, on a condition or beside "too" is none, and what a first message asks for is an order's
size sooner than a deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from closecall.facts.planted import unplanted_sentences
from closecall.facts.vocabulary import BuyerAction, Evidence
from closecall.text.sentences import Sentence
from closecall.thread.records import Thread

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
_MEASURES = re.compile(
    r"\b(?:measur|tape\b|ausgemess|gemess|nachgemess|maße|mesur|medi(?:das?|do|mos)?\b|medí|misur|gemet|opgemeten"
    r"|mått|mätt?e?\b|zmierzy|wymiar)|測|寸法",
    re.IGNORECASE,
)
_NONE_OF_HIS = re.compile(
    r"\b(?:too|only|if|would|want|need|your|yours|zu|wenn|trop|si|votre|demasiado|queremos|troppo|demais|för)\b",
    re.IGNORECASE,
)
_BOTH_SIDES = re.compile(
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
                    Evidence("buyer_actions", "words", index, sentence.start, sentence.end, said),
                )
                return


def _gives_sizes(sentence: Sentence, said: str, *, is_first: bool) -> bool:
    if sentence.is_question or _NONE_OF_HIS.search(said):
        return False
    said = said[:1000]
    if not _SIZE.search(said):
        return False
    return _MEASURES.search(said) is not None or (not is_first and _BOTH_SIDES.search(said) is not None)
