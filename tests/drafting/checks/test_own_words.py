"""Parts in the writer's own words, sentences in a foreign language, and days said twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall.drafting.records import Beat, BeatName, Draft, NextStep

Codes = Callable[..., set[str]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Espero lo que usted y su hermana me digan de esto.",
        "Nous restons à votre disposition pour en parler.",
        "Я буду рад вашему письму.",
        "Ich freue mich auf das, was Sie mir schreiben.",
    ],
)
def test_one_sentence_in_another_language_is_refused(codes_with: Codes, sentence: str) -> None:
    assert "other_language" in codes_with(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["A wet loaf is no loaf at all.", "No rush.", "A big oven, a small room.", 'You may call it "la nuova".'],
)
def test_a_short_sentence_of_shared_words_is_not_foreign(codes_with: Codes, sentence: str) -> None:
    assert "other_language" not in codes_with(sentence)


@pytest.mark.parametrize(("weekday", "is_invented"), [("Tuesday", False), ("Friday", True)])
def test_the_weekday_of_the_proposed_date_is_known(
    honest: dict[str, Draft], codes_when: Codes, weekday: str, is_invented: bool
) -> None:
    body = honest["guide"].body.replace("on Thursday", f"on 18 March ({weekday})")
    step = NextStep(what="a short call", when="on 18 March")
    thread_free = codes_when("guide", body=body.replace("18 March", "25 March"), next_step=step)
    assert "invented_date" in thread_free
    # 25 March 2025 is a Tuesday.
    step = NextStep(what="a short call", when="on 25 March")
    codes = codes_when("guide", body=body.replace("18 March", "25 March"), next_step=step)
    assert ("invented_date" in codes) is is_invented


def test_disagreement_and_recommendation_may_be_one_beat(honest: dict[str, Draft], codes_when: Codes) -> None:
    both = "I disagree that waiting helps you. I think you should order it today."
    script = tuple(
        Beat(beat=BeatName.DISAGREE, say=both) if beat.beat is BeatName.DISAGREE else beat
        for beat in honest["firm_close.call"].script
        if beat.beat is not BeatName.RECOMMEND
    )
    assert "beats_out_of_order" not in codes_when("firm_close.call", script=script)


@pytest.mark.parametrize(
    ("part", "sentence", "code"),
    [
        ("disagreement", "My own conclusion is the reverse.", "disagreement_missing"),
        ("recommendation", "I am sure that today is right for it.", "recommendation_missing"),
        ("exit", "Otherwise one word will do.", "no_exit"),
    ],
)
def test_a_declared_part_may_use_its_own_words(
    honest: dict[str, Draft], codes_when: Codes, part: str, sentence: str, code: str
) -> None:
    body = honest["firm_close"].body
    assert code not in codes_when("firm_close", body=f"{body}\n{sentence}", **{part: sentence})
    empty = "The oven bakes well."
    assert code in codes_when("firm_close", body=f"{body}\n{empty}", **{part: empty})


def test_the_buyers_own_long_words_show_listening(codes_when: Codes) -> None:
    bare = "Hi Ruth,\n\nAn oven is big. I suggest a call on Thursday, or any other day.\n\nTom Reyes"
    own = bare.replace("An oven is big.", "Loaves evenly baked before Easter, the wiring no trouble.")
    assert "not_listening" in codes_when("guide", subject="A thought", body=bare, hesitation=None)
    assert "not_listening" not in codes_when("guide", subject="A thought", body=own, hesitation=None)
