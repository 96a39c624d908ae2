"""How far the sale is (S18, S22): what the seller sent, and what the buyer says about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from closecall.facts.attribution.buyer_mentions import buyer_said
from closecall.facts.cues.cue_mentions import CueMention, is_note_of_a_call, said_in
from closecall.facts.deal.stage.sealed_yes import closed_by_a_yes, sealed
from closecall.facts.deal.stage.signed_papers import signed_papers_sent
from closecall.facts.evidence import from_behaviour, from_words, quoting
from closecall.facts.findings import Evidence, Findings, Place
from closecall.facts.other_firm import is_with_another_firm, speaks_of_a_paper_of_the_sale
from closecall.facts.other_item import is_about_another_thing, names_another_thing
from closecall.facts.vocabulary import YES_STAGES, Stage, rank
from closecall.facts.words.acceptance.cancellation import yes_to_undoing
from closecall.facts.words.acceptance.reservations import is_plainly_ordered, unknown_beside
from closecall.facts.words.acceptance.unconditional_yes import (
    concludes,
    counted_anew,
    says_yes_before_it_asks,
)
from closecall.facts.words.speech.preceding_question import seller_before
from closecall.text.quantities.amounts import amounts_in
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.thread.records import Side, Thread, ThreadKind
from closecall.thread.thread_cache import once_a_thread

# "Could you change the clause?" shows where the sale is although it is a question; "is it signed?" does not.
_ALSO_ASKED = (Stage.NEW, Stage.EVALUATION, Stage.NEGOTIATION)
# "Where do I sign?" says yes; "agreed" may be said to anything.
_WHERE, _AGREES, _ITSELF = "where", "agrees", "itself"
_Sign = tuple[int, Stage, Evidence]


def stage(thread: Thread) -> Findings:
    """``stage``: the furthest that the buyer's words and an offer sent to him show; else unknown.

    "Still comparing" takes back what came before it; so does "who is this?", whoever may have written it.
    Accepted rests on the buyer's own statement alone: that it is signed, paid or ordered, a yes together with
    what seals it ("we'd like to go ahead, send me the invoice"), or a yes to the seller's offer to do it.
    """
    reached: tuple[Stage, Evidence] | None = None
    signs = sorted([*_yeses(thread, _buyer_signs(thread)), *_offers(thread)], key=lambda sign: sign[0])
    for _, found, evidence in signs:
        starts_over = found in (Stage.EVALUATION, Stage.NEW) and (
            reached is None or reached[0] is not Stage.ACCEPTED
        )
        if starts_over or reached is None or rank(Stage, found) > rank(Stage, reached[0]):
            reached = found, evidence
    reached = reached or _early(thread)
    return Findings({"stage": reached[0]}, (reached[1],)) if reached else Findings()


@once_a_thread
def doubted_deed(thread: Thread) -> Place | None:
    """What nobody understood beside the first deed told that has such words; None without one.

    "I've signed it, though it's not my signature that counts." A clean deed told later in the same call, or
    before the seller answered, does not take that back.
    """
    answered = [index for index, message in enumerate(thread.messages) if message.is_seller]
    is_call = thread.kind is ThreadKind.CALL
    since = -1 if is_call else max((index for index in answered if index < thread.last_of_buyer), default=-1)
    for said in buyer_said(thread, "stage"):
        if said.message > since and said.cue.value == Stage.ACCEPTED and _is_statement(said, thread):
            doubt = _doubt_beside(thread, said.message, said.sentence)
            if doubt is not None:
                return Place(said.message, *doubt.span)
    return None


def has_accepted(thread: Thread) -> bool:
    """Whether the buyer says that he himself has signed, paid or ordered."""
    return any(
        _is_statement(said, thread) and said.cue.value == Stage.ACCEPTED
        for said in buyer_said(thread, "stage")
    )


def _is_statement(said: CueMention, thread: Thread) -> bool:
    if said.cue.fact != "stage" or _only_asks(said, thread):
        return False
    if not _is_of_the_sale(said, thread):
        return False
    if said.cue.value == Stage.VERBAL_YES and yes_to_undoing(thread, said.message) is not None:
        return False
    return said.cue.value not in YES_STAGES or not (
        _is_of_another_thing(said, thread) or is_with_another_firm(thread, said.message, said.sentence.words)
    )


def _only_asks(said: CueMention, thread: Thread) -> bool:
    is_told = said.cue.value in _ALSO_ASKED or said.cue.detail == _WHERE
    return said.sentence.is_question and not (is_told or says_yes_before_it_asks(thread, said))


def _is_of_another_thing(said: CueMention, thread: Thread) -> bool:
    """What stands for itself has no thing in it: "je le prends" names none called "prends"."""
    if said.cue.detail != _ITSELF:
        return is_about_another_thing(thread, said)
    return names_another_thing(thread, said.message, said.sentence.words, first=said.end, end=said.end)


def _is_of_the_sale(said: CueMention, thread: Thread) -> bool:
    """Whether a paper that goes back signed is one of the sale: by its name, or by the seller's last words.

    A receipt, a form on privacy, a note of what was delivered are signed, too.
    """
    if said.cue.detail == "named":
        return speaks_of_a_paper_of_the_sale(thread, said.words)
    if said.cue.detail == "plainly":
        return is_plainly_ordered(thread, said)
    if said.cue.detail == "asked":
        asked = words_of(seller_before(thread, said.message)).folded
        return any(
            speaks_of_a_paper_of_the_sale(thread, each) for each in (said.sentence.words.folded, asked)
        )
    return True


def _buyer_signs(thread: Thread) -> list[_Sign]:
    told = [
        (said.message, _reached(thread, said), from_words(thread, "stage", said))
        for said in [*buyer_said(thread, "stage"), *_never_met(thread)]
        if _is_statement(said, thread)
    ]
    sent = [
        (
            index,
            _signed(thread, index, each, is_understood=True),
            quoting(thread, "stage", index, each.start, each.end),
        )
        for index, each in signed_papers_sent(thread)
    ]
    return [*told, *sent]


def _reached(thread: Thread, said: CueMention) -> Stage:
    found = Stage(said.cue.value)
    return _signed(thread, said.message, said.sentence) if found is Stage.ACCEPTED else found


def _signed(thread: Thread, message: int, sentence: Sentence, *, is_understood: bool = False) -> Stage:
    """The stage that a signature tells: beside what nobody understood it is no more than a yes.

    "Signed it. Then tore it up", "we have ordered one. From the others."
    """
    doubt = _doubt_beside(thread, message, sentence, is_understood=is_understood)
    return Stage.VERBAL_YES if doubt else Stage.ACCEPTED


def _doubt_beside(
    thread: Thread, message: int, deed: Sentence, *, is_understood: bool = False
) -> Sentence | None:
    """What nobody understood beside a deed, or a yes there to another number or model than was offered."""
    doubt = unknown_beside(thread, message, yes=deed, is_understood=is_understood)
    return doubt if doubt is not None else counted_anew(thread, message)


def _yeses(thread: Thread, signs: list[_Sign]) -> Iterator[_Sign]:
    """The signs, each sealed yes as an acceptance, and the yeses to the seller's offer to carry it out."""
    for message, sentence, is_clear in closed_by_a_yes(thread):
        shown = quoting(thread, "stage", message, sentence.start, sentence.end)
        signs.append((message, Stage.ACCEPTED if is_clear else Stage.VERBAL_YES, shown))
    doubt = doubted_deed(thread)
    done = sealed(
        thread, (message for message, found, _ in signs if found is Stage.VERBAL_YES), _plain_yeses(thread)
    )
    for message, found, evidence in signs:
        is_done = found is Stage.ACCEPTED or (found is Stage.VERBAL_YES and message in done)
        is_doubted = doubt is not None and message > doubt.message
        told = Stage.VERBAL_YES if is_doubted else Stage.ACCEPTED
        yield message, told if is_done else found, evidence


