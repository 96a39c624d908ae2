"""What would change the advice, in a salesperson's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from closecall.cli.console import wrapped
from closecall.decision import Approach, Flip
from closecall.facts.vocabulary import BuyerAction
from closecall.text.resources.toml_file import read_data

_NOT_HEARD = {
    "need_confirmed": "problem that they named themselves",
    "buyer_actions": "step of theirs that cost them something, such as a trial",
}
# No answer stands ready to be pasted: what nobody did must not become a fact by copying a line.
_TAKES = {
    "need_confirmed": "yes or no",
    "buyer_actions": f"none, or one or more of {', '.join(sorted(BuyerAction))}",
}


def flip_lines(flips: Sequence[Flip], names: Mapping[Approach, str]) -> Iterator[str]:
    """A line a change: if this, then that approach, by the names that a seller knows them by."""
    for flip in flips:
        yield wrapped(f"If {changed(flip)}: {names[flip.approach]}.", first="  ~ ", indent="    ")


def not_heard_lines(facts: Sequence[str]) -> Iterator[str]:
    """What a seller who was there may add, and how, without an answer to copy; nothing without such facts."""
    if facts:
        missed = " or ".join(_NOT_HEARD[fact] for fact in facts)
        yield wrapped(
            f"I heard no {missed}. Only if there was one, say which; a firm word may then fit:",
            first="  ~ ",
            indent="    ",
        )
        yield f"    --facts {','.join(f'{fact}=ANSWER' for fact in facts)}"
        for fact in facts:
            yield wrapped(f"{fact}: {_TAKES[fact]}.", first="      ", indent="        ")


def changed(flip: Flip) -> str:
    """The change as half a sentence, such as "they reply"."""
    sayings = _sayings()[flip.fact]
    key = _hesitations_changed(flip) if flip.fact == "hesitations" else _plain(flip.after)
    return sayings.get(key, sayings.get("any", "")).format(value=key)


def _hesitations_changed(flip: Flip) -> str:
    if len(flip.after) > len(flip.before or ()):
        return "more"
    return "hard_settled" if any(item.endswith(".open") for item in flip.after) else "settled"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int | float) else str(value)


@cache
def _sayings() -> Mapping[str, Mapping[str, str]]:
    return read_data(Path(__file__).with_name("flips.toml"))
