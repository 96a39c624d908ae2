"""Words are found and compared however they are disguised, and every span is a literal slice."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from closecall.text.tokens import fold, words_of

STRUCK = "n\u0336o\u0336t\u0336"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (unicodedata.normalize("NFD", "C'est tr\u00e8s bien, No\u00ebl"), "c est tres bien noel"),
        (f"we are {STRUCK} in", "we are not in"),
        ("n\u0338o\u0334pe", "nope"),
        ("n\u043e th\u0430nks", "no thanks"),
        ("w\u0435 \u0430r\u0435 n\u03bft", "we are not"),
        ("please \u0441\u0430\u0440 it", "please cap it"),
        ("we are n o t in", "we are not in"),
        ("U N S U B S C R I B E", "unsubscribe"),
        ("U.N.S.U.B.S.C.R.I.B.E.", "unsubscribe"),
        ("s-t-o-p it", "stop it"),
        ("n o  t h a n k s", "n o thanks"),
        (f"{STRUCK[0:2]} {STRUCK[2:4]} {STRUCK[4:]}", "not"),
    ],
)
def test_a_disguised_word_is_read_as_what_it_looks_like(text: str, words: str) -> None:
    assert words_of(text).folded == tuple(words.split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I a you", "i a you"),
        ("e.g. a I", "e g a i"),
        ("plan B. C is", "plan b c is"),
        ("1 2 3 4", "1 2 3 4"),
        ("a1 b2 c3", "a1 b2 c3"),
        ("x-y z", "x y z"),
        (
            "\u043d\u0435\u0442 \u0441\u043f\u0430\u0441\u0438\u0431\u043e",
            "\u043d\u0435\u0442 \u0441\u043f\u0430\u0441\u0438\u0431\u043e",
        ),
        ("Acme \u043d\u0435\u0442 \u0434\u0430", "acme \u043d\u0435\u0442 \u0434\u0430"),
        ("\u6211\u4eec \u4e0d", "\u6211 \u4eec \u4e0d"),
    ],
)
def test_what_is_no_disguise_is_left_as_it_is(text: str, words: str) -> None:
    assert words_of(text).folded == tuple(words.split())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dont call, id wait", "do not call i would wait"),
        ("theyve gone and shes left", "they have gone and she is left"),
        ("dunno, gimme till tmrw", "do not know give me till tomorrow"),
        ("it wasnt tho", "it was not though"),
        ("hes off and itd be a shame", "he is off and it would be a shame"),
        ("as ya cos shed well", "as ya cos shed well"),  # words of their own
    ],
)
def test_what_is_typed_without_an_apostrophe_is_read_as_it_is_meant(typed: str, meant: str) -> None:
    assert words_of(typed).folded == tuple(meant.split())


def test_each_span_is_the_words_own_slice() -> None:
    text = f"We are {STRUCK} and n o t in, c'\u0435st tout"
    spans = words_of(text).spans
    assert [text[start:end] for start, end in spans] == [
        "We", "are", STRUCK, "and", "n o t", "in", "c'\u0435st", "c'\u0435st", "tout",
    ]  # fmt: skip


@pytest.mark.parametrize("sentence", ["I showed it to a friend", "We can't, it's theirs", "S.T.O.P it"])
def test_the_words_of_one_sentence_are_those_it_has_alone(sentence: str) -> None:
    text = f"Hi. {sentence}. \u00dcbrigens: bye"
    part = words_of(text, 4, 4 + len(sentence))
    alone = words_of(sentence)
    assert part.folded == alone.folded
    assert [text[start:end] for start, end in part.spans] == [sentence[s:e] for s, e in alone.spans]


def test_words_are_equal_where_they_stand_in_the_same_places() -> None:
    assert words_of("so long") == words_of("So long!")
    assert hash(words_of("so long")) == hash(words_of("So long!"))
    assert words_of("so long") != words_of(" so long")
    assert words_of("can not") != words_of("can't")


def test_a_long_word_is_cut_alone_and_among_others() -> None:
    assert words_of(f"so {'x' * 70}").folded == ("so", "x" * 64)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("lets do it", "let us do it"),
        ("let's do it", "let us do it"),
        ("if he lets us drill", "if he lets us drill"),
        ("Café owner lets the hall", "cafe owner lets the hall"),
    ],
)
def test_lets_bids_but_where_somebody_is_let(text: str, folded: str) -> None:
    words = words_of(text)
    assert " ".join(words.folded) == folded
    assert len(words.spans) == len(words.folded)


def test_the_letters_of_one_foreign_word_are_not_folded() -> None:
    assert fold("\u041d\u0415\u0422") == "\u043d\u0435\u0442"


@pytest.mark.parametrize(
    "unit", ["a ", "a.", "a\u0336", "\u0336", "a-", "a b c ", "\u0430", "\u0430a", "a'", "a\u200b"]
)
def test_the_calls_grow_with_the_words(unit: str, calls_of: Callable[[Callable[[], object]], int]) -> None:
    def calls(times: int) -> int:
        return calls_of(lambda: words_of(unit * times))

    calls(100)
    assert calls(40_000) < 11 * calls(4_000)
