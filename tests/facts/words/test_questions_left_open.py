"""A question that the seller wrote after without answering it is still open."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.words import hear
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Ada Quill", None, Side.BUYER)
SELLER = Speaker("Ben Orr", None, Side.SELLER)


def open_questions(asked: str, *later: tuple[Speaker, str], kind: ThreadKind = ThreadKind.EMAIL) -> object:
    said = ((BUYER, asked), *later, (BUYER, "Thanks for that."))
    thread = Thread(kind, tuple(Message(who, body) for who, body in said), "en")
    return hear(thread).values["open_buyer_questions"]


@pytest.mark.parametrize("answer", ["The offer is attached.", "Lovely to see you on Monday!"])
def test_how_it_works_is_open_until_something_shares_a_word_with_it(answer: str) -> None:
    asked = "What happens when the battery freezes?"
    assert open_questions(asked, (SELLER, answer)) == 1
    assert open_questions(asked, (SELLER, answer), (SELLER, "The battery is heated.")) == 0
    assert open_questions(asked, (SELLER, "It has a heater, so a frozen battery is no worry.")) == 0


@pytest.mark.parametrize(
    "asked",
    [
        "We liked the red. Do the hinges rust by the sea?",
        "Two points: the shelf in oak, please, and will it hold forty litres?",
        "Can these run on a generator, and could I have twelve?",
    ],
)
def test_whether_it_is_so_is_open_until_somebody_says_so(asked: str) -> None:
    taken_up = "Oak it is, twelve of them in red. Price is 640."
    assert open_questions(asked, (SELLER, taken_up))
    assert open_questions(asked, (SELLER, "Yes, they do. The offer is attached.")) == 0
    assert open_questions(asked, (SELLER, f"{taken_up} Brass hinges, no generator, forty-five litres.")) == 0
    assert open_questions(asked, (SELLER, taken_up), kind=ThreadKind.CALL) == 0


@pytest.mark.parametrize("asked", ["Does Monday suit you?", "Would it be possible to see one?"])
def test_whether_a_day_suits_is_answered_once_the_seller_wrote(asked: str) -> None:
    assert open_questions(asked, (SELLER, "Come by any time.")) == 0


def test_a_question_that_is_put_off_is_open_in_a_call_too() -> None:
    asked = "Is it loud?"
    put_off = (SELLER, "Great question, I'll come back to that.")
    assert open_questions(asked, put_off, kind=ThreadKind.CALL) == 1
    assert open_questions(asked, (SELLER, "Hardly."), kind=ThreadKind.CALL) == 0


def test_another_question_is_answered_once_the_seller_wrote() -> None:
    assert open_questions("Could we try it?", (SELLER, "It comes on Friday.")) == 0
    assert open_questions("How does Friday suit you?", (SELLER, "Fine!")) == 0


@pytest.mark.parametrize("asked", ["Is there any room on the price?", "Can you match it or not?"])
def test_a_price_to_be_moved_is_asked_of_the_seller_until_he_wrote(asked: str) -> None:
    assert open_questions(asked) == 1
    assert open_questions(asked, (SELLER, "I can do 1,700.")) == 0
    assert open_questions("It's rather expensive.") == 0


@pytest.mark.parametrize(
    ("asked", "is_open"),
    [
        ("Rita, could you sign off the 900?", False),
        ("@Rita can you sign this off?", False),
        ("Ben, could you split the 900?", True),
        ("Rita asks: could you split the 900?", True),
        ("Could you split it, as Rita wants?", True),
    ],
)
def test_what_a_colleague_is_asked_is_no_question_to_the_seller(asked: str, is_open: bool) -> None:
    colleague = Speaker("Rita Quill", None, Side.BUYER)
    said = ((SELLER, "It is 900."), (BUYER, asked), (colleague, "Let me see the offer first."))
    thread = Thread(ThreadKind.EMAIL, tuple(Message(who, body) for who, body in said), "en")
    assert hear(thread).values["open_buyer_questions"] == int(is_open)


@pytest.mark.parametrize(
    ("asked", "is_open"),
    [
        ("Is the course suitable for a dog, I'm nervous with him?", 1),
        ("Is there a risk that it goes wrong with our old boiler?", 1),
        ("Is it silly that I'm nervous about it?", 0),
        ("What if it breaks down?", 0),
    ],
)
def test_a_worry_in_a_question_about_the_thing_waits_for_an_answer(asked: str, is_open: int) -> None:
    assert open_questions(asked) == is_open


def _mail(sender: str, to: str, day: int, body: str) -> str:
    return f"From: {sender}\nTo: {to}\nDate: {day} Mar 2026\nSubject: Shelf\n\n{body}\n\n"


def _open_after_asking_a_colleague(asked: str) -> int:
    ada, pia, per = (f"{n} <{n.split()[0].lower()}@{d}.example>" for n, d in _PEOPLE)
    text = (
        _mail(per, ada, 2, "Hi Ada, the shelf is £480. Shall I order it?")
        + _mail(ada, pia, 3, asked)
        + _mail(pia, ada, 4, "Mine.")
        + _mail(ada, per, 5, "Pia agrees. Please order it for us.")
    )
    return read_facts(Thread.parse(text, me="per@holm.example")).facts.open_buyer_questions or 0


_PEOPLE = (("Ada Birch", "birchmill"), ("Pia Moss", "birchmill"), ("Per Holm", "holm"))


@pytest.mark.parametrize(
    ("asked", "is_open"),
    [
        ("Hi Pia, this is the shelf, £480. Which budget does it come from?", False),
        ("Pia, it's £480. Can I go ahead? And who pays, your team or mine?", False),
        ("Hallo Pia, das Regal kostet 480 £. Aus welchem Budget geht das?", False),
        ("Hi Pia, this is the shelf, £480. Per, does it hold 40 kg?", True),
        ("Hi Per, this is for Pia, £480. Does it hold 40 kg?", True),
        ("This is the shelf, £480. Does it hold 40 kg?", True),
    ],
)
def test_a_mail_to_a_colleague_asks_the_seller_nothing(asked: str, is_open: bool) -> None:
    assert bool(_open_after_asking_a_colleague(asked)) is is_open


@pytest.mark.parametrize(
    ("asked", "is_open"),
    [
        ("It's a bit expensive all at once, can I pay in instalments?", True),
        ("Can I pay in instalments?", False),
    ],
)
def test_a_price_worry_put_as_an_owners_question_waits_for_an_answer(asked: str, *, is_open: bool) -> None:
    said = ((SELLER, "The pump is 900 pounds."), (BUYER, asked))
    thread = Thread(ThreadKind.EMAIL, tuple(Message(who, body) for who, body in said), "en")
    assert bool(hear(thread).values["open_buyer_questions"]) is is_open
