"""Train the sentence classifier from ``sentences/*.jsonl``, and print what it can hear.

    pip install -e '.[train]'
    python training/train.py            # cross-validate, print the table, write the weights
    python training/train.py --dry-run  # cross-validate and print the table only

The same corpus and library versions give the same weights. Precision and recall are of sentences that the
fold's model has not seen; near-duplicates are in the same fold.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from corpus import Example, checksum, groups_of, read_corpus
from frames import composed
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from closecall.facts.classifier.linear_model import WEIGHTS_FILE, load_word_classes
from closecall.text.linear import WordClasses
from closecall.text.linear.features import (
    LETTERS,
    VERSION,
    context_features,
    tokens_of,
    word_features,
)
from closecall.text.linear.weights import LANE_LETTERS

HERE = Path(__file__).parent
TRAINER_VERSION = 1
FOLDS = 5
SENTENCES_WITH_A_FEATURE = 3
INVERSE_PENALTY = 1.0
WEIGHT_OF_LETTERS = 0.2
SCALE = 64
SMALLEST_WEIGHT = 6
SMALLEST_WEIGHT_OF_A_KIND = 12
SMALLEST_WEIGHT_OF_A_PAIR = 9
FAMILIES = ("soft", "hard", "act")


@dataclass(frozen=True, slots=True)
class Fitted:
    """Integer weights: a row a feature, a column a label."""

    features: dict[str, int]
    weights: csr_matrix
    bias: np.ndarray


def main() -> None:
    """Cross-validate, print the table, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    dry_run = parser.parse_args().dry_run
    examples, added = read_corpus(HERE / "sentences"), composed(HERE / "frames.toml")
    targets = tomllib.loads((HERE / "targets.toml").read_text(encoding="utf-8"))
    labels = used_labels(examples, targets)
    truth, extra = truth_of(examples, labels), truth_of(added, labels)
    classes = load_word_classes()
    scores = cross_validated(examples, truth, added, extra, labels, classes=classes)
    chosen = [
        threshold(scores[:, i], truth[:, i], targets["precision"].get(label))
        for i, label in enumerate(labels)
    ]
    print_table(labels, truth, chosen)
    if not dry_run:
        fitted = fit([*examples, *added], np.vstack([truth, extra]), labels, classes=classes)
        head = {"trainer": TRAINER_VERSION, "features": VERSION, "corpus": checksum(HERE)}
        write(WEIGHTS_FILE, without_faint_pairs(fitted), labels, chosen, head=head)


def used_labels(examples: Sequence[Example], targets: Mapping[str, Any]) -> list[str]:
    """The labels with a target, and the kinds of the families among them, that enough sentences have."""
    counts = Counter(label for example in examples for label in with_families(example.labels))
    families = tuple(f"{family}_" for family in FAMILIES if family in targets["precision"])
    wanted = [label for label in counts if label in targets["precision"] or label.startswith(families)]
    return sorted(label for label in wanted if counts[label] >= targets["fewest_sentences"])


def truth_of(examples: Sequence[Example], labels: Sequence[str]) -> np.ndarray:
    """A row a sentence, a column a label."""
    return np.array([[label in with_families(each.labels) for label in labels] for each in examples])


def with_families(labels: frozenset[str]) -> frozenset[str]:
    """The labels and the families they belong to: "soft" of "soft_price", "wants" of "strong"."""
    families = {label.partition("_")[0] for label in labels} & set(FAMILIES)
    if labels & {"curious", "strong", "intent"}:
        families.add("interest")
    if labels & {"strong", "intent"}:
        families.add("wants")
    return labels | families


def cross_validated(
    examples: Sequence[Example],
    truth: np.ndarray,
    added: Sequence[Example],
    extra: np.ndarray,
    labels: Sequence[str],
    *,
    classes: WordClasses,
) -> np.ndarray:
    """The score of each label for each sentence, by a model that has not seen it."""
    scores = np.zeros(truth.shape, dtype=int)
    for seen, unseen in GroupKFold(FOLDS).split(truth, groups=groups_of(examples)):
        known = [*(examples[i] for i in seen), *added]
        fitted = fit(known, np.vstack([truth[seen], extra]), labels, classes=classes)
        rows = matrix([features_of(examples[i], classes) for i in unseen], fitted.features)
        scores[unseen] = np.asarray((rows @ fitted.weights).todense()) + fitted.bias
    return scores


def features_of(example: Example, classes: WordClasses) -> list[str]:
    """Every feature of a sentence; parts of a word's spelling as often as words have them."""
    tokens = tokens_of(example.words)
    words = [feature for token in dict.fromkeys(tokens) for feature in word_features(token, classes)]
    return words + context_features(tokens, classes, is_question=example.is_question)


