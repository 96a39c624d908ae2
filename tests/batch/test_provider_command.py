"""``closecall batch --via batch-api``: what it says, and what becomes of it when it is killed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.many_threads import draft_for, thread_lines
from closecall.batch.job import JobState, Progress
from closecall.batch.totals import Tally
from closecall.cli import batch_progress, main
from closecall.cli.batch_progress import ProgressLines
from closecall.testing import Received, Reply, ScriptedBatches, ScriptedEndpoint, refusal


@pytest.fixture
def few(tmp_path: Path) -> Path:
    path = tmp_path / "few.jsonl"
    path.write_text("".join(f"{line}\n" for line in thread_lines(6)))
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    try:
        main(["batch", *(str(one) for one in arguments), "--via", "batch-api"])
        code = 0
    except SystemExit as stop:
        code = int(stop.code or 0)
    told = capsys.readouterr()
    return code, told.out, told.err


def test_the_command_asks_in_a_job_and_tells_half_the_price(
    few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = ["--model", "scripted", "--channel", "email", "--prices", "1000000", "1000000"]
    with ScriptedEndpoint(then=ScriptedBatches(draft_for, looks=0)) as endpoint:
        code, told, _ = run(
            capsys, few, "-o", tmp_path / "out.jsonl", "--base-url", endpoint.base_url, *model, "--json"
        )
    report = json.loads(told)

    assert code == 0
    assert (report["rows"], report["answered"], report["calls"], report["cost"]) == (6, 6, 6, 30.0)
    assert [request.path for request in endpoint.received[:2]] == ["/v1/files", "/v1/batches"]


def test_a_server_without_batches_is_one_line_and_exit_code_3(
    few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with ScriptedEndpoint(then=_missing) as endpoint:
        code, _, said = run(
            capsys, few, "-o", tmp_path / "out.jsonl", "--base-url", endpoint.base_url, "--model", "any"
        )

    assert code == 3
    assert "knows no batch jobs (HTTP 404). Leave out --via batch-api" in said
    assert said.count("\n") == 1


def _missing(request: Received) -> Reply:
    return refusal(f"no {request.path}", status=404)


def test_without_a_model_no_journal_is_begun(
    few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, said = run(capsys, few, "-o", tmp_path / "out.jsonl", "--writer", "template")

    assert code == 2
    assert said == (
        "closecall: No model is asked, so there is nothing for a batch job. Use --writer model.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["few.jsonl"]


def test_the_line_of_progress_tells_of_jobs() -> None:
    jobs = JobState("batch_a", "in_progress", 900, 5000), JobState("batch_b", "validating", 0, 1200)
    progress = Progress(Tally(), answered=7, seconds=9.0, share=0.0, passed=0.0, calls=6200, jobs=jobs)
    lines = ProgressLines(prices=None, limit=None).lines(progress)

    assert lines == [
        "900 of 6,200 requests done · 7 rows answered",
        "job batch_a in_progress · job batch_b validating",
    ]


def test_what_has_not_changed_is_told_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_progress, "_EVERY", 0)
    lines = ProgressLines(prices=None, limit=None)
    for done in (1, 1, 2):
        jobs = (JobState("batch_a", "in_progress", done, 5),)
        lines.tell(Progress(Tally(), answered=0, seconds=9, share=0, passed=0, calls=5, jobs=jobs))

    assert [line[:6] for line in capsys.readouterr().err.splitlines()] == ["1 of 5", "2 of 5"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_ended_while_it_waits_goes_on_with_the_same_job(
    few: Path, tmp_path: Path, number: signal.Signals
) -> None:
    out = tmp_path / "out.jsonl"
    batches = ScriptedBatches(draft_for, looks=1)
    with ScriptedEndpoint(then=batches) as endpoint:
        model = ["--base-url", endpoint.base_url, "--model", "scripted", "--channel", "email"]
        given = [str(few), "-o", str(out), *model, "--via", "batch-api"]
        asked = [sys.executable, "-m", "closecall", "batch", *given]
        first = subprocess.Popen(asked, stderr=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
        while not any(request.path.endswith("/batch_1") for request in endpoint.received):
            assert first.poll() is None
            time.sleep(0.01)
        first.send_signal(number)
        first.communicate(timeout=60)
        again = subprocess.run(asked, capture_output=True, timeout=60, check=False)  # noqa: S603

    assert first.returncode == (-9 if number is signal.SIGKILL else 130)
    assert again.returncode == 0
    assert len(batches.jobs) == 1
    assert [json.loads(line)["source"] for line in out.read_text().splitlines()] == ["model"] * 6
