"""The changes that mutation testing makes, and what it leaves alone."""

from __future__ import annotations

import pytest

from benchmarks.mutations import mutants_of


def changes(source: str) -> list[str]:
    return [mutant.now for mutant in mutants_of("m", source, file="m.py")]


@pytest.mark.parametrize(
    ("source", "now"),
    [
        ("x < y", ["pass", "x <= y", "x >= y"]),
        ("a = x is None", ["a = x is not None"]),
        ("a = b and c", ["a = b or c", "a = c", "a = b"]),
        ("a = not b", ["a = b"]),
        ("a = b + 1", ["a = b - 1", "a = b + 2"]),
        ("a = True", ["a = False"]),
        ("a = 'b'", ["a = ''"]),
        ("a = ''", ["a = 'mutant'"]),
        ("a = b if c else d", ["a = b", "a = d"]),
        ("a = any(b)", ["a = all(b)"]),
        ("a = b.strip()", ["a = b"]),
        ("a = b.strip(c)", []),
        ("a += b", ["pass", "a -= b"]),
        ("a = [b for b in c if d]", ["a = [b for b in c]"]),
    ],
)
def test_a_statement_is_changed_in_each_way(source: str, now: list[str]) -> None:
    assert sorted(changes(source)) == sorted(now)


def test_a_result_is_taken_away_and_a_condition_turned_round() -> None:
    found = changes("def f(a):\n    if a:\n        return a\n")
    assert found == ["if not a: return a", "return None"]


@pytest.mark.parametrize(
    "source",
    [
        '"""Words."""',
        "import a",
        "__all__ = ['a']",
        "a: 'b'",
        "@d(1)\nclass A:\n    pass",
        "Row = Literal['a', 'b']",
        "a = f'words'",
        "a = zip(b, c, strict=True)",
    ],
)
def test_what_breaks_nothing_that_a_user_sees_is_left_alone(source: str) -> None:
    assert changes(source) == []


def test_a_mutant_knows_its_function_and_its_code_is_changed() -> None:
    (mutant,) = mutants_of("m", "class A:\n    def f(self):\n        return 1\n", file="m.py")
    assert (mutant.line, mutant.function, mutant.started) == (3, "A.f", frozenset({2}))
    assert (mutant.was, mutant.now) == ("return 1", "return 2")
    space: dict[str, type] = {}
    exec(mutant.code, space)  # noqa: S102  the code of this test
    assert space["A"]().f() == 2


def test_a_default_is_worked_out_where_its_function_is_made() -> None:
    mutant = next(mutants_of("m", "def f(a=1):\n    return a\n", file="m.py"))
    assert mutant.started == frozenset()


def test_of_a_long_statement_what_lies_around_the_change_is_shown() -> None:
    source = f"a = [{', '.join(f'name_{number}' for number in range(60))}, 7]"
    (mutant,) = mutants_of("m", source, file="m.py")
    assert len(mutant.was) <= 110
    assert mutant.was.endswith("name_59, 7]")
    assert mutant.now.endswith("name_59, 8]")
