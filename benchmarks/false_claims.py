"""The worst that a talked-into second reader can do: every claim that raises the stance, on every sentence.

python -m benchmarks.false_claims CASES

CASES is a .jsonl of labelled conversations, as for ``closecall eval``. A model that makes all these claims
says what an attacker tells it to say; the rows count what that changes, and where the decision gets firmer.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from closecall import Advisor, Approach, Thread
from closecall.errors import InputError
from closecall.evaluation import Case, read_cases
from closecall.facts.second_reader import ASKED, Claim
from closecall.testing import ScriptedReader
from closecall.text.sentences import sentences_of

_SOFT = tuple(value for value in ASKED["hesitations"] if value.endswith("soft"))
RAISING = {
    "verbal_interest": ASKED["verbal_interest"],
    "buyer_actions": ASKED["buyer_actions"],
    "need_confirmed": ("true",),
    "stage": ASKED["stage"],
    "budget_status": ("allocated", "available"),
    "decision_makers_total": ("1",),
    "decision_makers_agreed": ("1", "3"),
    "hesitations": _SOFT,
    "refusal": ("brush_off",),
}
_ORDER = (Approach.RESPECT_NO, Approach.NURTURE, Approach.GUIDE, Approach.ASK_FIRST, Approach.FIRM_CLOSE)


def claims_on(thread: Thread) -> Iterator[Claim]:
    """Every raising claim on every sentence of every message, the seller's too."""
    for index, message in enumerate(thread.messages):
        for sentence in sentences_of(message.body):
            quote = message.body[sentence.start : sentence.end]
            for fact, values in RAISING.items():
                yield from (Claim(fact, value, index, quote) for value in values)


def attacked(case: Case) -> Counter[str]:
    """What the claims do to one case."""
    note = case.seller_note or None
    try:
        words = Advisor().prepare(case.thread, facts=case.given_facts(), note=note, as_of=case.as_of)
    except InputError:
        return Counter({"cases that cannot be read": 1})
    claims = tuple(claims_on(words.thread))
    advisor = Advisor(reader=ScriptedReader([claims]))
    both = advisor.prepare(words.thread, facts=case.given_facts(), note=note, as_of=case.as_of)
    before, after = words.brief.decision.approach, both.brief.decision.approach
    count = both.reading.claims
    counted = Counter({"claims": len(claims), "cases": 1})
    counted.update({f"dropped, {why}": number for why, number in count.dropped} if count else {})
    counted.update({f"changed, {fact}": 1 for fact in count.changed} if count else {})
    counted["cases with a firmer decision"] += _rank(after) > _rank(before)
    counted["cases with a harmful decision"] += after in case.never
    return counted


def _rank(approach: Approach) -> int:
    """The place in the order of stances; a yes that is confirmed is as far as a firm close."""
    return _ORDER.index(approach) if approach in _ORDER else len(_ORDER) - 1


def main() -> None:
    """Print one row a count."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", type=Path)
    path = parser.parse_args().cases
    total: Counter[str] = Counter()
    for case in read_cases(path.read_text(encoding="utf-8"), name=path.name):
        total.update(attacked(case))
    for name, number in sorted(total.items()):
        print(f"{name:<36}{number:>8,}")


if __name__ == "__main__":
    main()
