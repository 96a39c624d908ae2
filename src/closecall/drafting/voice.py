"""The seller's own voice: who signs, how close he stands to his buyers, what he likes to say."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    StringConstraints,
    ValidationError,
    model_validator,
)

from closecall.errors import InputError
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.unicode import without_controls

_LONGEST_FILE = 60_000
_FEWEST_SAMPLES, _MOST_SAMPLES = 2, 5
_PLACE = compiled_late(r"^(?P<what>.{1,300}?) \((?P<where>at line \d+, column \d+|at end of document)\)$")
_HINT = (
    "A voice file is TOML with any of name, role, company, formality, sign_off, openings, closings, samples, "
    "bulk, postal_address and opt_out_line; see examples/voice.toml."
)


class Formality(StrEnum):
    """How the seller addresses buyers: usted, vous and Sie, or tú, tu and du."""

    FORMAL = "formal"
    FAMILIAR = "familiar"


def _told_plainly(text: str) -> str:
    if any(without_controls(line) != line for line in text.replace("\t", " ").split("\n")):
        raise ValueError("holds a control or invisible character")
    return text


def _on_one_line(text: str) -> str:
    if "\n" in text:
        raise ValueError("has to stand on one line")
    return _told_plainly(text)


_Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=80),
    AfterValidator(_on_one_line),
]
_Sentence = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(_on_one_line),
]
_Sample = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=6_000),
    AfterValidator(_told_plainly),
]


class Voice(BaseModel):
    """What both writers follow so that a draft sounds like its sender; every part may be left out.

    Attributes:
        name: signs the mail; it goes before the name that the thread shows.
        role, company: stand under the name.
        formality: how buyers are addressed. A buyer who writes formally is never addressed familiarly.
        sign_off: the line above the name, such as "Cheers,".
        openings, closings: sentences that the seller likes to begin and to end with. One is used where
            it stands in the draft's language, suits the occasion and breaks no rule.
        samples: two to five of the seller's own mails, for their tone alone: they are never quoted, and no
            amount, date or name in them may be used.
        bulk: whether the mails are commercial mail to many. The law then wants a postal address and a way to
            opt out in each (CAN-SPAM, 16 CFR 316; W15), so both have to be given.
        postal_address, opt_out_line: stand below the signature of a mail that is ``bulk``.

    Raises:
        InputError: with every problem at once in one line, each with its place.

    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    name: _Name | None = None
    role: _Name | None = None
    company: _Name | None = None
    formality: Formality | None = None
    sign_off: _Name | None = None
    openings: tuple[_Sentence, ...] = Field(default=(), max_length=10)
    closings: tuple[_Sentence, ...] = Field(default=(), max_length=10)
    samples: tuple[_Sample, ...] = Field(default=(), max_length=_MOST_SAMPLES)
    bulk: bool = False
    postal_address: _Sentence | None = None
    opt_out_line: _Sentence | None = None

    def __repr_args__(self) -> Iterator[tuple[str | None, object]]:
        """What repr shows: neither a name nor a sentence, since objects end up in logs."""
        yield from (("formality", self.formality), ("bulk", self.bulk))

    @model_validator(mode="after")
    def _bulk_is_complete(self) -> Self:
        if self.bulk and not (self.postal_address and self.opt_out_line):
            raise ValueError("needs both postal_address and opt_out_line")
        return self

    @model_validator(mode="wrap")
    @classmethod
    def _in_one_line(cls, data: object, validate: ModelWrapValidatorHandler[Self]) -> Self:
        """One line of ours in the place of pydantic's many; declared last, so that it is the outermost."""
        try:
            return validate(data)
        except ValidationError as error:
            raise InputError(_problems(error), hint=_HINT) from None

    @property
    def imprint(self) -> str:
        """What stands at the very end of commercial mail to many: address and opt-out; else nothing."""
        lines = (self.postal_address, self.opt_out_line) if self.bulk else ()
        return "\n".join(line for line in lines if line)

    @property
    def signature(self) -> str:
        """All that stands below a mail: sign-off, name, role and company, as far as they are given."""
        return "\n".join(part for part in (self.sign_off, self.name, self.role, self.company) if part)

    @property
    def own_words(self) -> str:
        """All that the seller wants to be said: his sentences and his signature, but no sample."""
        return "\n".join((*self.openings, *self.closings, self.signature))


def load_voice(text: str, *, name: str) -> Voice:
    """The voice in the content of a TOML file.

    Args:
        text: the content.
        name: of the file, for messages.

    Raises:
        InputError: with every problem at once in one line, each with its place.

    """
    if len(text) > _LONGEST_FILE:
        raise InputError(f"{name}: longer than {_LONGEST_FILE:,} characters.", hint=_HINT)
    import tomllib  # noqa: PLC0415  only when there is a voice

    try:
        data = tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name}: {_placed(str(error))}.", hint=_HINT) from None
    except (RecursionError, ValueError):
        raise InputError(f"{name}: nested too deeply, or a number too long.", hint=_HINT) from None
    if not data:
        raise InputError(f"{name}: says nothing about you.", hint=_HINT)
    try:
        voice = Voice.model_validate(data)
    except InputError as error:
        raise InputError(f"{name}: {error.message}", hint=_HINT) from None
    if len(voice.samples) in range(1, _FEWEST_SAMPLES):
        raise InputError(f"{name}: samples: one alone is no voice; give two to five.", hint=_HINT)
    return voice


def _placed(message: str) -> str:
    found = _PLACE.match(message)
    return f"{found['where'].removeprefix('at ')}: {found['what']}" if found else message


def _problems(error: ValidationError) -> str:
    told = dict.fromkeys(
        f"{_field(problem['loc'])}: {_told(problem['type'], problem['msg'])}." for problem in error.errors()
    )
    return " ".join(told)


def _field(place: tuple[int | str, ...]) -> str:
    """A field's name, and of a list which entry: "samples, number 2"; what is about several is about bulk."""
    first, *rest = place or ("bulk",)
    return ", ".join([str(first)[:40], *(f"number {at + 1}" for at in rest if isinstance(at, int))])


def _told(kind: str, message: str) -> str:
    plain = message.removeprefix("Value error, ").removeprefix("Input ").removeprefix("String ")
    return _PLAINLY.get(kind) or plain[:1].lower() + plain[1:]


_PLAINLY = {
    "extra_forbidden": "there is no such name in a voice",
    "tuple_type": 'has to be a list of texts, such as ["One.", "Another."]',
    "string_type": "has to be a text in quotes",
    "string_too_short": "is empty",
    "too_long": "has too many entries",
}
