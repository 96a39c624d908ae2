"""What a draft has to say in German, French and Spanish, and what only looks like a figure there."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.phrase_book import book_of
from closecall.drafting.checks.inspection.text_part import Part
from closecall.drafting.generation.model_writer import ModelWriter
from closecall.drafting.records import Brief, Channel, Draft, NextStep
from closecall.testing.model import ScriptedModel
from closecall.text.sentences import sentences_of
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

_TABLES = tomllib.loads((Path(__file__).parent / "languages_topics.toml").read_text(encoding="utf-8"))


def _cases(kind: str) -> list[tuple[str, str, str]]:
    return [
        (lang, topic, sentence)
        for lang, table in _TABLES.items()
        for topic, sentences in table[kind].items()
        for sentence in sentences
    ]


def _topics(lang: str, text: str) -> set[str]:
    book = book_of(lang)
    assert book is not None
    return {said.phrase.topic for sentence in sentences_of(text) for said in book.hear(text, sentence)}


@pytest.mark.parametrize(("lang", "topic", "sentence"), _cases("says"))
def test_a_sentence_says_what_a_draft_needs(lang: str, topic: str, sentence: str) -> None:
    assert topic in _topics(lang, sentence)


@pytest.mark.parametrize(("lang", "topic", "sentence"), _cases("silent"))
def test_a_plain_sentence_does_not_say_it(lang: str, topic: str, sentence: str) -> None:
    assert topic not in _topics(lang, sentence)


def test_every_topic_has_three_examples_of_each_kind() -> None:
    for lang, table in _TABLES.items():
        assert table["says"].keys() == table["silent"].keys()
        for kind in ("says", "silent"):
            for topic, sentences in table[kind].items():
                assert len(sentences) >= 3, (lang, kind, topic)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Un grand merci."),
        ("fr", "Un four neuf tient mieux la chaleur."),
        ("fr", "Ce n'est trois fois rien."),
        ("es", "Usted marca el paso."),
        ("es", "Eso marca la diferencia."),
        ("es", "El ritmo lo marca la obra."),
        ("de", "Tausend Dank."),
        ("de", "Reden wir unter vier Augen."),
        ("de", "Ich bin zu hundert Prozent sicher."),
    ],
)
def test_a_saying_or_a_word_of_the_language_is_no_figure(lang: str, text: str) -> None:
    part = Part("body", text, lang=lang)
    assert (part.amounts, part.numbers, part.days) == ((), (), ())


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Nos vemos; hasta el 9."),
        ("fr", "À bientôt, le 9 !"),
        ("en", "It costs a grand."),
        ("en", "Bring four loaves."),
        ("fr", "Cela coûte 4 grand €."),
        ("fr", "Il en reste quatre."),
        ("de", "Das kostet tausend Euro."),
        ("es", "Lo traemos en marzo."),
        ("pl", "Przyjedziemy 12 marca."),
    ],
)
def test_a_real_figure_or_day_beside_it_counts(lang: str, text: str) -> None:
    part = Part("body", text, lang=lang)
    assert part.amounts or part.numbers or part.days


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "El 9 % de los panes."),
        ("es", "De los 9 panes, uno."),
        ("fr", "Le 9,5 du matin."),
    ],
)
def test_a_number_that_counts_something_is_no_day(lang: str, text: str) -> None:
    assert Part("body", text, lang=lang).days == ()


_FAREWELL = """Guten Morgen Frau Alder,

danke für Ihre klare Antwort, ich akzeptiere sie. {}

Freundliche Grüße
Tom Reyes
{}"""


@pytest.mark.parametrize(
    ("sentence", "below", "passes"),
    [
        ("Ihr Mann und Sie haben sich dagegen entschieden.", "Ofenbau Quell", True),
        ("Alles Gute.", "Ofenbau Quell", True),
        ("Alles Gute.", "Ofenbau Sturm", False),
        ("Alles Gute.", "Der Ofen bleibt warm", False),
        ("Ofenbau Quell.", "", False),
        ("Ihr Ofen und Sie passen zusammen.", "", False),
    ],
)
def test_under_the_sellers_name_may_stand_the_firm_of_the_thread_and_nothing_else(
    brief_of: Callable[..., Brief], sentence: str, below: str, *, passes: bool
) -> None:
    buyer = Speaker("Ruth Alder", "ruth@alderbakery.example", Side.BUYER)
    told = "Der Ofen von Ofenbau Quell bleibt warm, aber nein, mein Mann und ich wollen ihn nicht."
    thread = Thread(ThreadKind.EMAIL, (Message(buyer, told),), "de")
    body = _FAREWELL.format(sentence, below).rstrip()
    draft = Draft(channel=Channel.EMAIL, lang="de", body=body)
    brief = brief_of("respect_no", lang="de", thread=thread, note=None, as_of=date(2025, 3, 10))
    assert (problems_in(draft, brief) == ()) is passes


@pytest.mark.parametrize(
    ("lang", "dated"),
    [
        ("de", "Bitte schicken Sie mir das Blatt spätestens {}."),
        ("fr", "Je vous envoie la fiche au plus tard {}."),
        ("es", "Le envío la hoja a más tardar {}."),
    ],
)
def test_no_later_than_may_date_the_declared_step_and_nothing_else(
    brief_of: Callable[..., Brief], lang: str, dated: str
) -> None:
    day = {"de": "am Freitag", "fr": "vendredi", "es": "el viernes"}[lang]
    body = dated.format(day)
    brief = brief_of("confirm", lang=lang, as_of=date(2025, 3, 10))
    for what, is_found in ((body.split(" ", 3)[3].partition(" ")[0], False), ("x", True)):
        step = NextStep(what=what, when=day)
        draft = Draft(channel=Channel.EMAIL, lang=lang, body=body, next_step=step)
        found = {problem.code for problem in problems_in(draft, brief)}
        assert ("invented_deadline" in found) is is_found


@pytest.mark.parametrize("lang", ["it", "nl", "pt", "sv", "pl", "ja", "xx"])
def test_a_draft_in_a_language_without_rules_is_refused(brief_of: Callable[..., Brief], lang: str) -> None:
    draft = Draft(channel=Channel.EMAIL, lang=lang, body="Buongiorno Ruth, grazie.\n\nTom Reyes")
    found = problems_in(draft, brief_of("guide", lang=lang, as_of=date(2025, 3, 10)))
    assert "unread_language" in {problem.code for problem in found}


@pytest.mark.parametrize("lang", ["en", "de", "fr", "es"])
def test_a_draft_in_a_language_with_rules_can_be_read(brief_of: Callable[..., Brief], lang: str) -> None:
    draft = Draft(channel=Channel.EMAIL, lang=lang, body="Hello Ruth.\n\nTom Reyes")
    found = problems_in(draft, brief_of("guide", lang=lang, as_of=date(2025, 3, 10)))
    assert "unread_language" not in {problem.code for problem in found}


def test_what_a_model_writes_in_a_language_without_rules_is_not_handed_out(
    brief_of: Callable[..., Brief],
) -> None:
    answer = {"subject": "Il forno", "listening": "Grazie, Ruth.", "next_step": "Ne parliamo giovedì."}
    written = ModelWriter(ScriptedModel([answer] * 3)).write(brief_of("guide", lang="it"))
    assert written.source == "template"
    assert written.draft is not None
    assert written.draft.lang == "en"
    assert "language_not_written" in {problem.code for problem in written.problems}
