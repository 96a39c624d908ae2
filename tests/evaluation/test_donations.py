"""Donation dialogues: what is read from the folder, and what is counted."""

from __future__ import annotations

import json
from typing import Any

import pytest

from closecall.advisor import Advisor
from closecall.errors import InputError
from closecall.evaluation import DonationReport, FactCount, hear_donations, read_dialogues
from closecall.evaluation.donations import RefusalsHeard
from closecall.facts.vocabulary import Refusal
from closecall.thread.records import Side

_TURNS = [
    ("seller", "Hello, may I tell you about the river fund?"),
    ("buyer", "Sure. What does the river fund do?"),
    ("seller", "It clears the banks each spring. Would you give something?"),
    ("buyer", "No, I have decided not to give anything."),
    ("seller", "Even one dollar helps."),
    ("buyer", "Please stop asking, the answer is no."),
    ("seller", "Fine."),
]


def dialogue(**changed: Any) -> dict[str, Any]:
    return {
        "id": "r1",
        "turns": [{"speaker": who, "text": text} for who, text in _TURNS],
        "outcome": {"bought": False},
        **changed,
    }


def point(turn: int, **marked: Any) -> dict[str, Any]:
    gold = {
        "interest_in_turn": False,
        "commitment": False,
        "amount_stated": False,
        "asks_information": False,
        "asks_how_to": False,
        "refusal_p4g": False,
        "refusal_resper": False,
        **marked,
    }
    return {"id": "r1", "turn": turn, "gold": gold}


_POINTS = [
    point(1, asks_information=True),
    point(3, refusal_p4g=True, refusal_resper=True),
    point(5, refusal_p4g=True),
]


