"""The plainest sentences of buyers in every language: each tells its fact in answer to an offer."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Facts, Refusal, Stage
from closecall.thread.records import Thread

MAIL = """From: Tom Hale <tom@halepumps.example>
Date: Tue, 3 Mar 2026 09:00
Subject: {subject}

{offer}

Tom Hale

From: Jane Marsh <jane@marsh.example>
Date: Wed, 4 Mar 2026 10:12
Subject: Re: {subject}

{hello}

{words}

Jane
"""
# The subject, the seller's offer and the buyer's greeting, by language; English sentences stand in
# plain_speech.toml, those of another language in plain_speech_LANG.toml.
OFFERS = {
    "en": ("Quote", "Hi Jane, quote attached: £11,400 fitted. Would you like to go ahead?", "Hi Tom,"),
    "de": (
        "Angebot",
        "Guten Tag Frau Marsch, das Angebot liegt bei: 11.400 € mit Montage. Möchten Sie bestellen?",
        "Guten Tag Herr Hale,",
    ),
    "fr": (
        "Devis",
        "Bonjour Madame Marsin, vous trouverez ci-joint le devis : 11 400 € posé. "
        "Souhaitez-vous passer commande ?",
        "Bonjour Monsieur,",
    ),
    "es": (
        "Presupuesto",
        "Buenos días, Juana: le envío el presupuesto, 11.400 € con montaje. ¿Quiere que sigamos adelante?",
        "Buenos días, Tomás:",
    ),
    "it": (
        "Preventivo",
        "Buongiorno signora Marsi, in allegato il preventivo: 11.400 € con il montaggio. Vuole procedere?",
        "Buongiorno signor Hale,",
    ),
    "pt": (
        "Orçamento",
        "Bom dia, Joana. Segue o orçamento: 11.400 € com montagem. Quer avançar?",
        "Bom dia, Tomás,",
    ),
    "nl": (
        "Offerte",
        "Goedemorgen mevrouw Mars, hierbij de offerte: € 11.400 inclusief montage. Wilt u bestellen?",
        "Beste Tom,",
    ),
    "sv": (
        "Offert",
        "Hej Jana! Här kommer offerten: 114 000 kr med montering. Vill du beställa?",
        "Hej Tom!",
    ),
    "pl": (
        "Oferta",
        "Dzień dobry, przesyłam ofertę: 45 000 zł z montażem. Czy chce Pani zamówić?",
        "Dzień dobry,",
    ),
    "ja": (
        "お見積り",
        "お見積りをお送りいたします。工事費込みで1,140,000円です。ご注文いただけますでしょうか。",
        "お世話になっております。",
    ),
}


def bank(lang: str) -> list[tuple[str, str, str, list[str]]]:
    """The language, fact, value and sentences of each list that its bank holds."""
    name = "plain_speech.toml" if lang == "en" else f"plain_speech_{lang}.toml"
    told = tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return [
        (lang, fact, value, sentences) for fact, values in told.items() for value, sentences in values.items()
    ]


SENTENCES = [
    told
    for path in sorted(Path(__file__).parent.glob("plain_speech*.toml"))
    for told in bank(path.stem.removeprefix("plain_speech").removeprefix("_") or "en")
]


@cache
def facts_told_by(words: str, *, lang: str = "en") -> Facts:
    subject, offer, hello = OFFERS[lang]
    text = MAIL.format(subject=subject, offer=offer, hello=hello, words=words)
    return read_facts(Thread.parse(text, me="tom@halepumps.example"), as_of=date(2026, 3, 5)).facts


def shown(facts: Facts, fact: str) -> set[str]:
    """The values of a fact, as the table writes them."""
    if fact == "hesitations":
        return {f"{each.kind}/{each.hardness}" for each in facts.hesitations or ()} or {"none"}
    value = getattr(facts, fact)
    return {str(each) for each in value} if isinstance(value, tuple) else {str(value)}


# One test a list, which names every sentence that is wrong: a test a sentence costs a third more.
@pytest.mark.parametrize(("lang", "fact", "value", "sentences"), SENTENCES)
def test_a_plain_sentence_tells_its_fact(lang: str, fact: str, value: str, sentences: list[str]) -> None:
    told = {words: shown(facts_told_by(words, lang=lang), fact) for words in sentences}
    wrong = [f"{words} -> {sorted(values)}" for words, values in told.items() if value not in values]
    assert not wrong, f"{fact} should be {value}:\n" + "\n".join(wrong)


@pytest.mark.parametrize("lang", OFFERS)
def test_a_plain_sentence_that_refuses_nothing_is_not_taken_for_a_no(lang: str) -> None:
    told = [(fact, words) for of, fact, _, sentences in SENTENCES if of == lang for words in sentences]
    refusing = {words for fact, words in told if fact == "refusal"}
    noes = [
        f"{words} -> {refusal}"
        for words in dict.fromkeys(words for _, words in told)
        if words not in refusing
        and (refusal := facts_told_by(words, lang=lang).refusal) in (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)
    ]
    assert not noes, "taken for a no:\n" + "\n".join(noes)


def test_a_deposit_for_something_else_is_no_deed_of_this_purchase() -> None:
    facts = facts_told_by("We've paid the deposit for the new shop.")
    assert not facts.buyer_actions
    assert facts.stage is not Stage.ACCEPTED
