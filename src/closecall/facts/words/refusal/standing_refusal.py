"""How the buyer said no, over the whole thread (S5, S21).

An opt-out holds until the buyer himself opts in again. An explicit no yields only to a later turn in which he
takes it back unprompted; where he may have, the seller is asked. Nobody takes back the no of another person
or organisation. A "not now" or a brush-off yields to the buyer's own later interest.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from closecall.facts.cues.cue_mentions import said_in
from closecall.facts.other_firm import (
    is_asked_for_beside_the_sale,
    is_with_another_firm,
    may_be_wanted_of_another,
)
from closecall.facts.vocabulary import FINAL_REFUSALS, Hardness, Refusal, rank
from closecall.facts.words.acceptance.seller_offers import UNDOING, word_classes
from closecall.facts.words.deferral.come_back import has_come_back
from closecall.facts.words.deferral.self_doubt import only_doubts_himself
from closecall.facts.words.refusal.as_it_goes_on import NO_THAT_IS_TOLD_OF
from closecall.facts.words.refusal.continuation import pleads
from closecall.facts.words.refusal.purchase_steps import wishes_among
from closecall.facts.words.refusal.refusal_scope import Noes, sift
from closecall.facts.words.refusal.renewed_contact import (
    asks_for_contact,
    turns_to_the_seller_again,
)
from closecall.facts.words.speech.buyer_speech import LanguageCues
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of
from closecall.text.word_classes import meets_any
from closecall.thread.participants.parties import party_at, party_key
from closecall.thread.records import Thread

# After this long without a word from the seller, a buyer who writes does so on his own.
_UNPROMPTED_AFTER = timedelta(days=7)
# What an intent is that has been acted on: signed, ordered or paid.
_DONE = "done"
# To have it sent instead of talked over is a brush-off of one who says no more.
_WANTS_IT_SENT = "refusal.brush_off_send"
# "Sign us up", "melden Sie uns an, das passt".
_ORDERING = ("orders", "bids", "deeds", "plain")


class RefusalHeard(NamedTuple):
    """The refusal, the utterance it rests on, and the one that takes it back.

    Attributes:
        doubted: one that only may be a no.
        unsettled: whether only the seller can tell what the doubted one meant, so that he is asked.

    """

    refusal: Refusal = Refusal.NONE
    said: Utterance | None = None
    retracted: Utterance | None = None
    doubted: Utterance | None = None
    unsettled: bool = False


def refusal_in(
    thread: Thread, utterances: Sequence[Utterance], language_cues: Sequence[LanguageCues]
) -> RefusalHeard:
    """The strongest refusal that was said and stands, or was taken back."""
    noes = sift(thread, utterances, language_cues)
    return (
        _final_no(thread, noes, utterances)
        or _standing_delay(thread, noes, utterances)
        or _doubted(thread, noes, utterances)
    )


def _final_no(thread: Thread, noes: Noes, utterances: Sequence[Utterance]) -> RefusalHeard | None:
    """An opt-out, else an explicit no: the last that stands, else the last that was taken back."""
    for kind in (Refusal.OPT_OUT, Refusal.EXPLICIT_NO):
        last = {party_at(thread, s.message): s for s in noes.whole if s.cue.value == kind}
        said = sorted(last.values(), key=lambda s: s.order)
        taken_back = [(no, _retraction(thread, no, utterances)) for no in said]
        if not taken_back:
            continue
        standing = [(no, back) for no, back in taken_back if back is None]
        settled = [
            (no, back)
            for no, back in standing
            if no not in noes.acted_on and not _may_be_taken_back(thread, no, utterances)
        ]
        if standing and not settled:
            return RefusalHeard(doubted=standing[-1][0], unsettled=True)
        return RefusalHeard(kind, *(settled or taken_back)[-1])
    return None


def _standing_delay(thread: Thread, noes: Noes, utterances: Sequence[Utterance]) -> RefusalHeard | None:
    """The strongest "not now" or brush-off of the last message that holds one which no later wish ended."""
    over = {said.message for said in noes.whole if has_come_back(thread, said)}
    open_sentences = {(s.message, s.sentence) for s in noes.unsettled}
    for said in reversed(noes.whole):
        if (
            said.message in over
            or (said.message, said.sentence) in open_sentences
            or _is_ended(said, utterances)
            or _only_hesitates(thread, said, utterances)
        ):
            continue
        same = [s for s in noes.whole if s.message == said.message]
        strongest = max(same, key=lambda s: rank(Refusal, s.cue.value))
        later = [s for s in noes.unsettled if s.message > strongest.message]
        return RefusalHeard(
            Refusal(strongest.cue.value), strongest, None, later[-1] if later else None, bool(later)
        )
    return None


def _doubted(thread: Thread, noes: Noes, utterances: Sequence[Utterance]) -> RefusalHeard:
    """No refusal; what only may be one, and whether the seller is asked about it.

    What was said last is the buyer's answer to the seller; from what was said earlier he has gone on since.
    Whose day has come and who is back may have put it off anew.
    """
    over = {said.message for said in noes.whole if has_come_back(thread, said)}
    returned = tuple(s for s in noes.whole if s.message in over and not _is_ended(s, utterances))
    doubted = (noes.unsettled or noes.doubted or returned or (None,))[-1]
    is_last = doubted is not None and doubted.message >= thread.last_of_buyer
    return RefusalHeard(doubted=doubted, unsettled=bool(noes.unsettled or returned) or is_last)


def _only_hesitates(thread: Thread, put_off: Utterance, utterances: Sequence[Utterance]) -> bool:
    """Whether one who wants it says "we'll see" in a message that tells a hesitation (S13).

    Or "not yet", in a sentence that doubts himself.
    """
    if put_off.cue.value != Refusal.BRUSH_OFF and not (
        put_off.cue.value == Refusal.NOT_NOW
        and only_doubts_himself(thread, put_off.message, (put_off.at, put_off.until), put_off.sentence)
    ):
        return False
    wants = any(s.message <= put_off.message for s in wishes_among(utterances))
    return wants and any(
        s.cue.fact == "hesitation" and s.message == put_off.message and s.cue.detail != Hardness.HARD
        for s in utterances
    )


def _is_ended(put_off: Utterance, utterances: Sequence[Utterance]) -> bool:
    """Whether a wish ends a "not now" or brush-off: in a later message, or right after "just send it"."""
    asked_in_writing = put_off.cue.id == _WANTS_IT_SENT
    return any(
        wish.message > put_off.message
        or (asked_in_writing and wish.message == put_off.message and wish.sentence > put_off.sentence)
        for wish in wishes_among(utterances)
    )


def _is_only_quoted(thread: Thread, utterance: Utterance) -> bool:
    """Whether the words stand only in a mail of another person or organisation."""
    quoting = {party_key(who.name, who.email) for who in thread.messages[utterance.message].quoted_by}
    return bool(quoting - {party_at(thread, utterance.message)})


def _retraction(thread: Thread, no: Utterance, utterances: Sequence[Utterance]) -> Utterance | None:
    """How the one who said no, or his organisation, takes it back; nobody else can.

    In words that take it back, with a wish; or in a wish that comes by itself after a week of silence. One
    after the seller wrote on may be talked out of him. A no that stands in a mail of its own is not taken
    back by one that somebody else only quotes.
    """
    later = _said_later(thread, no, utterances)
    taking_back = [s for s in later if s.cue.fact == "retraction"]
    if no.cue.value == Refusal.OPT_OUT:
        return next((s for s in taking_back if s.cue.value == Refusal.OPT_OUT), None)
    for wish in wishes_among(later):
        if may_be_wanted_of_another(
            thread, wish.message, words_of(thread.messages[wish.message].body, *wish.sentence)
        ):
            continue
        back = next((s for s in taking_back if s.message <= wish.message), None)
        if back is not None or _is_after_a_silence(thread, no.message, wish.message):
            return back or wish
    return None


def _may_be_taken_back(thread: Thread, no: Utterance, utterances: Sequence[Utterance]) -> bool:
    """Whether a deed for this sale, or a wish right behind the no, may take it back: only the seller knows.

    "I've signed" may be the form of return, and "I want it so badly" regret; and who has changed his mind and
    asks or orders something may do so about another thing.
    """
    if no.cue.value == Refusal.OPT_OUT:
        return False
    later = _said_later(thread, no, utterances)
    if any(_is_another_mind(thread, back, later) for back in later) or _comes_back(thread, no, later):
        return True
    return any(
        not any(thread.messages[index].is_seller for index in range(no.message + 1, wish.message))
        or (
            wish.cue.detail == _DONE
            and not _is_beside_an_objection(wish, later)
            and _is_of_this_sale(thread, no, wish)
        )
        for wish in wishes_among(later)
    )


def _is_another_mind(thread: Thread, back: Utterance, later: Sequence[Utterance]) -> bool:
    """Whether words take the no back, in a message that asks or orders something and says no other.

    A mind that was changed "about the fence" leaves the no as it stands.
    """
    if back.cue.fact != "retraction" or _speaks_against_it(back.message, later):
        return False
    body = thread.messages[back.message].body
    asks = any(each.is_question for each in sentences_of(body)) or asks_for_contact(thread, back.message)
    return _has_no_object(thread, body, back) and (asks or _may_order(thread, back.message))


def _comes_back(thread: Thread, no: Utterance, later: Sequence[Utterance]) -> bool:
    """Whether after a silence he asks of his own accord to be contacted about what he had refused."""
    return any(
        party_at(thread, index) == party_at(thread, no.message)
        and turns_to_the_seller_again(thread, index, no=no.message)
        and _is_after_a_silence(thread, no.message, index)
        and not _speaks_against_it(index, later)
        for index in range(no.message + 1, len(thread.messages))
    )


def _speaks_against_it(message: int, later: Sequence[Utterance]) -> bool:
    """Whether a message says a final no, but for one that it only tells of, or names an obstacle."""
    return any(
        s.cue.value in FINAL_REFUSALS or s.cue.detail == Hardness.HARD
        for s in later
        if s.message == message and s.cue.id != NO_THAT_IS_TOLD_OF and s.cue.fact != "retraction"
    )


def _may_order(thread: Thread, message: int) -> bool:
    """Whether a message carries the purchase out, or has a word of an order or a yes and undoes nothing."""
    classes, words = word_classes(thread.lang), words_of(thread.messages[message].body).folded
    if not classes or meets_any(classes, UNDOING, words):
        return any(said.cue.fact == "seals" for said in said_in(thread, message, "stage"))
    return meets_any(classes, _ORDERING, words)


def _has_no_object(thread: Thread, body: str, back: Utterance) -> bool:
    """Whether what stands right behind the words tells of nothing else that they take back."""
    behind = words_of(body, back.until, back.sentence[1]).folded[:1]
    return not word_classes(thread.lang)["about"].meets(behind)


def _said_later(thread: Thread, no: Utterance, utterances: Sequence[Utterance]) -> list[Utterance]:
    """What the one who said no, or his organisation, says in later messages."""
    refuser = party_at(thread, no.message)
    later = [s for s in utterances if s.message > no.message and party_at(thread, s.message) == refuser]
    if not thread.messages[no.message].quoted_by:
        later = [s for s in later if not _is_only_quoted(thread, s)]
    return later


def _is_beside_an_objection(deed: Utterance, utterances: Sequence[Utterance]) -> bool:
    """Whether its message says why not: then what is signed or approved is the no itself."""
    return any(
        s.message == deed.message and (s.cue.fact == "refusal" or s.cue.detail == Hardness.HARD)
        for s in utterances
    )


def _is_of_this_sale(thread: Thread, no: Utterance, deed: Utterance) -> bool:
    """Whether a deed after a no is the purchase: with no other firm, and not what the seller then asked for.

    After a no he may ask for a signature on the form of return, or for the fee of the trial; asked why, the
    buyer tells what made it a no.
    """
    words = words_of(thread.messages[deed.message].body, *deed.sentence)
    if is_with_another_firm(thread, deed.message, words):
        return False
    between = (thread.messages[index] for index in reversed(range(no.message + 1, deed.message)))
    plea = next((message for message in between if message.is_seller), None)
    if plea is None:
        return True
    said = words_of(plea.body).folded
    classes = word_classes(thread.lang)
    is_another = meets_any(classes, ("stops", "whys"), said)
    return not (is_another or is_asked_for_beside_the_sale(thread, plea.body, words.folded))


def _is_after_a_silence(thread: Thread, no: int, turn: int) -> bool:
    """Whether the seller had left the buyer alone for a week before that turn, and not pleaded last."""
    between = [at for at in range(no + 1, turn) if thread.messages[at].is_seller]
    if between and pleads(thread, between[-1]):
        return False
    first, last = thread.messages[between[-1] if between else no].day, thread.messages[turn].day
    return first is not None and last is not None and last - first >= _UNPROMPTED_AFTER
