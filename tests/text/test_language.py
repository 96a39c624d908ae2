"""The language of a text by its small words or its script."""

from __future__ import annotations

import pytest

from closecall.text.language import (
    UNDETERMINED,
    guess_language,
    is_content_word,
    languages_of_small_words,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("We have looked at the paper and it is not for us.", "en"),
        ("Wir haben das Papier gelesen und es ist noch nicht für uns.", "de"),
        ("Nous avons lu le document et ce n'est pas pour nous.", "fr"),
        ("Hemos leído el documento pero no es para nosotros, muy bien.", "es"),
        ("Abbiamo letto il documento ma non è per noi, grazie.", "it"),
        ("Já lemos o documento, mas ainda não é para você.", "pt"),
        ("Wij hebben het stuk gelezen en het is nog niet voor ons.", "nl"),
        ("Vi har läst det men det är inte för oss, tack.", "sv"),
        ("Przeczytaliśmy dokument, ale to nie jest dla nas, dziękuję bardzo.", "pl"),
        ("Sim, quero fechar com vocês.", "pt"),
        ("Ja hoor, jullie kunnen wel beginnen.", "nl"),
        ("Tyvärr inget mer, kanske redan gjort.", "sv"),
        ("Dzięki, jesteśmy jeszcze w trakcie.", "pl"),
        ("Sie kommen bis Montag, ich warte.", "de"),
        ("今はまだ決められません。", "ja"),
        ("아직 결정하지 못했습니다.", "ko"),
        ("我们还没有决定。", "zh"),
        ("Мы ещё не решили.", "ru"),
        ("Δεν έχουμε αποφασίσει.", "el"),
        ("عرض جيد شكرا", "ar"),
        ("עוד לא החלטנו", "he"),
    ],
)
def test_a_sentence_tells_its_language(text: str, code: str) -> None:
    assert guess_language(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nej tak, vi er ikke interesserede.", "da"),
        ("Nei takk, vi er ikke interessert, hilsen fra oss.", "no"),
        ("Nej tack, vi är inte intresserade.", "sv"),
        ("Hayır teşekkürler, ilgilenmiyoruz.", "tr"),
        ("Prosím, už mi nepište, nemáme zájem.", "cs"),
        ("Kérem, ne írjon többet, ez nem érdekel minket.", "hu"),
        ("Nu, mulțumesc, nu suntem interesați, vă salut.", "ro"),
        ("Ei kiitos, emme ole kiinnostuneita.", "fi"),
    ],
)
def test_a_short_refusal_tells_its_language(text: str, code: str) -> None:
    assert guess_language(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Wollen Sie am Samstag vorbeikommen? Gern, um zehn bin ich da.", "de"),
        ("Vous voulez venir samedi matin ? Volontiers, à dix heures.", "fr"),
        ("¿De qué se trata? Pagamos muchísimo de luz.", "es"),
        ("Vuole venire sabato mattina? Volentieri, alle dieci.", "it"),
    ],
)
def test_a_question_and_its_short_answer_tell_their_language(text: str, code: str) -> None:
    assert guess_language(text) == code


@pytest.mark.parametrize("text", ["", "12345", "Ok.", "👍", "Zzyx Qwrt"])
def test_too_little_stays_undetermined(text: str) -> None:
    assert guess_language(text) == UNDETERMINED


def test_a_small_word_tells_every_language_that_has_it() -> None:
    assert languages_of_small_words("warehouse") == frozenset()
    assert {"de"} <= languages_of_small_words("nicht")
    assert {"fr", "es"} <= languages_of_small_words("la")
    assert languages_of_small_words("nicht la") >= {"de", "fr", "es"}


@pytest.mark.parametrize(
    ("word", "lang", "is_content"),
    [
        ("trailer", "en", True),
        ("van", "en", False),
        ("have", "en", False),
        ("have", "de", True),
    ],
)
def test_longer_words_that_are_none_of_the_small_ones_may_name_something(
    word: str, lang: str, *, is_content: bool
) -> None:
    assert is_content_word(word, lang) is is_content
