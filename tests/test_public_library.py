"""The library as other programs call it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

import pytest

import closecall
from closecall import Advisor, Approach, Channel, Draft, Facts, advise, check_draft, decide
from closecall.drafting.records import Beat, NextStep
from closecall.errors import FactsError, InputError
from closecall.facts import Refusal
from closecall.testing import ScriptedWriter, example_facts, example_thread

_THREAD = """\
Max: Hi Ada, the saw is 900 EUR, as in the offer I sent you.
Ada: 900 is fine. I really want it, I have used the trial saw all week. I decide alone. Let me think about it.
"""


def test_every_public_name_exists_and_the_list_is_sorted() -> None:
    assert sorted(closecall.__all__) == closecall.__all__
    for name in closecall.__all__:
        assert getattr(closecall, name) is not None
    assert dir(closecall) == closecall.__all__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'hard_sell'"):
        closecall.hard_sell  # noqa: B018


def test_a_misspelt_keyword_is_refused() -> None:
    with pytest.raises(TypeError, match="notee"):
        advise(_THREAD, notee="x")  # type: ignore[call-arg]


def test_facts_may_be_a_dictionary() -> None:
    known = {"price_total": 950, "currency": "EUR"}
    advice = advise(_THREAD, me="Max", facts=known)
    assert advice.facts.price_total == 950
    assert advice.facts == advise(_THREAD, me="Max", facts=Facts.from_mapping(known)).facts
    with pytest.raises(InputError, match="price"):
        advise(_THREAD, me="Max", facts={"price": 950})


@pytest.mark.parametrize(
    ("argument", "value", "takes"),
    [
        ("as_of", "2026-03-01", "datetime.date"),
        ("note", 5, "text"),
        ("voice", "voice.toml", "load_voice"),
        ("facts", "refusal=none", "Facts"),
        ("lang", 5, "a code"),
    ],
)
def test_an_argument_of_the_wrong_type_is_named_with_what_it_takes(
    argument: str, value: object, takes: str
) -> None:
    with pytest.raises(InputError, match=f"{argument} is of type {type(value).__name__}") as refused:
        advise(_THREAD, me="Max", **{argument: value})  # type: ignore[arg-type]
    assert takes in (refused.value.hint or "")


def test_a_path_is_no_thread() -> None:
    with pytest.raises(InputError, match="thread is of type PurePosixPath"):
        advise(PurePosixPath("thread.txt"))  # type: ignore[arg-type]


@pytest.mark.parametrize(("me", "kind"), [(5, "int"), ([None], "NoneType")])
def test_whoever_is_me_is_told_as_text(me: object, kind: str) -> None:
    with pytest.raises(InputError, match=f"me is of type {kind}"):
        advise(_THREAD, me=me)  # type: ignore[arg-type]


def test_an_hour_counts_by_its_day() -> None:
    at = datetime(2026, 3, 9, 17, 5)
    assert (
        advise(_THREAD, me="Max", as_of=at).to_dict() == advise(_THREAD, me="Max", as_of=at.date()).to_dict()
    )


def test_one_name_may_stand_for_me() -> None:
    assert advise(_THREAD, me="Max").thread == advise(_THREAD, me=("Max",)).thread


def test_the_answer_is_the_same_with_and_without_waiting() -> None:
    advisor = Advisor(today=lambda: date(2026, 3, 2))
    direct = advisor.advise(_THREAD, me="Max")
    assert asyncio.run(advisor.advise_async(_THREAD, me="Max")).to_dict() == direct.to_dict()


def test_the_clock_is_asked_only_when_nothing_states_a_day() -> None:
    advisor = Advisor(today=lambda: date(2030, 1, 7))
    assert advisor.prepare(_THREAD, me="Max").brief.as_of == date(2030, 1, 7)
    assert advisor.prepare(_THREAD, me="Max", as_of=date(2026, 5, 4)).brief.as_of == date(2026, 5, 4)


def test_today_counts_where_the_newest_message_states_no_day() -> None:
    quoted = "> On 9 Mar 2026, at 09:12, Ada Cole <ada@oven.example> wrote:\n>\n> 900 EUR.\n"
    for today, day in ((date(2026, 4, 2), date(2026, 4, 2)), (date(2026, 3, 1), date(2026, 3, 9))):
        advisor = Advisor(today=iter([today]).__next__)
        assert advisor.prepare(f"We like it.\n\nMax\n\n{quoted}", me="ada@oven.example").brief.as_of == day


def test_a_day_that_is_a_slip_of_the_pen_is_refused() -> None:
    dated = (
        "From: Ada <ada@oven.example>\nTo: Max <max@mill.example>\nDate: Mon, 9 Mar 2026 09:12\n\n900 EUR.\n"
    )
    with pytest.raises(InputError, match="2126-03-09, is 100 years after the last message, 2026-03-09"):
        advise(dated, me="ada@oven.example", as_of=date(2126, 3, 9))


def test_who_named_nobody_of_the_thread_is_told_so() -> None:
    with pytest.raises(
        InputError, match=r"--me zoe@mill\.example matches nobody who writes here \(Ada, Max\)"
    ):
        advise("Ada: Good morning.\nMax: Good morning, thanks.\n", me="zoe@mill.example")


def test_a_writer_of_ones_own_writes_the_draft() -> None:
    draft = Draft(channel=Channel.EMAIL, lang="en", body="Hi Ada")
    writer = ScriptedWriter([draft])
    advice = Advisor(writer=writer).advise(example_thread(), facts=example_facts())
    assert advice.draft == draft
    assert writer.briefs[0].approach is advice.approach


def test_interest_cannot_be_given_where_there_is_a_thread() -> None:
    eager = Facts.from_mapping({"verbal_interest": "intent"})
    advice = advise("Max: Hi Ada, 900 EUR.\nAda: Thank you, received.\n", me="Max", facts=eager)
    assert advice.facts.verbal_interest != "intent"
    assert any("verbal_interest" in warning for warning in advice.warnings)


def test_a_given_refusal_is_heeded_and_a_read_one_is_never_weakened() -> None:
    no = "Max: 900 EUR.\nAda: We have decided not to buy.\n"
    assert advise(no, me="Max", facts=Facts.from_mapping({"refusal": "none"})).approach is Approach.RESPECT_NO
    out = Facts.from_mapping({"refusal": "opt_out"})
    assert advise(_THREAD, me="Max", facts=out).draft is None


def test_a_draft_is_checked_for_its_approach_and_for_no_other_word() -> None:
    pushy = Draft(channel=Channel.EMAIL, lang="en", body="Hi,\n\nI think you should buy today.\n\nBest,\nMax")
    codes = {p.code for p in check_draft(pushy, example_facts(), "guide")}
    assert "recommendation_not_allowed" in codes
    with pytest.raises(InputError, match="foo"):
        check_draft(pushy, example_facts(), "foo")


def test_evidence_is_a_literal_slice_of_the_message_it_names() -> None:
    advice = advise(_THREAD, me="Max")
    spoken = [e for e in advice.reading.evidence if e.start is not None]
    assert spoken
    for e in spoken:
        assert advice.thread.messages[e.message or 0].body[e.start : e.end] == e.quote


def test_a_role_is_no_name_to_greet_or_to_sign_with() -> None:
    brief = Advisor().prepare("Seller: The saw is 900 EUR.\nBuyer: Fine, let me think.\n").brief
    assert (brief.buyer_name, brief.seller_name) == (None, None)


_BODY = "Hi Ada,\n\nShall we look at the saw together on Friday?\n\nMax"
_DRAFT = Draft(channel=Channel.EMAIL, lang="en", body=_BODY)


def test_decide_and_check_draft_take_dictionaries() -> None:
    facts, draft = example_facts(), _DRAFT
    assert decide(facts.to_dict()) == decide(facts)
    assert check_draft(draft.to_dict(), facts.to_dict(), "guide") == check_draft(draft, facts, "guide")


def test_facts_that_decide_cannot_use_are_all_told_in_one_line() -> None:
    with pytest.raises(FactsError) as refused:
        decide({"stage": "late", "prise_total": 5})
    told = str(refused.value)
    assert '"late" is not one of new, discovery' in told
    assert "prise_total: no such fact. Did you mean price_total?" in told
    assert "\n" not in told


def test_a_draft_that_is_none_is_told_part_by_part_without_its_words() -> None:
    told: dict[str, Any] = {
        "channel": "fax",
        "body": ["Dear Ada"],
        "next_step": {"when": "Friday"},
        "x" * 99: 1,
    }
    with pytest.raises(InputError) as refused:
        check_draft(told, {}, "guide")
    assert refused.value.message == (
        "draft: channel is wrong: should be 'email' or 'call'; lang is missing; "
        "body is wrong: should be a valid string; next_step.what is missing; "
        f"{'x' * 60} is no part of a draft."
    )
    assert refused.value.hint == "Give what Draft.to_dict() gives."
    with pytest.raises(InputError) as by_name:
        Draft(**told)
    assert str(by_name.value) == str(refused.value)
    with pytest.raises(InputError) as alone:
        NextStep(**told["next_step"])
    assert alone.value.message == "next step: what is missing."
    with pytest.raises(InputError, match=r"^beat: beat is wrong: .*; say is missing\."):
        Beat.model_validate({"beat": "hum"})


@pytest.mark.parametrize(
    ("call", "argument", "kind"),
    [
        (decide, "facts", "NoneType"),
        (lambda wrong: decide(Facts(), as_of=wrong), "as_of", "str"),
        (lambda wrong: decide(Facts(), policy=wrong), "policy", "str"),
        (lambda wrong: check_draft(wrong, Facts(), "guide"), "draft", "str"),
        (lambda wrong: check_draft(_DRAFT, wrong, "guide"), "facts", "str"),
        (lambda wrong: check_draft(_DRAFT, Facts(), "guide", wrong), "thread", "str"),
        (lambda wrong: check_draft(_DRAFT, Facts(), "guide", voice=wrong), "voice", "str"),
    ],
)
def test_what_decide_and_check_draft_do_not_take_is_named(
    call: Callable[[Any], object], argument: str, kind: str
) -> None:
    wrong = {"NoneType": None, "str": "stage=new"}[kind]
    with pytest.raises(InputError, match=f"^{argument} is of type {kind}. It takes "):
        call(wrong)


def test_an_hour_is_decided_for_by_its_day() -> None:
    facts = Facts(refusal=Refusal.NOT_NOW, defer_until=date(2026, 3, 9))
    assert decide(facts, as_of=datetime(2026, 3, 9, 17, 5)) == decide(facts, as_of=date(2026, 3, 9))


@pytest.mark.parametrize("blank", ["", " ", [""]])
def test_a_blank_me_is_as_none(blank: str | list[str]) -> None:
    assert advise(_THREAD, me=blank).thread.warnings == advise(_THREAD).thread.warnings
