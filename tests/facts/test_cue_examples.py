"""Every cue of every language hears its examples, and does not hear what only looks like it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import closecall.facts.cues
from closecall.facts.cues import languages, load_cues
from closecall.facts.cues.cue_mentions import said_in
from closecall.facts.words.speech.buyer_speech import cues_for, listen, listened_messages
from closecall.text.sentences import sentences_of
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

CUES = Path(closecall.facts.cues.__file__).parent
EXAMPLES = Path(__file__).parent / "cues"
# Heard in the buyer's words with all that can void them; grammar and times are no utterances.
OF_WORDS = {"refusal", "interest", "hesitation", "guidance", "mood", "question"}
OF_GRAMMAR = {"grammar", "time", "denial"}
SELLERS = {"seller_offer", "seller_part", "seller_close"}


def topics() -> list[tuple[str, str]]:
    return [(lang, path.stem) for lang in languages() for path in sorted((CUES / lang).glob("*.toml"))]


@cache
def examples(lang: str, topic: str) -> tuple[dict[str, Any], ...]:
    path = EXAMPLES / lang / f"{topic}.toml"
    return tuple(tomllib.loads(path.read_text(encoding="utf-8"))["example"]) if path.is_file() else ()


TOLD = [named for named in topics() if examples(*named)]


def sentences(lang: str, topic: str, kind: str) -> list[tuple[str, str]]:
    return [(example["cue"], text) for example in examples(lang, topic) for text in example[kind]]


def heard(lang: str, topic: str, text: str) -> set[str]:
    thread = Thread(ThreadKind.EMAIL, (Message(Speaker(side=Side.BUYER), text),), lang)
    by_book = {h.cue for s in sentences_of(text) for h in _book(lang, topic).hear(s.words.folded)}
    if topic in OF_GRAMMAR:
        return {cue.id for cue in by_book}
    if topic in OF_WORDS:
        said = {utterance.cue.id for utterance in listen(tuple(listened_messages(thread)), cues_for(lang))}
        return said | {cue.id for cue in by_book if cue.fact in SELLERS}
    return {said.cue.id for said in said_in(thread, 0, topic)}


def _book(lang: str, topic: str) -> closecall.facts.cues.CueBook:
    book = load_cues(lang, topic)
    assert book is not None
    return book


@pytest.mark.parametrize(("lang", "topic"), topics())
def test_every_phrase_of_a_cue_file_can_be_read(lang: str, topic: str) -> None:
    _book(lang, topic).check()


@pytest.mark.parametrize(("lang", "topic"), TOLD)
def test_every_cue_has_three_examples_and_three_counterexamples(lang: str, topic: str) -> None:
    given = {e["cue"]: e for e in examples(lang, topic)}
    ids = [cue.id for cue in _book(lang, topic).entries]
    assert len(ids) == len(set(ids))
    assert sorted(given) == sorted(ids)
    for example in given.values():
        assert len(example["must"]) >= 3
        assert len(example["must_not"]) >= 3


# One test a file, which names every sentence that is wrong: 21,000 tests cost more than what they ask.
@pytest.mark.parametrize(("lang", "topic"), TOLD)
def test_a_cue_hears_its_examples(lang: str, topic: str) -> None:
    told = sentences(lang, topic, "must")
    missed = [f"{cue}: {text}" for cue, text in told if cue not in heard(lang, topic, text)]
    assert not missed, "not heard:\n" + "\n".join(missed)


@pytest.mark.parametrize(("lang", "topic"), TOLD)
def test_a_cue_does_not_hear_what_only_looks_like_it(lang: str, topic: str) -> None:
    told = sentences(lang, topic, "must_not")
    wrong = [f"{cue}: {text}" for cue, text in told if cue in heard(lang, topic, text)]
    assert not wrong, "heard, and should not be:\n" + "\n".join(wrong)
