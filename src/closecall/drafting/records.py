"""The draft, what can be wrong with it, and what a writer is given to write from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, Protocol, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    ValidationError,
    WrapValidator,
    model_validator,
)

from closecall.decision.records import Approach, Decision
from closecall.drafting.voice import Voice
from closecall.errors import InputError
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import Facts
from closecall.model.port import Tokens
from closecall.text.argument_kinds import as_a_part, require_kind
from closecall.thread.records import Message, Thread

_LONGEST_NAME = 60
"""Characters of a part's name that an error shows: a mapping may hold anything."""


class Channel(StrEnum):
    """How the draft reaches the buyer: written, or spoken on a call."""

    EMAIL = "email"
    CALL = "call"


class BeatName(StrEnum):
    """The parts of a call script, in speaking order; ``if_*`` are branches after the pause."""

    ECHO = "echo"
    NAME = "name"
    DISAGREE = "disagree"
    RECOMMEND = "recommend"
    MIRROR = "mirror"
    FRAME = "frame"
    CHECK = "check"
    THANK = "thank"
    REPEAT = "repeat"
    REASON = "reason"
    STEP = "step"
    ASK = "ask"
    PAUSE = "pause"
    IF_YES = "if_yes"
    IF_SOFT = "if_soft"
    IF_HARD = "if_hard"
    IF_NO = "if_no"
    CLOSE = "close"


class _Told(BaseModel):
    """A draft or a part of one; it raises an InputError that names all that is missing, wrong or no part."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
    _called: ClassVar[str]

    @model_validator(mode="wrap")
    @classmethod
    def _in_one_line(cls, data: object, validate: ModelWrapValidatorHandler[Self]) -> Self:
        """One line of ours in the place of pydantic's many."""
        try:
            return validate(data)
        except ValidationError as error:
            found = "; ".join(dict.fromkeys(map(_fault, error.errors(include_url=False))))
            raise InputError(f"{cls._called}: {found}.", hint="Give what Draft.to_dict() gives.") from None


class Beat(_Told):
    """One line of a call script. ``say`` of a pause is "[pause]"."""

    _called = "beat"

    beat: BeatName
    say: str


class NextStep(_Told):
    """The one step asked for: what, when (a date where there is one) and how to take it."""

    _called = "next step"

    what: str
    when: str | None = None
    how: str | None = None


class Draft(_Told):
    """A message or call script. Every part that is present occurs in :attr:`text`, literally.

    Attributes:
        lang: ISO 639-1 code.
        quotes: the buyer's own words that the draft cites.
        hesitation: the words naming what holds the buyer back.
        disagreement, recommendation: only in a firm close (S26).
        script: for calls, the beats in speaking order; ``body`` is then :func:`script_body` of it.

    Raises:
        InputError: naming every part that is missing, wrong or none of a draft.

    """

    _called = "draft"

    channel: Channel
    lang: str
    subject: str | None = None
    body: str
    quotes: tuple[str, ...] = ()
    hesitation: str | None = None
    disagreement: str | None = None
    recommendation: str | None = None
    reasons: tuple[str, ...] = ()
    next_step: Annotated[NextStep, WrapValidator(as_a_part)] | None = None
    exit: str | None = None
    question: str | None = None
    script: tuple[Annotated[Beat, WrapValidator(as_a_part)], ...] = Field(default=())

    @classmethod
    def of(cls, told: Draft | Mapping[str, Any]) -> Draft:
        """A draft as a caller gives it: as it is, or from a mapping such as :meth:`to_dict` gives.

        Raises:
            InputError: it is something else, or the mapping does not hold a draft; all problems are listed.

        """
        require_kind("draft", told, (Draft, Mapping), takes="a Draft, or what Draft.to_dict() gives")
        return told if isinstance(told, Draft) else cls.model_validate(dict(told))

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """What repr shows: no word of the draft, since objects end up in logs."""
        yield from (("channel", self.channel.value), ("lang", self.lang))

    def to_dict(self) -> dict[str, Any]:
        """The draft as JSON values; parts that do not apply are absent."""
        return {k: v for k, v in self.model_dump(mode="json", exclude_none=True).items() if v not in ([], ())}


