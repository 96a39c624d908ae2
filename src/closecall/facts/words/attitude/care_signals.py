"""Wishes and states that ask for care: guidance, no pressure, annoyance, vulnerability (S6, D4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from closecall.facts.cues.cue_mentions import cue_language, said_in
from closecall.facts.vocabulary import Vulnerability
from closecall.facts.words.attitude.pace_wishes import only_sets_a_pace
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.language import has_small_word
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass, classes_in, holds_any
from closecall.thread.records import Thread

WISHES = ("wants_guidance", "asked_no_pressure", "annoyed")
"""The facts that are true or false."""

# Where several are told, the one that binds most.
GRAVEST_FIRST = (
    Vulnerability.MINOR,
    Vulnerability.CAPACITY,
    Vulnerability.BEREAVEMENT,
    Vulnerability.DISTRESS,
    Vulnerability.COMPLAINT,
)

_FILE = Path(__file__).with_suffix(".toml")
_SHORTEST = 4
_NO_THINGS = ("filling", "fed_up", "judges")
# "I'm fed up with retyping orders": a mark parts what follows from it.
_MARK = compiled_late(r"[.,;:!?()\u2013\u2014\n]")


def only_sounds_so(thread: Thread, said: Utterance) -> bool:
    """Whether words heard as a wish or a state tell something else.

    A wish not to be pushed may be about the pace of an errand, annoyance about a trouble of the buyer's own,
    a complaint may be what others bring to him, and who cannot go on may be tired of the work that he wants
    to be rid of.
    """
    if said.cue.fact == "asked_no_pressure":
        return only_sets_a_pace(thread, said.message, (said.at, said.until), said.sentence)
    if said.cue.fact == "annoyed":
        return _is_not_at_the_seller(thread, said)
    if said.cue.value == Vulnerability.COMPLAINT:
        return _is_complained_to_him(thread, said)
    return said.cue.value == Vulnerability.DISTRESS and _is_tired_of_work(thread, said)


def _is_complained_to_him(thread: Thread, said: Utterance) -> bool:
    """Whether others complain, and of nothing of the seller's: "everyone's complaining about that room"."""
    words = classes_in(_FILE, cue_language(thread))
    body = thread.messages[said.message].body
    begins, ends = _clause(body, said)
    if not words["people"].meets(words_of(body, begins, said.at).folded):
        return False
    about = {word for word in words_of(body, said.until, ends).folded if len(word) >= _SHORTEST}
    sold = {
        word
        for message in thread.messages
        if message.is_seller
        for word in words_of(message.body).folded
        if not has_small_word(word, thread.lang)
    }
    return (
        words["complains"].meets(words_of(body, said.at, said.until).folded)
        and not words["you"].meets(words_of(body, *said.sentence).folded)
        and bool(about)
        and about.isdisjoint(sold)
    )


def _is_not_at_the_seller(thread: Thread, said: Utterance) -> bool:
    """Whether somebody is fed up with a thing of his own or with others, or the seller is said to be.

    "I'm fed up with retyping orders by hand" and "the flicker gets on my nerves" tell a trouble, "you must be
    sick of me" is a courtesy; "fed up with the excuses", "with your calls" or with nothing that is named tell
    annoyance.
    """
    words = classes_in(_FILE, cue_language(thread))
    if not words:
        return False
    body, you, me = thread.messages[said.message].body, words["you"], words["me"]
    begins, ends = _clause(body, said)
    leading, clause = words_of(body, begins, said.at).folded, words_of(body, begins, ends).folded
    is_fed_up = words["fed_up"].meets(words_of(body, said.at, said.until).folded)
    if is_fed_up and you.meets(leading) and not me.meets(leading):
        return me.meets(words_of(body, said.until, ends).folded)
    if you.meets(clause):
        return False
    if words["others"].meets(clause):
        return True
    # What follows behind the next mark may ask the seller for help: "..., so I'd be glad if you took it on".
    speaks_to_him = you.meets(words_of(body, said.sentence[0], said.until).folded)
    return not speaks_to_him and (_tells_a_need(thread, said) or _is_a_trouble(body, said, words))


def _is_a_trouble(body: str, said: Utterance, words: Mapping[str, WordClass]) -> bool:
    """Whether a thing, the weather or what stands before is what he is fed up with, or goes on and on."""
    phrase, whole = words_of(body, said.at, said.until).folded, words_of(body, *said.sentence).folded
    begins, ends = _clause(body, said)
    is_judged = words["judges"].meets(phrase)
    names_contact = words["contact"].meets(whole)
    if not (is_judged or words["fed_up"].meets(phrase)):
        return words["often"].meets(phrase) and not names_contact
    is_before = is_judged or words["behind"].meets(phrase)
    if _names_a_trouble(words_of(body, begins if is_before else said.until, ends).folded, words):
        return True
    is_summed_up = is_judged and _sums_up(phrase, whole, words)
    return not names_contact and (is_summed_up or words["weather"].meets(whole))


def _clause(body: str, said: Utterance) -> tuple[int, int]:
    """Start and end of what stands between the marks around a phrase."""
    start, end = said.sentence
    begins = max((mark.end() for mark in _MARK.finditer(body, start, said.at)), default=start)
    mark = _MARK.search(body, said.until, end)
    return begins, mark.start() if mark else end


def _tells_a_need(thread: Thread, said: Utterance) -> bool:
    """Whether a need is told in the same sentence, in other words than the phrase's own."""
    return any(
        need.cue.value == "true"
        and need.sentence.start == said.sentence[0]
        and not said.at <= need.sentence.words.spans[need.end - 1][0] < said.until
        for need in said_in(thread, said.message, "need")
    )


def _names_a_trouble(beside: Sequence[str], words: Mapping[str, WordClass]) -> bool:
    """Whether a thing is named that sellers do not do to buyers."""
    things = [word for word in beside if len(word) >= _SHORTEST and not holds_any(words, _NO_THINGS, word)]
    return bool(things) and not any(words["contact"].holds(word) for word in things)


def _sums_up(phrase: Sequence[str], whole: Sequence[str], words: Mapping[str, WordClass]) -> bool:
    """Whether what stands before it in the sentence is judged: "I live out of boxes, it's ridiculous"."""
    is_so = words["static"].meets(phrase) and not words["turn"].meets(whole)
    return is_so and _names_a_trouble(whole, words)


def _is_tired_of_work(thread: Thread, said: Utterance) -> bool:
    """Whether somebody at the end of his strength tells of a season or of work in the same sentence."""
    words = classes_in(_FILE, cue_language(thread))
    body = thread.messages[said.message].body
    whole = words_of(body, *said.sentence).folded
    return (
        words["spent"].meets(words_of(body, said.at, said.until).folded)
        and words["work"].meets(whole)
        and not words["grief"].meets(whole)
    )


def wish_in(utterances: Sequence[Utterance], fact: str) -> Utterance | None:
    """The last utterance of one of :data:`WISHES`; None when it was not said."""
    return next((s for s in reversed(utterances) if s.cue.fact == fact), None)


def vulnerability_in(utterances: Sequence[Utterance]) -> tuple[Vulnerability, Utterance | None]:
    """The gravest state told, and where; ``none`` when nothing was heard."""
    told = {s.cue.value: s for s in utterances if s.cue.fact == "vulnerability"}
    for state in GRAVEST_FIRST:
        if state in told:
            return state, told[state]
    return Vulnerability.NONE, None
