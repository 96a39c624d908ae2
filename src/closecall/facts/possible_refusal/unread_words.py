"""Newest words that nothing marks as a no, and in which nobody heard the purchase go on.

What is told instead of a no has no form of its own. So each strategy looks for one thing that a reader may
have missed, and gives the places where it stands; the table at the end says in which order they are asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice

from closecall.facts.cues.cue_mentions import said_by
from closecall.facts.findings import Place, shown_values
from closecall.facts.possible_acceptance import NOD
from closecall.facts.possible_refusal.around_a_yes import (
    beside_a_yes,
    may_be_undone,
    regretted,
    unknown_after_a_yes,
)
from closecall.facts.possible_refusal.clauses import (
    beside_an_excuse,
    beside_an_own_clause,
    beside_praise,
    own_course,
)
from closecall.facts.possible_refusal.done_elsewhere import done_elsewhere
from closecall.facts.possible_refusal.going_on import goes_on, steps_on
from closecall.facts.possible_refusal.ledger import Ledger, told_sentences
from closecall.facts.possible_refusal.most_telling import FEWEST_WORDS_OF_AN_ANSWER, most_telling, tellings
from closecall.facts.possible_refusal.new_decider import new_decider
from closecall.facts.possible_refusal.partly_read import half_heard
from closecall.facts.possible_refusal.waved_off import numbered_noes, waved_off
from closecall.facts.vocabulary import WALL
from closecall.facts.words.acceptance.seller_offers import word_classes
from closecall.facts.words.speech.buyer_speech import cues_for
from closecall.facts.words.speech.preceding_question import asks_to_decide, is_asked_else, seller_before
from closecall.facts.words.trials import cool_words
from closecall.text.quantities.amounts import amounts_in
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.tokens import fold, words_of
from closecall.text.word_classes import meets_any
from closecall.thread.lexicon.side_words import side_words
from closecall.thread.person_names import name_words
from closecall.thread.records import Thread, ThreadKind

# A shorter sentence ("thanks, Ben") says neither yes nor no.
_FEWEST_WORDS = 5
# In a call a turn is a breath: the answer stands in the last few. Words that have as many after them are old.
LAST_TURNS = 3
# "[GIF: a man walks off]" says nothing by its words.
_CAPTION = compiled_late(r"\[[^\]\n]*\]")
# A number in words of leave is a day, an hour or a sum: more than thanks.
_NUMBER = compiled_late(r"\d")
_AGREEING = ("plain", "yes", "bids")


def unsettled_words(ledger: Ledger) -> Place | None:
    """The first words that nothing marks as a no, and that the seller is asked about."""
    after_a_yes = ledger.is_accepted
    asked = (
        find(ledger)
        for find, is_after_a_yes, is_after_not_now in _STRATEGIES
        if after_a_yes in is_after_a_yes and (is_after_not_now or not ledger.is_put_off)
    )
    return next(chain.from_iterable(asked), None)


def _only_thanks(ledger: Ledger) -> Iterator[Place]:
    """Thanks and no more, when the seller had asked to decide: a yes would have said more.

    Who asks, meets, names a number or says anything that a reader understood does more than thank.
    """
    newest = [message.index for message in ledger.messages]
    if not newest or newest[0] == 0 or goes_on(ledger, ledger.understood):
        return
    is_counted = any(_NUMBER.search(message.body) for message in ledger.messages)
    if is_counted or not asks_to_decide(ledger.thread, newest[0], cues_for(ledger.thread.lang)):
        return
    said = [each for message in ledger.messages for each in message.utterances if each.cue.fact == "thanks"]
    # Words beside the thanks carry the no, if there is one.
    if said:
        best = most_telling(ledger, (line for message in ledger.messages for line in message.lines))
        yield best.place if best else Place(said[-1].message, *said[-1].sentence)


def _unheard(ledger: Ledger) -> Iterator[Place]:
    """Of newest words, after any of the seller's, that nobody heard go on: what tells an end, or the longest.

    What is told instead of a no ("it went on the vet") has no form of its own, but that nothing in it goes on
    with the purchase. Whether the seller had offered anything is not asked: most who write sell by it.
    """
    thread, newest = ledger.thread, [message.index for message in ledger.messages]
    if not newest or ledger.book("doubt") is None:
        return
    is_call, is_asked = thread.kind is ThreadKind.CALL, ledger.is_asked_for_it
    if is_call and not is_asked:
        newest = _last_turns(thread, [heard.index for heard in ledger.speaking])
    first = newest[0]
    opened = any(message.is_seller for message in thread.messages[:first])
    # Asked about anything, who tells of a veto tells how it ended.
    answers_else = _is_asked_else(thread, first) and ledger.vetoed.isdisjoint(newest)
    if not opened or answers_else or ledger.understood >= first or steps_on(thread, newest):
        return
    said = [(index, each) for index in newest for each in told_sentences(thread, index)]
    told = tellings(ledger)
    if said and not any(told.get(Place(index, *each.span), (True,))[0] for index, each in said):
        # "We're moving to Boise", and to the seller's answer only thanks.
        before = (heard.index for heard in reversed(ledger.speaking) if heard.index < first)
        said += [
            (index, each)
            for index in islice(before, 1)
            if index > ledger.understood
            for each in told_sentences(thread, index)
        ]
    index, best = max(
        said,
        key=lambda one: told.get(Place(one[0], *one[1].span), (True, len(one[1].words.folded))),
        default=(newest[-1], None),
    )
    fewest = FEWEST_WORDS_OF_AN_ANSWER if is_asked and not is_call else _FEWEST_WORDS
    if best is not None and max(len(each.words.folded) for _, each in said) >= fewest:
        yield next(own_course(ledger), None) or Place(index, *best.span)


def _no_answer(ledger: Ledger) -> Iterator[Place]:
    """A face, a picture, "noted" or a few words, to one who asked to decide or has annoyed the buyer.

    Who shows a face to the question after it has not answered yet.
    """
    thread, newest = ledger.thread, [message.index for message in ledger.messages]
    if not newest or newest[0] == 0 or goes_on(ledger, ledger.understood):
        return
    said = " ".join(_CAPTION.sub("", message.body) for message in ledger.messages)
    if len(words_of(said).folded) >= _FEWEST_WORDS or _NUMBER.search(said) or NOD.search(said):
        return
    words, cues = words_of(said).folded, cues_for(thread.lang)
    is_worded = bool(words)
    if is_worded and _agrees_or_greets(thread, newest, words):
        return
    after = newest if is_worded else range(max(ledger.understood, 0) + 1, newest[0] + 1)
    is_pressed = bool(ledger.told.get("annoyed")) or any(asks_to_decide(thread, n, cues) for n in after)
    if is_pressed or (ledger.is_asked_for_it and thread.kind is not ThreadKind.CALL):
        last = ledger.messages[-1]
        yield Place(last.index, 0, len(last.body))


def _agrees_or_greets(thread: Thread, newest: Sequence[int], words: Sequence[str]) -> bool:
    """Whether few words agree to what was asked, name a day for it, or only greet."""
    if any(told.cue.fact == "day" for told in said_by(thread, newest, "meetings")):
        return True
    listed = side_words()
    greets = {fold(word) for word in listed.greetings | listed.titles | listed.everybody}
    names = {fold(word) for each in thread.messages for word in name_words(each.speaker.name or "")}
    return meets_any(word_classes(thread.lang), _AGREEING, words) or greets.issuperset({*words} - names)


def _wall_behind_a_wish(ledger: Ledger) -> Iterator[Place]:
    """What holds somebody back hard and without a reason, behind what sounded like a wish in one message.

    "You must have thought it was a done deal. It is not."
    """
    wishes = [e for e in ledger.evidence if e.fact == "verbal_interest" and e.end is not None]
    held = shown_values(ledger.told, ledger.evidence, "hesitations")
    walls = [e for each, e in held if (each.kind, each.hardness) == (WALL.kind, WALL.hardness)]
    newest = {message.index for message in ledger.messages}
    for wall in walls:
        if wall.message in newest and any(
            wish.message == wall.message and (wish.end or 0) <= (wall.start or 0) for wish in wishes
        ):
            yield Place(wall.message or 0, wall.start or 0, wall.end or 0)


def _is_asked_else(thread: Thread, message: int) -> bool:
    """Whether the seller asked about something else; beside a price he asks whether to go on."""
    is_priced = bool(amounts_in(seller_before(thread, message)))
    return not is_priced and is_asked_else(thread, message, at=0)


def _cool_answer(ledger: Ledger) -> Iterator[Place]:
    """Newest words that answer how a trial went, and not with a good word, where nothing goes on."""
    cool = {} if goes_on(ledger, ledger.understood) else cool_words(ledger.thread)
    newest = (message.index for message in reversed(ledger.messages) if message.index in cool)
    return (Place(index, *cool[index].span) for index in newest)


def _last_turns(thread: Thread, turns: list[int]) -> list[int]:
    """The last few turns of a call; of few, which are letters by another name, the newest that says much."""
    if len(turns) > LAST_TURNS:
        return turns[-LAST_TURNS:]
    for at in range(len(turns) - 1, 0, -1):
        if any(len(each.words.folded) >= _FEWEST_WORDS for each in told_sentences(thread, turns[at])):
            return turns[at:]
    return turns


_Strategy = Callable[[Ledger], Iterator[Place]]
_BEFORE, _AFTER, _BOTH = (False,), (True,), (False, True)
# Each with whether it is asked before the buyer has said yes, after it, or both; and whether after "not now",
# when nothing is asked of him anyway, and what he still says is mostly small talk.
_STRATEGIES: tuple[tuple[_Strategy, tuple[bool, ...], bool], ...] = (
    (may_be_undone, _BOTH, False),  # "Shall I leave it then?" "Yes please."
    (waved_off, _BOTH, True),  # "Yes, go ahead." and a thumbs-down
    (numbered_noes, _BOTH, False),  # "1. Shall I order it? 2. Is it grey?" "1. No. 2. Yes."
    (new_decider, _BOTH, False),  # "Carla is in charge from today. Yes, go ahead."
    (done_elsewhere, _BOTH, False),  # "We signed for the flat in Elm Road."
    (regretted, _AFTER, True),  # "I jumped the gun there, sorry."
    (unknown_after_a_yes, _AFTER, True),  # "We muddle on by hand after all."
    (beside_a_yes, _BEFORE, True),  # "We'll take it for 800 instead of 900."
    (_only_thanks, _BEFORE, True),  # "Shall I order it?" "Thank you for all your trouble."
    (_wall_behind_a_wish, _BEFORE, False),  # "You thought it was a done deal. It is not."
    (_unheard, _BEFORE, False),  # "Shall I order it?" "It all went on the vet."
    (_no_answer, _BEFORE, False),  # "Shall I order it?" "Noted."
    (beside_an_own_clause, _BEFORE, False),  # "I adore it, though Rosa has my word."
    (own_course, _BEFORE, False),  # "I'll stick to muddling through."
    (beside_praise, _BEFORE, False),  # "It was a fine week. The owners ended up without one."
    (beside_an_excuse, _BEFORE, False),  # "I'm a creature of habit. The old one gets another winter."
    (half_heard, _BEFORE, False),  # "I'm slow with signing. A wet spring might do the job for nothing."
    (_cool_answer, _BOTH, True),  # "How did the trial go?" "As expected."
)
