"""What proves that the buyer said what a draft claims, and where in the text it has to stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.records import Brief, Draft
from closecall.thread.records import Thread

BriefOf = Callable[..., Brief]
SheetOf = Callable[..., Sheet]
MarkedIn = Callable[[Sheet, str], list[str]]
FIRST = "We did not sign anything. Our berth costs a lot."
SELLERS = "Hi Ruth, the boat has a dry cabin."
LAST = (
    "We tried the boat for a week. The hull is dry and the mast feels fine to us. I only wobble a little "
    "about the deposit of 700. It is big for us. We sail on Sundays, and the old keel drags in shallow "
    "water near the bridge."
)


@pytest.fixture(name="brief")
def _brief(brief_of: BriefOf) -> Brief:
    brief = brief_of("guide")
    assert isinstance(brief.thread, Thread)
    bodies = zip(brief.thread.messages, (FIRST, SELLERS, LAST), strict=True)
    messages = tuple(replace(message, body=body) for message, body in bodies)
    return replace(brief, thread=replace(brief.thread, messages=messages))


def _marked(draft: Draft, brief: Brief, sentence: str, code: str) -> list[str]:
    """The stretches that one rule marks in the draft with one more paragraph."""
    head, _, tail = draft.body.rpartition("\n\n")
    body = f"{head}\n\n{sentence}\n\n{tail}"
    changed = draft.model_copy(update={"body": body})
    return [body[p.start : p.end] for p in problems_in(changed, brief) if p.code == code]


PROVED = [
    'You called the hull "dry".',  # a quotation in the sentence, however short
    'You wrote it. "dry" is the word.',  # or right behind it
    "You told me the mast feels fine.",
    "You said you wobble, it is big for us.",  # short words beside a longer one of the same message
    "wobble, as you put it.",
    "Wobble, as you put it, is a word.",
    "hull, as you put it.",
    "I thank you for what you wrote last night.",  # claims nothing
    "You said the keel drags in shallow water.",
    "You said keel drags shallow bridge.",
    "You said keel drags shallow harbour.",  # three of four words
    "You said you did not sign anything.",
    "You said the deposit of 700 wobbles.",
    "In your words the mast feels fine to us.",
    "In your words just the mast feels fine to us.",
    "In your words mast feels fine to us.",
    "You said not sign anything.",  # one message holds both the run and the "not"
    "In your own words: the mast feels fine to us.",
]
UNPROVED = [
    ("You said it is big for them.", "You said"),
    ("You said it is big for us.", "You said"),  # true of anybody
    ("You said that is big for us, my friend.", "You said"),
    ("cabin, as you put it.", "as you put it"),  # the seller's word
    ("I thank you for what you wrote of masts.", "you wrote"),
    ("The rain is heavy, you wrote last night.", "you wrote"),
    ("The rain is heavy; you wrote last night.", "you wrote"),
    ("It rains as you wrote last night.", "you wrote"),
    ("I read what you said, and more.", "you said"),
    ("You said keel drags harbour rudder.", "You said"),  # two of four
    ("You said not keel drags shallow bridge.", "You said"),  # turned into its opposite
    ("You said keel drags.", "You said"),  # too few words
    ("You did sign anything, you said.", "you said"),
    ('You called the hull "soggy".', "You called"),  # a quotation that is not his
    ("In your words it is just the mast feels fine to us.", "In your words"),  # too far on
    ("You wrote that we, us and 700.", "You wrote"),
    ("In your words it is just that the mast feels fine to us.", "In your words"),
]


@pytest.mark.parametrize("sentence", PROVED)
def test_a_claim_that_the_thread_bears_out_passes(
    honest: dict[str, Draft], brief: Brief, sentence: str
) -> None:
    assert _marked(honest["guide"], brief, sentence, "unproved_claim") == []


@pytest.mark.parametrize(("sentence", "claim"), UNPROVED)
def test_a_claim_that_the_thread_does_not_bear_out_is_marked(
    honest: dict[str, Draft], brief: Brief, sentence: str, claim: str
) -> None:
    assert claim in _marked(honest["guide"], brief, sentence, "unproved_claim")


def test_a_quotation_further_on_proves_nothing(honest: dict[str, Draft], brief: Brief) -> None:
    told = 'You said it was about the rudder. It rained on all of us, and "dry" is the word.'
    assert _marked(honest["guide"], brief, told, "unproved_claim") == ["You said"]


def test_a_quotation_proves_a_claim_at_the_start_of_a_long_letter(
    honest: dict[str, Draft], brief: Brief
) -> None:
    told = 'You called the hull "dry".' + " We will see the rain." * 30
    assert _marked(honest["guide"], brief, told, "unproved_claim") == []


@pytest.mark.parametrize(
    ("told", "marked"),
    [
        ('You called it this:\n\n"dry" and no more.', []),
        ('You said it like this:\n\n"The hull is dry and the mast feels fine to us."', []),
        ('You put it this way:\n\n"It is big for us."', []),
        ('You said it of the rudder.\n\n"dry" is the word.', ["You said"]),
        ('It rains, you said.\n\n"It is big for us."', ["you said"]),
        ('You said it of the rudder\n\n"It is big for us."', ["You said"]),
        ('The rudder rocks: a joy, you said.\n\n"It is big for us."', ["you said"]),
    ],
)
def test_a_quotation_in_the_next_paragraph_needs_a_colon_before_it(
    honest: dict[str, Draft], brief: Brief, told: str, marked: list[str]
) -> None:
    assert _marked(honest["guide"], brief, told, "unproved_claim") == marked


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ('It was "wet and cold" there.', ["wet and cold"]),
        ('It was "wet" there.', []),  # fewer than three words are a turn of speech
        ('It was "wet cold" there.', []),
        ('It is "big for us" now.', []),
        ('Reply "yes go ahead" to this.', []),  # words that the buyer may use
        ('The answer can be a short "yes go ahead" too.', []),
        ('You reply "yes go ahead" each time.', ["yes go ahead"]),
        ('Reply soon. It was "wet and cold" there.', ["wet and cold"]),
        ('Reply when you are home from the harbour or "wet and cold" there.', ["wet and cold"]),
        ('"wet and cold" and "wet and warm"', ["wet and cold", "wet and warm"]),
    ],
)
def test_a_quotation_is_the_buyers_or_an_answer_that_he_may_give(
    honest: dict[str, Draft], brief: Brief, sentence: str, marked: list[str]
) -> None:
    assert _marked(honest["guide"], brief, sentence, "invented_quote") == marked


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ('"It is big for us", and again "it is big for us".', ["it is big for us"]),
        ('"It is big for us", and "we sail on Sundays".', []),
        ('"for us" and "for us"', []),  # two words are a turn of speech
    ],
)
def test_a_sentence_of_the_buyers_is_quoted_once(
    honest: dict[str, Draft], brief: Brief, sentence: str, marked: list[str]
) -> None:
    assert _marked(honest["guide"], brief, sentence, "quoted_twice") == marked


@pytest.mark.parametrize(
    ("words", "his"),
    [
        ("It is big for us", True),
        (" it feels", False),
        ("\u2026the hull is dry", False),
        ("Feels fine to us", True),
        ("feels Fine to us", False),
        ("\u2026The hull  is\ndry, ", True),
        ("hull is dry!?", True),
        ("", False),
        (" ...", False),
        ("a dry cabin", False),
    ],
)
def test_words_are_the_buyers_letter_by_letter_but_for_spaces_and_final_marks(
    honest: dict[str, Draft], brief: Brief, words: str, *, his: bool
) -> None:
    assert Sheet(honest["guide"], brief).allowed.is_buyers(words) is his


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("All I need is the form, by Friday 6 March, as you said.", []),
        ("All I need is the form, by Monday 9 March, as you said.", ["as you said", "you said"]),
        ("All I need is the form, by 6 March, as you said.", ["as you said", "you said"]),
        ("All I need is the form, signed by Friday, as you said.", ["as you said", "you said"]),
        ("The form, which you promised by Friday.", []),
        ("The form, which you promised to sign by Friday.", ["you promised"]),
        ("Two breakdowns a month, half a day each. You told me that yourself.", []),
        ("Nine burglaries a year, half the stock each. You told me that yourself.", ["You told"]),
        ("You told me that yourself.", ["You told"]),
    ],
)
def test_a_claim_about_a_day_or_the_sentence_before_needs_the_buyers_words_for_it(
    sheet_of: SheetOf, marked_in: MarkedIn, body: str, marked: list[str]
) -> None:
    said = "It breaks down twice a month, half a day each. You have the form back by Friday."
    assert marked_in(sheet_of(body, said, brief={"note": None}), "unproved_claim") == marked


@pytest.mark.parametrize(
    ("claim", "is_proved"),
    [
        ("You said that the old keel had surprised you.", True),
        ("You told me the keel had surprised everybody.", True),
        ("You wrote that it had surprised you.", True),
        ("You said that the old keel had pleased you.", False),
        ("You said that the rudder had worked.", False),
        ("You wrote that it had won you over.", False),
    ],
)
def test_what_is_told_back_in_the_past_is_his_word_too(
    honest: dict[str, Draft], brief: Brief, claim: str, *, is_proved: bool
) -> None:
    assert isinstance(brief.thread, Thread)
    *others, last = brief.thread.messages
    said = replace(last, body="Well, it has surprised me. Your old keel has surprised me, too.")
    heard = replace(brief, thread=replace(brief.thread, messages=(*others, said)))
    assert bool(_marked(honest["guide"], heard, claim, "unproved_claim")) is not is_proved
