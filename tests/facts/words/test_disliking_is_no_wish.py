"""What is denied is no wish, also with the denial inside of the words; but for "not out of my head"."""

from __future__ import annotations

import pytest

from closecall import Thread, read_facts
from closecall.facts.vocabulary import VerbalInterest

_OFFER = {
    "en": "The harrow is 240 euros. Shall I order it?",
    "de": "Die Egge kostet 240 Euro.",
    "fr": "La herse coûte 240 euros.",
    "es": "La grada cuesta 240 euros.",
    "nl": "De eg kost 240 euro.",
    "sv": "Harven kostar 2400 kronor.",
}
_WISHES = (VerbalInterest.STRONG, VerbalInterest.INTENT)


def interest(lang: str, said: str) -> VerbalInterest | None:
    return read_facts(Thread.parse(f"Ada: {_OFFER[lang]}\nIvo: {said}\n", me="Ada")).facts.verbal_interest


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "I want this to stop."),
        ("en", "I want that in writing."),
        ("en", "I want your honest opinion."),
        ("de", "Ich bin nicht sofort überzeugt."),
        ("de", "Ich finde sie nicht toll."),
        ("fr", "Je ne suis pas vraiment conquis."),
        ("fr", "Ça ne me fait pas très envie."),
        ("es", "No tengo muchas ganas de comprarla."),
        ("es", "No me convenció."),
        ("nl", "Ik ben niet helemaal overtuigd."),
        ("nl", "Ik hou er niet van."),
        ("nl", "Ik heb er geen zin in."),
        ("sv", "Jag är inte så förtjust i den."),
        ("sv", "Jag blev inte såld på den."),
        ("sv", "Jag drömmer inte om den."),
    ],
)
def test_a_denied_wish_is_none(lang: str, said: str) -> None:
    assert interest(lang, said) not in _WISHES


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nl", "Ik krijg hem niet uit mijn hoofd."),
        ("sv", "Jag kan inte sluta tänka på den."),
        ("de", "Sie geht mir nicht aus dem Kopf."),
    ],
)
def test_what_does_not_leave_his_head_is_wanted(lang: str, said: str) -> None:
    assert interest(lang, said) in _WISHES
