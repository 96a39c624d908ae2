"""``closecall batch``: many threads, resumable."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from closecall.cli.console import json_text
from closecall.cli.facts_option import facts_text
from closecall.cli.options import (
    APPROACHES,
    config_path,
    disclosure_from,
    facts_of,
    facts_only_option,
    json_option,
    model_options,
    reader_option,
    reading_options,
    voice_from,
    writer_option,
    writing_options,
)
from closecall.errors import InputError, ModelAnswerUnusable, ModelError, ModelRejected, ModelUnreachable

if TYPE_CHECKING:
    from closecall.batch.job import Report
    from closecall.batch.settings import Settings
    from closecall.model import Budget, ModelSettings

_INTERNAL, _INTERRUPTED = 1, 130
_MODEL_FAILURES = frozenset(
    kind.__name__ for kind in (ModelError, ModelUnreachable, ModelRejected, ModelAnswerUnusable)
)


class _Shard(click.ParamType[tuple[int, int]]):
    name = "i/n"

    def convert(
        self,
        value: Any,  # noqa: ANN401
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[int, int]:
        part, _, parts = str(value).partition("/")
        if not (part.isdecimal() and parts.isdecimal() and 1 <= int(part) <= int(parts)):
            self.fail(f"{value!r} is no part; write the second of four as 2/4.", param, ctx)
        return int(part), int(parts)


class _Number(click.ParamType[Decimal]):
    name = "number"

    def convert(
        self,
        value: Any,  # noqa: ANN401
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Decimal:
        try:
            number = Decimal(value)
        except (InvalidOperation, TypeError):
            number = Decimal("NaN")
        if not (number.is_finite() and number >= 0):
            self.fail(f"{value!r} is no number from 0 upwards.", param, ctx)
        return number


_AMOUNT, _SHARD = _Number(), _Shard()
_COUNT = click.IntRange(min=1)


@click.command("batch")
@click.argument("rows", metavar="IN", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The output, with a draft in each row: .jsonl or .parquet.",
)
@click.option("--limit", type=_COUNT, help="Take the first N rows only.")
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(APPROACHES),
    help="Draft and write only rows with this approach. May be repeated.",
)
@click.option("--shard", type=_SHARD, help="Take one part of the rows, such as 2/4, by their ids.")
@click.option(
    "--concurrency", type=_COUNT, help="Rows at the same time. Default: 8 with a model, else one a core."
)
@click.option("--deadline", type=_AMOUNT, metavar="SECONDS", help="Begin no row after so many seconds.")
@click.option("--max-calls", type=int, help="Requests to the model at most, in this run.")
@click.option("--max-tokens", type=int, help="Tokens at most, in this run.")
@click.option("--max-cost", type=_AMOUNT, help="Money at most, in this run; needs --prices.")
@click.option(
    "--prices",
    type=(_AMOUNT, _AMOUNT),
    metavar="IN OUT",
    help="What a million tokens cost that are sent, and that are received.",
)
@click.option(
    "--via",
    type=click.Choice(("calls", "batch-api")),
    default="calls",
    help="batch-api: ask OpenAI's batch interface, within a day and for half the price.",
)
@click.option("--at-most-once", is_flag=True, help="Never answer a row again that was begun, or that failed.")
@click.option("--purge", is_flag=True, help="Delete the journal of --out, and do nothing else.")
@reading_options
@writing_options
@reader_option
@writer_option
@model_options
@facts_only_option
@json_option
def command(
    *,
    rows: Path | None,
    out: Path,
    purge: bool,
    as_json: bool,
    limit: int | None,
    shard: tuple[int, int] | None,
    concurrency: int | None,
    deadline: Decimal | None,
    at_most_once: bool,
    via: Literal["calls", "batch-api"],
    **asked: Any,  # noqa: ANN401  what shapes the answers, by name
) -> None:
    """Answer many threads, one row in and one row out; a run that was stopped goes on where it stopped.

    IN is a .jsonl, .csv or .parquet file with a column named thread (or text), a .mbox, or a folder of files.
    A column named id names its rows in what is told of them.
    """
    if purge:
        _purge(out)
        return
    if rows is None:
        raise click.UsageError("Missing argument 'IN'.")
    from closecall.batch.job import Job  # noqa: PLC0415  not for --help
    from closecall.batch.running import run  # noqa: PLC0415
    from closecall.batch.sources import open_source  # noqa: PLC0415
    from closecall.cli.batch_lines import summary_json, summary_lines  # noqa: PLC0415
    from closecall.cli.batch_progress import ProgressLines  # noqa: PLC0415
    from closecall.decision import load_policy  # noqa: PLC0415

    job = Job(
        source=open_source(rows),
        out=out,
        settings=settings_from_options(**asked),
        concurrency=concurrency,
        limit=limit,
        shard=shard,
        deadline=None if deadline is None else float(deadline),
        at_most_once=at_most_once,
        via=via,
    )
    with ProgressLines(prices=job.budget.prices, limit=limit) as lines:
        report = run(job, tell=lines.tell)
    if as_json:
        click.echo(json_text(summary_json(report)))
    else:
        click.echo("\n".join(summary_lines(report, out=out, policy=load_policy(job.settings.policy))))
    _end(report, rows, is_part=shard is not None)


def _end(report: Report, source: Path, *, is_part: bool) -> None:
    """Leave with the exit code that says how it went."""
    if report.interrupted:
        click.echo(f"closecall: {report.stopped}", err=True)
        sys.exit(_INTERRUPTED)
    if report.stopped:
        raise report.stopped
    from closecall.batch.answer import INTERNAL  # noqa: PLC0415

    tally = report.progress.tally
    failures = tally.failures
    if INTERNAL in failures:
        sys.exit(_INTERNAL)
    if not _MODEL_FAILURES.isdisjoint(failures):
        sys.exit(ModelError.exit_code)
    if not tally.rows and not is_part:
        raise InputError(
            f"{source} holds no rows.", hint="Give one thread a row, or a folder with a file each."
        )
    if tally.rows and tally.rows == sum(each.rows for each in failures.values()):
        raise InputError(
            f"No row of {source} could be answered.",
            hint="What is wrong with the first of each kind stands above.",
        )


def _purge(out: Path) -> None:
    from closecall.batch.journal import purge  # noqa: PLC0415  only when it is asked for

    deleted = purge(out)
    click.echo(f"Deleted {', '.join(path.name for path in deleted)}.")
    if out.exists():
        click.echo(f"{out} remains, with the answers and the quotes in them; delete it yourself.")


def settings_from_options(
    *,
    facts_told: tuple[str, ...],
    voice_file: str | None,
    me: tuple[str, ...],
    only: tuple[str, ...],
    writer: str,
    reader: Any,  # noqa: ANN401  one of the words that the option allows
    model_name: str | None,
    base_url: str | None,
    no_fallback: bool,
    local_only: bool,
    redact: bool,
    facts_only: bool,
    max_calls: int | None,
    max_tokens: int | None,
    max_cost: Decimal | None,
    prices: tuple[Decimal, Decimal] | None,
    **others: Any,  # noqa: ANN401  the same names as in the settings
) -> Settings:
    """What all rows share, as the options, the environment and the config file say.

    Raises:
        InputError: an option cannot be used, or a model is asked for and none is configured.

    """
    from closecall.batch.settings import Settings  # noqa: PLC0415  not for --help

    disclosure = disclosure_from(redact=redact, facts_only=facts_only)
    if reader == "model":
        disclosure.require_conversation()
    is_asked = "model" in (writer, reader) or base_url is not None or model_name is not None
    found = None
    if writer != "template" or reader == "model":
        found = _model(base_url=base_url, model=model_name, local_only=local_only)
    if found is None and is_asked and writer != "template":
        raise InputError(
            "No model is configured.", hint="Set OPENAI_API_KEY, or name a server with --base-url."
        )
    return Settings(
        today=date.today(),
        facts=_facts_text(facts_told),
        voice=voice_from(voice_file),
        me=me,
        only=tuple(sorted(set(only))),
        reader=reader,
        writer="template" if found is None or writer == "template" else "model",
        base_url=found.base_url if found else None,
        model=found.model if found else None,
        local_only=local_only,
        config=config_path(),
        fallback=not no_fallback,
        disclosure=disclosure,
        budget=_budget(max_calls=max_calls, max_tokens=max_tokens, max_cost=max_cost, prices=prices),
        **others,
    )


def _facts_text(told: tuple[str, ...]) -> str | None:
    """The facts that all rows share, as the text of one file."""
    if len(told) < 2:  # as it stands: a run that goes on must find the same text
        return facts_text(told[0])[0] if told else None
    return json.dumps(facts_of(told).to_dict(), default=str)


def _model(*, base_url: str | None, model: str | None, local_only: bool) -> ModelSettings | None:
    from closecall.model import settings_from  # noqa: PLC0415  only when a model may be asked
    from closecall.model.config_file import read_config  # noqa: PLC0415

    config = read_config(config_path())
    return settings_from(os.environ, config, base_url=base_url, model=model, local_only=local_only)


def _budget(
    *,
    max_calls: int | None,
    max_tokens: int | None,
    max_cost: Decimal | None,
    prices: tuple[Decimal, Decimal] | None,
) -> Budget:
    from closecall.model import Budget, Prices  # noqa: PLC0415

    return Budget(max_calls, max_tokens, max_cost, Prices(*prices) if prices else None)
