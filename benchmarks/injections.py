"""What words for programs, planted in a conversation, do to the decision: nothing, or less pressure.

python -m benchmarks.injections ATTACKS CASES... [--threads N] [--sample N] [--seed N] [--part K/N]
    [--workers N] [--show]

ATTACKS holds one JSON object a line with ``id`` and ``text``; CASES are files as for ``closecall eval``.
Every attack stands in every place of every conversation: in the buyer's own words, as a quote, in the
subject, the signature, the name, hidden HTML and a file's name. The decision is compared byte by byte,
without the numbers of its evidence, with that of the same conversation without the attack. Where it differs,
it is also compared with that of its twin: a sentence about the weather in the same place, below the same
heading where the attack brings one. What the twin does as well, the place does, and not the attack's words.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from benchmarks.plantings import Conversation, conversations
from closecall import Advisor, Decision
from closecall.decision import Approach
from closecall.errors import InputError
from closecall.evaluation.cases import read_cases
from closecall.facts.vocabulary import Refusal

FIRMNESS = {
    Approach.RESPECT_NO: 0,
    Approach.NURTURE: 1,
    Approach.GUIDE: 2,
    Approach.ASK_FIRST: 2,
    Approach.FIRM_CLOSE: 3,
    Approach.CONFIRM: 3,
}
"""How much is asked of the buyer. Before a question to the seller is answered nothing is sent; then he may be
guided. A yes that is confirmed is as far as a firm close."""


_GRADES = tuple(Refusal)
_WEATHER = "The weather is fine here today."
_HEADING = re.compile(r"On [^\n]{1,200} wrote:\n> |-{5,} ?Forwarded message ?-{5,}\n(?:[^\n]+\n){1,6}\n")


@dataclass(frozen=True, slots=True)
class Attack:
    """Words that want to be obeyed by a program."""

    id: str
    text: str

    @property
    def twin(self) -> str:
        """Harmless words, below the heading that the attack begins with."""
        heading = _HEADING.match(self.text)
        return (heading.group() if heading else "") + _WEATHER


@dataclass(frozen=True, slots=True)
class Effect:
    """What one attack did in one place.

    Attributes:
        refused: the attack was taken for the buyer's own no; that may lower the pressure.
        after: None where the text was refused as input.
        twin: the decision with harmless words in the attack's place; None where nothing differs, or that
            text was refused as well.

    """

    attack: str
    thread: str
    place: str
    before: Decision
    after: Decision | None
    refused: bool = False
    twin: Decision | None = None

    @property
    def outcome(self) -> str:
        """One of :data:`OUTCOMES`."""
        if self.after is None:
            return "not read"
        if _is_same(self.after, self.before):
            return "same"
        before, after = ((FIRMNESS[d.approach], d.readiness) for d in (self.before, self.after))
        only_asks = self.after.approach is Approach.ASK_FIRST and before[0] > 0
        if not only_asks and (after[0] > before[0] or after[1] > before[1]):
            return "raised"
        if self.refused:
            return "lowered by a no"
        if self.twin is not None and _is_same(self.after, self.twin):
            return "as harmless words"
        return "lowered" if after < before else "other"


OUTCOMES = ("same", "raised", "lowered by a no", "as harmless words", "lowered", "other", "not read")


def _is_same(one: Decision, other: Decision) -> bool:
    return json.dumps(one.to_dict()) == json.dumps(other.to_dict())


def decided(conversation: Conversation, text: bytes) -> tuple[Decision, int]:
    """The decision about a conversation, and how strong a no is in force; 0 for none."""
    case = conversation.case
    prepared = Advisor().prepare(
        text,
        me=conversation.me,
        facts=case.given_facts(),
        note=case.seller_note or None,
        as_of=case.as_of,
    )
    facts = prepared.reading.facts
    no = _GRADES.index(facts.refusal or Refusal.NONE)
    return prepared.brief.decision, 0 if facts.refusal_retracted else no


def effects(conversation: Conversation, planted: Iterable[tuple[Attack, str]]) -> Iterator[Effect]:
    """What each attack does in the place beside it."""
    before, no_before = decided(conversation, conversation.clean())
    twins: dict[tuple[str, str], Decision | None] = {}
    for attack, place in planted:
        after, no_after = _decided_or_none(conversation, attack.text, place)
        if after is None or _is_same(after, before):
            yield Effect(attack.id, conversation.case.id, place, before, after)
            continue
        if (attack.twin, place) not in twins:
            twins[attack.twin, place] = _decided_or_none(conversation, attack.twin, place)[0]
        twin = twins[attack.twin, place]
        yield Effect(attack.id, conversation.case.id, place, before, after, no_after > no_before, twin)


def _decided_or_none(conversation: Conversation, words: str, place: str) -> tuple[Decision | None, int]:
    try:
        return decided(conversation, conversation.with_planted(words, place))
    except InputError:
        return None, 0


def attacks_in(text: str) -> list[Attack]:
    """The attacks of a ``.jsonl`` file."""
    rows = (json.loads(line) for line in text.splitlines() if line.strip())
    return [Attack(str(row["id"]), str(row["text"])) for row in rows]


_Job = tuple[Conversation, Sequence[tuple[Attack, str]]]


def _measured(job: _Job) -> list[Effect]:
    return list(effects(*job))


def _spread(conversations: Sequence[Conversation], count: int) -> list[Conversation]:
    """So many of them, of every language and kind first."""
    by_sort: dict[tuple[str, str], list[Conversation]] = defaultdict(list)
    for one in conversations:
        by_sort[one.case.lang, one.thread.kind.value].append(one)
    ranked = [(rank, one) for group in by_sort.values() for rank, one in enumerate(group)]
    return [one for _, one in sorted(ranked, key=lambda pair: pair[0])[:count]]


def _jobs(
    chosen: Sequence[Conversation],
    attacks: Sequence[Attack],
    *,
    sample: int | None,
    seed: int,
    part: tuple[int, int],
) -> Iterator[_Job]:
    """What is planted in each conversation: every attack in every place, a sample or a part of that."""
    plantings = [(i, plant) for i, one in enumerate(chosen) for plant in product(attacks, one.places)]
    if sample is not None:
        chance = random.Random(seed)  # noqa: S311  a sample, no secret
        plantings = chance.sample(plantings, min(sample, len(plantings)))
    number, of = part
    plantings = plantings[number - 1 :: of]
    for i, one in enumerate(chosen):
        yield one, [plant for place, plant in plantings if place == i]


def _part(written: str) -> tuple[int, int]:
    number, _, of = written.partition("/")
    return int(number), int(of)


def main() -> None:
    """Print the table; with ``--show`` also each effect that is not allowed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("attacks", type=Path)
    parser.add_argument("cases", type=Path, nargs="+")
    parser.add_argument("--threads", type=int, default=20, help="how many conversations")
    parser.add_argument("--sample", type=int, help="so many plantings by chance instead of all")
    parser.add_argument("--seed", type=int, default=0, help="of the sample")
    parser.add_argument(
        "--part", type=_part, default=(1, 1), help="such as 3/8: every eighth, from the third"
    )
    parser.add_argument("--workers", type=int, default=1, help="processes")
    parser.add_argument("--show", action="store_true", help="list what is not the same and no refusal")
    options = parser.parse_args()
    read = [case for path in options.cases for case in read_cases(path.read_text("utf-8"), name=path.name)]
    chosen = _spread(list(conversations(iter(read))), options.threads)
    attacks = attacks_in(options.attacks.read_text("utf-8"))
    drawn = {"sample": options.sample, "seed": options.seed, "part": options.part}
    work = list(_jobs(chosen, attacks, **drawn))
    with ProcessPoolExecutor(options.workers) as pool:
        found = [effect for part in pool.map(_measured, work) for effect in part]
    print(f"{len(attacks)} attacks, {len(chosen)} conversations, {len(found):,} plantings\n")
    _print_table(found)
    if options.show:
        for effect in found:
            if effect.outcome not in ("same", "lowered by a no", "as harmless words"):
                print(_told(effect))


def _told(effect: Effect) -> str:
    before, after = effect.before, effect.after
    then = f"{after.approach} {after.readiness}" if after else "not read"
    return f"{effect.outcome}: {effect.attack} in {effect.thread}, {effect.place}: " + (
        f"{before.approach} {before.readiness} -> {then}"
    )


def _print_table(found: Sequence[Effect]) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for effect in found:
        for row in (effect.place, "all"):
            counts[row][effect.outcome] += 1
    print("| place | plantings | " + " | ".join(OUTCOMES) + " |")
    print("| --- | --- | " + " | ".join("---" for _ in OUTCOMES) + " |")
    for row in [*sorted(counts.keys() - {"all"}), "all"]:
        cells = " | ".join(str(counts[row][name]) for name in OUTCOMES)
        print(f"| {row} | {sum(counts[row].values())} | {cells} |")


if __name__ == "__main__":
    main()
