"""What a draft has to say in German, French and Spanish, and what only looks like a figure there."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.part import Part
from closecall.drafting.checks.phrases import book_of
from closecall.drafting.model_writer import ModelWriter
from closecall.drafting.records import Brief, Channel, Draft
from closecall.testing.model import ScriptedModel
from closecall.text.sentences import sentences_of

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