def _plain_yeses(thread: Thread) -> Iterable[CueMention]:
    """The last yes of each message that hangs on nothing: what stands before it matters less."""
    found: dict[int, CueMention] = {}
    for said in reversed(list(buyer_said(thread, "stage"))):
        if (
            said.message not in found
            and said.cue.value == Stage.VERBAL_YES
            and said.cue.detail != _AGREES
            and concludes(thread, said)
            and _is_statement(said, thread)
        ):
            found[said.message] = said
    return found.values()


def _never_met(thread: Thread) -> Iterator[CueMention]:
    """Where words of somebody unknown say that there was no contact: that can only lower the pressure."""
    for index, message in enumerate(thread.messages):
        if message.speaker.side is Side.UNKNOWN and message.automatic is None:
            yield from (said for said in said_in(thread, index, "stage") if said.cue.value == Stage.NEW)


def _offers(thread: Thread) -> list[_Sign]:
    """An offer that the buyer went on from: sent in writing, or a price recalled in a call he stayed on."""
    last = thread.last_of_buyer
    signs = []
    for index, message in enumerate(thread.messages):
        if not message.is_seller or (index > last and not is_note_of_a_call(thread)):
            continue
        for said in said_in(thread, index, "seller"):
            if said.cue.fact != "offer" or (said.cue.value == "price" and thread.kind is not ThreadKind.CALL):
                continue
            event = "seller sent an offer" if said.cue.value != "price" else "seller recalled the price"
            signs.append((index, Stage.PROPOSAL, from_behaviour(thread, "stage", event, said=said)))
    return signs


def _early(thread: Thread) -> tuple[Stage, Evidence] | None:
    """Before any offer or price: discovery once a need is told to a seller, new on first words alone."""
    written = [index for index, _ in thread.buyer_messages()]
    if not written or any(amounts_in(message.body) for message in thread.messages if message.is_seller):
        return None
    asked = [index for index, message in enumerate(thread.messages) if message.is_seller]
    told = [said for said in buyer_said(thread, "need") if said.cue.value == "true"]
    if told and asked and (len(written) > 1 or told[0].message > asked[0]):
        return Stage.DISCOVERY, from_words(thread, "stage", told[0])
    if len(written) == 1 and len(asked) <= 1 and written[0] == 0:
        event = "first message, not answered with an offer" if asked else "first message, not answered yet"
        return Stage.NEW, from_behaviour(thread, "stage", event, message=written[0])
    return None
