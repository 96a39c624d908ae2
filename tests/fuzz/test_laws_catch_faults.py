"""A law that nothing can break proves nothing: each is shown a fault of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from benchmarks import fuzz
from benchmarks.fuzzing import calling, reading, writing
from benchmarks.fuzzing.law import Law
from benchmarks.fuzzing.laws import LAWS
from closecall.decision import decide
from closecall.drafting.prompting.slots import Slots
from closecall.drafting.records import Problem
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Facts, Refusal, VerbalInterest
from closecall.thread.records import Thread


def broken(*_: Any, **__: Any) -> Any:
    raise KeyError("a foreign exception")


def eager(*_: Any, **__: Any) -> Reading:
    return Reading(Facts(verbal_interest=VerbalInterest.INTENT))


def mute(thread: Thread) -> Thread:
    return replace(thread, messages=tuple(replace(message, body="") for message in thread.messages))


def deaf(facts: Facts, **known: Any) -> Any:
    decision = decide(facts, **known)
    return replace(decision, readiness=[*Refusal].index(facts.refusal or Refusal.NONE))


def found(*_: Any, **__: Any) -> tuple[Problem, ...]:
    return (Problem("invented", "W1", "Invented.", start=3, end=1),)


def silent(*_: Any, **__: Any) -> None:
    return None


FAULTS: list[tuple[str, tuple[object, str, object], type[Exception]]] = [
    ("same bounded thread", (Thread, "parse", broken), KeyError),
    ("one sound advice", (reading, "advise", broken), KeyError),
    ("one sound advice", (reading, "_KEYS", []), AssertionError),
    ("nobody unknown", (reading, "read_facts", eager), AssertionError),
    ("without any loss", (reading, "_parsed_as_printed", mute), AssertionError),
    ("firmer no", (writing, "decide", deaf), AssertionError),
    ("check_draft judges", (writing, "check_draft", found), AssertionError),
    ("template's draft", (writing, "problems_in", found), AssertionError),
    ("slots fill back", (Slots, "fill", lambda self, text: f"{self.lang}{text}"), AssertionError),
    ("no model's answer", (writing, "problems_in", found), AssertionError),
    ("no model's findings", (writing, "read_facts", broken), KeyError),
    ("any facts file", (calling, "load_reading", broken), KeyError),
    ("any voice file", (calling, "load_voice", broken), KeyError),
    ("any policy file", (calling, "parse_policy", broken), KeyError),
    ("any file of cases", (calling, "read_cases", broken), KeyError),
    ("command line", (calling, "main", broken), KeyError),
    ("command line", (calling, "main", silent), AssertionError),
]


@pytest.mark.parametrize(("name", "fault", "raised"), FAULTS, ids=lambda v: str(v)[:20])
def test_a_law_catches_a_fault_of_its_kind(
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    fault: tuple[object, str, object],
    raised: type[Exception],
) -> None:
    (law,) = (law for law in LAWS if name in law.name)
    where, what, instead = fault
    monkeypatch.setattr(where, what, instead)
    few = settings(
        max_examples=10,
        derandomize=True,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    with pytest.raises(raised):
        few(given(law.inputs)(law.check))()


def test_a_long_run_counts_inputs_and_shows_the_smallest_that_fails() -> None:
    def faults(number: int) -> Iterator[str]:
        if number > 7:
            yield "too great"

    tried = fuzz.Tried()
    fuzz.try_round(Law("numbers are small", st.integers(0, 100), faults, 1), tried, number=1)
    assert list(tried.faults.values()) == ["8"]
    assert tried.inputs > 1
    told = "\n".join(fuzz.table({Law("numbers are small", st.integers(), faults, 1): tried}))
    assert f"| numbers are small | {tried.inputs} | 1 |" in told


def test_a_long_run_of_a_law_that_holds_ends_with_zero(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        fuzz.main(["--minutes", "0.002", "--law", "voice", "--seed", "5"])
    assert not ended.value.code
    assert "First seed 5" in capsys.readouterr().out
