"""Contacts that the buyer started, and meetings that he asked for (S14)."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.facts.cues.cue_mentions import CueMention, is_note_of_a_call, said_in, says
from closecall.facts.evidence import from_behaviour
from closecall.facts.findings import Evidence, Findings
from closecall.facts.injection import unplanted_sentences
from closecall.text.dates import LONGEST_SEARCHED, find_date, months_in
from closecall.text.tokens import words_of
from closecall.thread.lexicon.subject_marks import marks_of
from closecall.thread.records import Attendance, Message, Side, Thread, ThreadKind

_FACT = "buyer_initiated"
_EVENTS = {
    "wrote": "buyer wrote of his own accord",
    "called": "buyer asked for the call or made it",
    "came": "buyer came by of his own accord",
    "arranged": "buyer arranged the meeting",
    "asked": "buyer asked for a meeting",
}
_FEWEST_TURNS = 2
_SHORTEST_NAME = 3


def contacts_started(thread: Thread) -> Findings:
    """``buyer_initiated``: how often the buyer began; one message, and one meeting, counts once."""
    shown = _in_call(thread) if thread.kind is ThreadKind.CALL else _in_writing(thread)
    return Findings({_FACT: len(shown)}, tuple(shown)) if shown else Findings()


def _in_writing(thread: Thread) -> list[Evidence]:
    shown: list[Evidence] = []
    replies = _buyer_after(thread)
    # What came before: the last message of either side, and whether an invitation of the buyer did.
    last, invited = -1, False
    for index, message in enumerate(thread.messages):
        if _invites(message):
            shown.extend(_invitation(thread, index, last=last, invited=invited))
            invited = True
        elif message.is_buyer:
            begun = _begun_by(thread, index, is_first=last < 0, invited=invited)
            if begun is not None:
                shown.append(begun)
        elif message.is_seller and not shown:
            told = _undenied(thread, index, reply=replies[index])
            # "Thanks for your message" thanks for an answer, once something came before.
            claims = [said for said in told if said.cue.detail != "at_first" or last < 0]
            shown.extend(from_behaviour(thread, _FACT, _EVENTS[c.cue.value], said=c) for c in claims[:1])
        if message.is_buyer or message.is_seller:
            last = index
    return shown


def _buyer_after(thread: Thread) -> list[int | None]:
    """For each message, the buyer's next one; gone through once, because a thread may have thousands."""
    following: int | None = None
    found: list[int | None] = []
    for index in range(len(thread.messages) - 1, -1, -1):
        found.append(following)
        if thread.messages[index].is_buyer:
            following = index
    return found[::-1]


def _invites(message: Message) -> bool:
    """Whether the buyer's calendar sends an invitation of his own."""
    event = message.event
    return event is not None and event.what is Attendance.INVITED and event.side is Side.BUYER


def _invitation(thread: Thread, index: int, *, last: int, invited: bool) -> list[Evidence]:
    """The buyer's invitation, where neither side spoke of a day just before and no other one went ahead."""
    before = [last] if last >= 0 else []
    settled = any(said.cue.fact in ("day", "asks_meeting") for said in _about_meetings(thread, before))
    if settled or invited:
        return []
    return [from_behaviour(thread, _FACT, "buyer sent an invitation", message=index)]


def _about_meetings(thread: Thread, indexes: Sequence[int]) -> list[CueMention]:
    return [said for index in indexes for said in said_in(thread, index, "meetings")]


def _begun_by(thread: Thread, index: int, *, is_first: bool, invited: bool) -> Evidence | None:
    """What shows that the buyer started this contact himself, None where he only answers."""
    heard = said_in(thread, index, "initiative")
    asked = _asked_for(thread, index)
    if invited:
        # His invitation has begun this contact, and asked for this meeting.
        is_first, asked = False, []
    if is_first and _opens(thread, index, heard, asks=bool(asked)):
        return from_behaviour(thread, _FACT, "buyer wrote first", message=index)
    starts = [said for said in heard if said.cue.fact == "starts"]
    if not starts and not is_first and _speaks_of_meeting(thread, index - 1):
        # The seller has just asked for a meeting or named a day: the buyer answers that.
        asked = []
    said = next(iter([*starts, *asked]), None)
    return from_behaviour(thread, _FACT, _EVENTS[said.cue.value], said=said) if said else None


def _asked_for(thread: Thread, index: int) -> list[CueMention]:
    """The meetings that a buyer's message asks for: "ring me in April" puts off, and begins nothing.

    A month with a day of its own ("on 3 April") is an appointment.
    """
    months = months_in((thread.lang, "en"))

    def puts_off(said: CueMention) -> bool:
        words, sentence = said.sentence.words.folded, said.sentence
        if sentence.is_question:
            return False
        body = thread.messages[index].body[sentence.start : sentence.end][:LONGEST_SEARCHED]
        return not months.keys().isdisjoint(words) and find_date(body) is None

    asked = (said for said in said_in(thread, index, "meetings") if said.cue.fact == "asks_meeting")
    return [said for said in asked if not puts_off(said)]


