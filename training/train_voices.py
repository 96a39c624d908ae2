"""Train the model that tells sellers from buyers, from ``voices/LANG``, and print how well it does.

    pip install -e '.[train]'
    python training/train_voices.py en    # cross-validate, print, write the weights of a language

``voices/LANG/buyers.txt`` and ``sellers.txt`` hold invented sentences, one a line. The same files and library
versions give the same weights.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path

import numpy as np
from corpus import Example, checksum_of, example_of
from train import SCALE, Fitted, cross_validated, fit, without_faint_pairs, write

from closecall.text.linear import WordClasses
from closecall.text.linear.features import VERSION
from closecall.thread.sides.voice_classifier import FOLDER, MOST_OF_A_SENTENCE

HERE = Path(__file__).parent
TRAINER_VERSION = 1
LABEL = ["seller"]
SENTENCES_OF_A_PERSON = (1, 2, 4, 8)


def main() -> None:
    """Cross-validate, print the table, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lang", help="a folder of voices/")
    lang = parser.parse_args().lang
    own = HERE / "voices" / lang
    buyers, sellers = (read(own / name) for name in ("buyers.txt", "sellers.txt"))
    examples = [*buyers, *sellers]
    truth = np.array([[False]] * len(buyers) + [[True]] * len(sellers))
    nothing = truth[:0]
    scores = cross_validated(examples, truth, [], nothing, LABEL, classes=WordClasses())
    scores += round(as_often(buyers, sellers))
    print_table(scores[:, 0], truth[:, 0])
    fitted = without_faint_pairs(fit(examples, truth, LABEL, classes=WordClasses()))
    fitted = Fitted(fitted.features, fitted.weights, fitted.bias + round(as_often(buyers, sellers)))
    head = {"trainer": TRAINER_VERSION, "features": VERSION, "corpus": checksum_of(own.glob("*.txt"))}
    write(FOLDER / f"{lang}.json", fitted, LABEL, [(None, 0.0, 0.0)], head=head)


def read(path: Path) -> list[Example]:
    """The sentences of a file, each once."""
    lines = dict.fromkeys(path.read_text(encoding="utf-8").splitlines())
    return [example_of(line, ()) for line in lines if line.strip()]


def as_often(buyers: list[Example], sellers: list[Example]) -> float:
    """What a score gains where both speak as much: the corpus holds more of one than of the other."""
    return SCALE * math.log(len(buyers) / len(sellers))


def print_table(scores: np.ndarray, truth: np.ndarray) -> None:
    """How often a seller, by the sum over so many sentences, is told from a buyer with as many."""
    draw = np.random.default_rng(0)
    clipped = np.clip(scores, -MOST_OF_A_SENTENCE, MOST_OF_A_SENTENCE)
    print("| sentences of each | pairs told apart |\n| --- | --- |")
    for count in SENTENCES_OF_A_PERSON:
        sums = [draw.choice(clipped[truth == side], (20_000, count)).sum(1) for side in (True, False)]
        print(f"| {count} | {(sums[0] > sums[1]).mean():.1%} |")


if __name__ == "__main__":
    main()
