"""The policy file: complete, with a reason for everything, and refused with every problem at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from closecall import decision
from closecall.decision import decide, load_policy
from closecall.errors import InputError
from closecall.facts import Facts

BUILT_IN = Path(decision.__file__).with_name("policy.toml")
Edit = Callable[..., Path]


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """A copy of the built-in policy with some texts replaced; each must occur."""

    def edit(*changes: tuple[str, str]) -> Path:
        text = BUILT_IN.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / "policy.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return edit


def problems_of(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        load_policy(path)
    assert str(path) in caught.value.message
    return caught.value.message


@pytest.mark.parametrize("value", ["[" * 5_000, "{a = " * 5_000])
def test_a_file_nested_too_deeply_is_refused(tmp_path: Path, value: str) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(f"version = {value}", encoding="utf-8")
    assert "nested too deeply" in problems_of(path)


def test_the_built_in_policy_is_read_once() -> None:
    assert load_policy() is load_policy()


def test_a_copy_of_the_built_in_file_is_the_same_policy(edited: Edit) -> None:
    assert load_policy(edited()) == load_policy()


def test_everything_has_a_reason_and_a_rule() -> None:
    policy = load_policy()
    reasons = [weight.why for weight in policy.weights.values()]
    reasons += [gate.why for gate in policy.gates.values()]
    reasons += [question.why for question in policy.questions.values()]
    assert all(len(why) > 20 for why in reasons)
    rules = [*(w.rules for w in policy.weights.values()), *(g.rules for g in policy.gates.values())]
    assert all(re.fullmatch(r"S([1-9]|1\d|2[0-6])", rule) for group in rules for rule in group)


def test_every_bare_number_has_a_comment() -> None:
    for section in ("readiness", "gates_from", "coverage", "size", "size.individual", "size.organisation"):
        body = BUILT_IN.read_text(encoding="utf-8").split(f"\n[{section}]")[1].split("\n[")[0]
        numbers = [line for line in body.splitlines() if re.match(r"\w+ = [\d{]", line)]
        assert numbers
        assert all("#" in line for line in numbers)


def test_gates_are_questions_and_sentences() -> None:
    for gate in load_policy().gates.values():
        assert gate.question.endswith("?")
        assert gate.say.endswith(".")
        assert gate.lifted_by.endswith(".")


def test_another_number_decides_otherwise_under_another_version(
    edited: Edit, ready: Callable[..., Facts]
) -> None:
    strict = load_policy(edited(("firm_from = 65", "firm_from = 80")))
    found = decide(ready(), policy=strict)
    assert found.approach == "guide"
    assert found.policy == strict.version != load_policy().version
    assert found.policy.startswith("1+")


def test_a_currency_can_be_added(edited: Edit) -> None:
    policy = load_policy(edited(("ZAR = 0.056", "ZAR = 0.056\nXTS = 2.0")))
    person = Facts.from_mapping({"buyer_kind": "individual", "price_total": 1_500, "currency": "XTS"})
    assert [b.code for b in decide(person, policy=policy).blockers][:1] == ["large_purchase"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("base = 40", "base = 400", "readiness.base: is 400, not a whole number from 0 to 100"),
        ("base = 40", "base = true", "readiness.base: is True, expected a whole number"),
        ("base = 40", "bass = 40", "readiness.base: is missing"),
        ("base = 40", "base = 40\nluck = 1", "readiness.luck: no such setting"),
        ("words_only_cap = 60", "words_only_cap = 65", "words alone never make it firm"),
        ("nurture_below = 35", "nurture_below = 70", "readiness.nurture_below: must not lie above"),
        ("firm_attempts = 2", "firm_attempts = 3", "gates_from.firm_attempts: is 3"),
        (
            "cusp_stage = 'proposal'",
            "cusp_stage = 'soon'",
            "gates_from.cusp_stage: is not a stage: new, discovery, ",
        ),
        ("curious = 4", "curious = 7", "weights.verbal_interest.points.strong: is 6, less than"),
        ("curious = 4", "curious = -4", "weights.verbal_interest.points.curious: is -4"),
        ("[1, 3], [2, 6]", "[1, 6], [2, 3]", "weights.meetings_kept.steps: wrong direction at 2"),
        ("[1, 3], [2, 6]", "[2, 3], [1, 6]", "weights.meetings_kept.steps: expected a list"),
        ("each = -4", "each = 4", "weights.no_shows.each: wrong direction at 1"),
        ("[weights.annoyed]", "[weights.seller_conviction]", "weights.seller_conviction: no such setting"),
        ("opt_out = -100", "opt_out = 5", "weights.refusal.points.opt_out: is 5"),
        ("medium_from = 0.4", "medium_from = 0.9", "coverage.medium_from: must not lie above"),
        ("medium_from = 0.4", "medium_from = 4", "coverage.medium_from: is 4"),
        ("least_share = 0.02", "least_share = 0.2", "size.individual.least_share: must not lie above"),
        ("small_below = 750 ", "small_below = 7500 ", "size.individual.small_below: must not lie above"),
        ("micro = 10000", "micro = -1", "size.organisation.segment.micro: is -1"),
        ("{ micro = 10000, ", "{ ", "size.organisation.segment.micro: is missing"),
        ("of = 2025-06-30", "of = 'June'", "currency.of: expected a date"),
        ("EUR = 1.17", "euro = 1.17", "currency.usd.euro: is not a three-letter currency code"),
        (
            "say = { curious =",
            "say = { keen = 'Keen.', curious =",
            "weights.verbal_interest.say.keen: no such",
        ),
        ("EUR = 1.17", "eur = 1.17", "currency.usd.eur: is not a three-letter currency code"),
        ("EUR = 1.17", "E12 = 1.17", "currency.usd.E12: is not a three-letter currency code"),
        ("EUR = 1.17", "EURO = 1.17", "currency.usd.EURO: is not a three-letter currency code"),
        ("EUR = 1.17", "EUR = 'strong'", "currency.usd.EUR: is 'strong', expected a number"),
        ("EUR = 1.17", "EUR = nan", "currency.usd.EUR: is NaN, not a number above 0"),
        ("[gates.annoyed]", "[gates.angry]", "gates.annoyed: is missing"),
        ("[gates.annoyed]", "[gates.angry]", "gates.angry: no such setting"),
        ("facts = ['annoyed']", "facts = ['mood']", "gates.annoyed.facts: no such fact: mood"),
        ("facts = ['annoyed']", "facts = []", "gates.annoyed.facts: is not a list of texts"),
        ("not now{until}", "not now{when}", "gates.refusal_not_now.say: unknown or broken braces"),
        ("not now{until}", "not now{", "gates.refusal_not_now.say: unknown or broken braces"),
        ("say = 'The buyer said no.'", "say = ' '", "gates.refusal_explicit_no.say: is empty"),
        ("gentle = true", "gentle = 1", "gates.refusal_opt_out.gentle: is 1, expected true or false"),
        ("[7, 14, 30, 60]", "[7, 60, 30]", "cadence.nurture_days: is not a list of whole numbers"),
        ("[7, 14, 30, 60]", "[]", "cadence.nurture_days: is not a list of whole numbers"),
        ("[questions.stage]", "[questions.mood]", "questions.stage: is missing"),
        ("[flips]\nmost = 5", "[flips]\nmost = 99", "flips.most: is 99"),
        ("version = '1'", "version = 1", "version: is 1, expected a text"),
        ("version = '1'", "version = '1'\nextra = 1", "extra: no such setting"),
        ("version = '1'", "version = ", "not a TOML file"),
    ],
    ids=range(44),
)
def test_a_broken_policy_is_refused(old: str, new: str, problem: str, edited: Edit) -> None:
    assert problem in problems_of(edited((old, new)))


def test_every_problem_is_listed_at_once(edited: Edit) -> None:
    path = edited(("base = 40", "base = 400"), ("each = -4", "each = 4"), ("EUR = 1.17", "EUR = 0"))
    message = problems_of(path)
    assert message.count("; ") == 2
    for name in ("readiness.base", "weights.no_shows.each", "currency.usd.EUR"):
        assert message.count(name) == 1


def test_one_problem_is_told_after_the_file_with_where_to_start_from(edited: Edit) -> None:
    path = edited(("base = 40", "base = 400"))
    with pytest.raises(InputError) as caught:
        load_policy(path)
    assert caught.value.message == f"{path}: readiness.base: is 400, not a whole number from 0 to 100."
    assert caught.value.hint == "Start from the built-in file."
    path.write_text("version = ", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_policy(path)
    assert caught.value.hint == "Start from the built-in file."


def test_rates_are_those_of_a_day() -> None:
    assert load_policy().usd_of == date(2025, 6, 30)
    assert load_policy().usd["EUR"] == Decimal("1.17")


def test_no_policy_can_let_a_refusal_be_pushed(ready: Callable[..., Facts]) -> None:
    lax = load_policy()._replace(readiness=load_policy().readiness._replace(firm_from=0, nurture_below=0))
    for refusal in ("explicit_no", "opt_out"):
        assert decide(ready(refusal=refusal), policy=lax).approach == "respect_no"


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_an_unreadable_policy_says_what_and_where(name: str, tmp_path: Path) -> None:
    assert "cannot read the policy" in problems_of(tmp_path / name)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_bytes(b"\xff\xfe")
    assert "not a TOML file" in problems_of(path)