def fit(
    examples: Sequence[Example], truth: np.ndarray, labels: Sequence[str], *, classes: WordClasses
) -> Fitted:
    """One logistic regression a label; small weights are dropped, the others become integers.

    Of a family's kinds only the likeliest is asked for, so their small weights matter less.
    """
    found = [features_of(example, classes) for example in examples]
    counts = Counter(feature for each in found for feature in set(each))
    kept = sorted(feature for feature, count in counts.items() if count >= SENTENCES_WITH_A_FEATURE)
    features = {feature: column for column, feature in enumerate(kept)}
    scale = np.array([WEIGHT_OF_LETTERS if feature.startswith(LETTERS) else 1.0 for feature in kept])
    rows = matrix(found, features).multiply(scale).tocsr()
    weights, bias = [], []
    for label, column in zip(labels, truth.T, strict=True):
        model = LogisticRegression(C=INVERSE_PENALTY, solver="liblinear", tol=1e-3, random_state=0).fit(
            rows, column
        )
        whole = np.rint(model.coef_[0] * scale * SCALE).astype(int)
        is_kind = label.startswith(tuple(f"{family}_" for family in FAMILIES))
        whole[np.abs(whole) < (SMALLEST_WEIGHT_OF_A_KIND if is_kind else SMALLEST_WEIGHT)] = 0
        weights.append(whole)
        bias.append(round(float(model.intercept_[0]) * SCALE))
    return Fitted(features, csr_matrix(np.array(weights).T), np.array(bias))


def without_faint_pairs(fitted: Fitted) -> Fitted:
    """The weights of words alone as they are, of words together only the greater ones.

    The faint ones fill an eighth of the file. Held-out sentences are told apart as well without them (mean
    average precision .822 against .824), so the thresholds stay as they were chosen.
    """
    together = np.array([" " in feature for feature in fitted.features])
    cells = fitted.weights.tocoo()
    kept = (np.abs(cells.data) >= SMALLEST_WEIGHT_OF_A_PAIR) | ~together[cells.row]
    places = (cells.row[kept], cells.col[kept])
    return Fitted(fitted.features, csr_matrix((cells.data[kept], places), cells.shape), fitted.bias)


def matrix(found: Sequence[Sequence[str]], features: dict[str, int]) -> csr_matrix:
    """How often each sentence has each known feature."""
    columns = [[features[feature] for feature in each if feature in features] for each in found]
    starts = np.cumsum([0, *map(len, columns)])
    flat = [column for each in columns for column in each]
    return csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(found), len(features)))


def threshold(scores: np.ndarray, truth: np.ndarray, target: float | None) -> tuple[int | None, float, float]:
    """The least score with the target precision (one more wrong than seen), its precision and recall."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(truth[order])
    told = np.arange(1, len(order) + 1)
    good = np.flatnonzero(right / (told + 1) >= target) if target else ()
    if not len(good):
        return None, 0.0, 0.0
    last = good[-1]
    return int(scores[order][last]), round(right[last] / told[last], 3), round(right[last] / truth.sum(), 3)


def print_table(
    labels: Sequence[str], truth: np.ndarray, chosen: Sequence[tuple[int | None, float, float]]
) -> None:
    """The labels with sentences, precision and recall, as a table for the README beside this."""
    print(f"{len(truth)} sentences, {FOLDS} folds\n")
    print("| label | sentences | precision | recall |\n| --- | ---: | ---: | ---: |")
    for label, column, (least, precision, recall) in zip(labels, truth.T, chosen, strict=True):
        heard = f"{precision:.0%} | {recall:.0%}" if least is not None else "not heard |"
        print(f"| {label} | {column.sum()} | {heard} |")


def write(
    file: Path,
    fitted: Fitted,
    labels: Sequence[str],
    chosen: Sequence[tuple[int | None, float, float]],
    *,
    head: Mapping[str, object],
) -> None:
    """The weights file: one line a label and a feature, below what the ``head`` tells of them."""
    lines = [
        json.dumps(
            {"name": name, "bias": int(bias), "threshold": least, "precision": precision, "recall": recall}
        )
        for name, bias, (least, precision, recall) in zip(labels, fitted.bias, chosen, strict=True)
    ]
    rows = []
    for feature, row in fitted.features.items():
        cells = fitted.weights[row]
        if cells.nnz:
            told = "".join(
                f"{LANE_LETTERS[lane]}{weight}"
                for lane, weight in sorted(zip(cells.indices, cells.data, strict=True))
            )
            rows.append(f"{json.dumps(feature, ensure_ascii=False)}: {json.dumps(told)}")
    text = (
        json.dumps(head)[:-1]
        + ',\n"labels": [\n'
        + ",\n".join(lines)
        + '\n],\n"weights": {\n'
        + ",\n".join(rows)
        + "\n}}\n"
    )
    file.write_text(text, encoding="utf-8")
    print(f"\n{file.name}: {len(rows)} features, {len(text.encode()) // 1024} KiB")


if __name__ == "__main__":
    main()
