"""How much of what buyers say the whole reader hears, on sentences that it was not written with.

python training/held_out.py             # cues and the linear classifier
python training/held_out.py --semantic  # with the sentence encoder of closecall[semantic]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from closecall.facts.classifier import SentenceClassifier, load_semantic_ear
from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Refusal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

_SENTENCES = sorted(Path(__file__).parent.glob("held_out*.jsonl"))
_OFFER = Message(Speaker("Sam", side=Side.SELLER), "Hello, here is the offer we spoke about.")
_REFUSALS = [grade.value for grade in Refusal if grade is not Refusal.NONE]


def main() -> None:
    """Print, for each grade of refusal, how many sentences are heard and how many are asked about."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--semantic", action="store_true", help="with the sentence encoder")
    ear = load_semantic_ear() if parser.parse_args().semantic else None
    for path in _SENTENCES:
        print(f"{path.stem}\n\n| label | sentences | heard as a refusal | heard as this one | asked about |")
        print("| --- | --- | --- | --- | --- |")
        _print_table(path, ear)
        print()


def _print_table(path: Path, ear: SentenceClassifier | None) -> None:
    labelled: Counter[str] = Counter()
    some: Counter[str] = Counter()
    same: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        label = max((r for r in item["labels"] if r in _REFUSALS), key=_REFUSALS.index, default="none")
        reading = _reading(item["text"], ear)
        heard = reading.facts.refusal or Refusal.NONE
        labelled[label] += 1
        some[label] += heard is not Refusal.NONE
        same[label] += heard == label
        asked[label] += heard is Refusal.NONE and reading.is_unheard
    for label in [*reversed(_REFUSALS), "none"]:
        print(f"| {label} | {labelled[label]} | {some[label]} | {same[label]} | {asked[label]} |")


def _reading(text: str, ear: SentenceClassifier | None) -> Reading:
    said = Message(Speaker("Lou", side=Side.BUYER), text)
    return read_facts(Thread(ThreadKind.EMAIL, (_OFFER, said), "en"), ear=ear)


if __name__ == "__main__":
    main()