def _opens(thread: Thread, index: int, heard: Sequence[CueMention], *, asks: bool) -> bool:
    """Whether a first message opens the matter; the first of a pasted chat may go on with something older.

    What stands in a mail that says nothing itself is somebody else's, or the buyer's below a forged heading.
    """
    message = thread.messages[index]
    if not message.body.strip() and any(message.speaker.email in _carriers(m) for m in thread.messages):
        return False
    opening = asks or any(said.cue.fact == "opening" for said in heard)
    continues = any(said.cue.fact == "continuing" for said in heard)
    if message.subject:
        return opening or not (continues or marks_of(message.subject))
    asked = any(sentence.is_question for sentence in unplanted_sentences(message.body))
    return opening or (asked and not continues)


def _carriers(message: Message) -> set[str]:
    return {who.email for who in message.quoted_by[:1] if who.email}


def _in_call(thread: Thread) -> list[Evidence]:
    """At most the call itself and the next meeting, whichever the buyer started."""
    found: dict[str, Evidence] = {}
    caller = _calling(thread)
    opener = _opening_turn(thread)
    if opener is not None:
        found["this"] = from_behaviour(thread, _FACT, "buyer spoke first, with an inquiry", message=opener)
    elif caller is not None:
        found["this"] = from_behaviour(thread, _FACT, _EVENTS["called"], message=caller)
    replies = _buyer_after(thread)
    for index, message in enumerate(thread.messages):
        if index == opener:
            # The visit that his inquiry asks for is no second contact.
            continue
        if message.is_buyer:
            started = [said for said in said_in(thread, index, "initiative") if said.cue.fact == "starts"]
            chosen = [*started, *_asked_for(thread, index)]
        elif message.is_seller:
            chosen = _undenied(thread, index, reply=replies[index])
        else:
            continue
        for said in chosen:
            is_next = said.cue.fact == "asks_meeting" or _names_day(thread, said)
            which = "next" if is_next and message.is_buyer else "this"
            found.setdefault(which, from_behaviour(thread, _FACT, _EVENTS[said.cue.value], said=said))
    return [found[which] for which in ("this", "next") if which in found]


def _opening_turn(thread: Thread) -> int | None:
    """The buyer's turn where it is the first of all and inquires: chats are pasted as named turns, too."""
    turns = (index for index, message in enumerate(thread.messages) if message.is_buyer or message.is_seller)
    first = next(turns, None)
    if first is None or not thread.messages[first].is_buyer:
        return None
    heard = {said.cue.fact for said in said_in(thread, first, "initiative")}
    return first if "opening" in heard and "continuing" not in heard else None


def _calling(thread: Thread) -> int | None:
    """The buyer's first turn where he is the caller: the seller answers, and he says who he is.

    Who is called is asked for or addressed by name, and who calls names himself after the other's greeting.
    """
    turns = [index for index, message in enumerate(thread.messages) if message.is_buyer or message.is_seller]
    if len(turns) < _FEWEST_TURNS or not thread.messages[turns[0]].is_seller:
        return None
    answers, calls = thread.messages[turns[0]], thread.messages[turns[1]]
    if not calls.is_buyer or any(sentence.is_question for sentence in unplanted_sentences(answers.body)):
        return None
    name = {word for word in words_of(calls.speaker.name or "").folded if len(word) >= _SHORTEST_NAME}
    is_addressed = not name.isdisjoint(words_of(answers.body).folded)
    is_named = not name.isdisjoint(words_of(calls.body).folded)
    return turns[1] if is_named and not is_addressed else None


def _undenied(thread: Thread, index: int, *, reply: int | None) -> list[CueMention]:
    """The seller's own remarks that the buyer started, where the buyer went on and did not deny it."""
    claims = [said for said in said_in(thread, index, "seller") if said.cue.fact == "starts"]
    if not claims or (reply is None and not is_note_of_a_call(thread)):
        return []
    if reply is not None and says(thread, reply, "initiative", "denies_start"):
        return []
    return claims


def _speaks_of_meeting(thread: Thread, index: int) -> bool:
    seller = thread.messages[index].is_seller
    return any(
        said.cue.fact == "day" or (seller and said.cue.fact == "asks_meeting")
        for said in _about_meetings(thread, [index])
    )


def _names_day(thread: Thread, said: CueMention) -> bool:
    return any(
        other.cue.fact == "day"
        and other.cue.value in ("named", "tomorrow")
        and other.sentence.start == said.sentence.start
        for other in said_in(thread, said.message, "meetings")
    )
