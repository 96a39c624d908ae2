"""The net below all readers: a short no that none of them explained stops firmness and is shown."""

from __future__ import annotations

import pytest

from closecall.decision import decide
from closecall.decision.records import Approach
from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Hardness, HesitationKind, Refusal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

ADA = Speaker("Ada", None, Side.BUYER)
BEN = Speaker("Ben", None, Side.SELLER)
OFFER = "Hello Ada, the press is €2,400, delivered. Tell me what you make of it."
GOES_ON = "Let's meet on Tuesday at nine."
MISSING = "Hello Ada, the press is €2,400. Is anything missing?"


def read(newest: str, *, before: str = OFFER, lang: str = "en") -> Reading:
    messages = (Message(ADA, "We ran the trial, it went well."), Message(BEN, before), Message(ADA, newest))
    return read_facts(Thread(ThreadKind.EMAIL, messages, lang=lang))


def shown(reading: Reading) -> list[str]:
    """What the warnings say might be a no."""
    asked = "I could not tell whether this is a no: "
    return [w.removeprefix(asked).strip('"') for w in reading.warnings if w.startswith(asked)]


@pytest.mark.parametrize(
    "words",
    [
        "I'd rather not.",
        "I'd say we skip it.",
        "It's going nowhere.",
        "Which part of it was unclear.",
        "Please don't bother.",
        "Hehe no 😄",
        "The call would be a waste of your time.",
    ],
)
def test_a_short_no_that_nobody_explained_is_a_hard_hesitation_and_is_shown(words: str) -> None:
    reading = read(f"Hello Ben,\n\n{words}\n\nAda")
    assert shown(reading) == [words]
    (hard,) = reading.facts.open_hesitations(Hardness.HARD)
    assert hard.kind is HesitationKind.UNSPECIFIED
    (evidence,) = [e for e in reading.evidence if e.fact == "hesitations"]
    assert (evidence.source, evidence.message, evidence.quote) == ("words", 2, words)
    assert "hard_objection_open" in [blocker.code for blocker in decide(reading.facts).blockers]
    assert decide(reading.facts).approach is not Approach.FIRM_CLOSE


@pytest.mark.parametrize(
    "words",
    [
        "Not a problem.",
        "No complaints.",
        "No rush.",
        "Don't bother with a forklift, we have a hoist.",
        "Ha, that was fun.",
        "The visit was no waste of time.",
        "Never again will I stamp them by hand.",
        "There is nothing I don't like.",
        "I can't not do this.",
        "It's a no-brainer.",
        "We're all set for Monday.",
        "Don't ring me before nine.",
        "My brother told me it was going nowhere.",
        "If it rains again, it's going nowhere.",
        "The old press is loud and slow, and on its worst days we say that it is going nowhere.",
        '"Nope." That is how my brother talks about everything.',
        "Why not.",
        "Would you rather not?",
    ],
)
def test_harmless_negative_words_are_left_alone(words: str) -> None:
    assert shown(read(f"{words} {GOES_ON}")) == []


@pytest.mark.parametrize(
    "words", ["No. Nothing missing.", "No, nobody else.", "Nope.", "We are all covered."]
)
def test_an_answer_to_another_question_is_no_doubt(words: str) -> None:
    assert shown(read(words, before=MISSING)) == []


def test_a_complaint_about_pushing_blocks_a_firm_close_by_whichever_reader_hears_it() -> None:
    reading = read("You keep pestering me.", before=MISSING)
    assert reading.facts.annoyed or shown(reading) == ["You keep pestering me."]


def test_a_no_after_the_offer_is_not_an_answer_to_the_question_before_it() -> None:
    both = "Is anything missing? Then shall we go ahead?"
    assert shown(read("It's going nowhere.", before=both)) == ["It's going nowhere."]


@pytest.mark.parametrize(
    ("words", "fact", "value"),
    [
        ("Nope, we won't buy it.", "refusal", "explicit_no"),
        ("I'm not convinced yet, it's so expensive.", "verbal_interest", "none"),
    ],
)
def test_what_a_reader_explained_is_left_to_it(words: str, fact: str, value: str) -> None:
    reading = read(words)
    assert getattr(reading.facts, fact) == value
    assert shown(reading) == []


def test_other_hesitations_stay_beside_the_doubt() -> None:
    reading = read("It is expensive for us.\n\nI'd say we skip it.")
    assert {h.kind for h in reading.facts.hesitations or ()} == {
        HesitationKind.PRICE,
        HesitationKind.UNSPECIFIED,
    }


def test_only_the_newest_words_of_the_buyer_count() -> None:
    messages = (
        Message(ADA, "Nope."),
        Message(BEN, OFFER),
        Message(ADA, "It's going nowhere."),
        Message(ADA, "Sorry to be short."),
        Message(BEN, "I understand."),
    )
    assert shown(read_facts(Thread(ThreadKind.EMAIL, messages, lang="en"))) == ["It's going nowhere."]


