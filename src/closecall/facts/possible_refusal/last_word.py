"""What comes after the buyer's wish or beside it, by what it is and by who says it, however short it is.

A message of its own behind a wish is sent for a reason: "Actually, no.", "Ignore that.". And one who did not
write the wish speaks for himself: his doubt is no word of hers, and her yes none of his.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from closecall.facts.cues.cue_mentions import cue_language
from closecall.facts.findings import Place
from closecall.facts.other_firm import is_with_another_firm
from closecall.facts.possible_refusal.ledger import Ledger, Line
from closecall.facts.possible_refusal.partly_read import praise_words
from closecall.facts.words.acceptance.filler_words import is_a_day, names_in
from closecall.facts.words.acceptance.seller_offers import asked_before, denies, offered_before, word_classes
from closecall.facts.words.refusal.outside_body import own_subjects
from closecall.text.tokens import fold, words_of
from closecall.text.word_classes import classes_in, holds_any, meets_any
from closecall.thread.lexicon.side_words import side_words
from closecall.thread.records import Speaker, ThreadKind

_FILE = Path(__file__).with_suffix(".toml")
# A longer one is looked at beside the hesitation.
_MOST_WORDS = 4
_FEWEST_OF_ANOTHER = 3
_MOST_ADDED = 4
"""Words of "no thanks after all"; what is longer is a subject of its own, and may be planted."""
_TOLD = frozenset({"hesitations", "verbal_interest"})
_ADDS_NOTHING = (
    "yes plain bids takes orders small opens knows praises pleases parts thanks harmless confirms ands "
    "carries gets".split()
)
_FAVOURS = ("deeds", "carries", "thanks", "plain", "praises", "confirms", "orders")
_AGAINST = "denies stops undoes repays hangs limits delays owes holds unsettled pends turns".split()


def last_words(ledger: Ledger) -> Iterator[Place]:
    """Few words in a message of their own behind the one that holds the wish, and that are no small talk."""
    wishes = [item.message for item in ledger.evidence if item.fact in _TOLD and item.message is not None]
    if not ledger.messages:
        return
    since = max(wishes, default=-1)
    newest = [message for message in ledger.messages if message.index > since >= ledger.messages[0].index]
    for line in (line for message in newest for line in message.lines):
        is_short = 0 < len(line.words) <= _MOST_WORDS and not line.sentence.is_question
        if is_short and not line.evidence and _is_more_than_small_talk(ledger, line):
            yield line.place


def other_voices(ledger: Ledger) -> Iterator[Place]:
    """What another than the one whom the seller deals with says last, and that may stop it."""
    classes = word_classes(ledger.thread.lang)
    first = next(iter(ledger.thread.buyer_messages()), None)
    if first is None or not classes:
        return
    main, good = _who(first[1].speaker), praise_words(ledger.thread)
    for message in ledger.messages:
        speaker = _who(message.heard.message.speaker)
        if not main or not speaker or speaker == main:
            continue
        for line in message.lines:
            words = line.words
            is_glad = (classes["pleases"].meets(words) or good.meets(words)) and not denies(words, classes)
            is_against = denies(words, classes) or meets_any(classes, _AGAINST[1:], words)
            is_elsewhere = is_with_another_firm(ledger.thread, message.index, line.sentence.words)
            if len(words) >= _FEWEST_OF_ANOTHER and (is_elsewhere or (is_against and not is_glad)):
                yield line.place


def yeses_to_a_doubt(ledger: Ledger) -> Iterator[Place]:
    """Few words that open the answer to "anything that stops you?" and deny nothing: "yes", "a bit, yes"."""
    thread, newest = ledger.thread, ledger.messages[:1]
    asking = classes_in(_FILE, cue_language(thread))
    for message in newest:
        asked = asked_before(thread, message.index)[-1:]
        lines = [line for line in message.lines if not _only_greets(ledger, line)][:1]
        is_doubt = any(each.is_question and asking["against"].meets(each.words) for each in asked)
        for line in lines if is_doubt and not offered_before(thread, message.index) else ():
            is_short = len(line.words) <= _MOST_WORDS and not line.sentence.is_question
            is_denied = denies(line.words, ledger.words) or asking["not_at_all"].meets(line.words)
            if is_short and not is_denied:
                yield line.place


def stopping_subjects(ledger: Ledger) -> Iterator[str]:
    """What the subject of a newest message adds to the old one and nobody knows, or says against it anew."""
    thread, classes = ledger.thread, ledger.words
    subjects = own_subjects(thread) if classes and thread.kind is ThreadKind.EMAIL else {}
    for message in ledger.messages if subjects else ():
        shown = subjects.get(message.index, "")
        words = words_of(shown).folded
        old = next((m.subject for m in thread.messages[: message.index] if m.subject), "")
        is_added = len(words) < len(words_of(message.heard.message.subject or "").folded)
        is_known = any(holds_any(classes, _FAVOURS, word) for word in words)
        is_against = denies(words, classes) or meets_any(classes, _AGAINST[1:], words)
        is_short = 0 < len(words) <= _MOST_ADDED
        if is_short and old and (is_against or (is_added and not is_known)):
            yield shown


def _is_more_than_small_talk(ledger: Ledger, line: Line) -> bool:
    classes, lang = ledger.words, ledger.thread.lang
    if not classes or (praise_words(ledger.thread).meets(line.words) and not denies(line.words, classes)):
        return False
    if denies(line.words, classes):
        return True
    greets = _greetings(ledger)
    left = [
        word
        for word in line.words
        if word not in greets and not is_a_day(word, lang) and not holds_any(classes, _ADDS_NOTHING, word)
    ]
    return len(left) * 2 >= len(line.words) and not meets_any(classes, ("thanks", "parts"), line.words)


def _only_greets(ledger: Ledger, line: Line) -> bool:
    return _greetings(ledger).issuperset(line.words)


def _greetings(ledger: Ledger) -> set[str]:
    listed = side_words()
    greets = {fold(word) for word in listed.greetings | listed.titles | listed.everybody}
    return {*greets, *names_in(ledger.thread)}


def _who(speaker: Speaker) -> str:
    return (speaker.email or speaker.name or "").casefold()
