"""Noes that only tell when the buyer is away: "na sexta estou fora", "count me out for Friday's call".

Every language has words for being away, and for what comes to nothing, that refuse as well. With a day in
their clause they tell an absence, unless the day is that of what is for sale: "the course is on Friday, shall
I put you down?".
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from closecall.facts.cues.cue_mentions import cue_language
from closecall.facts.words.acceptance.seller_offers import only_leads_up
from closecall.facts.words.speech.buyer_speech import cues_for
from closecall.facts.words.speech.preceding_question import seller_before
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.clauses import clauses_in
from closecall.text.date_resolution import weekday_of
from closecall.text.dates import find_date
from closecall.text.sentences import sentence_at, sentences_of
from closecall.text.tokens import words_of
from closecall.text.word_classes import classes_in
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
# Short forms of weekdays are other words as well: "me" is Wednesday in French calendars.
_SHORTEST = 4


def only_tells_an_absence(thread: Thread, no: Utterance) -> bool:
    """Whether a no says of its speaker that he is not there on a day."""
    classes, body = classes_in(_FILE, cue_language(thread)), thread.messages[no.message].body
    phrase = words_of(body, no.at, no.until).folded
    if no.beside:
        return False
    is_away = classes["away"].meets(phrase)
    if not is_away and not classes["fails"].meets(phrase):
        return False
    sentence = sentence_at(body, no.sentence)
    if sentence is None:
        return False
    clauses = [*clauses_in([sentence], body, joins=classes["parts"].words)]
    clause = next((one for one in reversed(clauses) if one.start <= no.at), None)
    if clause is None or classes["ends"].meets(clause.words):
        return False
    named = _weekdays_in(clause.words)
    has_day = classes["days"].meets(clause.words) or find_date(body[clause.start : clause.end]) is not None
    if not named and not (is_away and has_day):
        return False
    return not named & _weekdays_offered(thread, no.message) or only_leads_up(thread, no.message)


def _weekdays_in(words: Sequence[str]) -> set[int]:
    found = (weekday_of(word) for word in words if len(word) >= _SHORTEST)
    return {day for day in found if day is not None}


def _weekdays_offered(thread: Thread, message: int) -> set[int]:
    """The weekdays that the seller named right before a message, but where he thanks for what was on one."""
    language_cues = cues_for(thread.lang)
    return {
        day
        for sentence in sentences_of(seller_before(thread, message))
        if not any(
            heard.cue.fact == "thanks"
            for ear in language_cues
            for heard in ear.cues.hear(sentence.words.folded)
        )
        for day in _weekdays_in(sentence.words.folded)
    }
