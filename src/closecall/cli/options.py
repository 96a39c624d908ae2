"""Options that several commands share, and what they become."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from closecall.cli.answers import ANSWER
from closecall.cli.facts_option import facts_text, tells_nothing
from closecall.cli.input_text import read_text
from closecall.errors import FactsError

if TYPE_CHECKING:
    from closecall.drafting.prompting.disclosure import Disclosure
    from closecall.drafting.voice import Voice
    from closecall.facts.classifier import SentenceClassifier
    from closecall.facts.reading import Reading
    from closecall.facts.vocabulary import Facts

Command = TypeVar("Command", bound=Callable[..., Any])

source_argument = click.argument("source", required=False)
APPROACHES = ("firm_close", "guide", "nurture", "ask_first", "respect_no", "confirm")
"""What :class:`closecall.decision.Approach` holds: to load that takes longer than to print a ``--help``."""
TODAY = "today"
"""What ``--as-of`` takes in the place of a date."""
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401
        if isinstance(value, date):
            return value
        if str(value).strip().casefold() == TODAY:
            return date.today()
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2026-03-31, or say {TODAY}.", param, ctx)


def day_option(told: str) -> Callable[[Command], Command]:
    """``--as-of`` with its help."""
    return click.option("--as-of", type=_Day(), help=told)


prompts_option = click.option(
    "--prompts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder whose prompts replace the built-in ones.",
)


def _stacked(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def apply(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return apply


def _without_answer(context: click.Context, option: click.Parameter, note: str | None) -> str | None:  # noqa: ARG001  click's signature
    """The note; a place left for an answer that nobody gave is none."""
    told = note.removesuffix(ANSWER).rstrip() if note else None
    return told or None


def _those_told(
    context: click.Context,  # noqa: ARG001  click's signature
    option: click.Parameter,  # noqa: ARG001
    sources: tuple[str, ...],
) -> tuple[str, ...]:
    return tuple(source for source in sources if not tells_nothing(source))


reading_options: Callable[[Command], Command] = _stacked(
    click.option("--me", multiple=True, help="You: a name, address or @domain. May be repeated."),
    click.option(
        "--note",
        callback=_without_answer,
        help="What you add: whether it is good for them and why, their size, who decides.",
    ),
    click.option(
        "--facts",
        "facts_told",
        multiple=True,
        metavar="FILE",
        callback=_those_told,
        help="Facts already known: a file (JSON or TOML), or such as refusal=none,price_total=480. "
        "May be repeated; of a fact told twice the last counts.",
    ),
    day_option("The day the advice is for: a date, or today. Default: the last message's, else today."),
)

voice_option = click.option(
    "--voice",
    "voice_file",
    metavar="FILE",
    help="File (TOML) that says how you write and sign; see examples/voice.toml.",
)

writing_options: Callable[[Command], Command] = _stacked(
    click.option(
        "--channel", type=click.Choice(["email", "call"]), help="How the draft goes out. Default: as it came."
    ),
    click.option("--lang", help="Language of the draft, such as de. Default: the buyer's."),
    voice_option,
    prompts_option,
    click.option(
        "--draft-anyway", is_flag=True, help="Write a guiding draft even when a question comes first."
    ),
)

writer_option = click.option(
    "--writer",
    type=click.Choice(["auto", "template", "model"]),
    default="auto",
    show_default=True,
    help="Who writes. auto: the model where one is configured, else the template.",
)

redact_option = click.option(
    "--redact",
    is_flag=True,
    help="Send a model tokens in the place of names, figures, days and addresses, as far as they are found.",
)

facts_only_option = click.option(
    "--facts-only",
    is_flag=True,
    help="Send a model no message and no quote: only facts, the decision and your reasons.",
)

model_options: Callable[[Command], Command] = _stacked(
    click.option("--model", "model_name", help="Model name, such as gpt-5-mini."),
    click.option("--base-url", help="An OpenAI-compatible address, such as http://localhost:11434/v1."),
    click.option(
        "--no-fallback", is_flag=True, help="Fail when the model fails, instead of going on without it."
    ),
    redact_option,
    click.option(
        "--local-only",
        is_flag=True,
        help="Ask no model but one on this machine, or one that the config file calls local.",
    ),
)

reader_option = click.option(
    "--reader",
    type=click.Choice(["words", "semantic", "model"]),
    default="words",
    show_default=True,
    help="Who listens. semantic: with the sentence encoder of closecall[semantic]. "
    "model: a model beside the words' reader; the more cautious one counts.",
)


def facts_from(sources: Sequence[str]) -> Facts | None:
    """What all that ``--facts`` names tells together; None where it names nothing."""
    return facts_of(sources) if sources else None


def facts_of(sources: Sequence[str]) -> Facts:
    """The facts of files, of standard input for ``-``, or told in place; the last word on each counts.

    Raises:
        InputError: one cannot be read, or the facts cannot be used, alone or together.

    """
    told, *later = [reading_from(source).facts for source in sources]
    for facts in later:
        told = _both(told, facts)
    return told


def _both(told: Facts, later: Facts) -> Facts:
    """Facts with later ones; that a no becomes less is said, for a file may know it better."""
    from closecall.facts.vocabulary import Facts, Refusal  # noqa: PLC0415  only where facts are told twice

    try:
        both = Facts.from_mapping({**told.to_dict(), **later.to_dict()})
    except FactsError as error:
        raise FactsError(error.problems, hint=error.hint, source="--facts") from None
    before, after = told.refusal, both.refusal
    if before and after and list(Refusal).index(after) < list(Refusal).index(before):
        click.echo(f"closecall: --facts: refusal={after} replaces refusal={before}.", err=True)
    return both


def reading_from(source: str, *, place: str = "--facts") -> Reading:
    """The same, and whether they were read from a language that nobody hears."""
    from closecall.facts.facts_file import load_reading  # noqa: PLC0415  only when a file is named

    text, name = facts_text(source, place=place)
    return load_reading(text, name=name)


def voice_from(source: str | None) -> Voice | None:
    """The voice of a file, or of standard input for ``-``; None where none is named."""
    if source is None:
        return None
    from closecall.drafting.voice import load_voice  # noqa: PLC0415  only when a file is named

    return load_voice(read_text(source), name="standard input" if source == "-" else source)


def disclosure_from(*, redact: bool, facts_only: bool = False) -> Disclosure:
    """What the options let a model see."""
    from closecall.drafting.prompting.disclosure import Disclosure  # noqa: PLC0415  not for --help

    return Disclosure(facts_only=facts_only, redact=redact)


def ear_from(reader: str) -> SentenceClassifier | None:
    """The classifier of sentences that the option asks for; None for the built-in one.

    Raises:
        InputError: what ``closecall[semantic]`` brings is not installed.

    """
    if reader != "semantic":
        return None
    from closecall.facts.classifier import load_semantic_ear  # noqa: PLC0415  only when it listens

    return load_semantic_ear()


def config_path() -> Path:
    """Where the config file would be: keys and endpoints, in TOML."""
    return Path(click.get_app_dir("closecall")) / "config.toml"


def on_terminal() -> bool:
    """Whether a person sits at both ends: only then may a question be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