def lines(*rows: dict[str, Any]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def files(**changed: str) -> dict[str, str]:
    return {"all.jsonl": lines(dialogue()), "decision_points.jsonl": lines(*_POINTS)} | {
        name.replace("__", "."): text for name, text in changed.items()
    }


def heard(**changed: str) -> DonationReport:
    return hear_donations(read_dialogues(files(**changed)), advisor=Advisor(), clock=lambda: 0.0)


def test_the_asker_is_the_seller_and_a_thread_can_end_at_any_turn() -> None:
    read = read_dialogues(files()).dialogues["r1"]
    thread = read.thread(first=2, end=4)
    assert [m.speaker.side for m in thread.messages] == [Side.SELLER, Side.BUYER]
    assert thread.messages[1].body == _TURNS[3][1]
    assert len(read.thread(end=-2).messages) == len(_TURNS) - 2


def test_a_turn_is_heard_with_the_line_before_it() -> None:
    asked, refused, _ = heard().turns
    assert asked.heard == {"asks"}
    assert asked.refusal is None
    assert refused.refusal is Refusal.EXPLICIT_NO
    assert refused.readiness < asked.readiness
    assert refused.approach == "respect_no"


def test_a_bare_no_is_heard_as_the_answer_to_the_line_before_it() -> None:
    said = [("buyer", "Hello."), ("seller", "Would you like to give something today?"), ("buyer", "No.")]
    short = dialogue(turns=[{"speaker": who, "text": text} for who, text in said])
    report = heard(all__jsonl=lines(short), decision_points__jsonl=lines(point(2)))
    assert report.turns[0].refusal is Refusal.EXPLICIT_NO


def test_refusals_are_judged_by_what_both_teams_and_neither_team_marks() -> None:
    found = heard().refusals()
    assert found["both teams"] == RefusalsHeard(turns=1, heard=1)
    assert found["one team"].turns == 1
    assert found["neither"] == RefusalsHeard(turns=1, heard=0)


def test_a_turn_that_only_one_team_has_labelled_is_left_out_of_the_refusals() -> None:
    found = heard(decision_points__jsonl=lines(point(3, refusal_p4g=True, refusal_resper=None))).refusals()
    assert [row.turns for row in found.values()] == [0, 0, 0]


def test_an_imagined_refusal_and_a_missed_one_are_told_with_their_text() -> None:
    wrongly_marked = lines(point(1, refusal_p4g=True, refusal_resper=True, asks_information=True), point(3))
    each = heard(decision_points__jsonl=wrongly_marked).to_dict()["each"]
    assert [(row["turn"], row["missed"], row["extra"]) for row in each] == [
        (1, ["refusal"], []),
        (3, [], ["refusal"]),
    ]
    assert each[1]["text"] == _TURNS[3][1]
    assert each[1]["refusal"] == "explicit_no"


def test_signals_are_counted_over_all_turns() -> None:
    found = heard().signals()
    assert found["asks"] == FactCount(right=1)
    assert found["interest"] == FactCount()
    missed = heard(decision_points__jsonl=lines(point(3, commitment=True))).signals()
    assert missed["commitment"] == FactCount(missed=1)


def test_readiness_is_held_against_the_outcome_without_the_last_two_turns() -> None:
    willing = dialogue(
        id="r2",
        turns=[
            {"speaker": "seller", "text": "Would you give to the river fund?"},
            {"speaker": "buyer", "text": "Yes, I really want to be part of this. How do I pay?"},
            {"speaker": "seller", "text": "Thank you."},
            {"speaker": "buyer", "text": "Please take me off your list."},
        ],
        outcome={"bought": True},
    )
    report = heard(all__jsonl=lines(dialogue(), willing), more__jsonl=lines(willing))
    assert report.auc() == {"all.jsonl": 1.0, "more.jsonl": None}
    assert report.to_dict()["outcomes"]["more.jsonl"] == {"dialogues": 1, "cut": 2, "auc": None}


def test_readiness_is_shown_after_each_marked_refusal() -> None:
    report = heard()
    after = report.after_refusals()
    assert {row: cohort.points for row, cohort in after.items()} == {"0": 1, "1": 1, "2": 1}
    assert after["0"].readiness > after["1"].readiness >= after["2"].readiness
    assert after["1"].approaches == {"respect_no": 1}
    assert sum(report.steps_at_refusals().values()) == 2
    assert report.steps_at_refusals()["rose"] == 0


def test_a_step_is_taken_within_one_dialogue_only() -> None:
    second = dialogue(id="r2")
    only_refusal = {**point(3, refusal_p4g=True, refusal_resper=True), "id": "r2"}
    report = heard(
        all__jsonl=lines(dialogue(), second),
        decision_points__jsonl=lines(point(1, asks_information=True), only_refusal),
    )
    assert sum(report.steps_at_refusals().values()) == 0
    assert [cohort.points for cohort in report.after_refusals().values()] == [1, 1]


def test_files_that_hold_no_dialogues_are_left_alone() -> None:
    found = read_dialogues(files(utterances__jsonl=lines({"id": "r1", "utt": 0, "text": "Hello"})))
    assert list(found.ended) == ["all.jsonl"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"decision_points__jsonl": lines(point(2))}, "r1 has no turn 2 of the buyer"),
        ({"decision_points__jsonl": lines(point(30))}, "r1 has no turn 30 of the buyer"),
        ({"all__jsonl": lines(dialogue(turns=[]))}, "all.jsonl, line 1: turns"),
        ({"decision_points__jsonl": "{}\n"}, "decision_points.jsonl, line 1: id"),
    ],
)
def test_a_broken_folder_is_named_by_file_and_row(changed: dict[str, str], told: str) -> None:
    with pytest.raises(InputError) as caught:
        read_dialogues(files(**changed))
    assert told in str(caught.value)


def test_a_folder_without_the_labels_says_which_file_is_missing() -> None:
    with pytest.raises(InputError) as caught:
        read_dialogues({"all.jsonl": lines(dialogue())})
    assert "decision_points.jsonl" in str(caught.value)
