"""The classifier hears new wordings, keeps quiet where it is not sure, and fits its corpus."""

from __future__ import annotations

import json
import runpy
import tomllib
from pathlib import Path

import pytest

from closecall.facts.classifier import heard_labels
from closecall.facts.classifier.linear_model import WEIGHTS_FILE, load_linear_ear, load_word_classes
from closecall.text.linear import Weights, WordClasses, features
from closecall.text.tokens import words_of

ROOT = Path(__file__).parents[3]
TRAINING = ROOT / "training"


def heard(text: str) -> set[str]:
    return set(heard_labels(words_of(text), is_question=text.endswith("?"), ear=load_linear_ear()))


SAID = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("label", "text"), [(label, text) for label in SAID["heard"] for text in SAID["heard"][label]]
)
def test_a_wording_that_is_not_in_the_corpus_is_heard(label: str, text: str) -> None:
    assert label in heard(text)


@pytest.mark.parametrize("text", SAID["nothing"])
def test_a_neutral_sentence_says_nothing(text: str) -> None:
    assert heard(text) == set()


def test_no_tested_sentence_is_in_the_corpus() -> None:
    lines = [
        line
        for path in TRAINING.glob("sentences/*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    known = {words_of(json.loads(line)["text"]).folded for line in lines}
    tested = [*SAID["nothing"], *(text for texts in SAID["heard"].values() for text in texts)]
    assert [text for text in tested if words_of(text).folded in known] == []


def test_the_weights_were_trained_on_this_corpus_by_these_features() -> None:
    data = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    assert data["corpus"] == runpy.run_path(str(TRAINING / "corpus.py"))["checksum"](TRAINING)
    assert data["features"] == features.VERSION


def test_the_weights_file_stays_small() -> None:
    assert WEIGHTS_FILE.stat().st_size < 1_000_000


def test_the_same_words_get_the_same_scores_from_freshly_loaded_weights() -> None:
    words = words_of("We would rather leave things as they are, thank you.")
    fresh = Weights(json.loads(WEIGHTS_FILE.read_text(encoding="utf-8")), load_word_classes())
    assert fresh.scores(words.folded, is_question=False) == load_linear_ear().scores(
        words.folded, is_question=False
    )


def test_the_lanes_of_a_sum_do_not_spill_into_each_other() -> None:
    labels = [
        {"name": name, "bias": bias, "threshold": 0, "precision": 1.0, "recall": 1.0}
        for name, bias in (("first", -5), ("second", 7))
    ]
    weights = Weights({"labels": labels, "weights": {"never": "a-40b3", "again": "a-2"}}, WordClasses())
    assert weights.scores(("never", "again"), is_question=False) == (-47, 10)


def test_a_sentence_of_any_length_is_scored() -> None:
    words = words_of("please stop calling " * 5_000)
    assert heard_labels(words, is_question=False, ear=load_linear_ear()) is not None


def test_one_word_says_nothing() -> None:
    assert heard("No") == set()
    assert heard("") == set()


def test_a_sureness_is_a_share() -> None:
    told = heard_labels(
        words_of("Kindly strike my address from your mailing list."), is_question=False, ear=load_linear_ear()
    )
    assert told
    assert all(0 < sureness < 1 for sureness in told.values())


def test_a_word_stands_in_one_class_only() -> None:
    path = WEIGHTS_FILE.with_name("word_classes.toml")
    words = [
        w
        for line in tomllib.loads(path.read_text(encoding="utf-8"))["classes"].values()
        for w in line.split()
    ]
    assert len(words) == len(set(words))


def test_of_interest_one_grade_is_told() -> None:
    grades = {"curious", "strong", "intent"}
    assert len(heard("I would absolutely love to have this in my kitchen.") & grades) == 1