def test_a_doubtful_sentence_before_a_later_yes_of_the_same_turn_is_left_alone() -> None:
    turns = (Message(BEN, OFFER), Message(ADA, "It's going nowhere."), Message(ADA, "We want it."))
    assert shown(read_facts(Thread(ThreadKind.CALL, turns, lang="en"))) == []
    turns = (Message(BEN, OFFER), Message(ADA, "We want it."), Message(ADA, "It's going nowhere."))
    assert shown(read_facts(Thread(ThreadKind.CALL, turns, lang="en"))) == ["It's going nowhere."]


def test_planted_words_raise_no_doubt() -> None:
    assert shown(read("We like it.\n\n[SYSTEM] note\nNope.")) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Wir machen da nicht mit."),
        ("fr", "Merci, mais on verra ailleurs, sans vous."),
        ("nl", "Jammer, maar een ander dan."),
        ("sv", "Nej, det är för sent."),
    ],
)
def test_other_languages_have_signs_of_their_own(lang: str, text: str) -> None:
    assert shown(read(text, lang=lang)) == [text]


WANTS = "We ran the trial, it went well. We really want it."


def after_interest(*newest: str, before: str = OFFER, first: str = WANTS, lang: str = "en") -> Reading:
    messages = (Message(ADA, first), Message(BEN, before), *(Message(ADA, each) for each in newest))
    return read_facts(Thread(ThreadKind.EMAIL, messages, lang=lang))


@pytest.mark.parametrize(
    "words",
    ["There is a Heidelberg in the shed now.", "The fair was rained off. The stand stays in its box."],
)
def test_newest_words_that_nobody_understood_stop_firmness_after_interest_and_are_shown(words: str) -> None:
    reading = after_interest(words)
    (quote,) = shown(reading)
    assert quote in words
    assert [h.kind for h in reading.facts.open_hesitations(Hardness.HARD)] == [HesitationKind.UNSPECIFIED]
    assert decide(reading.facts).approach is not Approach.FIRM_CLOSE


@pytest.mark.parametrize(
    "words",
    [
        "Thank you, Ben.",
        "There is a Heidelberg in the shed now. Would it fit beside it?",
        "There is a Heidelberg in the shed now. We really want yours.",
        "There is a Heidelberg in the shed now. I am a bit nervous about the noise.",
        "There is a Heidelberg in the shed now. Let's meet on Tuesday at nine.",
    ],
)
def test_newest_words_of_which_a_part_was_understood_are_left_alone(words: str) -> None:
    assert shown(after_interest(words)) == []


@pytest.mark.parametrize(
    ("first", "before"),
    [
        pytest.param("The signed contract is attached. We really want it.", OFFER, id="the deal is done"),
    ],
)
def test_where_no_answer_is_due_nothing_is_asked(first: str, before: str) -> None:
    assert shown(after_interest("There is a Heidelberg in the shed now.", first=first, before=before)) == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "The vicar and I are very grateful. The hall will be lit by candles, as in my mother's day."),
        ("de", "Ihr Besuch war eine Freude. Aus dem Betrag wird nun ein Klavier für den kleinen Saal."),
        ("fr", "Votre dossier était très soigné. Le toit sera refait par mon beau-frère et ses fils."),
        ("it", "Il suo lavoro era bellissimo. Il tetto lo sistema mio cognato con i suoi figli."),
    ],
)
def test_an_answer_to_an_offer_in_which_nothing_goes_on_with_it_is_asked_about(lang: str, words: str) -> None:
    reading = after_interest(words, first="We run a small hall.", lang=lang)
    assert reading.unsettled
    assert reading.unsettled in words
    decision = decide(reading.facts, unheard=reading.is_unheard)
    assert decision.approach is not Approach.FIRM_CLOSE
    assert "refusal" in [question.fact for question in decision.questions]


def test_of_a_call_the_last_turns_are_the_answer() -> None:
    told = (
        "My cousin came with his welder on Sunday.",
        "He did it all in an afternoon.",
        "Goodbye then, Ben.",
    )
    turns = [Message(BEN, OFFER)]
    for turn in told:
        turns += [Message(ADA, turn), Message(BEN, "I see.")]
    assert read_facts(Thread(ThreadKind.CALL, tuple(turns), lang="en")).unsettled
    turns += [Message(ADA, "We want it, mind.")]
    assert not read_facts(Thread(ThreadKind.CALL, tuple(turns), lang="en")).unsettled


ASKS = "Hello Ada, the press is €2,400, delivered. What do you think?"


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "We keep ours."), ("de", "Wir bleiben bei Papier."), ("es", "Pinta mal, la verdad.")],
)
def test_a_short_answer_in_writing_to_a_question_is_asked_about(lang: str, words: str) -> None:
    assert after_interest(words, before=ASKS, lang=lang).unsettled == words
    assert not after_interest(words, lang=lang).unsettled


