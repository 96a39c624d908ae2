"""``closecall batch``: what it prints, and what it exits with."""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import click
import pytest

from benchmarks.many_threads import draft_for, thread_lines
from closecall.batch.answering import Desk
from closecall.batch.job import Progress
from closecall.batch.rows import Row
from closecall.batch.totals import Failures, Tally
from closecall.cli import batch_progress, main
from closecall.cli.batch import command
from closecall.cli.batch_progress import ProgressLines
from closecall.decision import Approach
from closecall.model import Prices
from closecall.model.port import Tokens
from closecall.testing import Reply, ScriptedEndpoint


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    try:
        main(["batch", *(str(one) for one in arguments)])
        code = 0
    except SystemExit as stop:
        code = int(stop.code or 0)
    told = capsys.readouterr()
    return code, told.out, told.err


def test_the_summary_says_what_came_of_it(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source.write_text(source.read_text().replace('"id": "a",', '"id": "a", "owner": 3,'))
    code, told, _ = run(capsys, source, "-o", tmp_path / "out.jsonl", "--concurrency", "1")

    assert code == 0
    assert told.startswith("6 rows, 1 failed, 5 tried in this run, in ")
    broken = "In line 4: Expecting property name enclosed in double quotes at column 2."
    for line in (
        "          2  respect_no",
        "What stood against a firm close: yes to",
        "          2  Has the buyer asked not to be contacted?",
        f"          1  InputError, first line 4: {broken}",
        "Most ready",
        "Not used: owner.",
    ):
        assert line in told.splitlines()


def test_a_row_that_failed_is_told_by_its_place_and_by_the_id_of_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "rows.csv"
    table.write_text('id,thread\nA7,"Max: It is 900 EUR.\nAda: Too dear, no thanks."\nB2,hello\n')
    _, told, _ = run(capsys, table, "-o", tmp_path / "out.jsonl", "--concurrency", "1")
    assert told.startswith("2 rows, 1 failed, 2 tried in this run")
    assert "          1  InputError, first row 2, id B2: This text does not say who wrote it." in told


def test_the_summary_for_programs_holds_the_same(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, told, _ = run(capsys, source, "-o", tmp_path / "out.jsonl", "--concurrency", "1", "--json")
    summary = json.loads(told)

    assert summary["schema"] == "closecall.batch/1"
    assert summary["approaches"]["respect_no"] == 2
    assert summary["failures"] == {
        "InputError": {
            "rows": 1,
            "first": "line 4",
            "message": "In line 4: Expecting property name enclosed in double quotes at column 2.",
            "row": 4,
        }
    }
    assert (summary["rows"], summary["answered"], summary["stopped"]) == (6, 5, None)
    assert summary["ready"][0]["readiness"] >= summary["ready"][-1]["readiness"]


def test_an_error_of_closecalls_own_is_a_row_and_the_exit_code_is_1(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr(Desk, "advise_async", fails)
    code, told, _ = run(capsys, source, "-o", tmp_path / "out.jsonl", "--concurrency", "1")

    assert code == 1
    assert "5  internal, first row 1, id a" in told


def test_a_model_that_is_down_without_a_fallback_is_exit_code_3(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with ScriptedEndpoint(then=Reply(503, headers={"Retry-After": "400"})) as endpoint:
        code, told, _ = run(
            capsys, source, "-o", tmp_path / "o.jsonl", "--base-url", endpoint.base_url, "--model", "m",
            "--no-fallback",
        )  # fmt: skip

    assert code == 3
    assert "ModelUnreachable, first" in told


def test_a_budget_that_is_used_up_is_exit_code_4_and_can_be_gone_on_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "many.jsonl"
    source.write_text("\n".join(thread_lines(5)))
    asked: list[str | Path] = [source, "-o", tmp_path / "out.jsonl", "--model", "m", "--channel", "email"]
    with ScriptedEndpoint(then=draft_for) as endpoint:
        asked += ["--base-url", endpoint.base_url]
        code, _, said = run(capsys, *asked, "--max-calls", "2")
        again, told, _ = run(capsys, *asked, "--prices", "0.4", "1.6")

    assert (code, again) == (4, 0)
    assert said == "closecall: The budget of 2 calls is used up. Raise the limit to go on.\n"
    assert "  35 tokens sent, 15 received, 0.0000 in the currency of the prices" in told.splitlines()


@pytest.fixture
def here(source: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the source, where no model is configured."""
    monkeypatch.chdir(source.parent)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("closecall.cli.batch.config_path", lambda: source.parent / "config.toml")
    return source.parent


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["IN"], "Missing option '-o'"),
        (["-o", "x.jsonl"], "Missing argument 'IN'"),
        (["IN", "-o", "x.csv"], "Let it end in .jsonl or .parquet"),
        (["IN", "-o", "x.jsonl", "--only", "pushy"], "'pushy' is not one of"),
        (["IN", "-o", "x.jsonl", "--shard", "5/4"], "write the second of four as 2/4"),
        (["IN", "-o", "x.jsonl", "--max-cost", "3"], "no prices"),
        (["IN", "-o", "x.jsonl", "--max-cost", "much"], "no number from 0 upwards"),
        (["IN", "-o", "x.jsonl", "--writer", "model"], "No model is configured"),
        (["IN", "-o", "x.jsonl", "--reader", "model"], "No model is configured"),
        (["IN", "-o", "x.jsonl", "--limit", "0"], "--limit"),
        (["IN", "-o", "nowhere/x.jsonl"], "No such file or directory"),
        (["nowhere.jsonl", "-o", "x.jsonl"], "is not a file"),
        (["-o", "x.jsonl", "--purge"], "There is no journal"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(
    arguments: list[str],
    says: str,
    here: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    source = here / "rows.jsonl"
    code, told, said = run(capsys, *[source if one == "IN" else one for one in arguments])

    assert (code, told) == (2, "")
    assert says in said
    assert said.count("\n") == 1
    assert [path.name for path in here.iterdir()] == ["rows.jsonl"]


def test_a_source_that_cannot_be_read_leaves_no_journal_and_no_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "rows.csv"
    source.write_text("id,mail\na,Hi\n")
    code, _, said = run(capsys, source, "-o", tmp_path / "out.jsonl", "--writer", "template")

    assert code == 2
    assert "no column named thread, only id, mail." in said
    assert list(tmp_path.iterdir()) == [source]


def test_purging_says_what_was_deleted_and_what_remains(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.jsonl"
    run(capsys, source, "-o", out, "--concurrency", "1")
    code, told, _ = run(capsys, "-o", out, "--purge")

    assert code == 0
    assert told.startswith("Deleted out.jsonl.journal")
    assert f"{out} remains" in told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "rows.jsonl"]


TALLY = Tally(
    rows=1200,
    approaches=Counter(guide=900, nurture=297),
    failures={"InputError": Failures(3, "x", "No thread.")},
    tokens=Tokens(2_000_000, 500_000),
)


def test_the_progress_tells_rate_time_left_approaches_tokens_and_money() -> None:
    progress = Progress(TALLY, answered=1000, seconds=50.0, share=0.3, passed=0.1, calls=1100)

    assert ProgressLines(prices=Prices(Decimal("0.4"), Decimal("1.6")), limit=None).lines(progress) == [
        "1,200 rows · 20.0 a second · 2 min 55 s left",
        "guide 900 · nurture 297 · 3 failed",
        "1,100 calls · 2,500,000 tokens · 1.60 spent",
    ]


def test_rows_that_were_answered_before_have_no_rate() -> None:
    progress = Progress(TALLY, answered=0, seconds=5.0, share=0.5, passed=0.0, calls=0)

    assert ProgressLines(prices=None, limit=None).lines(progress)[0] == (
        "1,200 rows · none of them new · 5.0 s left"
    )


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"pause": 12.3, "pace": 8.0}, "7 calls · the model asks for a pause of 12 s"),
        ({"pace": 8.04}, "7 calls · the model takes 8.0 requests a second"),
        ({}, "7 calls"),
    ],
)
def test_the_progress_tells_what_the_model_allows(known: dict[str, Any], told: str) -> None:
    progress = Progress(Tally(), answered=1, seconds=9, share=0, passed=0, calls=7, **known)

    assert ProgressLines(prices=None, limit=None).lines(progress)[-1] == told


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_a_bar_stands_over_the_lines_and_is_gone_at_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(batch_progress, "_EVERY_ON_TERMINAL", 0)
    progress = Progress(TALLY, answered=1000, seconds=50.0, share=0.5, passed=0.0, calls=0)
    with ProgressLines(prices=None, limit=None) as lines:
        lines.tell(progress)
        shown = terminal.getvalue()

    assert "━━━" in shown
    assert shown.index("━━━") < shown.index("1,200 rows · 20.0 a second") < shown.index("guide 900")
    erased = terminal.getvalue().removeprefix(shown)
    assert erased.count("\x1b[2K") >= 4
    assert "rows" not in erased.rpartition("\x1b[2K")[2]


def test_every_approach_can_be_asked_for_alone() -> None:
    option = next(param for param in command.params if param.name == "only")

    assert isinstance(option.type, click.Choice)
    assert set(option.type.choices) == {approach.value for approach in Approach}


def test_a_tally_survives_being_stored() -> None:
    tally = Tally()
    tally.count({"id": "x", "error": {"type": "InputError", "message": "No thread."}})
    tally.count({"id": "y", "approach": "guide", "left_out": True})
    for readiness in range(12):
        tally.count(
            {
                "id": f"deal-{readiness}",
                "approach": "respect_no" if readiness == 11 else "guide",
                "readiness": readiness,
                "questions": [],
                "blockers": [{"code": "price_not_known"}],
                "source": "template",
                "provenance": {"model": "m", "tokens": {"prompt": 2, "completion": 1}},
            }
        )

    assert Tally.from_dict(json.loads(json.dumps(tally.to_dict()))) == tally
    assert tally.ready == [(readiness, f"deal-{readiness}", "guide") for readiness in range(10, 0, -1)]
    assert (tally.stepped_in, tally.tokens) == (12, Tokens(24, 12))


def _row(name: str, approach: str, **more: Any) -> dict[str, Any]:
    known = {"readiness": 70, "questions": [], "blockers": [], "source": "template"}
    provenance = {"model": None, "tokens": {"prompt": 0, "completion": 0}}
    return {"id": name, "approach": approach, **known, "provenance": provenance, **more}


def test_the_rows_that_wait_for_the_seller_are_named() -> None:
    tally = Tally()
    for number in range(52):
        tally.count(_row(f"yes-{number}", "confirm"))
    tally.count(_row("push", "firm_close"))
    tally.count(_row("help", "guide"))

    assert tally.named == {"confirm": [f"yes-{n}" for n in range(50)], "firm_close": ["push"]}
    assert Tally.from_dict(json.loads(json.dumps(tally.to_dict()))) == tally
    assert not Tally.from_dict({k: v for k, v in tally.to_dict().items() if k != "named"}).named


def test_who_may_have_said_no_or_must_not_be_pressed_is_not_among_the_most_ready() -> None:
    tally = Tally()
    tally.count(_row("doubt", "ask_first", questions=[{"fact": "refusal"}]))
    tally.count(_row("old", "guide", blockers=[{"code": "vulnerable_buyer"}]))
    tally.count(_row("unsure", "ask_first", questions=[{"fact": "annual_means"}]))
    tally.count(_row("push", "firm_close", readiness=69))

    assert [name for _, name, _ in tally.ready] == ["unsure", "push"]


def test_the_summary_names_who_said_yes_and_what_the_journal_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "rows.jsonl", tmp_path / "out.jsonl"
    yes = "Max: The oven is 900 EUR, delivered on Friday.\nAda: Yes, we take it. Please order it for us.\n"
    rows = [{"id": name, "thread": yes, "facts": {"stage": "accepted", "refusal": "none"}} for name in "ab"]
    source.write_text("\n".join(map(json.dumps, rows)))
    code, told, _ = run(
        capsys, source, "-o", out, "--me", "Max", "--writer", "template", "--concurrency", "1"
    )

    assert code == 0
    lines = told.splitlines()
    assert lines[lines.index("They said yes: confirm") + 1] == "  a, b"
    said = " ".join(told.split())
    assert "out.jsonl.journal beside it keeps the answers" in said
    assert f"`closecall batch --purge -o {out}` deletes it" in said.replace("- ", "-")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("rows.csv", "id,thread\n", "rows.csv holds no rows."),
        ("folder", None, "folder holds no rows."),
        ("rows.jsonl", '{"thread": 5}\n{bad\n', "No row of "),
    ],
)
def test_a_source_of_which_nothing_can_be_answered_is_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str | None, says: str
) -> None:
    source = tmp_path / name
    if content is None:
        source.mkdir()
    else:
        source.write_text(content)
    code, _, said = run(capsys, source, "-o", tmp_path / "out.jsonl", "--concurrency", "1")
    assert code == 2
    assert says in said
    assert sum(line.startswith("closecall: ") for line in said.splitlines()) == 1


def test_a_blank_me_of_a_row_is_as_none() -> None:
    assert Row.from_mapping({"thread": "Bo: Hello.", "me": ""}).me == ()
    assert Row.from_mapping({"thread": "Bo: Hello.", "me": [" ", "Ana"]}).me == ("Ana",)
