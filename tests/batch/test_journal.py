"""The journal: who may do a row, what is stored, and when it refuses to go on."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from closecall.batch.journal import Claim, Journal, Mark, State, journal_path, purge
from closecall.batch.worker_registry import LEASE, Workers
from closecall.errors import InputError, LimitReached

A, B = b"a" * 16, b"b" * 16


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return journal_path(tmp_path / "out.jsonl")


def gone(journal: Journal) -> None:
    """The process of this journal dies without a word."""
    journal._connection.execute("UPDATE workers SET host = 'elsewhere', seen = 0")


def alive(path: Path) -> None:
    """All processes at work belong to another machine, and have just shown life."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE workers SET host = 'elsewhere', pid = 1")
    connection.commit()
    connection.close()


def test_only_its_owner_may_read_it(path: Path) -> None:
    before = os.umask(0)
    try:
        with Journal(path) as journal:
            journal.claim([A])
            modes = [stat.S_IMODE(file.stat().st_mode) for file in path.parent.glob(f"{path.name}*")]
    finally:
        os.umask(before)

    assert len(modes) == 3
    assert set(modes) == {0o600}


def test_an_answer_is_there_for_every_later_run(path: Path) -> None:
    with Journal(path) as journal:
        assert journal.claim([A, B]) == {A: Claim.OURS, B: Claim.OURS}
        journal.store([(A, State.DONE, 0, '{"id":"a"}')])
    with Journal(path) as journal:
        assert journal.answered([A, B]) == {A: '{"id":"a"}'}
        assert journal.claim([A, B]) == {A: Claim.TAKEN, B: Claim.OURS}


def test_a_row_that_another_process_has_begun_is_not_begun_again(path: Path) -> None:
    with Journal(path) as first:
        first.claim([A])
        alive(path)
        with Journal(path) as second:
            assert second.claim([A, B]) == {A: Claim.TAKEN, B: Claim.OURS}
            first.store([(A, State.DONE, 0, "{}")])
            assert second.answered([A]) == {A: "{}"}


def test_a_row_of_a_process_that_is_gone_is_begun_again(path: Path) -> None:
    with Journal(path) as first:
        first.claim([A])
        gone(first)
        with Journal(path) as second:
            assert second.claim([A]) == {A: Claim.OURS}


def test_a_process_with_our_own_number_is_gone(path: Path) -> None:
    """In containers each run may be process 1 of a host of the same name."""
    with Journal(path) as first:
        first.claim([A])
        with Journal(path) as second:
            assert second.claim([A]) == {A: Claim.OURS}


def test_with_at_most_once_it_is_lost(path: Path) -> None:
    with Journal(path) as first:
        first.claim([A])
        gone(first)
        with Journal(path, at_most_once=True) as second:
            assert second.claim([A]) == {A: Claim.LOST}


@pytest.mark.parametrize(("at_most_once", "expected"), [(False, Claim.OURS), (True, Claim.TAKEN)])
def test_a_failure_that_may_pass_is_tried_again_by_the_next_run(
    path: Path, at_most_once: bool, expected: Claim
) -> None:
    with Journal(path) as first:
        first.claim([A])
        first.store([(A, State.PASSING, 3, "{}")])
        assert first.claim([A]) == {A: Claim.TAKEN}
        assert first.answered([A]) == {A: "{}"}
        assert first.first_to_repeat() is None
    with Journal(path, at_most_once=at_most_once) as second:
        assert second.first_to_repeat() == (None if at_most_once else 3)
        assert second.claim([A]) == {A: expected}


@pytest.mark.parametrize("seen", [1_000.0, 1_000.0 + 2 * LEASE + 1])
def test_a_process_of_another_machine_is_gone_when_it_shows_no_life(path: Path, seen: float) -> None:
    with Journal(path) as journal:
        alive(path)
        journal._connection.execute("UPDATE workers SET seen = ?", (seen,))
        other = journal.workers.own
        here = Workers(journal._connection, path, clock=lambda: 1_000.0 + LEASE)

        # A clock that was set back keeps nobody alive either.
        assert here.is_gone(other) == (seen > 1_000.0)


def test_one_process_writes_the_output_and_another_once_it_is_gone(path: Path) -> None:
    with Journal(path) as first:
        assert first.workers.takes_output()
        assert first.workers.takes_output()
        alive(path)
        with Journal(path) as second:
            assert not second.workers.takes_output()
            first.workers.leave()
            assert second.workers.takes_output()


def test_it_refuses_to_go_on_with_other_settings_and_names_them(path: Path) -> None:
    with Journal(path) as journal:
        journal.agree_on({"policy": "1", "note": None, "model": "m"})
    with Journal(path) as journal:
        journal.agree_on({"policy": "1", "note": None, "model": "m"})
        with pytest.raises(InputError, match="was begun with another model, policy, lang") as caught:
            journal.agree_on({"policy": "2", "note": None, "lang": "de"})
    assert "\n" not in str(caught.value)


def test_marks_tell_how_far_the_output_is(path: Path) -> None:
    marks = [Mark(place, place * 10, b"tail", b"rows", {"rows": place}) for place in (0, 5, 9)]
    with Journal(path) as journal:
        assert journal.last_mark() is None
        for mark in marks:
            journal.set_mark(mark)
        assert journal.last_mark() == marks[2]
        assert journal.last_mark(before=8) == marks[1]
        journal.forget_marks(beyond=5)
        assert journal.last_mark() == marks[1]


def test_a_file_that_is_no_journal_is_refused(path: Path) -> None:
    path.write_bytes(b"Dear Sir, " * 500)
    with pytest.raises(InputError, match="not a database"):
        Journal(path)


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        Journal(tmp_path / "nowhere" / "out.journal")


def test_a_full_disk_is_a_limit_and_what_is_stored_stays(path: Path) -> None:
    with Journal(path) as journal:
        journal.claim([A, B])
        journal.store([(A, State.DONE, 0, "{}")])
        pages = journal._connection.execute("PRAGMA page_count").fetchone()[0]
        journal._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LimitReached, match="cannot grow"):
            journal.store([(B, State.DONE, 1, "x" * 100_000)])
        assert journal.answered([A, B]) == {A: "{}"}


def test_purging_deletes_the_journal_and_nothing_else(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("{}")
    with Journal(path) as journal:
        journal.claim([A])

    assert path in purge(out)
    assert list(tmp_path.iterdir()) == [out]
    with pytest.raises(InputError, match="There is no journal"):
        purge(out)


def test_a_journal_in_use_is_not_purged(path: Path, tmp_path: Path) -> None:
    with Journal(path):
        alive(path)
        with pytest.raises(InputError, match="in use"):
            purge(tmp_path / "out.jsonl")
    assert path.exists()
