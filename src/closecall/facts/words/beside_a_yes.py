"""What stands beside a yes to the close, and that nobody understood: it may take the yes back.

"Yes please. Need to talk to the landlord", "I'll take it. Sleeping on it": what holds somebody back has no
end of forms. What stands beside a yes in earnest has few: thanks, a question, how it is carried out, what the
seller had named, or words that a reader knows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from closecall.facts.hearing import Said, said_in
from closecall.facts.planted import unplanted_sentences
from closecall.facts.words.answers import seller_before
from closecall.facts.words.harmless_noes import is_a_day, is_harmless
from closecall.facts.words.listening import ears_for, heeded_at, listen
from closecall.facts.words.offers import clauses_of, is_form_of_one, offered_before, word_classes
from closecall.text.clauses import Clause
from closecall.text.expressions import compiled_late
from closecall.text.language import has_small_word
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass
from closecall.thread.records import Thread

_BARE = ("yes", "takes", "small", "carries", "opens", "orders", "bids", "deeds", "gets")
_UNDONE = ("stops", "undoes", "delays", "hangs")
_STILL_TO_DO = ("owes", "hangs", "undoes")
_OPEN = ("owes", "holds", "stops", "unreal", "settles")
# Where something is to be sent is no news.
_ADDRESS = compiled_late(r"[^\s@]{1,64}@[^\s@]{1,80}")
_LAUGHS = compiled_late("[\U0001f602\U0001f606\U0001f61c\U0001f61d\U0001f643\U0001f921\U0001f923\U0001f92a]")
# German writes all its nouns so.
_CAPITALS_EVERYWHERE = "de"
# Shorter words name nothing.
_SHORTEST = 4
# What carries it out, and what readers know beside it, by the topic of their cues.
_DONE = {"stage": ("stage", "seals"), "steps": ("buys",), "meetings": ("books",)}
_TOLD = (("actions", "action"), ("need", "need"))
_GOES_ALONG = frozenset("thanks verbal_interest praise praised_it no_hesitation resolved assent".split())
_ALONE = frozenset({"sole", "answered_sole", "answered_nobody"})


def unknown_beside(thread: Thread, message: int, *, yes: Sentence | None = None) -> Sentence | None:
    """The first sentence of a message that nobody understood, and that is none that stands beside a yes.

    Args:
        yes: a yes that concludes: what was told before it counts only where something still has to be done
            or is undone.

    """
    classes, body = word_classes(thread.lang), thread.messages[message].body
    if not classes:
        return None
    told = (*words_of(seller_before(thread, message)).folded, *names_in(thread))
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
        if _is_in_jest(sentence, body, classes):
            return sentence
        if sentence.is_question or sentence.start in done:
            continue
        if all(is_bare(clause.words, told, classes) for clause in clauses.get(sentence.start, ())):
            continue
        words = [
            word
            for word, (start, _) in zip(sentence.words.folded, sentence.words.spans, strict=True)
            if not any(begin <= start < end for begin, end in addresses)
        ]
        parts = [clause.words for clause in clauses.get(sentence.start, ())]
        # "No need to ring."
        is_owed = any(classes["owes"].meets(each) and classes["denies"].meets(each) for each in parts)
        if is_owed or is_harmless(words, classes):
            continue
        if yes is not None and sentence.start < yes.start:
            if _is_still_to_do(words, classes):
                return sentence
            continue
        is_open = any(classes[name].meets(words) for name in _OPEN if name in classes)
        plain = _without_names(sentence, words, body, thread.lang)
        is_told = tells_how(plain, told, classes, thread.lang) and not _only_denies(words, told, classes)
        if is_open or not (sentence.start in known or is_told):
            return sentence
    return None


def jest_in_an_answer(thread: Thread, message: int) -> Sentence | None:
    """The sentence in which an answer to the seller's offer laughs, and asks nothing; None without one."""
    classes, body = word_classes(thread.lang), thread.messages[message].body
    if not classes or "?" in body or not offered_before(thread, message):
        return None
    return next((each for each in unplanted_sentences(body) if _is_in_jest(each, body, classes)), None)