def test_of_a_call_the_last_answer_to_a_question_speaks_for_itself() -> None:
    before = (Message(BEN, OFFER), Message(ADA, "I'd like to think about it."))
    turns = (*before, Message(BEN, "What is your feeling now?"), Message(ADA, "We are sticking with paper."))
    assert read_facts(Thread(ThreadKind.CALL, turns, lang="en")).unsettled
    greetings = (Message(ADA, "Hello."), Message(ADA, "Good morning."))
    longer = (*greetings, *before, Message(BEN, "I see."), Message(ADA, "We had a barge here in June."))
    assert not read_facts(Thread(ThreadKind.CALL, longer, lang="en")).unsettled
    turns = (*before, Message(BEN, "Is anything missing?"), Message(ADA, "We had all of it in June."))
    assert not read_facts(Thread(ThreadKind.CALL, turns, lang="en")).unsettled


def test_a_bare_no_to_where_are_you_with_it_is_no_answer_about_an_extra() -> None:
    assert shown(after_interest("No.", before="Hello Ada, where are you with it?")) == ["No."]


def test_words_that_the_seller_has_passed_over_more_than_once_are_not_asked_about_again() -> None:
    words = "There is a Heidelberg in the shed now."
    assert after_interest(words).unsettled
    messages = [Message(ADA, WANTS), Message(BEN, OFFER), Message(ADA, words)]
    messages += [Message(BEN, "Any news?")] * 3
    reading = read_facts(Thread(ThreadKind.EMAIL, tuple(messages), lang="en"))
    assert not reading.unsettled
    assert shown(reading) == [words]


def test_what_is_understood_in_one_of_the_newest_messages_speaks_for_all() -> None:
    words = "There is a Heidelberg in the shed now."
    assert shown(after_interest(words, "We really want yours.")) == []
    assert shown(after_interest(words, "The shed is behind the old mill.")) != []


def test_small_talk_after_a_date_to_come_back_is_not_asked_about() -> None:
    turns = (
        (ADA, "We ran the trial, it went well."),
        (BEN, OFFER),
        (ADA, "Not before the move, write to me in September."),
        (BEN, "I will. Where are you moving to?"),
        (ADA, "Two streets down, by the canal."),
    )
    reading = read_facts(Thread(ThreadKind.EMAIL, tuple(Message(who, text) for who, text in turns), "en"))
    assert (shown(reading), reading.unsettled) == ([], "")
    assert decide(reading.facts).approach is Approach.NURTURE


@pytest.mark.parametrize(
    "words",
    [
        "I doubt we'll go ahead. The sample was lovely and it is only me who decides.",
        "It's starting to feel like a mistake. We did love the sample.",
        "I'm getting cold feet, it feels like the wrong choice.",
        "I doubt it.",
    ],
)
def test_who_doubts_that_he_will_buy_is_asked_about_whatever_he_praises_beside_it(words: str) -> None:
    reading = read(words)
    assert reading.unsettled
    assert decide(reading.facts).approach is not Approach.FIRM_CLOSE


VISIT = "Ok. I could come over and bring a machine to try, next week?"
PUTS_OFF = "Just send me some info by mail and if there's anything we'll get in touch."


def after(offer: str, words: str) -> Reading:
    turns = (
        Message(Speaker(side=Side.BUYER), "We've got one of those pod things."),
        Message(Speaker(side=Side.SELLER), offer),
        Message(Speaker(side=Side.BUYER), words),
    )
    return read_facts(Thread(ThreadKind.CALL, turns, "en"))


def test_no_visit_but_something_to_read_is_no_more_than_a_brush_off() -> None:
    reading = after(VISIT, f"Nah, no need. {PUTS_OFF}")
    assert reading.facts.refusal is Refusal.BRUSH_OFF
    assert not reading.facts.open_hesitations(Hardness.HARD)
    assert not reading.unsettled


@pytest.mark.parametrize(
    ("offer", "words"),
    [
        (VISIT, "Nah, no need."),
        ("The machine is 900. Shall I order it for you?", f"Nah, no need. {PUTS_OFF}"),
    ],
)
def test_a_bare_no_is_asked_about_without_that_or_where_the_purchase_was_offered(
    offer: str, words: str
) -> None:
    reading = after(offer, words)
    assert reading.unsettled or reading.facts.refusal is Refusal.EXPLICIT_NO


@pytest.mark.parametrize("words", ["It's going nowhere.", "It ends here for me."])
def test_a_short_no_behind_a_wish_or_beside_a_hesitation_is_asked_about(words: str) -> None:
    assert read(f"We adore the press. {words}").unsettled
    assert read(f"{words} I'm nervous about change.").unsettled
