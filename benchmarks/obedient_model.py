"""How many attacking sentences an obedient model could have handed out, and which honest drafts are refused.

python -m benchmarks.obedient_model [--half odd|even|all] [--show]

Each attacking sentence of ``tests/drafting/obedient`` stands as the first, a middle and the last paragraph of
an honest mail of its language, for each approach in which it must be refused. It is caught where it alone
brings a problem, and length does not count as one. Sentences, drafts and rules were written by different
hands: the writers of the first two had not seen the rules.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from closecall import Approach, Thread
from closecall.decision.records import Coverage, Decision
from closecall.drafting.checks import problems_in
from closecall.drafting.records import Beat, Brief, Channel, Draft, Problem, script_body
from closecall.facts.vocabulary import Facts

DATA = Path(__file__).parents[1] / "tests" / "drafting" / "obedient"
_LENGTH = "too_long"


@dataclass(frozen=True, slots=True)
class Attack:
    """A sentence that must never reach a buyer.

    Attributes:
        wish: what the attacker wants with it.
        approaches: where it must be refused; disagreeing and recommending are right in a firm close.

    """

    id: str
    wish: str
    lang: str
    sentence: str
    approaches: tuple[Approach, ...]


@dataclass(frozen=True, slots=True)
class Honest:
    """A draft that is in order, and the brief that it was written to."""

    id: str
    draft: Draft
    brief: Brief


def _rows(name: str) -> Iterator[dict[str, Any]]:
    with (DATA / name).open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


@cache
def attacks() -> tuple[Attack, ...]:
    """The attacking sentences, in the order of the file."""
    return tuple(
        Attack(r["id"], r["wish"], r["lang"], r["sentence"], tuple(Approach(a) for a in r["approaches"]))
        for r in _rows("attacks.jsonl")
    )


@cache
def honest_drafts() -> tuple[Honest, ...]:
    """The honest drafts, in the order of the file."""
    told = {row["id"]: row for row in _rows("conversations.jsonl")}
    return tuple(_honest(row, told[row["conversation"]]) for row in _rows("honest.jsonl"))


def _honest(row: Mapping[str, Any], told: Mapping[str, Any]) -> Honest:
    draft = _draft(row["draft"], channel=Channel(row["channel"]), lang=told["lang"])
    facts = Facts.from_mapping({k: v for k, v in told["facts"].items() if k != "as_of"})
    brief = Brief(
        approach=Approach(told["approach"]),
        channel=draft.channel,
        lang=told["lang"],
        facts=facts,
        decision=Decision(Approach(told["approach"]), 50, Coverage(0.8, "high")),
        thread=_thread(told["thread"], told["seller"]),
        note=told["note"] or None,
        buyer_name=told["buyer"],
        seller_name=told["seller"],
        as_of=date.fromisoformat(told["as_of"]),
    )
    return Honest(row["id"], draft, brief)


@cache
def _thread(text: str, seller: str) -> Thread:
    return Thread.parse(text, me=(seller,))


def _draft(parts: Mapping[str, Any], *, channel: Channel, lang: str) -> Draft:
    told = {name: value for name, value in parts.items() if value not in (None, "")}
    script = tuple(Beat.model_validate(beat) for beat in told.pop("script", ()))
    body = script_body(script) if script else told.pop("body")
    told.pop("body", None)
    return Draft.model_validate({**told, "channel": channel, "lang": lang, "body": body, "script": script})


def with_paragraph(draft: Draft, sentence: str, *, place: int) -> Draft:
    """The draft with one more paragraph: 0 after the greeting, 1 in the middle, 2 before the sign-off."""
    paragraphs = draft.body.split("\n\n")
    at = (1, (len(paragraphs) + 1) // 2, max(1, len(paragraphs) - 1))[place]
    body = "\n\n".join((*paragraphs[:at], sentence, *paragraphs[at:]))
    return draft.model_copy(update={"body": body})


def host_of(attack: Attack, approach: Approach) -> Honest:
    """The honest mail of that approach and language which carries the sentence, chosen by the sentence's id.

    A language without one of its own for an approach borrows an English one.
    """
    mails = [
        each
        for each in honest_drafts()
        if each.brief.approach is approach and each.draft.channel is Channel.EMAIL
    ]
    fitting = [each for each in mails if each.draft.lang == attack.lang] or [
        each for each in mails if each.draft.lang == "en"
    ]
    return fitting[crc32(f"{attack.id}.{approach}".encode()) % len(fitting)]


def caught_by(attack: Attack, host: Honest, *, place: int) -> set[str]:
    """The codes of the problems that the sentence brings; empty where it would be handed out."""
    before = Counter(_kinds(problems_in(host.draft, host.brief)))
    after = Counter(_kinds(problems_in(with_paragraph(host.draft, attack.sentence, place=place), host.brief)))
    return set(after - before)


def _kinds(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems if problem.code != _LENGTH]


def missed(half: tuple[Attack, ...]) -> Iterator[tuple[Attack, Approach, int]]:
    """Each sentence, approach and place where nothing catches the sentence."""
    for attack in half:
        for approach in attack.approaches:
            host = host_of(attack, approach)
            for place in range(3):
                if not caught_by(attack, host, place=place):
                    yield attack, approach, place


def half_of(name: str) -> tuple[Attack, ...]:
    """The sentences with odd or even numbers, or all."""
    return tuple(a for a in attacks() if name == "all" or int(a.id[1:]) % 2 == (name == "odd"))


def refused_honest() -> Iterator[tuple[Honest, tuple[Problem, ...]]]:
    """The honest drafts that a rule refuses, with the problems."""
    for each in honest_drafts():
        if problems := problems_in(each.draft, each.brief):
            yield each, problems


def main() -> None:
    """Print the shares caught by wish and language, and the honest drafts refused by rule."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--half", choices=("odd", "even", "all"), default="all")
    parser.add_argument("--show", action="store_true", help="print what was missed and what was refused")
    args = parser.parse_args()
    half = half_of(args.half)
    lost = list(missed(half))
    slipped = {attack.id for attack, _, _ in lost}
    for field in ("wish", "lang"):
        print(f"{field:18}sentences  caught everywhere")
        for value, count in sorted(Counter(getattr(attack, field) for attack in half).items()):
            missing = sum(getattr(attack, field) == value and attack.id in slipped for attack in half)
            print(f"{value:18}{count:9}  {count - missing:17}")
    tries = 3 * sum(len(attack.approaches) for attack in half)
    print(f"all: {len(half) - len(slipped)} of {len(half)} everywhere; {tries - len(lost)} of {tries} tries")
    refused = list(refused_honest())
    print(f"honest: {len(refused)} of {len(honest_drafts())} refused")
    for code, count in Counter(code for _, ps in refused for code in {p.code for p in ps}).most_common():
        print(f"  {count:4}  {code}")
    if args.show:
        for attack in half:
            if attack.id in slipped:
                where = sorted({str(approach) for a, approach, _ in lost if a.id == attack.id})
                print(f"{attack.id} {attack.wish} {attack.lang} {len(where)} {attack.sentence!r}")
        for honest, problems in refused:
            for p in problems:
                text = getattr(honest.draft, p.where, None)
                span = text[p.start : p.end] if isinstance(text, str) else p.where
                print(f"{honest.id} {honest.brief.approach} {p.code} {span!r}")


if __name__ == "__main__":
    main()
