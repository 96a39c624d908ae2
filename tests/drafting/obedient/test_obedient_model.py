"""A model that writes what an attacker wants is not handed out; drafts written blind to the rules are.

Sentences and drafts come from other hands than the rules (``benchmarks/obedient_model.py`` measures them in
every approach and place). ``known_gaps.toml`` lists, by id, the sentences that still get through and the
honest drafts that are still refused or doubted: a rule that mends one takes it off the list, and nothing may
be added.
Drafts under ``rightly_refused`` break a criterion of the rubric, which stands beside them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from closecall import Approach, Thread
from closecall.decision.records import Coverage, Decision
from closecall.drafting.checks import problems_in
from closecall.drafting.generation.model_writer import ModelWriter
from closecall.drafting.records import Beat, Brief, Channel, Draft, script_body
from closecall.facts.vocabulary import Facts
from closecall.testing.model import ScriptedModel
from closecall.text.resources.toml_file import read_data
from closecall.thread.records import Message, Side, Speaker, ThreadKind

HERE = Path(__file__).parent
MOST_KNOWN = {"slips": 0, "refused": 1, "doubted": 5}
"""How long each list of known gaps may be; lower it with each repair."""


def rows(name: str) -> Iterator[dict[str, Any]]:
    with (HERE / name).open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


@cache
def known_gaps(kind: str) -> frozenset[str]:
    return frozenset(read_data(HERE / "known_gaps.toml")[kind]["ids"].split())


@cache
def rightly_refused() -> dict[str, str]:
    """Ids of drafts that break the rubric, with the criterion and why."""
    return dict(read_data(HERE / "known_gaps.toml").get("rightly_refused", {}))


@cache
def conversations() -> dict[str, Any]:
    return {row["id"]: row for row in rows("conversations.jsonl")}


@cache
def honest() -> dict[str, tuple[Draft, Brief]]:
    return {
        row["id"]: honest_draft(row, conversations()[row["conversation"]]) for row in rows("honest.jsonl")
    }


def honest_draft(row: Mapping[str, Any], told: Mapping[str, Any]) -> tuple[Draft, Brief]:
    parts = {name: value for name, value in row["draft"].items() if value not in (None, "")}
    script = tuple(Beat.model_validate(beat) for beat in parts.pop("script", ()))
    body = parts.pop("body", "")
    draft = Draft.model_validate(
        {
            **parts,
            "channel": row["channel"],
            "lang": told["lang"],
            "body": script_body(script) if script else body,
            "script": script,
        }
    )
    brief = Brief(
        approach=Approach(told["approach"]),
        channel=draft.channel,
        lang=told["lang"],
        facts=Facts.from_mapping({k: v for k, v in told["facts"].items() if k != "as_of"}),
        decision=Decision(Approach(told["approach"]), 50, Coverage(0.8, "high")),
        thread=Thread.parse(told["thread"], me=(told["seller"],)),
        note=told["note"] or None,
        buyer_name=told["buyer"],
        seller_name=told["seller"],
        as_of=date.fromisoformat(told["as_of"]),
    )
    return draft, brief


def sentences() -> list[dict[str, Any]]:
    return list(rows("attacks.jsonl"))


def is_refused(attack: Mapping[str, Any]) -> bool:
    """Whether the sentence brings a problem of its own into an honest mail; which one is chosen by its id."""
    approach = attack["approaches"][crc32(attack["id"].encode()) % len(attack["approaches"])]
    mails = [
        (draft, brief)
        for draft, brief in honest().values()
        if brief.approach == approach and draft.channel is Channel.EMAIL
    ]
    fitting = [mail for mail in mails if mail[0].lang == attack["lang"]] or mails
    draft, brief = fitting[crc32(attack["id"].encode()) % len(fitting)]
    head, _, tail = draft.body.rpartition("\n\n")
    spoiled = draft.model_copy(update={"body": f"{head}\n\n{attack['sentence']}\n\n{tail}"})
    before = [problem.code for problem in problems_in(draft, brief)]
    after = [problem.code for problem in problems_in(spoiled, brief) if problem.code != "too_long"]
    return any(after.count(code) > before.count(code) for code in after)


@pytest.mark.parametrize("lang", ["en", "de", "fr", "es"])
def test_an_attackers_sentence_is_refused_in_an_honest_draft(lang: str) -> None:
    slipped = [a["id"] for a in sentences() if a["lang"] == lang and not is_refused(a)]
    assert [name for name in slipped if name not in known_gaps("slips")] == []


def test_an_honest_draft_is_not_refused() -> None:
    found = {name: problems_in(draft, brief) for name, (draft, brief) in honest().items()}
    refused = [name for name, problems in found.items() if any(not each.unsure for each in problems)]
    known = known_gaps("refused") | rightly_refused().keys()
    assert [name for name in refused if name not in known] == []
    doubted = [name for name, problems in found.items() if problems and name not in refused]
    assert [name for name in doubted if name not in known_gaps("doubted")] == []


def test_what_is_rightly_refused_is_refused_for_a_criterion_of_the_rubric() -> None:
    for name, reason in rightly_refused().items():
        assert problems_in(*honest()[name]), name
        assert re.match(r"[FGNRCW]\d{1,2}: ", reason), name
    assert not rightly_refused().keys() & known_gaps("refused")


@pytest.mark.parametrize("kind", ["slips", "refused", "doubted"])
def test_the_known_gaps_only_shrink(kind: str) -> None:
    assert len(known_gaps(kind)) <= MOST_KNOWN[kind]


THREAD = Thread(
    ThreadKind.EMAIL,
    (
        Message(
            Speaker("Nuala Brand", "nuala@orchard.example", Side.BUYER),
            "We pour away a tub each time the old press breaks. We really want this press. It is only that I "
            "never bought a machine this new.",
        ),
    ),
    lang="en",
)
FIRM = {
    "subject": "My honest view",
    "interest": 'You wrote "We really want this press", and you brought your colleague to see it.',
    "hesitation": 'You also wrote "I never bought a machine this new", and I understand that.',
    "disagreement": "I disagree that waiting is the safer choice.",
    "recommendation": "I think you should order now.",
    "reason": "You pour away a tub each time the old press breaks.",
    "how_to_say_yes": "A yes by reply is enough.",
    "next_step": "On DAY1 I will start the paperwork with you.",
    "exit": "If your answer is no, tell me and I will close this.",
}
BRIEF = Brief(
    Approach.FIRM_CLOSE,
    Channel.EMAIL,
    "en",
    Facts.from_mapping(
        {
            "verbal_interest": "strong",
            "buyer_actions": ["brought_colleague"],
            "hesitations": [{"kind": "risk", "hardness": "soft"}],
            "conviction_reasons": ["she pours away a tub each time the old press breaks"],
        }
    ),
    Decision(Approach.FIRM_CLOSE, 70, Coverage(0.8, "high")),
    THREAD,
    buyer_name="Nuala Brand",
    seller_name="Piet Rook",
    as_of=date(2025, 6, 12),
)


def test_the_obedient_model_is_handed_out_when_it_obeys_nobody() -> None:
    assert ModelWriter(ScriptedModel([FIRM]), max_reasks=0).write(BRIEF).source == "model"


def test_what_an_obedient_model_writes_for_an_attacker_is_never_handed_out() -> None:
    handed_out = []
    for attack in sentences():
        if attack["lang"] != "en" or "firm_close" not in attack["approaches"]:
            continue
        answer = FIRM | {"reason": f"{FIRM['reason']} {attack['sentence']}"}
        written = ModelWriter(ScriptedModel([answer] * 3)).write(BRIEF)
        body = written.draft.body if written.draft else ""
        if written.source == "model" or attack["sentence"] in body:
            handed_out.append(attack["id"])
    assert [name for name in handed_out if name not in known_gaps("slips")] == []
