"""The ends of every number in a policy file, and what the file's parser says about each kind of value."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from closecall import decision
from closecall.decision import load_policy
from closecall.decision.policy_table import PolicyTable
from closecall.decision.policy_weights import read_weights
from closecall.errors import InputError

BUILT_IN = Path(decision.__file__).with_name("policy.toml")
WHOLES: list[tuple[str, str, int, int]] = [
    ("readiness", "base", 0, 100),
    ("readiness", "firm_from", 0, 100),
    ("readiness", "nurture_below", 0, 100),
    ("readiness", "words_only_cap", 0, 100),
    ("gates_from", "interest_units", 1, 12),
    ("gates_from", "unanswered_touches", 1, 20),
    ("gates_from", "cold_days", 1, 365),
    ("gates_from", "committee", 2, 100),
    ("gates_from", "firm_attempts", 1, 2),
    ("coverage", "without_points", 1, 100),
    ("coverage", "required_factor", 1, 10),
    ("weights.buyer_initiated", "most", 1, 100),
    ("weights.no_shows", "each", -100, 100),
    ("questions", "most", 1, 7),
    ("cadence", "last_unanswered", 1, 20),
    ("cadence", "brush_off_days", 1, 3650),
    ("cadence", "not_now_days", 1, 3650),
    ("cadence", "room_days", 1, 3650),
    ("cadence", "firm_days", 0, 3650),
    ("cadence", "guide_days", 0, 3650),
    ("cadence", "confirm_days", 0, 3650),
    ("cadence", "ask_days", 0, 3650),
    ("flips", "most", 0, 20),
]
SHARES = [
    ("coverage", "medium_from"),
    ("coverage", "high_from"),
    ("size", "moderate_from"),
    ("size.individual", "most_share"),
    ("size.individual", "least_share"),
    ("size.organisation", "share"),
]
AMOUNTS = [
    ("size.individual", "floor"),
    ("size.individual", "large_from"),
    ("size.individual", "small_below"),
    ("size.organisation", "large_from"),
    ("size.organisation", "small_below"),
]


def complaints(tmp_path: Path, section: str, name: str, value: str) -> str:
    """What the parser says where one setting of the built-in file has another value."""
    text = BUILT_IN.read_text(encoding="utf-8")
    head, mark, body = text.partition(f"\n[{section}]")
    assert mark, section
    changed, times = re.subn(rf"(?m)^{name} = [^#\n]+", f"{name} = {value} ", body, count=1)
    assert times == 1, name
    path = tmp_path / "policy.toml"
    path.write_text(head + mark + changed, encoding="utf-8")
    try:
        load_policy(path)
    except InputError as error:
        return error.message
    return ""


@pytest.mark.parametrize(("section", "name", "low", "high"), WHOLES)
def test_a_whole_number_ends_where_the_message_says(
    section: str, name: str, low: int, high: int, tmp_path: Path
) -> None:
    wrong = f"{section}.{name}: is {{}}, not a whole number from {low} to {high}"
    for outside in (low - 1, high + 1):
        assert wrong.format(outside) in complaints(tmp_path, section, name, str(outside))
    for end in (low, high):
        assert wrong.format(end) not in complaints(tmp_path, section, name, str(end))
    missing = f"{section}.{name}: is 'x', expected a whole number from {low} to {high}"
    assert missing in complaints(tmp_path, section, name, "'x'")


@pytest.mark.parametrize(("section", "name"), SHARES)
def test_a_share_lies_above_0_and_is_one_at_most(section: str, name: str, tmp_path: Path) -> None:
    for wrong in ("0", "1.01", "-0.1"):
        told = f"{section}.{name}: is {wrong}, not a number above 0, up to 1"
        assert told in complaints(tmp_path, section, name, wrong)
    for right in ("0.001", "1"):
        assert f"{section}.{name}: is" not in complaints(tmp_path, section, name, right)


@pytest.mark.parametrize(("section", "name"), AMOUNTS)
def test_an_amount_lies_above_0_and_has_no_end(section: str, name: str, tmp_path: Path) -> None:
    told = complaints(tmp_path, section, name, "0")
    assert f"{section}.{name}: is 0, not a number above 0" in told
    assert "above 0, up to" not in told
    assert f"{section}.{name}: is" not in complaints(tmp_path, section, name, "0.5")
    assert f"{section}.{name}: is 'x', expected a number above 0" in complaints(
        tmp_path, section, name, "'x'"
    )


@pytest.mark.parametrize(
    ("section", "lower", "upper"),
    [
        ("coverage", "medium_from", "high_from"),
        ("readiness", "nurture_below", "firm_from"),
        ("size.individual", "least_share", "most_share"),
        ("size.individual", "small_below", "large_from"),
        ("size.organisation", "small_below", "large_from"),
    ],
)
def test_a_lower_line_may_reach_the_upper_one_and_not_pass_it(
    section: str, lower: str, upper: str, tmp_path: Path
) -> None:
    body = BUILT_IN.read_text(encoding="utf-8").split(f"\n[{section}]")[1]
    found = re.search(rf"(?m)^{upper} = (\S+)", body)
    assert found is not None
    whole = section in ("readiness", "size.individual", "size.organisation") and "share" not in lower
    above = str(Decimal(found[1]) + (1 if whole else Decimal("0.001")))
    assert complaints(tmp_path, section, lower, found[1]) == ""
    assert f"{section}.{lower}: must not lie above {upper}" in complaints(tmp_path, section, lower, above)


def test_praise_alone_stays_below_a_firm_close(tmp_path: Path) -> None:
    assert complaints(tmp_path, "readiness", "words_only_cap", "64") == ""
    assert "words_only_cap: must stay below firm_from" in complaints(
        tmp_path, "readiness", "words_only_cap", "65"
    )


@pytest.mark.parametrize(
    ("section", "name", "value", "told"),
    [
        ("cadence", "nurture_days", "[7, 7]", ""),
        ("cadence", "nurture_days", "[1]", ""),
        ("cadence", "nurture_days", "[0, 7]", "cadence.nurture_days: is not a list of whole numbers above 0"),
        ("cadence", "nurture_days", "[true]", "cadence.nurture_days: is not a list of whole numbers above 0"),
        ("cadence", "nurture_days", "['7']", "cadence.nurture_days: is not a list of whole numbers above 0"),
        ("cadence", "nurture_days", "7", "cadence.nurture_days: is 7, expected a list of whole numbers"),
        ("gates.annoyed", "gentle", "false", ""),
        ("gates.annoyed", "rules", "'S17'", "gates.annoyed.rules: is 'S17', expected a list of texts"),
        ("gates.annoyed", "rules", "['S17', 17]", "gates.annoyed.rules: is not a list of texts with at"),
        ("gates.annoyed", "rules", "[17]", "gates.annoyed.rules: is not a list of texts with at least one"),
        ("gates.annoyed", "question", "true", "gates.annoyed.question: is True, expected a text"),
        ("currency", "of", "2025-06-30T12:00:00", "currency.of: expected a date such as 2025-06-30"),
        ("weights.meetings_kept", "steps", "[[1, 3]]", ""),
        ("weights.meetings_kept", "steps", "[[0, 3]]", "weights.meetings_kept.steps: expected a list of"),
        (
            "weights.meetings_kept",
            "steps",
            "[[1, 3], [1, 4]]",
            "weights.meetings_kept.steps: expected a list of",
        ),
        (
            "weights.meetings_kept",
            "steps",
            "[]",
            "weights.meetings_kept.steps: expected a list of [from, points]",
        ),
        ("weights.meetings_kept", "steps", "['many']", "weights.meetings_kept.steps: expected a list of"),
        ("weights.meetings_kept", "steps", "3", "weights.meetings_kept.steps: expected a list of"),
        ("weights.meetings_kept", "steps", "[[1, -1]]", "weights.meetings_kept.steps: wrong direction at 1"),
        ("weights.meetings_kept", "steps", "[[1, 0]]", ""),
        (
            "weights.days_since_buyer",
            "steps",
            "[[15, 1]]",
            "weights.days_since_buyer.steps: wrong direction at 15",
        ),
        ("weights.days_since_buyer", "steps", "[[15, 0]]", ""),
        ("weights.decision_makers_total", "steps", "[[1, 100], [2, 100]]", ""),
        (
            "weights.decision_makers_total",
            "steps",
            "[[1, 101]]",
            "weights.decision_makers_total.steps: wrong",
        ),
        ("weights.decision_makers_total", "steps", "[[1, 6], [2, 7]]", "total.steps: wrong direction at 2"),
        ("weights.verbal_interest", "points", "{ curious = 6, strong = 6, intent = 6 }", ""),
        (
            "weights.verbal_interest",
            "points",
            "{ curious = 0, strong = 6, intent = 101 }",
            "intent: is 101, not",
        ),
        (
            "weights.annoyed",
            "points",
            "{ yes = -101 }",
            "weights.annoyed.points.yes: is -101, not a whole number",
        ),
        ("weights.annoyed", "points", "{ yes = -100 }", ""),
        ("weights.verbal_interest", "points", "{ curious = 0, strong = 0, intent = 100 }", ""),
        ("weights.annoyed", "points", "{ yes = 0 }", ""),
        (
            "weights.annoyed",
            "points",
            "{ yes = 1 }",
            "weights.annoyed.points.yes: is 1, not a whole number from -100 to 0",
        ),
        ("weights.annoyed", "points", "{ yes = -1, no = 1 }", "weights.annoyed.points.no: no such setting"),
        (
            "weights.annoyed",
            "say",
            "'{mood}'",
            "weights.annoyed.say: unknown or broken braces; allowed: {value}, {size}",
        ),
        ("weights.annoyed", "say", "'{value} {size}'", ""),
        ("weights.meetings_kept", "say", "'{value} {size}'", ""),
        (
            "weights.behaviour",
            "say",
            "'{value}'",
            "weights.behaviour.say: unknown or broken braces; allowed: none",
        ),
        ("cadence.say", "nurture", "'{days} {unanswered}'", ""),
        ("cadence.say", "nurture", "'{when}'", "cadence.say.nurture: unknown or broken braces"),
        ("cadence.say", "nurture", "'{0}'", "cadence.say.nurture: unknown or broken braces"),
        ("cadence.say", "nurture", "'{days.x}'", "cadence.say.nurture: unknown or broken braces"),
    ],
)
def test_a_value_is_taken_or_refused_with_what_was_expected(
    section: str, name: str, value: str, told: str, tmp_path: Path
) -> None:
    found = complaints(tmp_path, section, name, value)
    assert told in found
    assert bool(told) is bool(found)


@pytest.mark.parametrize(
    "section",
    [
        "readiness",
        "gates_from",
        "coverage",
        "size",
        "size.individual",
        "size.organisation",
        "currency",
        "gates.annoyed",
        "weights.annoyed",
        "weights.meetings_kept",
        "questions",
        "questions.stage",
        "cadence",
        "cadence.say",
        "flips",
        "rows",
    ],
)
def test_a_setting_that_nobody_knows_is_refused_wherever_it_stands(section: str, tmp_path: Path) -> None:
    whole = BUILT_IN.read_text(encoding="utf-8")
    path = tmp_path / "policy.toml"
    path.write_text(whole.replace(f"\n[{section}]", f"\n[{section}]\nluck = 1 #", 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_policy(path)
    assert f"{section}.luck: no such setting" in caught.value.message


def test_an_empty_table_complains_once_about_each_setting_and_gives_what_stands_in() -> None:
    table = PolicyTable({}, "here", [])
    assert table.text("a") == ""
    assert table.whole("b", 3, 9) == 3
    assert table.amount("c") == Decimal(1)
    assert table.flag("d") is False
    assert table.names("e") == ()
    assert table.wholes("f") == (1,)
    assert table.table("g").path == "here.g"
    assert table.problems == [
        "here.a: is missing, expected a text",
        "here.b: is missing, expected a whole number from 3 to 9",
        "here.c: is missing, expected a number above 0",
        "here.e: is missing, expected a list of texts",
        "here.f: is missing, expected a list of whole numbers",
        "here.g: is missing, expected a table",
    ]


def test_a_missing_table_is_one_problem_and_not_one_for_each_of_its_settings() -> None:
    top = PolicyTable({}, "", [])
    top.table("flips").whole("most", 0, 20)
    assert top.problems == ["flips: is missing, expected a table"]


@pytest.mark.parametrize("wrong", [-1, float("inf")])
def test_a_wrong_amount_is_replaced_so_that_all_other_problems_are_found(wrong: float) -> None:
    table = PolicyTable({"floor": Decimal(wrong)}, "size", [])
    assert table.amount("floor") == Decimal(1)
    assert table.problems == [f"size.floor: is {Decimal(wrong)}, not a number above 0"]


@pytest.mark.parametrize("wrong", [[], [0], ["7"], [30, 7]])
def test_a_wrong_list_of_days_is_replaced_by_one_day(wrong: list[object]) -> None:
    table = PolicyTable({"days": wrong}, "cadence", [])
    assert table.wholes("days") == (1,)
    assert len(table.problems) == 1


def test_a_long_wrong_value_is_cut() -> None:
    table = PolicyTable({"base": "x" * 500}, "", [])
    table.whole("base", 0, 1)
    assert table.problems == [f"base: is '{'x' * 59}, expected a whole number from 0 to 1"]


def test_points_of_yes_and_no_belong_to_true_and_false() -> None:
    weights = load_policy().weights
    assert weights["need_confirmed"].named == {False: -12, True: 5}
    assert (weights["need_confirmed"].points(False), weights["need_confirmed"].points(True)) == (-12, 5)
    assert weights["annoyed"].points(None) == weights["verbal_interest"].points("bored") == 0


@pytest.mark.parametrize(
    ("name", "largest"),
    [("need_confirmed", 12), ("refusal", 100), ("no_shows", 12), ("meetings_kept", 12), ("behaviour", 0)],
)
def test_the_largest_points_of_a_fact_are_told_without_their_sign(name: str, largest: int) -> None:
    assert load_policy().weights[name].largest == largest


def test_points_for_each_are_given_from_the_first_to_the_most() -> None:
    assert load_policy().weights["no_shows"].steps == ((1, -4), (2, -8), (3, -12))


def test_a_fact_with_more_than_one_value_has_a_sentence_for_each() -> None:
    say = load_policy().weights["need_confirmed"].say
    assert set(say) == {"no", "yes"}
    assert set(load_policy().weights["annoyed"].say) == {""}


def test_weights_that_are_missing_altogether_are_all_told() -> None:
    table = PolicyTable({}, "weights", [])
    weights = read_weights(table)
    assert len(table.problems) == len(weights)
    assert "weights.annoyed: is missing, expected a table" in table.problems
