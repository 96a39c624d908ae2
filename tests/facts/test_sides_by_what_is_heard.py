"""Where nothing else tells the sides, what each says does: who refuses, wants or decides is the buyer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from closecall import Advisor, Thread
from closecall.errors import InputError
from closecall.facts.classifier import load_linear_ear
from closecall.facts.side_inference import with_sides_heard
from closecall.thread.records import Side, Speaker

_REFUSED = (
    "Kit: Hiya Lou, any thoughts on the sixth?\n"
    "Lou: We've decided against it, I'm afraid. Thanks for the nice chat all the same.\n"
    "Kit: No worries at all.\n"
)
_WANTED = (
    "Kit: Right then, the sixth.\n"
    "Lou: I'd love to have it, it's my call alone. Let me think about it.\n"
    "Kit: Ok.\n"
)


def unsided(text: str) -> Thread:
    """The thread as if no sign had told the sides."""
    thread = Thread.parse(text)
    bare = [replace(m, speaker=replace(m.speaker, side=Side.UNKNOWN)) for m in thread.messages]
    warning = "Which of these is you: Kit or Lou? Say --me NAME."
    return replace(thread, messages=tuple(bare), warnings=(warning, "A date is ambiguous."))


@pytest.mark.parametrize("text", [_REFUSED, _WANTED])
def test_who_says_what_buyers_say_is_the_buyer(text: str) -> None:
    thread = with_sides_heard(unsided(text))
    assert [m.speaker.side for m in thread.messages] == [Side.SELLER, Side.BUYER, Side.SELLER]
    assert thread.warnings == (
        "A date is ambiguous.",
        "I took Lou for the buyer and Kit for the seller by what each of them says. "
        "If that is wrong, say --me.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Kit: Hiya Lou.\nLou: Hi Kit.\nKit: The sixth.\n",
        # Both say as much of it.
        "Kit: I'd love to have it.\nLou: I'd love to have it.\nKit: Let me think about it.\n"
        "Lou: Let me think about it.\n",
    ],
)
def test_where_neither_says_more_of_it_nobody_is_taken(text: str) -> None:
    thread = unsided(text)
    assert with_sides_heard(thread) == thread


def test_sides_that_are_known_stay() -> None:
    thread = Thread.parse(_REFUSED, me="Lou")
    assert with_sides_heard(thread) == thread


def test_a_message_of_doubtful_origin_leaves_all_unknown() -> None:
    thread = unsided(_REFUSED)
    first, *others = thread.messages
    doubtful = replace(thread, messages=(replace(first, doubtful=True), *others))
    assert with_sides_heard(doubtful) == doubtful


def test_a_message_without_a_name_leaves_all_unknown() -> None:
    thread = unsided(_REFUSED)
    first, *others = thread.messages
    nameless = replace(thread, messages=(replace(first, speaker=Speaker()), *others))
    assert with_sides_heard(nameless) == nameless


def test_the_advice_goes_by_it_and_says_so() -> None:
    prepared = Advisor().prepare(unsided(_REFUSED))
    assert prepared.brief.decision.approach == "respect_no"
    assert any("I took Lou for the buyer" in warning for warning in prepared.thread.warnings)


def test_where_it_cannot_tell_the_seller_is_asked() -> None:
    with pytest.raises(InputError, match="cannot tell who is the buyer"):
        Advisor().prepare(unsided("Kit: Hiya Lou.\nLou: Hi Kit.\nKit: The sixth.\n"))


def taken_by_signs(text: str, *, seller: str) -> Thread:
    """The thread with its sides as wrong signs would have told them."""
    thread = Thread.parse(text)
    taken = [
        replace(m, speaker=replace(m.speaker, side=Side.SELLER if m.speaker.name == seller else Side.BUYER))
        for m in thread.messages
    ]
    warning = f"I took somebody for the buyer and {seller} for the seller: {seller} leads. Say --me."
    return replace(thread, messages=tuple(taken), warnings=(warning,))


def test_sides_taken_by_signs_turn_where_the_seller_would_say_the_no() -> None:
    thread = with_sides_heard(taken_by_signs(_REFUSED, seller="Lou"))
    assert [m.speaker.side for m in thread.messages] == [Side.SELLER, Side.BUYER, Side.SELLER]
    assert thread.warnings == (
        "I took Lou for the buyer and Kit for the seller by what each of them says. "
        "If that is wrong, say --me.",
    )


@pytest.mark.parametrize(
    ("text", "seller"),
    [
        # Nobody says no, and what is heard weighs too little to doubt the signs.
        ("Kit: Right then, the sixth.\nLou: I'd love to have it.\nKit: Ok.\n", "Lou"),
        (_REFUSED, "Kit"),
        # The other says more of what buyers say.
        (
            "Kit: We've decided against the blue ones ourselves.\n"
            "Lou: I'd love to have one, it's my call alone. I measured the wall, let me think.\n"
            "Kit: Ok.\n",
            "Kit",
        ),
    ],
)
def test_sides_taken_by_signs_stay_otherwise(text: str, seller: str) -> None:
    thread = taken_by_signs(text, seller=seller)
    assert with_sides_heard(thread) == thread


def test_a_no_of_the_seller_that_the_caller_named_turns_nothing() -> None:
    thread = Thread.parse(_REFUSED, me="Lou")
    assert with_sides_heard(thread) == thread


@pytest.mark.parametrize(
    "text",
    [
        "Kit: We would love to have you, we really want this.\nLou: Our yard is packed to the roof.\n"
        "Kit: Where do I sign?\nLou: Nowhere.\n",
        "Kit: Me encanta la idea, lo quiero de verdad.\nLou: Lo hemos pedido en otra casa.\n"
        "Kit: ¿Dónde firmo?\nLou: En ninguna parte.\n",
    ],
)
def test_who_says_nothing_that_sellers_say_is_not_taken_for_one(text: str) -> None:
    thread = with_sides_heard(Thread.parse(text))
    assert {m.speaker.side for m in thread.messages} == {Side.UNKNOWN}
    assert any("Which of these is you" in warning for warning in thread.warnings)


def test_sides_taken_by_signs_are_asked_where_the_seller_has_gone_elsewhere() -> None:
    text = "Kit: Where do I sign?\nLou: As I told you, we've chosen Elmfield.\nKit: Send me the paper.\n"
    thread = with_sides_heard(taken_by_signs(text, seller="Lou"))
    assert {m.speaker.side for m in thread.messages} == {Side.UNKNOWN}
    assert thread.warnings == ("Which of these is you: Kit or Lou? Say --me NAME.",)


def test_a_seller_who_names_a_price_may_speak_of_another_firm() -> None:
    text = "Kit: Where do I sign?\nLou: It is 900 €. For the glass we've chosen Elmfield.\nKit: Fine.\n"
    thread = taken_by_signs(text, seller="Lou")
    assert with_sides_heard(thread) == thread


def test_sides_taken_by_signs_are_asked_where_only_the_seller_talks_like_a_buyer() -> None:
    thread = with_sides_heard(taken_by_signs(_WANTED, seller="Lou"))
    assert {m.speaker.side for m in thread.messages} == {Side.UNKNOWN}
    assert thread.warnings == ("Which of these is you: Kit or Lou? Say --me NAME.",)


def test_a_buyer_who_says_what_buyers_say_is_not_doubted_for_it() -> None:
    text = _WANTED.replace("Right then, the sixth.", "What does it cost?")
    assert Thread.parse(text).messages[0].is_buyer
    thread = taken_by_signs(text + "Lou: It is 900 €.\n", seller="Lou")
    assert with_sides_heard(thread) == thread


class _EarOfOneWord:
    """A classifier that hears a plain no in an invented word, and nothing else."""

    labels = load_linear_ear().labels

    def scores(self, folded: Sequence[str], *, is_question: bool) -> Sequence[int]:
        is_no = "zonked" in folded and not is_question
        return [1_000 * (label.name == "explicit_no" and is_no) - 500 for label in self.labels]


def test_what_each_says_is_heard_by_the_callers_own_classifier() -> None:
    thread = unsided("Kit: Right then, the sixth.\nLou: It is zonked for my letters.\nKit: Ok.\n")
    assert with_sides_heard(thread) == thread

    heard = with_sides_heard(thread, ear=_EarOfOneWord())
    assert [m.speaker.side for m in heard.messages] == [Side.SELLER, Side.BUYER, Side.SELLER]


def test_an_advisor_asks_its_own_classifier_for_the_sides() -> None:
    thread = unsided("Kit: Right then, the sixth.\nLou: It is zonked for my letters.\nKit: Ok.\n")
    assert Advisor(ear=_EarOfOneWord()).prepare(thread).brief.decision.approach == "respect_no"
