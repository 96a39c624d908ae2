"""How often the voices tell the sides of pasted talks whose sides other signs tell.

python training/held_out_voices.py
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from closecall.errors import InputError
from closecall.thread.parser import read_thread
from closecall.thread.participants.parties import Party
from closecall.thread.records import Side, Thread
from closecall.thread.sides.inferred_sides import LEAST_VOICE
from closecall.thread.sides.voice_classifier import selling_voices

TALKS = Path(__file__).parents[1] / "tests" / "listening" / "ordinary" / "cases.jsonl"


def main() -> None:
    """Print a row a language: talks, those in which the voices agree, and the same where they lean enough."""
    found: dict[str, Counter[str]] = {}
    for line in TALKS.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        try:
            thread = read_thread(case["thread"], note=case["seller_note"])
        except InputError:
            continue
        lead = lead_of(thread)
        if lead:
            row = found.setdefault(thread.lang, Counter())
            row.update(talks=1, agree=int(lead > 0))
            row.update(sure=int(abs(lead) >= LEAST_VOICE), sure_and_agree=int(lead >= LEAST_VOICE))
    print("| language | talks | the voices agree | they lean enough | and agree |")
    print("| --- | --- | --- | --- | --- |")
    for lang, row in sorted(found.items()):
        print(f"| {lang} | {row['talks']} | {row['agree']} | {row['sure']} | {row['sure_and_agree']} |")


def lead_of(thread: Thread) -> int:
    """By how much the seller's voice leads, below zero where the buyer's does; 0 where nothing tells."""
    if any("talks more like a seller" in warning for warning in thread.warnings):
        return 0
    sides = [party_of(thread, side) for side in (Side.SELLER, Side.BUYER)]
    if not all(party.messages for party in sides):
        return 0
    seller, buyer = selling_voices(sides)
    return seller - buyer


def party_of(thread: Thread, side: Side) -> Party:
    """All on one side as one party."""
    said = tuple(m for m in thread.messages if m.speaker.side is side and m.automatic is None)
    return Party(side.value, tuple(dict.fromkeys(m.speaker for m in said)), said)


if __name__ == "__main__":
    main()
