"""After a no, what no rule knows as part of a goodbye is left out of a model's draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from closecall.decision import Approach, Coverage, Decision
from closecall.drafting.checks import problems_in
from closecall.drafting.generation.answer_schema import Part
from closecall.drafting.generation.model_writer import ModelWriter
from closecall.drafting.generation.pruning import checked
from closecall.drafting.records import BeatName, Brief, Channel, Written
from closecall.facts.vocabulary import Facts
from closecall.testing.model import ScriptedModel
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Runa Feld", "runa@pear.example", Side.BUYER)
THREAD = Thread(
    ThreadKind.EMAIL,
    (Message(BUYER, "No, we won't be buying the still. My son has gone back to sea and I am alone here."),),
    lang="en",
)
BRIEF = Brief(
    Approach.RESPECT_NO,
    Channel.EMAIL,
    "en",
    Facts.from_mapping({"refusal": "explicit_no"}),
    Decision(Approach.RESPECT_NO, 0, Coverage(0.8, "high")),
    THREAD,
    buyer_name="Runa Feld",
    seller_name="Piet Rook",
    as_of=date(2025, 6, 12),
)
ACCEPTED = "Thank you for telling me, and I accept your decision."
DOOR = "I close this on my side."
KIND = "The pear blossom above your yard was a joy to look at."
PUSH = "The smaller still would fit your kitchen even better."


def farewell(accept: str = ACCEPTED, door: str = DOOR) -> dict[str, str]:
    return {"subject": "Understood", "accept": accept, "door": door}


def body_of(written: Written) -> str:
    assert written.draft is not None
    return written.draft.body


def test_a_farewell_of_which_every_word_is_known_loses_nothing() -> None:
    written = ModelWriter(ScriptedModel([farewell()])).write(BRIEF)
    assert (written.source, written.attempts, written.problems) == ("model", 1, ())
    assert body_of(written) == f"Hi Runa,\n\n{ACCEPTED} {DOOR}\n\nBest,\nPiet"


@pytest.mark.parametrize(
    ("cut", "left"),
    [
        (f"{KIND[:-1]}; my door stays open to you", "My door stays open to you"),
        (f"I close this on my side; {KIND}", "I close this on my side."),
        (f"I close this on my side; {KIND[:-1]}!!", "I close this on my side!!"),
        (f"{KIND} I close this on my side...", "I close this on my side..."),
    ],
)
def test_what_stays_of_a_sentence_ends_as_it_was_written(cut: str, left: str) -> None:
    accepted = Part("accept", 0, BeatName.THANK)
    door = Part("door", 0, BeatName.CLOSE)
    assert checked({accepted: ACCEPTED, door: cut}, BRIEF, days=()).told == {accepted: ACCEPTED, door: left}


@pytest.mark.parametrize("pointing", ["Cela est tout \u00e0 fait clair.", "Je comprends \u00e7a."])
def test_what_points_back_is_known_with_its_accents(pointing: str) -> None:
    french = replace(BRIEF, lang="fr", thread=replace(THREAD, lang="fr"))
    accept = "Merci de me l'avoir dit, et j'accepte votre d\u00e9cision."
    unknown = "Le poirier de votre cour fleurit."
    for door, left_out in ((f"{pointing} {unknown}", (unknown,)), (f"{unknown} {pointing}", ())):
        parts = {Part("accept", 0, BeatName.THANK): accept, Part("door", 0, BeatName.CLOSE): door}
        assert checked(parts, french, days=()).left_out == left_out


@pytest.mark.parametrize("unknown", [KIND, PUSH])
@pytest.mark.parametrize(
    "answer",
    [
        lambda words: farewell(accept=f"{ACCEPTED} {words}"),
        lambda words: farewell(door=f"{words} {DOOR}"),
        lambda words: farewell(accept=f"{words} {ACCEPTED}", door=f"{DOOR} {words}"),
    ],
    ids=["behind", "between", "before and behind"],
)
def test_a_sentence_that_no_rule_knows_is_left_out_and_told(
    unknown: str, answer: Callable[[str], dict[str, str]]
) -> None:
    written = ModelWriter(ScriptedModel([answer(unknown)])).write(BRIEF)
    assert (written.source, written.attempts) == ("model", 1)
    assert body_of(written) == f"Hi Runa,\n\n{ACCEPTED} {DOOR}\n\nBest,\nPiet"
    assert {(problem.code, problem.words) for problem in written.problems} == {("left_out", unknown)}


def test_of_two_things_that_a_semicolon_parts_the_known_one_stays() -> None:
    written = ModelWriter(ScriptedModel([farewell(door=f"{KIND[:-1]}; i close this on my side.")])).write(
        BRIEF
    )
    assert body_of(written) == f"Hi Runa,\n\n{ACCEPTED} {DOOR}\n\nBest,\nPiet"
    written = ModelWriter(ScriptedModel([farewell(door=f"{DOOR[:-1]}; {KIND}")])).write(BRIEF)
    assert body_of(written) == f"Hi Runa,\n\n{ACCEPTED} {DOOR}\n\nBest,\nPiet"


def test_a_part_of_which_nothing_is_known_is_left_out_whole() -> None:
    written = ModelWriter(ScriptedModel([farewell(door=PUSH)])).write(BRIEF)
    assert body_of(written) == f"Hi Runa,\n\n{ACCEPTED}\n\nBest,\nPiet"


@pytest.mark.parametrize("door", [DOOR, "That is all right, and thank you. I close this on my side."])
def test_where_the_acceptance_would_go_too_the_model_is_asked_again(door: str) -> None:
    unsure = "I bow to the sea, which always wins."
    model = ScriptedModel([farewell(accept=unsure, door=door), farewell()])
    written = ModelWriter(model).write(BRIEF)
    assert (written.source, written.attempts) == ("model", 2)
    assert unsure.rstrip(".") in model.requests[1].messages[-1].content
    assert "left_out" not in {problem.code for problem in written.problems}


@pytest.mark.parametrize(
    "door",
    [
        "I will collect the still on Friday. Sadly the half of it has gone into copper.",
        "I will collect the still on Friday; a fee for the copper comes off it.",
        "Your son will be home by spring. That is when the door is open again.",
        "The bigger still went to Norway. I am happy with that.",
    ],
)
def test_what_a_neighbour_needs_is_not_left_out_of_it(door: str) -> None:
    asked = Message(BUYER, "No, we won't be buying the still. Please collect it on Friday.")
    brief = replace(BRIEF, thread=replace(THREAD, messages=(asked,)))
    written = ModelWriter(ScriptedModel([farewell(door=door), farewell()])).write(brief)
    assert (written.source, written.attempts) == ("model", 2)


def test_where_a_rule_knows_something_as_wrong_the_model_is_asked_again_about_all_of_it() -> None:
    arguing = f"{DOOR} Shout any time if you change your mind."
    model = ScriptedModel([farewell(accept=f"{ACCEPTED} {KIND}", door=arguing), farewell()])
    written = ModelWriter(model).write(BRIEF)
    assert (written.source, written.attempts) == ("model", 2)
    assert all(word in model.requests[1].messages[-1].content for word in ("blossom", "change your mind"))
    assert body_of(written) == f"Hi Runa,\n\n{ACCEPTED} {DOOR}\n\nBest,\nPiet"


def test_what_is_left_out_of_a_call_is_no_line_of_it() -> None:
    brief = replace(BRIEF, channel=Channel.CALL)
    answer = {"accept": f"{ACCEPTED} {KIND}", "door": DOOR}
    written = ModelWriter(ScriptedModel([answer])).write(brief)
    assert written.source == "model"
    assert written.draft is not None
    assert [beat.say for beat in written.draft.script] == [ACCEPTED, DOOR]
    assert problems_in(written.draft, brief) == ()
