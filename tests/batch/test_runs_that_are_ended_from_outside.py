"""Kill -9, Ctrl-C, a full disk, two runs at once: nothing is lost, repeated or broken."""

from __future__ import annotations

import json
import multiprocessing
import re
import resource
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from benchmarks.kill import killed_again_and_again
from benchmarks.many_threads import draft_for, thread_lines, word_in
from closecall.batch.journal import Journal
from closecall.testing import Received, Reply, ScriptedEndpoint

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")
ROWS, ROUNDS = 40, 100


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(f"{line}\n" for line in thread_lines(ROWS)))
    return path


def command(source: Path, out: Path, endpoint: ScriptedEndpoint | None = None) -> list[str]:
    writer = ["--writer", "template", "--concurrency", "1"]
    if endpoint:
        writer = ["--base-url", endpoint.base_url, "--model", "scripted", "--concurrency", "4"]
    given = ["-o", str(out), "--channel", "email", "--as-of", "2026-03-02", "--json", *writer]
    return [sys.executable, "-m", "closecall", "batch", str(source), *given]


def started(asked: list[str], *, then: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603  our own command
        asked,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=then,  # noqa: PLW1509  no thread of the child is there yet
    )


def but_progress(said: str) -> list[str]:
    """The lines on standard error; on a busy machine a run takes so long that it also tells how far it is."""
    return [line for line in said.splitlines() if not re.match(r"\d+ rows? · ", line)]


def slowly(request: Received) -> Reply:
    return draft_for(request, delay=0.05)


def test_after_five_kills_the_output_is_that_of_an_unbroken_run(tmp_path: Path) -> None:
    damage = killed_again_and_again(tmp_path, kills=5, concurrency=8)

    assert damage.kills >= 3  # a fast machine may be through before the last ones
    assert (damage.lost, damage.corrupt, damage.repeated) == (0, 0, 0)
    assert damage.most_in_flight <= 8
    assert damage.equal


def test_with_at_most_once_no_call_is_made_again(tmp_path: Path) -> None:
    damage = killed_again_and_again(tmp_path, kills=2, concurrency=8, at_most_once=True)

    assert damage.kills
    assert (damage.lost, damage.corrupt, damage.repeated, damage.in_flight) == (0, 0, 0, 0)
    rows = [json.loads(line) for line in (tmp_path / "killed.jsonl").read_text().splitlines()]
    assert any(row.get("error", {}).get("type") == "begun" for row in rows)


def test_an_interrupt_leaves_what_is_done_and_says_how_to_go_on(many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with ScriptedEndpoint(then=slowly) as endpoint:
        run = started(command(many, out, endpoint))
        while len(endpoint.received) < 10 and run.poll() is None:
            time.sleep(0.01)
        run.send_signal(signal.SIGINT)
        told, said = run.communicate(timeout=60)
        done = [json.loads(line)["id"] for line in out.read_text().splitlines()]
        again = started(command(many, out, endpoint))
        again.communicate(timeout=60)
        words = Counter(word_in(request) for request in endpoint.received)

    assert run.returncode == 130
    assert but_progress(said) == [
        "closecall: Interrupted. Run the same command again: it goes on where it stopped."
    ]
    assert json.loads(told)["rows"] == len(done) >= 6
    assert again.returncode == 0
    assert set(words.values()) == {1}
    assert len(out.read_text().splitlines()) == ROWS


def test_two_runs_of_one_batch_share_the_rows_and_one_of_them_writes(many: Path, tmp_path: Path) -> None:
    out, alone = tmp_path / "out.jsonl", tmp_path / "alone.jsonl"
    both_ask = threading.Event()

    def once_both_ask(request: Received) -> Reply:
        if len(endpoint.received) >= 8:  # each asks four rows at once
            both_ask.set()
        both_ask.wait(timeout=30)
        return slowly(request)

    with ScriptedEndpoint(then=once_both_ask) as endpoint:
        both = [started(command(many, out, endpoint)) for _ in range(2)]
        said = [run.communicate(timeout=60) for run in both]
        words = Counter(word_in(request) for request in endpoint.received)
        started(command(many, alone, endpoint)).communicate(timeout=60)

    assert [run.returncode for run in both] == [0, 0], said
    told = [json.loads(report) for report, _ in said]
    assert set(words.values()) == {1}
    assert sum(report["answered"] for report in told) == ROWS
    assert all(report["answered"] for report in told)
    assert out.read_bytes() == alone.read_bytes()


def begin_together(path: Path, together: Barrier, numbers: SimpleQueue[int]) -> None:
    for number in range(ROUNDS):
        together.wait()
        with Journal(path.with_suffix(f".{number}")) as journal:
            numbers.put(journal.workers.own)


def test_processes_that_begin_one_journal_at_once_wait_for_each_other(tmp_path: Path) -> None:
    """Where two switch a new file to WAL at once, SQLite tells one of them that it is locked."""
    several = multiprocessing.get_context("spawn")
    together, numbers = several.Barrier(3, timeout=60), several.SimpleQueue()
    begun = [
        several.Process(target=begin_together, args=(tmp_path / "journal", together, numbers))
        for _ in range(3)
    ]
    for process in begun:
        process.start()
    for process in begun:
        process.join()

    assert [process.exitcode for process in begun] == [0, 0, 0]
    assert Counter(numbers.get() for _ in range(3 * ROUNDS)) == dict.fromkeys((1, 2, 3), ROUNDS)


@pytest.mark.parametrize("size", [50_000, 120_000])
def test_a_full_disk_ends_with_one_line_and_the_run_goes_on_when_there_is_room(
    many: Path, tmp_path: Path, size: int
) -> None:
    out, whole = tmp_path / "out.jsonl", tmp_path / "whole.jsonl"

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    run = started(command(many, out), then=small_disk)
    _, said = run.communicate(timeout=60)
    again = started(command(many, out))
    again.communicate(timeout=60)
    started(command(many, whole)).communicate(timeout=60)

    assert run.returncode == 4
    (line,) = but_progress(said)
    assert "cannot grow" in line
    assert again.returncode == 0
    assert out.read_bytes() == whole.read_bytes()
