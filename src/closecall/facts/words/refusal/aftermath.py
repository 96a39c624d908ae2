"""How a purchase goes on around a no: what the seller had named, and what the refuser wants and does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from closecall.facts.cues.cue_mentions import CueMention, said_in
from closecall.facts.vocabulary import Hardness, HesitationKind, Stage, VerbalInterest
from closecall.facts.words.deferral.accepted_days import days_taken
from closecall.facts.words.refusal.purchase_steps import Step, Weight, steps_in
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.language import is_content_word
from closecall.text.tokens import words_of
from closecall.thread.participants.parties import party_key
from closecall.thread.records import Thread

_WANTS = frozenset({VerbalInterest.STRONG, VerbalInterest.INTENT})
_GOES_ON = ("accepts", "books")
_AHEAD = ("named", "tomorrow", "date")
# Shorter words, and what is left of a word without its ending, name nothing.
_SHORTEST = 4
_NEVER = (-1, -1)
_Place = tuple[int, int]


def party_at(thread: Thread, message: int) -> str | None:
    """Who speaks for whom there: the organisation by its mail domain, else the person."""
    speaker = thread.messages[message].speaker
    return party_key(speaker.name, speaker.email)


def wishes_among(utterances: Sequence[Utterance]) -> list[Utterance]:
    """What the buyer said who wants it, without a condition."""
    return [
        s
        for s in utterances
        if s.cue.fact == "verbal_interest" and s.cue.value in _WANTS and not s.conditional
    ]


def _is_thought(utterance: Utterance) -> bool:
    """Whether it says "let me think": who still weighs it has not decided."""
    return (
        utterance.cue.fact == "hesitation"
        and utterance.cue.value == HesitationKind.UNSPECIFIED
        and utterance.cue.detail == Hardness.SOFT
    )


def _end_of(no: Utterance) -> _Place:
    return no.message, no.sentence[1]


class Course:
    """A thread seen from its noes; read once, because a thread may hold as many of them as messages."""

    def __init__(self, thread: Thread, utterances: Sequence[Utterance]) -> None:
        self._thread = thread
        self._wish: dict[str | None, _Place] = {}
        self._thought: dict[str | None, _Place] = {}
        self._thought_in: dict[int, _Place] = {}
        self._goes_on: dict[str | None, int] = {}
        self._meets: dict[str | None, int] = {}
        self._signings: dict[str | None, _Place] = {}
        self._step: dict[int, _Place] = {}
        self._talk: dict[str | None, _Place] = {}
        self._bound: dict[str | None, int] = {}
        self._bound_in: dict[int, _Place] = {}
        self._owns: dict[str | None, int] = {}
        self._owns_in: dict[int, _Place] = {}
        self._named: dict[str, int] = {}
        for utterance in utterances:
            if utterance.cue.fact == "buying_question":
                self._goes_on[party_at(thread, utterance.message)] = utterance.message
            elif _is_thought(utterance):
                self._thought[party_at(thread, utterance.message)] = utterance.order
                self._thought_in[utterance.message] = utterance.order
        wishes = wishes_among(utterances)
        for wish in wishes:
            self._wish[party_at(thread, wish.message)] = wish.order
        for step in steps_in(thread, wishes, utterances):
            self._take(step)
        for index, message in enumerate(thread.messages):
            if message.is_seller:
                for name in self._names(message.body):
                    self._named.setdefault(name, index)
            else:
                self._read_deeds(index)
        self._first_offer = next((i for i, message in enumerate(thread.messages) if message.is_seller), None)

    def wants_it(self, no: Utterance) -> bool:
        """Whether he says, in the same message or a later one, that he wants it."""
        return self._wish.get(self._party(no), _NEVER)[0] >= no.message

    def thinks_after(self, no: Utterance) -> bool:
        """Whether he says after it, there or later, that he still thinks it over."""
        return self._thought.get(self._party(no), _NEVER) >= _end_of(no)

    def thinks_on(self, no: Utterance) -> bool:
        """Whether he says so after it in the same message."""
        return self._thought_in.get(no.message, _NEVER) >= _end_of(no)

    def thought_after(self, no: Utterance) -> int | None:
        """The last message behind it in which he says so; None without one."""
        return self._message_after(no, self._thought)

    def wish_after(self, no: Utterance) -> int | None:
        """The last message behind it in which he says that he wants it; None without one."""
        return self._message_after(no, self._wish)

    def _message_after(self, no: Utterance, places: Mapping[str | None, _Place]) -> int | None:
        last = places.get(self._party(no), _NEVER)[0]
        return last if last > no.message else None

    def steps_on(self, no: Utterance) -> bool:
        """Whether he wants it or binds himself after it in the same message."""
        return self._step.get(no.message, _NEVER) >= _end_of(no)

    def steps_in(self, no: Utterance) -> bool:
        """Whether he does so in the same message, before or after it."""
        return no.message in self._step

    def steps_behind(self, no: Utterance) -> bool:
        """Whether he does so in the words behind it, be it in the same sentence."""
        return self._step.get(no.message, _NEVER) > no.order

    def talks_on(self, no: Utterance) -> bool:
        """Whether he takes any step of the purchase after it, there or later."""
        return self._talk.get(self._party(no), _NEVER) >= _end_of(no)

    def binds_on(self, no: Utterance) -> bool:
        """Whether he binds himself after it in the same message: papers, money, a question as an owner."""
        return self._bound_in.get(no.message, _NEVER) >= _end_of(no)

    def owns_on(self, no: Utterance) -> bool:
        """Whether he asks after it, in the same message, as only an owner would."""
        return self._owns_in.get(no.message, _NEVER) >= _end_of(no)

    def acts_later(self, no: Utterance) -> bool:
        """Whether he binds himself in a later message."""
        return self._bound.get(self._party(no), -1) > no.message

    def owns_later(self, no: Utterance) -> bool:
        """Whether he asks so in a later message."""
        return self._owns.get(self._party(no), -1) > no.message

    def carries_on(self, no: Utterance) -> bool:
        """Whether he wants it, asks as an owner would or takes an appointment, there or later."""
        return self.wants_it(no) or self._goes_on.get(self._party(no), -1) >= no.message

    def goes_on_later(self, no: Utterance) -> bool:
        """Whether he wants it, takes a step of the purchase or takes up a day in a later message."""
        party = self._party(no)
        met = max(self._meets.get(party, -1), self._goes_on.get(party, -1))
        said = max(self._wish.get(party, _NEVER), self._talk.get(party, _NEVER))[0]
        return max(met, said) > no.message

    def signs_after(self, no: Utterance) -> bool:
        """Whether he says after it that he has signed, ordered or paid."""
        return self._signings.get(self._party(no), _NEVER) > no.order

    def signs_in(self, no: Utterance) -> bool:
        """Whether he says so in the same message, before or after it."""
        return self._signings.get(self._party(no), _NEVER)[0] == no.message

    def has_signed(self, no: Utterance) -> bool:
        """Whether he says so anywhere."""
        return self._party(no) in self._signings

    def is_unnamed(self, no: Utterance) -> bool:
        """Whether the seller had spoken before, and named nothing that is refused: he sells another thing."""
        if self._first_offer is None or self._first_offer >= no.message:
            return False
        body, (start, end) = self._thread.messages[no.message].body, no.sentence
        refused = [*self._names(body[start : no.at]), *self._names(body[no.until : end])]
        return self._are_new(refused, no)

    def is_new_choice(self, choice: Utterance) -> bool:
        """Whether he chose what the seller had not named before, by the words in and after the phrase."""
        if self._first_offer is None or self._first_offer >= choice.message:
            return False
        body, (_, end) = self._thread.messages[choice.message].body, choice.sentence
        within = " ".join(body[choice.at : choice.until].split()[1:-1])
        return self._are_new([*self._names(within), *self._names(body[choice.until : end])], choice)

    def _are_new(self, names: Sequence[str], utterance: Utterance) -> bool:
        return bool(names) and all(
            self._named.get(name, utterance.message) >= utterance.message for name in names
        )

    def _party(self, no: Utterance) -> str | None:
        return party_at(self._thread, no.message)

    def _take(self, step: Step) -> None:
        party = party_at(self._thread, step.message)
        self._talk[party] = step.order
        if step.weight >= Weight.WANTS:
            self._step[step.message] = step.order
        if step.weight >= Weight.BINDS:
            self._bound[party] = step.message
            self._bound_in[step.message] = step.order
        if step.weight is Weight.OWNS:
            self._owns[party] = step.message
            self._owns_in[step.message] = step.order

    def _read_deeds(self, index: int) -> None:
        who = party_at(self._thread, index)
        met = said_in(self._thread, index, "meetings")
        if any(said.cue.fact in _GOES_ON for said in met):
            self._goes_on[who] = max(index, self._goes_on.get(who, -1))
        if self._takes_or_asks_a_day(index, met):
            self._meets[who] = index
        signed = [s for s in said_in(self._thread, index, "stage") if s.cue.value == Stage.ACCEPTED]
        if signed:
            self._signings[who] = (index, signed[-1].span[0])

    def _takes_or_asks_a_day(self, index: int, met: Sequence[CueMention]) -> bool:
        """Whether he asks for a day, or names one and tells nothing else of it."""
        days = [said for said in met if said.cue.fact == "day" and said.cue.value in _AHEAD]
        if any(day.sentence.is_question for day in days):
            return True
        before = said_in(self._thread, index - 1, "meetings") if days and index else ()
        asked = [word for said in before if said.cue.fact == "day" for word in said.sentence.words.folded]
        return bool(days_taken(self._thread, days, asked))

    def _names(self, text: str) -> Iterator[str]:
        """What may name a thing: the longer words, each also without its ending."""
        for word in dict.fromkeys(words_of(text).folded):
            if is_content_word(word, self._thread.lang):
                yield from (word[: len(word) - cut] for cut in (0, 1, 2) if len(word) - cut >= _SHORTEST)