def _fault(error: Mapping[str, Any]) -> str:
    """What is wrong with one part of a draft, without a word of the draft."""
    where = ".".join(map(str, error["loc"]))[:_LONGEST_NAME]
    told = {"missing": "is missing", "extra_forbidden": "is no part of a draft"}.get(error["type"])
    return f"{where} {told or 'is wrong: ' + str(error['msg']).removeprefix('Input ')}"


def script_body(script: Sequence[Beat]) -> str:
    """The spoken lines of a call script, one a line, as the ``body`` of a call draft."""
    return "\n".join(beat.say for beat in script)


@dataclass(frozen=True, slots=True)
class Problem:
    """A broken draft rule.

    Attributes:
        code: the rule's name, such as "invented_amount".
        rule: the rule's id, such as "W1".
        sentence: what is wrong, for the seller.
        where: "body", "subject" or the draft field; start and end are offsets into it.
        repair: what to do, for the re-ask.
        words: the first 160 characters of what stands in that place. A draft that was written again has
            other words there. Of "left_out", the whole sentence that stands in no draft.
        unsure: whether the rule only does not know these words as right: a model's are left out or asked
            for again, a person may know better.

    """

    code: str
    rule: str
    sentence: str
    where: str = "body"
    start: int = 0
    end: int = 0
    repair: str = ""
    words: str = field(default="", repr=False)
    unsure: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The problem as in the public JSON."""
        return {
            "code": self.code,
            "rule": self.rule,
            "sentence": self.sentence,
            "where": self.where,
            "start": self.start,
            "end": self.end,
            "words": self.words,
            "repair": self.repair,
            **({"unsure": True} if self.unsure else {}),
        }


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a writer may use, and all that the checks allow.

    Attributes:
        approach: decided before any model is asked; a writer cannot change it.
        note: what the seller added, for the writer's eyes only; its amounts and dates are internal (W8).
        buyer_name, seller_name: for greeting and sign-off; None when the thread does not say.
        voice: how the seller writes; its samples show his tone, and nothing in them is a fact.
        possible_no: what may be the no of a buyer who must not be pressed; no draft is written over it.

    """

    approach: Approach
    channel: Channel
    lang: str
    facts: Facts
    decision: Decision
    thread: Thread | None = None
    evidence: tuple[Evidence, ...] = ()
    note: str | None = field(default=None, repr=False)
    buyer_name: str | None = field(default=None, repr=False)
    seller_name: str | None = field(default=None, repr=False)
    as_of: date | None = None
    voice: Voice | None = field(default=None, repr=False)
    possible_no: str = field(default="", repr=False)

    @property
    def messages(self) -> tuple[Message, ...]:
        """The messages of the thread; none without one."""
        return self.thread.messages if self.thread is not None else ()

    @property
    def last_of_seller(self) -> int:
        """The index of the seller's newest message in the thread; -1 without one."""
        return self.thread.last_of_seller if self.thread is not None else -1

    def since_the_seller(self) -> list[tuple[int, Message]]:
        """Index and message of what the buyer wrote after the seller's newest message, oldest first."""
        written = self.thread.buyer_messages() if self.thread is not None else ()
        answered = self.last_of_seller
        return [(index, message) for index, message in written if index > answered]


@dataclass(frozen=True, slots=True)
class Written:
    """What a writer hands back.

    Attributes:
        source: who wrote the draft that is handed out.
        problems: what was found on the way and mended, or what made the template step in.
        mended: those of them that a model's draft had and its last one had not. Their place is in that draft.
        remaining: those of them that the model's last draft still had, so that it was not handed out.
        attempts: model answers that were used up; 0 for the template alone.

    """

    draft: Draft | None
    source: Literal["model", "template", "none"]
    problems: tuple[Problem, ...] = ()
    prompt: str = ""
    model: str | None = None
    attempts: int = 0
    tokens: Tokens = field(default_factory=Tokens)
    mended: tuple[Problem, ...] = ()
    remaining: tuple[Problem, ...] = ()


class Writer(Protocol):
    """The port behind which drafts are written: by a model, by the template, or by a test."""

    def write(self, brief: Brief) -> Written:
        """A checked draft for the brief."""
        ...

    async def write_async(self, brief: Brief) -> Written:
        """The same without blocking the event loop."""
        ...
