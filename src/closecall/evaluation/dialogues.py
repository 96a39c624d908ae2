"""Reading a folder of donation dialogues: PersuasionForGood with the labels of RESPER.

One person asks another for a donation, so that the asker is the seller. The folder holds:

- ``all.jsonl``: ``id``, ``turns`` (``speaker`` seller or buyer, ``text``), ``outcome.bought``;
- ``decision_points.jsonl``: ``id``, ``turn`` (position of a buyer's turn), ``gold`` (what was marked there);
- any other ``.jsonl`` with the fields of the first: dialogues of which only the outcome is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from closecall.errors import InputError
from closecall.evaluation.json_lines_file import read_rows
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

DIALOGUES = "all.jsonl"
POINTS = "decision_points.jsonl"
_HINT = "`closecall eval --help` lists what the folder holds."
_FROZEN = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class Turn(BaseModel):
    """One turn of a dialogue."""

    model_config = _FROZEN

    speaker: Side
    text: str


class DialogueEnd(BaseModel):
    """How it ended: whether money was given."""

    model_config = _FROZEN

    bought: bool


class Dialogue(BaseModel):
    """One dialogue with its end."""

    model_config = _FROZEN

    id: str
    turns: Annotated[tuple[Turn, ...], Field(min_length=1)]
    outcome: DialogueEnd

    def thread(self, *, first: int = 0, end: int | None = None) -> Thread:
        """The turns from ``first`` up to, not including, ``end`` as a call whose sides are known."""
        turns = self.turns[first:end]
        return Thread(
            ThreadKind.CALL,
            tuple(Message(Speaker(side=turn.speaker), turn.text) for turn in turns),
            lang="en",
        )


class Gold(BaseModel):
    """What people marked in a turn.

    Attributes:
        refusal_p4g: marked by the first team.
        refusal_resper: marked by the second team; None where it did not label the dialogue.

    """

    model_config = _FROZEN

    interest_in_turn: bool
    commitment: bool
    amount_stated: bool
    asks_information: bool
    asks_how_to: bool
    refusal_p4g: bool
    refusal_resper: bool | None

    @property
    def teams_that_refuse(self) -> int | None:
        """How many of the two teams marked a refusal; None where only one has labelled."""
        return None if self.refusal_resper is None else self.refusal_p4g + self.refusal_resper

    @property
    def refuses(self) -> bool:
        """Whether any team marked a refusal."""
        return self.refusal_p4g or bool(self.refusal_resper)


class DecisionPoint(BaseModel):
    """A turn of the buyer with what was marked there."""

    model_config = _FROZEN

    id: str
    turn: Annotated[int, Field(ge=0)]
    gold: Gold


@dataclass(frozen=True, slots=True)
class DialogueSet:
    """The dialogues of a folder.

    Attributes:
        dialogues: by id, those of :data:`DIALOGUES`.
        points: in the order of the file; those of one dialogue in the order of its turns.
        ended: file name to its dialogues, for all files that tell how dialogues ended.

    """

    dialogues: Mapping[str, Dialogue]
    points: tuple[DecisionPoint, ...]
    ended: Mapping[str, tuple[Dialogue, ...]]


def read_dialogues(files: Mapping[str, str]) -> DialogueSet:
    """The dialogues in the ``.jsonl`` files of a folder: file name to text.

    Files whose first row is no dialogue are left alone.

    Raises:
        InputError: a file is missing or a row is broken; the message names file, line and field.

    """
    for name in (DIALOGUES, POINTS):
        if name not in files:
            raise InputError(f"The folder holds no {name}.", hint=_HINT)
    points = tuple(read_rows(files[POINTS], kind=DecisionPoint, name=POINTS))
    ended = {
        name: tuple(read_rows(text, kind=Dialogue, name=name))
        for name, text in sorted(files.items())
        if name == DIALOGUES or (name != POINTS and _holds_dialogues(text))
    }
    dialogues = {dialogue.id: dialogue for dialogue in ended[DIALOGUES]}
    for point in points:
        turns = dialogues[point.id].turns if point.id in dialogues else ()
        if point.turn >= len(turns) or turns[point.turn].speaker is not Side.BUYER:
            raise InputError(f"{POINTS}: {point.id} has no turn {point.turn} of the buyer.", hint=_HINT)
    return DialogueSet(dialogues, points, ended)


def _holds_dialogues(text: str) -> bool:
    first = next((line for line in text.split("\n") if line.strip()), "")
    try:
        Dialogue.model_validate_json(first)
    except ValidationError:
        return False
    return True
