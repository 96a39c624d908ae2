"""What stands beside a yes to the close, and that nobody understood: it may take the yes back.

"Yes please. Need to talk to the landlord", "I'll take it. Sleeping on it": what holds somebody back has no
end of forms. What stands beside a yes in earnest has few: thanks, a question, how it is carried out, what the
seller had named, or words that a reader knows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from closecall.facts.hearing import said_in
from closecall.facts.planted import unplanted_sentences
from closecall.facts.words.answers import seller_before
from closecall.facts.words.listening import ears_for, heeded_at, listen
from closecall.facts.words.offers import clauses_of, is_form_of_one, word_classes
from closecall.text.clauses import Clause
from closecall.text.expressions import compiled_late
from closecall.text.language import has_small_word
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass
from closecall.thread.records import Thread

_BARE = ("yes", "takes", "small", "carries", "opens", "orders", "bids", "deeds", "gets")
_OPEN = ("owes", "holds", "stops", "unreal")
# Where something is to be sent is no news.
_ADDRESS = compiled_late(r"[^\s@]{1,64}@[^\s@]{1,80}")
# Shorter words name nothing.
_SHORTEST = 4
# What carries it out, and what readers know beside it, by the topic of their cues.
_DONE = {"stage": ("stage", "seals"), "steps": ("buys",), "meetings": ("books",)}
_TOLD = (("actions", "action"), ("need", "need"))
_GOES_ALONG = frozenset("thanks verbal_interest praise praised_it no_hesitation resolved assent".split())
_ALONE = frozenset({"sole", "answered_sole", "answered_nobody"})


def unknown_beside(thread: Thread, message: int) -> Sentence | None:
    """The first sentence of a message that nobody understood, and that is none that stands beside a yes."""
    classes, body = word_classes(thread.lang), thread.messages[message].body
    if not classes:
        return None
    told = (*words_of(seller_before(thread, message)).folded, *_names_in(thread))
    done = {
        said.sentence.start
        for topic, facts in _DONE.items()
        for said in said_in(thread, message, topic)
        if said.cue.fact in facts
    }
    done.update(s.sentence.start for s in said_in(thread, message, "deciders") if s.cue.value in _ALONE)
    known = _known_in(thread, message)
    addresses = [match.span() for match in _ADDRESS.finditer(body)]
    clauses: dict[int, list[Clause]] = {}
    for clause in clauses_of(body):
        clauses.setdefault(clause.sentence.start, []).append(clause)
    for sentence in unplanted_sentences(body):
        if sentence.is_question or sentence.start in done:
            continue
        if all(_is_bare(clause.words, told, classes) for clause in clauses.get(sentence.start, ())):
            continue
        words = [
            word
            for word, (start, _) in zip(sentence.words.folded, sentence.words.spans, strict=True)
            if not any(begin <= start < end for begin, end in addresses)
        ]
        parts = [clause.words for clause in clauses.get(sentence.start, ())]
        if any(classes["owes"].meets(each) and classes["denies"].meets(each) for each in parts):
            # "No need to ring."
            continue
        is_open = any(classes[name].meets(words) for name in _OPEN if name in classes)
        if is_open or not (sentence.start in known or _tells_how(words, told, classes, thread.lang)):
            return sentence
    return None


def tells_a_way(thread: Thread, message: int) -> bool:
    """Whether a message tells when, where or how it is carried out, and of nothing to be done before."""
    classes, words = word_classes(thread.lang), words_of(thread.messages[message].body).folded
    is_open = any(classes[name].meets(words) for name in ("owes", "stops") if name in classes)
    if not classes or is_open:
        return False
    meets = any(said.cue.fact == "books" for said in said_in(thread, message, "meetings"))
    return meets or classes["carries"].meets(words)


def _known_in(thread: Thread, message: int) -> set[int]:
    """Where the sentences begin that a reader knows as going along."""
    found = {
        said.sentence.start
        for topic, fact in _TOLD
        for said in said_in(thread, message, topic)
        if said.cue.fact == fact
    }
    heard = heeded_at(thread, message)
    if heard is not None:
        said = listen([heard], ears_for(thread.lang))
        found.update(one.sentence[0] for one in said if one.cue.fact in _GOES_ALONG)
    return found


def _names_in(thread: Thread) -> list[str]:
    """The words of the names of those who speak."""
    names = {message.speaker.name or "" for message in thread.messages}
    return [word for name in names for word in words_of(name).folded]


def _is_bare(words: Sequence[str], told: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    return all(
        word.isdigit()
        or any(classes[name].holds(word) for name in _BARE if name in classes)
        or is_form_of_one(word, told)
        for word in words
    )


def _tells_how(
    words: Sequence[str], told: Sequence[str], classes: Mapping[str, WordClass], lang: str
) -> bool:
    """Whether it tells how it is carried out, or of what the seller named, more than anything else."""
    new = [
        word
        for word in words
        if len(word) >= _SHORTEST and not has_small_word(word, lang) and not _is_bare([word], told, classes)
    ]
    ways = [word for word in words if classes["carries"].holds(word) or _is_named(word, told, classes)]
    return len(new) <= len(ways)


def _is_named(word: str, told: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether it is a thing that the seller named: a longer word of no class."""
    return (
        len(word) >= _SHORTEST
        and not any(each.holds(word) for each in classes.values())
        and is_form_of_one(word, told)
    )
