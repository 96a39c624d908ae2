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

from closecall.facts.evidence import quoting
from closecall.facts.findings import Evidence
from closecall.facts.injection import unplanted_sentences
from closecall.facts.vocabulary import BuyerAction
from closecall.text.resources.lazy_regex import compiled_late
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
_BARE = compiled_late(r"[\d.,\s]+[x×][\d.,\s]+", re.IGNORECASE)
_MEASURES = compiled_late(
    r"\b(?:measur(?!es\b|ing\b)|tape\b|ausgemess|gemess|nachgemess|maße|mesur|medi(?:das?|do|mos)?\b|medí|misur|gemet|opgemeten"
    r"|mått|mätt?e?\b|zmierzy|wymiar)|測|寸法",
    re.IGNORECASE,
)
_NONE_OF_HIS = compiled_late(
    r"\b(?:too|only|if|would|want|need|your|yours|zu|wenn|trop|si|votre|demasiado|queremos|troppo|demais|för)\b",
    re.IGNORECASE,
)
_NOT_MEASURED = compiled_late(
    r"n't\b|\b(?:not|never|yet|about|roughly|around|approx\w*|guess|think|or so|some|maybe|perhaps|follow"
    r"|will|nicht|nie|etwa|ungefähr|circa|ca|glaube|schätze|vielleicht|ahnung|folgen|wird|werden"
    r"|pas|jamais|environ|à peu près|peut-être|crois|suivront|aucune idée"
    r"|no|nunca|todavía|aún|unos|unas|más o menos|creo|tendrá|quizás?|idea"
    r"|non|mai|ancora|più o meno|credo|forse|seguiranno"
    r"|niet|nooit|nog|ongeveer|zo'n|denk|misschien|volgen"
    r"|não|ainda|cerca de|mais ou menos|acho|talvez"
    r"|inte|aldrig|ungefär|cirka|tror|kanske|jeszcze|około|mniej więcej|chyba|może)\b",
    re.IGNORECASE,
)
_BY_ANOTHER = compiled_late(
    r"\b(?:he|she|his|hers|they|some(?:body|one)|neighbour'?s?|neighbor|salesm[ae]n|rep|customs?|website|brochure"
    r"|catalogue|leaflet|told|previous|son|former|jemand|nachbar(?:n|in)?|vertreter|verkäufer|webseite|prospekt"
    r"|katalog|sohn|quelqu'un|voisine?|vendeur|ancien|brochure|fils|alguien|vecin[oa]|vendedor"
    r"|anterior|folleto|hijo|qualcuno|vicin[oa]|venditore|opuscolo|figlio|iemand|buurman|verkoper"
    r"|zoon|alguém|vizinh[oa]|folheto|filho|någon|granne|grannen|säljaren|broschyren"
    r"|sonen|ktoś|sąsiad|sprzedawca|ulotka|syn)\b",
    re.IGNORECASE,
)
_GOODS = compiled_late(
    r"\b(?:a[0-6]|sheets?|posters?|flyers?|papers?|cards?|leaflets?|prints?|format\w*"
    r"|plakate?n?|bögen|karten|papier|affiches?|feuilles?|cartes?|carteles?|hojas?|tarjetas?"
    r"|manifesti|fogli|volantini|vellen|kaarten|cartazes|folhas|affischer|ark|plakaty|arkusze|kartki)\b",
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
    if not sizes or any(words.search(said) for words in (_NONE_OF_HIS, _NOT_MEASURED, _BY_ANOTHER, _GOODS)):
        return False
    if _MEASURES.search(said):
        return True
    is_of_a_place = len(sizes) > 1 or any(not _BARE.fullmatch(size) for size in sizes)
    return not is_first and is_of_a_place and _BOTH_SIDES.search(said) is not None
