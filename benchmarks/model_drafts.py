"""How many drafts of a model pass the rules: at the first try, after re-asks, or not at all.

python -m benchmarks.model_drafts CASES OUT.jsonl --base-url URL --model NAME [--only ID ...] [--channel call]
python -m benchmarks.model_drafts --table OUT.jsonl

CASES is a .jsonl of labelled conversations, as for ``closecall eval``. A row a draft is added to OUT, with
every answer of the model as it came; a case that has its row already is not asked for again, so that a run
can be stopped and taken up. The approach is the one that closecall decides; where there is nothing to write,
or no rules for the language, no model is asked, and the case is not in the table.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from time import monotonic
from typing import Any

from closecall import Advisor
from closecall.drafting.generation.model_writer import ModelWriter
from closecall.drafting.records import Brief, Channel, Written
from closecall.errors import InputError
from closecall.evaluation import Case, read_cases
from closecall.model import ModelSettings, OpenAIModel
from closecall.model.port import ChatModel, Completion, Request

_PATIENCE = 900.0
"""Seconds for an answer: a small model on a busy machine is slow."""


class _Remembering:
    """A chat model that keeps what it was answered, and which fields it was asked for."""

    def __init__(self, model: ChatModel) -> None:
        self._model = model
        self.answers: list[dict[str, Any]] = []

    def complete(self, request: Request) -> Completion:
        answer = self._model.complete(request)
        self.answers.append({"fields": request.schema["required"], "text": answer.text})
        return answer

    async def complete_async(self, request: Request) -> Completion:
        raise NotImplementedError("one draft after the other")


def brief_of(case: Case, *, channel: Channel | None) -> Brief | None:
    """What a writer is given for a case; None where the text cannot be read."""
    note = case.seller_note or None
    try:
        return (
            Advisor()
            .prepare(case.thread, facts=case.given_facts(), note=note, as_of=case.as_of, channel=channel)
            .brief
        )
    except InputError:
        return None


def row_of(case: Case, brief: Brief, model: ChatModel) -> dict[str, Any]:
    """One draft: where it came from, what was wrong on the way, and all that the model said."""
    remembering = _Remembering(model)
    began = monotonic()
    written = ModelWriter(remembering).write(brief)
    return {
        "case": case.id,
        "approach": brief.approach.value,
        "channel": brief.channel.value,
        "lang": brief.lang,
        **_result(written),
        "seconds": round(monotonic() - began),
        "answers": remembering.answers,
    }


def _result(written: Written) -> dict[str, Any]:
    return {
        "source": written.source,
        "attempts": written.attempts,
        "problems": [problem.to_dict() for problem in written.problems],
        "draft": written.draft.to_dict() if written.draft else None,
    }


def run(cases: Iterable[Case], *, out: Path, model: ChatModel, channel: Channel | None) -> None:
    """Add the rows that are not in the file yet, each as soon as it is there."""
    done = {row["case"] for row in rows_of(out)} if out.exists() else set()
    with out.open("a", encoding="utf-8") as file:
        for case in cases:
            brief = None if case.id in done else brief_of(case, channel=channel)
            if brief is None:
                continue
            row = row_of(case, brief, model)
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            file.flush()
            print(*(row[name] for name in ("case", "approach", "source", "attempts", "seconds")), flush=True)


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of an earlier run."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def table(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The figures by approach, and how often each rule was broken, as Markdown."""
    rows = [row for row in rows if row["attempts"]]
    yield "| approach | drafts | first try | after re-asks | template |"
    yield "| --- | --- | --- | --- | --- |"
    groups = {row["approach"]: [each for each in rows if each["approach"] == row["approach"]] for row in rows}
    for name, group in [*sorted(groups.items()), ("all", rows)]:
        first = sum(row["source"] == "model" and row["attempts"] == 1 for row in group)
        passed = sum(row["source"] == "model" for row in group)
        yield f"| {name} | {len(group)} | {first} | {passed} | {len(group) - passed} |"
    broken = Counter(code for row in rows for code in {_named(problem) for problem in row["problems"]} - {""})
    fallen = Counter(
        code
        for row in rows
        if row["source"] != "model"
        for code in {_named(problem) for problem in row["problems"]} - {""}
    )
    yield ""
    yield "| rule broken | drafts | of these template |"
    yield "| --- | --- | --- |"
    for code, count in sorted(broken.items(), key=lambda item: (-item[1], item[0])):
        yield f"| {code} | {count} | {fallen[code]} |"


def _named(problem: Mapping[str, Any]) -> str:
    """The rule and its code; empty for what is said about the run."""
    is_about_the_run = problem["code"] in {"model_broke_rules", "model_unreachable", "thread_shortened"}
    return "" if is_about_the_run else f"{problem['rule']} {problem['code']}".strip()


def main() -> None:
    """Write the drafts that are missing, or print the table of those that are there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="+", type=Path, help="CASES OUT.jsonl, or OUT.jsonl with --table")
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--base-url")
    parser.add_argument("--model")
    parser.add_argument("--only", nargs="*", default=())
    parser.add_argument("--channel", type=Channel, choices=list(Channel))
    args = parser.parse_args()
    out = args.files[-1]
    if not args.table:
        cases = read_cases(args.files[0].read_text(encoding="utf-8"), name=args.files[0].name)
        chosen = [case for case in cases if not args.only or case.id in args.only]
        with OpenAIModel(ModelSettings(args.base_url, args.model, timeout=_PATIENCE)) as model:
            run(chosen, out=out, model=model, channel=args.channel)
    print("\n".join(table(rows_of(out))))


if __name__ == "__main__":
    main()