def tells_a_way(thread: Thread, message: int) -> bool:
    """Whether a message tells when, where or how it is carried out, and of nothing to be done before."""
    classes, words = word_classes(thread.lang), words_of(thread.messages[message].body).folded
    is_open = any(classes[name].meets(words) for name in ("owes", "stops") if name in classes)
    if not classes or is_open:
        return False
    meets = any(said.cue.fact == "books" for said in said_in(thread, message, "meetings"))
    return meets or classes["carries"].meets(words)


def is_plainly_ordered(thread: Thread, said: Said) -> bool:
    """Whether a sentence that confirms an order says no more, and nothing in its message undoes it or waits.

    "I confirm the order is off", "we confirm it in June" are none; the day it is delivered on is no matter.
    """
    classes = word_classes(thread.lang)
    if not classes:
        return False
    told = (*words_of(seller_before(thread, said.message)).folded, *names_in(thread))
    clauses = list(clauses_of(thread.messages[said.message].body))
    if any(classes[name].meets(clause.words) for clause in clauses for name in _UNDONE if name in classes):
        return False
    spans = said.sentence.words.spans
    begins, ends = spans[said.first][0], spans[said.end - 1][1]
    own = [each for each in clauses if each.start < ends and begins < each.end]
    among = [each for each in clauses if each.sentence.start == said.sentence.start]
    is_dated = [classes["later"].meets(each.words) for each in among]
    is_dated += [any(is_a_day(word) for word in each.words) for each in own]
    if any(is_dated) and not any(classes["fulfils"].meets(each.words) for each in own):
        return False
    new = [
        word
        for each in own
        for word in each.words
        if not (has_small_word(word, thread.lang) or is_bare([word], told, classes) or is_a_day(word))
        and not (classes["confirms"].holds(word) or classes["fulfils"].holds(word))
    ]
    return not new and unknown_beside(thread, said.message) is None


def _without_names(sentence: Sentence, words: Sequence[str], body: str, lang: str) -> list[str]:
    """The words without the names in the middle of a sentence: of whom the invoice goes to, say."""
    if lang == _CAPITALS_EVERYWHERE:
        return list(words)
    pairs = zip(sentence.words.folded, sentence.words.spans, strict=True)
    names = {word for word, (start, _) in pairs if start > sentence.start and body[start].isupper()}
    return [word for word in words if word not in names]


def _is_still_to_do(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether something has to be done yet, hangs on something or is undone; "I must say" owes nothing."""
    names = [name for name in _STILL_TO_DO if name != "owes" or not classes["avows"].meets(words)]
    return any(classes[name].meets(words) for name in names if name in classes)


def _only_denies(words: Sequence[str], told: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether it denies, and names nothing of the seller's nor how it is carried out: "I can't"."""
    is_no = classes["denies"].meets(words) and not classes["harmless"].meets(words)
    is_of_a_part = classes["carries"].meets(words) or any(_is_named(word, told, classes) for word in words)
    return is_no and not is_of_a_part


def _is_in_jest(sentence: Sentence, body: str, classes: Mapping[str, WordClass]) -> bool:
    """Whether it laughs, or ends in what makes the yes beside it none: "said nobody", "I dare you"."""
    return (
        classes["jests"].meets(sentence.words.folded)
        or _LAUGHS.search(body, sentence.start, sentence.end) is not None
    )


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


def names_in(thread: Thread) -> list[str]:
    """The words of the names of those who speak."""
    names = {message.speaker.name or "" for message in thread.messages}
    return [word for name in names for word in words_of(name).folded]


def is_bare(words: Sequence[str], told: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether the words agree, carry it out, or are the seller's: nothing in them is new."""
    return all(
        word.isdigit()
        or any(classes[name].holds(word) for name in _BARE if name in classes)
        or is_form_of_one(word, told)
        for word in words
    )


def tells_how(words: Sequence[str], told: Sequence[str], classes: Mapping[str, WordClass], lang: str) -> bool:
    """Whether it tells how it is carried out, or of what the seller named, more than anything else."""
    new = [
        word
        for word in words
        if len(word) >= _SHORTEST and not has_small_word(word, lang) and not is_bare([word], told, classes)
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
