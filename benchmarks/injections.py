"""What words for programs, planted in a conversation, do to the decision: nothing, or less pressure.

python -m benchmarks.injections ATTACKS CASES... [--threads N] [--sample N] [--seed N] [--workers N] [--show]

ATTACKS holds one JSON object a line with ``id`` and ``text``; CASES are files as for ``closecall eval``.
Every attack stands in every place of every conversation: in the buyer's own words, as a quote, in the
subject, the signature, the name, hidden HTML and a file's name. The decision is compared byte by byte,
without the numbers of its evidence, with that of the same conversation without the attack.
"""

from __future__ import annotations

import argparse
import json
import random
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


@dataclass(frozen=True, slots=True)
class Attack:
    """Words that want to be obeyed by a program."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What one attack did in one place.

    Attributes:
        refused: the attack was taken for the buyer's own no; that may lower the pressure.
        after: None where the text was refused as input.

    """

    attack: str
    thread: str
    place: str
    before: Decision
    after: Decision | None
    refused: bool = False

    @property
    def outcome(self) -> str:
        """``same``, ``raised``, ``lowered by a no``, ``lowered``, ``other`` or ``not read``."""
        if self.after is None:
            return "not read"
        if json.dumps(self.after.to_dict()) == json.dumps(self.before.to_dict()):
            return "same"
        before, after = ((FIRMNESS[d.approach], d.readiness) for d in (self.before, self.after))
        only_asks = self.after.approach is Approach.ASK_FIRST and before[0] > 0
        if not only_asks and (after[0] > before[0] or after[1] > before[1]):
            return "raised"
        if self.refused:
            return "lowered by a no"
        return "lowered" if after < before else "other"


OUTCOMES = ("same", "raised", "lowered by a no", "lowered", "other", "not read")


def decided(conversation: Conversation, text: bytes) -> tuple[Decision, bool]:
    """The decision about a conversation, and whether a no is in force."""
    case = conversation.case
    prepared = Advisor().prepare(
        text,
        me=conversation.me,
        facts=case.given_facts(),
        note=case.seller_note or None,
        as_of=case.as_of,
    )
    facts = prepared.reading.facts
    in_force = facts.refusal not in (None, Refusal.NONE) and not facts.refusal_retracted
    return prepared.brief.decision, in_force


def effects(conversation: Conversation, planted: Iterable[tuple[Attack, str]]) -> Iterator[Effect]:
    """What each attack does in the place beside it."""
    before, was_refused = decided(conversation, conversation.clean())
    for attack, place in planted:
        try:
            after, is_refused = decided(conversation, conversation.with_planted(attack.text, place))
        except InputError:
            yield Effect(attack.id, conversation.case.id, place, before, None)
        else:
            refused = is_refused and not was_refused
            yield Effect(attack.id, conversation.case.id, place, before, after, refused)


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
    chosen: Sequence[Conversation], attacks: Sequence[Attack], *, sample: int | None, seed: int
) -> Iterator[_Job]:
    """What is planted in each conversation: every attack in every place, or a sample of that."""
    plantings = [(i, plant) for i, one in enumerate(chosen) for plant in product(attacks, one.places)]
    if sample is not None:
        chance = random.Random(seed)  # noqa: S311  a sample, no secret
        plantings = chance.sample(plantings, min(sample, len(plantings)))
    for i, one in enumerate(chosen):
        yield one, [plant for number, plant in plantings if number == i]


def main() -> None:
    """Print the table; with ``--show`` also each effect that is not allowed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("attacks", type=Path)
    parser.add_argument("cases", type=Path, nargs="+")
    parser.add_argument("--threads", type=int, default=20, help="how many conversations")
    parser.add_argument("--sample", type=int, help="so many plantings by chance instead of all")
    parser.add_argument("--seed", type=int, default=0, help="of the sample")
    parser.add_argument("--workers", type=int, default=1, help="processes")
    parser.add_argument("--show", action="store_true", help="list what is not the same and no refusal")
    options = parser.parse_args()
    read = [case for path in options.cases for case in read_cases(path.read_text("utf-8"), name=path.name)]
    chosen = _spread(list(conversations(iter(read))), options.threads)
    attacks = attacks_in(options.attacks.read_text("utf-8"))
    work = list(_jobs(chosen, attacks, sample=options.sample, seed=options.seed))
    with ProcessPoolExecutor(options.workers) as pool:
        found = [effect for part in pool.map(_measured, work) for effect in part]
    print(f"{len(attacks)} attacks, {len(chosen)} conversations, {len(found):,} plantings\n")
    _print_table(found)
    if options.show:
        for effect in found:
            if effect.outcome not in ("same", "lowered by a no"):
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
