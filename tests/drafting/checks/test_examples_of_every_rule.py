"""Every rule has at least three drafts that break it and three close ones that do not, and they are run here.

A rule that one sentence can break has its examples in ``sentences_*.toml``: the sentence stands as a
paragraph of its own in an honest draft (test_rules_by_sentence.py). Every other rule has them in
``examples_*.toml``, as changes to an honest draft, which are made in this order:

``draft``    the honest draft (conftest) that is changed; default: that of the rule
``body``     another body; ``old`` and ``new``: a stretch of it replaced; ``add``: one more paragraph
``reword``   parts told in other words, in the part and in the body
``set``      parts with another value; ``without``: parts left out; ``step``: another next step
``script``   lines of a call: ``drop`` and ``swap`` (by beat, by place), ``say`` other words, ``last`` another
``brief``, ``facts``, ``says``, ``voice``   what the draft is judged by: the brief, all facts, one more
             message of a side, the seller's voice
``where``, ``at``, ``also``   what must be found: in which part, which stretch of it, and which other rules
             are broken by the same change
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from closecall.drafting.checks import RULES, Rule, problems_in
from closecall.drafting.records import Beat, Brief, Channel, Draft, NextStep, Problem, script_body
from closecall.drafting.voice import Voice
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Side

_HERE = Path(__file__).parent
_FEWEST = 3
_MARKS_A_DAY = {"step_in_past", "before_the_buyers_date"}
"""Rules that mark a stretch inside a part; all others mark the whole of it."""
BriefOf = Callable[..., Brief]
Example = Mapping[str, Any]


def _tables(kind: str) -> Iterator[dict[str, Any]]:
    for path in sorted(_HERE.glob(f"{kind}_*.toml")):
        yield from tomllib.loads(path.read_text(encoding="utf-8"))["rule"]


def _changes(kind: str) -> list[Any]:
    return [
        pytest.param(table["code"], {"draft": table["draft"], **change}, id=f"{table['code']}-{n}")
        for table in _tables("examples")
        for n, change in enumerate(table[kind])
    ]


def _changed(draft: Draft, change: Example) -> Draft:
    body = change.get("body", draft.body)
    if "old" in change:
        assert change["old"] in body
        body = body.replace(change["old"], change.get("new", ""), 1)
    if "add" in change:
        head, _, tail = body.rpartition("\n\n")
        body = f"{head}\n\n{change['add']}\n\n{tail}"
    for part, words in change.get("reword", {}).items():
        assert getattr(draft, part) in body
        body = body.replace(getattr(draft, part), words, 1)
    parts = {**change.get("reword", {}), **change.get("set", {}), "body": body}
    parts |= dict.fromkeys(change.get("without", ()))
    if "step" in change:
        parts["next_step"] = NextStep(**change["step"])
    if "script" in change:
        script = _rearranged(draft.script, change["script"])
        parts |= {"script": script, "body": script_body(script)}
    return Draft.model_validate({**draft.model_dump(), **parts})


def _rearranged(script: tuple[Beat, ...], change: Example) -> tuple[Beat, ...]:
    said = change.get("say", {})
    beats = [
        Beat(beat=each.beat, say=said.get(each.beat, each.say))
        for each in script
        if each.beat not in change.get("drop", ())
    ]
    if "swap" in change:
        one, other = change["swap"]
        beats[one], beats[other] = beats[other], beats[one]
    if "last" in change:
        beats.append(Beat(**change["last"]))
    return tuple(beats)


def _judged_by(brief: Brief, change: Example) -> Brief:
    changes: dict[str, Any] = dict(change.get("brief", {}))
    if "channel" in changes:
        changes["channel"] = Channel(changes["channel"])
    if "facts" in change:
        changes["facts"] = Facts.from_mapping(change["facts"])
    if "voice" in change:
        changes["voice"] = Voice(**change["voice"])
    if brief.thread is not None and "says" in change:
        ((side, body),) = change["says"].items()
        one = next(m for m in reversed(brief.thread.messages) if m.speaker.side is Side(side))
        messages = (*brief.thread.messages, replace(one, body=body))
        changes["thread"] = replace(brief.thread, messages=messages)
    return replace(brief, **changes)


@pytest.fixture(name="problems_when")
def _problems_when(
    honest: dict[str, Draft], brief_of: BriefOf
) -> Callable[[Example], tuple[Draft, tuple[Problem, ...]]]:
    def problems(change: Example) -> tuple[Draft, tuple[Problem, ...]]:
        draft = _changed(honest[change["draft"]], change)
        return draft, problems_in(draft, _judged_by(brief_of(change["draft"]), change))

    return problems


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_three_examples_of_each_kind(rule: Rule) -> None:
    counted = {kind: Counter[str]() for kind in ("fails", "passes")}
    for table in (*_tables("sentences"), *_tables("examples")):
        for kind, counts in counted.items():
            counts[table["code"]] += len(table[kind])
    assert min(counts[rule.code] for counts in counted.values()) >= _FEWEST


def test_every_table_belongs_to_a_rule() -> None:
    tables = (*_tables("sentences"), *_tables("examples"))
    assert {table["code"] for table in tables} == {rule.code for rule in RULES}


@pytest.mark.parametrize(("code", "change"), _changes("fails"))
def test_a_change_breaks_exactly_the_rule_and_where(
    problems_when: Callable[[Example], tuple[Draft, tuple[Problem, ...]]], code: str, change: Example
) -> None:
    draft, problems = problems_when(change)
    wanted = {code, *change.get("also", ())}
    assert {one.code for one in problems if one.code in wanted or not one.unsure} == wanted
    found = next(problem for problem in problems if problem.code == code)
    assert found.where == change.get("where", "body")
    if "at" in change:
        assert change["at"] in _places(draft, [p for p in problems if p.code == code])
    elif found.where not in ("body", "subject") and code not in _MARKS_A_DAY:
        assert found.start == 0


def _places(draft: Draft, problems: list[Problem]) -> list[str]:
    """The stretches that the problems mark; of a part with several values, in each of them."""
    found = []
    for problem in problems:
        told = getattr(draft, problem.where)
        texts = [told] if isinstance(told, str) else list(told or ())
        found += [text[problem.start : problem.end] for text in texts if isinstance(text, str)]
    return found


@pytest.mark.parametrize(("code", "change"), _changes("passes"))
def test_a_close_change_does_not_break_the_rule(
    problems_when: Callable[[Example], tuple[Draft, tuple[Problem, ...]]], code: str, change: Example
) -> None:
    _, problems = problems_when(change)
    assert code not in {problem.code for problem in problems}
