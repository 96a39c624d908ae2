"""The public result tells of each problem what, where and in which words, and whether it was mended."""

from __future__ import annotations

from closecall import Advice, Advisor, Draft, Facts, check_draft
from closecall.drafting.records import Channel, Problem, Written

_THREAD = "Marta: We want the small press.\nOwen: It costs 4,900 EUR.\nMarta: That is fine with me."


def test_a_problem_of_a_models_draft_is_told_as_mended_or_not() -> None:
    note = Problem("thread_shortened", "", "Cut.")
    mended = Problem("fear", "W13", "Fear.", start=4, end=8, words="doom", repair="Take it out.")
    left = Problem("guilt", "W13", "Guilt.", start=1, end=3, words="oh")
    written = Written(
        None, "template", problems=(note, mended, left), attempts=3, mended=(mended,), remaining=(left,)
    )
    told = Advice(Advisor().prepare(_THREAD, me="Owen"), written).to_dict()
    assert [problem.get("mended") for problem in told["problems"]] == [None, True, False]
    assert told["problems"][1] == {
        "code": "fear",
        "rule": "W13",
        "sentence": "Fear.",
        "where": "body",
        "start": 4,
        "end": 8,
        "words": "doom",
        "repair": "Take it out.",
        "mended": True,
    }
    assert (told["source"], told["provenance"]["attempts"]) == ("template", 3)


def test_a_problem_shows_the_words_in_its_place_cut_where_they_are_long() -> None:
    body = "Hello,\n\nthis is your last chance.\n\nOwen"
    draft = Draft(channel=Channel.EMAIL, lang="en", body=body)
    problems = check_draft(draft, Facts(), "guide")
    assert any("last chance" in problem.words for problem in problems)
    assert all(
        problem.words == body[problem.start : problem.end] for problem in problems if problem.where == "body"
    )
    long = draft.model_copy(update={"body": f"Hello,\n\n{'very good bread ' * 200}\n\nOwen"})
    assert max(len(problem.words) for problem in check_draft(long, Facts(), "guide")) == 160
