"""Runs of six words of a sample mail, which may stand in a draft only where something else says them too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.voice import Voice
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import Facts

SheetOf = Callable[..., Sheet]
SAMPLE = "Our barge sails at nine from the old quay, and the keel is new."
RUN = "barge sails at nine from the"


@pytest.fixture(name="taken")
def _taken(sheet_of: SheetOf) -> Callable[..., list[tuple[str, str]]]:
    """What a draft takes from the samples: part and stretch."""

    def taken(body: str, *said: str, voice: Voice | None, **changes: Any) -> list[tuple[str, str]]:
        sheet = sheet_of(body, *(said or ("Hello.",)), **changes)
        brief = replace(sheet.brief, voice=voice)
        found = [p for p in problems_in(sheet.draft, brief) if p.code == "sample_quoted"]
        return [(p.where, (getattr(sheet.draft, p.where))[p.start : p.end]) for p in found]

    return taken


@pytest.mark.parametrize(
    ("body", "runs"),
    [
        (RUN, [RUN]),
        (f"Well, {RUN.upper()} bridge.", [RUN.upper()]),
        ("Well, barge sails at nine from.", []),  # five words are how anybody writes
        ("Our barge sails at nine from the old quay.", ["Our barge sails at nine from"]),
        (
            "Our barge sails at nine from the old quay, and the keel is new.",
            ["Our barge sails at nine from", "the old quay, and the keel"],
        ),
        ("See: quay, and the keel is new", ["quay, and the keel is new"]),  # to the last word of both
        (f"{RUN}. Again: {RUN}.", [RUN, RUN]),
        (f"{RUN} {RUN}", [RUN, RUN]),  # one right behind the other
        ("", []),
    ],
)
def test_each_run_of_six_words_is_marked_once(
    taken: Callable[..., list[tuple[str, str]]], body: str, runs: list[str]
) -> None:
    assert taken(body, voice=Voice(samples=("It rains.", SAMPLE))) == [("body", run) for run in runs]


def test_a_run_in_the_subject_is_marked_there(taken: Callable[..., list[tuple[str, str]]]) -> None:
    assert taken("Hi", voice=Voice(samples=(SAMPLE,)), subject=RUN) == [("subject", RUN)]


def test_without_samples_nothing_is_taken_from_them(taken: Callable[..., list[tuple[str, str]]]) -> None:
    assert taken(RUN, voice=None) == []
    assert taken(RUN, voice=Voice()) == []


def test_what_the_thread_the_reasons_the_evidence_or_the_seller_say_may_be_said(
    taken: Callable[..., list[tuple[str, str]]],
) -> None:
    voice = Voice(samples=(SAMPLE,))
    evidence = (Evidence("stage", "words", 0, 0, 9, quote=RUN), Evidence("stage", "words"))
    assert taken(RUN, f"I know: {RUN} bridge.", voice=voice) == []
    assert taken(RUN, "No.", f"I know: {RUN} bridge.", voice=voice) == []
    assert taken(RUN, voice=voice, brief={"facts": Facts(conviction_reasons=(RUN,))}) == []
    assert taken(RUN, voice=voice, brief={"evidence": evidence}) == []
    assert taken(RUN, voice=voice, brief={"evidence": evidence[1:]}) == [("body", RUN)]
    assert taken(RUN, voice=Voice(samples=(SAMPLE,), role=RUN)) == []
    assert taken(RUN, voice=voice, brief={"thread": None}) == [("body", RUN)]
