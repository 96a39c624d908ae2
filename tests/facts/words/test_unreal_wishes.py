"""What one would have wanted is no wish any more: it is mostly how a no is told kindly."""

from __future__ import annotations

import pytest

from closecall import Thread, read_facts
from closecall.facts.cues import load_cues
from closecall.facts.vocabulary import Refusal, VerbalInterest
from closecall.text.sentences import sentences_of

_UNREAL = {
    "de": [
        "Wir hätten Sie sehr gern dabeigehabt.",
        "Ich hätte so gerne zwei genommen.",
        "Wir wären gern gekommen.",
    ],
    "fr": ["Nous aurions adoré venir.", "On aurait vraiment adoré.", "Nous aurions été ravis de vous avoir."],
    "es": [
        "Nos habría encantado tenerlos.",
        "Me hubiera gustado mucho.",
        "Hubiéramos querido la grande.",
    ],
    "it": [
        "Ci sarebbe piaciuto avervi.",
        "Saremmo stati felici di venire.",
        "Mi sarebbe tanto piaciuta.",
    ],
    "pt": ["Teríamos adorado recebê-los.", "Eu teria gostado muito.", "Teríamos mesmo querido a grande."],
    "nl": [
        "We hadden jullie er graag bij gehad.",
        "Ik had er graag twee genomen.",
        "We hadden zo graag gekomen.",
    ],
    "sv": ["Vi hade så gärna haft er med.", "Jag hade gärna kommit.", "Vi hade verkligen älskat det."],
    "pl": ["Chcielibyśmy byli państwa gościć.", "Chciałbym był przyjść.", "Chciałabym była to mieć."],
}
_REAL = {
    "de": ["Wir hätten gern das große Gerät.", "Ich hätte gern zwei.", "Wir kommen gern."],
    "fr": ["J'aurais aimé un devis.", "Nous aimerions venir.", "Nous sommes ravis."],
    "es": ["Nos encantaría tenerlos.", "Me gusta mucho.", "Queremos la grande."],
    "it": ["Ci piacerebbe avervi.", "Siamo felici di venire.", "Mi piace."],
    "pt": ["Adoraríamos recebê-los.", "Gosto muito.", "Queremos a grande."],
    "nl": ["We hadden jullie offerte al.", "Ik wil er graag twee.", "We komen graag."],
    "sv": ["Vi vill gärna ha er med.", "Jag kommer gärna.", "Vi älskar det."],
    "pl": ["Chcielibyśmy państwa gościć.", "Chciałbym przyjść.", "Chciałabym to mieć."],
}


@pytest.mark.parametrize(
    ("lang", "text", "is_unreal"),
    [
        (lang, text, is_unreal)
        for is_unreal, texts in ((True, _UNREAL), (False, _REAL))
        for lang, said in texts.items()
        for text in said
    ],
)
def test_the_grammar_knows_what_would_have_been_wanted(lang: str, text: str, is_unreal: bool) -> None:
    book = load_cues(lang, "grammar")
    assert book is not None
    facts = {heard.cue.fact for each in sentences_of(text) for heard in book.hear(each.words.folded)}
    assert ("unreal" in facts) is is_unreal


def _heard(text: str) -> tuple[VerbalInterest | None, Refusal | None]:
    thread = Thread.parse(f"Seller: The quote is 4,000. Shall we go ahead?\nBuyer: {text}\n", me="Seller")
    facts = read_facts(thread).facts
    return facts.verbal_interest, facts.refusal


@pytest.mark.parametrize(
    "text",
    [
        "We would have loved to have you. You were the nicest by far.",
        "We'd so have liked to work with you on this.",
        "I should have wanted one, ten years younger.",
    ],
)
def test_a_wish_that_can_be_no_more_is_none(text: str) -> None:
    assert _heard(text)[0] is VerbalInterest.NONE


def test_it_hides_neither_the_no_beside_it_nor_another_wish() -> None:
    no = "We would have loved to have you, we've decided against it, I'm afraid."
    assert _heard(no) == (VerbalInterest.NONE, Refusal.EXPLICIT_NO)
    wish = "I would have liked the green one, but I want it in blue too."
    assert _heard(wish)[0] is VerbalInterest.STRONG
