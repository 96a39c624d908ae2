"""``closecall eval``: labelled cases against what closecall answers."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import click

from closecall.cli.console import json_text
from closecall.cli.evaluation_tables import donation_lines, report_lines
from closecall.cli.input_text import read_text
from closecall.cli.options import (
    disclosure_from,
    ear_from,
    json_option,
    model_options,
    prompts_option,
    reader_option,
    writer_option,
)
from closecall.errors import InputError


@click.command("eval")
@click.argument("cases", metavar="CASES")
@click.option(
    "--from",
    "start",
    type=click.Choice(["facts", "thread"]),
    default="thread",
    show_default=True,
    help="Start at the labelled facts, or at the text as a seller pastes it.",
)
@prompts_option
@reader_option
@writer_option
@model_options
@json_option
def command(
    *,
    cases: str,
    start: str,
    reader: str,
    writer: str,
    as_json: bool,
    redact: bool,
    **options: Any,  # noqa: ANN401  the options of the model, by name
) -> None:
    """Count how often the answers agree, do harm, and hear each fact.

    CASES is a .jsonl of labelled conversations, one JSON object a line: id, kind (email or call), lang, as_of
    (a day), thread (the text), facts (the true ones), expected_approach, acceptable (a list); and, where they
    apply, seller_note, me, not_in_thread (facts that no reader can see) and never (approaches that do harm).

    Or it is a folder of donation dialogues: all.jsonl (id, turns with speaker and text, outcome with bought)
    and decision_points.jsonl (id, turn, gold).
    """
    from closecall.advisor import Advisor  # noqa: PLC0415  not for --help
    from closecall.cli.models import ModelOptions  # noqa: PLC0415
    from closecall.evaluation import (  # noqa: PLC0415
        DonationReport,
        Report,
        Start,
        evaluate,
        hear_donations,
        read_cases,
        read_dialogues,
    )

    asked = ModelOptions(disclosure=disclosure_from(redact=redact), **options)
    advisor = Advisor(reader=asked.reader(reader), ear=ear_from(reader), writer=asked.writer(writer))
    report: Report | DonationReport
    if Path(cases).is_dir():
        if start == "facts":
            raise InputError("Dialogues have no labelled facts.", hint="Leave out --from facts.")
        dialogues = read_dialogues({path.name: read_text(str(path)) for path in Path(cases).glob("*.jsonl")})
        report = hear_donations(dialogues, advisor=advisor, clock=time.perf_counter)
    else:
        labelled = read_cases(read_text(cases), name=cases)
        report = evaluate(labelled, start=Start(start), advisor=advisor, clock=time.perf_counter)
    if as_json:
        click.echo(json_text(report.to_dict()))
    else:
        lines = report_lines(report) if isinstance(report, Report) else donation_lines(report)
        click.echo("\n".join(lines))
