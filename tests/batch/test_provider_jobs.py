"""A batch by way of the provider's batch jobs: the same drafts, half the price, nothing asked twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from benchmarks.many_threads import draft_for, thread_lines
from closecall.batch.job import Progress, Report
from closecall.batch.journal import Journal, journal_path, purge
from closecall.errors import InputError, LimitReached, ModelRejected, ModelUnreachable
from closecall.model import Budget, Prices
from closecall.testing import Received, Reply, ScriptedBatches, ScriptedEndpoint, answer, refusal
from closecall.testing.batches import Lines

Runs = Callable[..., Report]


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Six rows that need a draft, and one broken."""
    path = tmp_path / "few.jsonl"
    path.write_text("".join(f"{line}\n" for line in [*thread_lines(6), "{"]))
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.jsonl"


def by_jobs(endpoint: ScriptedEndpoint, **others: Any) -> dict[str, Any]:
    return {"via": "batch-api", **by_calls(endpoint), **others}


def by_calls(endpoint: ScriptedEndpoint) -> dict[str, Any]:
    return {"writer": "model", "base_url": endpoint.base_url, "model": "scripted", "channel": "email"}


def rows_in(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def began(endpoint: ScriptedEndpoint) -> int:
    """How many jobs were begun."""
    return sum(r.method == "POST" and r.path.endswith("/batches") for r in endpoint.received)


def prompt_of(request: Received) -> str:
    return str(request.body["messages"][-1]["content"])


def draft_that_gets_it_right_when_asked_again(request: Received) -> Reply:
    if "broke these rules" in prompt_of(request):
        return draft_for(request)
    return Reply(body=answer('{"subject": "The plan"}'))


def test_the_answers_are_those_of_direct_calls(runs: Runs, few: Path, tmp_path: Path) -> None:
    with ScriptedEndpoint(then=ScriptedBatches(draft_for)) as endpoint:
        runs(rows=few, out="jobs.jsonl", **by_jobs(endpoint))
    with ScriptedEndpoint(then=draft_for) as endpoint:
        runs(rows=few, out="calls.jsonl", **by_calls(endpoint))

    assert (tmp_path / "jobs.jsonl").read_bytes() == (tmp_path / "calls.jsonl").read_bytes()
    assert [row.get("source") for row in rows_in(tmp_path / "jobs.jsonl")] == ["model"] * 6 + [None]


def test_a_request_is_the_body_of_a_direct_call_under_the_key_of_its_row(runs: Runs, few: Path) -> None:
    with ScriptedEndpoint(then=ScriptedBatches(draft_for)) as endpoint:
        runs(rows=few, limit=1, out="calls.jsonl", **by_jobs(endpoint))
        (job,), (upload,) = endpoint.received[1:2], endpoint._then.uploads  # type: ignore[union-attr]
    with ScriptedEndpoint(then=draft_for) as direct:
        runs(rows=few, limit=1, out="direct.jsonl", **by_calls(direct))

    assert upload[0]["body"] == direct.received[0].body
    assert (upload[0]["method"], upload[0]["url"]) == ("POST", "/v1/chat/completions")
    assert len(bytes.fromhex(upload[0]["custom_id"].removesuffix("-0"))) == 16
    assert {**job.body, "metadata": None} == {
        "input_file_id": "file-1",
        "endpoint": "/v1/chat/completions",
        "completion_window": "24h",
        "metadata": None,
    }


def test_a_draft_that_broke_a_rule_is_asked_for_again_in_a_second_job(
    runs: Runs, few: Path, out: Path
) -> None:
    batches = ScriptedBatches(draft_that_gets_it_right_when_asked_again)
    with ScriptedEndpoint(then=batches) as endpoint:
        report = runs(rows=few, **by_jobs(endpoint))

    assert [len(upload) for upload in batches.uploads] == [6, 6]
    assert {line["custom_id"][-2:] for line in batches.uploads[1]} == {"-1"}
    assert [row["provenance"]["attempts"] for row in rows_in(out)[:6]] == [2] * 6
    assert {row["source"] for row in rows_in(out)[:6]} == {"model"}
    assert (report.progress.calls, report.progress.answered) == (12, 6)


def test_after_three_broken_drafts_the_template_steps_in(runs: Runs, few: Path, out: Path) -> None:
    batches = ScriptedBatches(answer("no JSON at all"))
    with ScriptedEndpoint(then=batches) as endpoint:
        report = runs(rows=few, **by_jobs(endpoint))

    assert [len(upload) for upload in batches.uploads] == [6, 6, 6]
    assert {row["source"] for row in rows_in(out)[:6]} == {"template"}
    assert report.progress.tally.stepped_in == 6


def test_rows_that_need_no_draft_of_a_model_are_in_no_job(runs: Runs, out: Path) -> None:
    batches = ScriptedBatches(draft_for)
    with ScriptedEndpoint(then=batches) as endpoint:
        runs(**by_jobs(endpoint))

    asked = [row for row in rows_in(out) if row.get("provenance", {}).get("attempts")]
    assert {row["approach"] for row in rows_in(out) if "error" not in row} > {r["approach"] for r in asked}
    assert len(batches.uploads[0]) == len(asked)


def test_a_job_costs_half(runs: Runs, few: Path) -> None:
    prices = Prices(Decimal(1_000_000), Decimal(1_000_000))
    with ScriptedEndpoint(then=ScriptedBatches(draft_for)) as endpoint:
        report = runs(rows=few, budget=Budget(prices=prices), **by_jobs(endpoint))

    assert report.progress.tally.tokens.prompt == 42
    assert report.cost == Decimal(60) / 2


def test_running_again_asks_nothing(runs: Runs, few: Path, out: Path) -> None:
    with ScriptedEndpoint(then=ScriptedBatches(draft_for)) as endpoint:
        runs(rows=few, **by_jobs(endpoint))
        before, asked = out.read_bytes(), len(endpoint.received)
        report = runs(rows=few, **by_jobs(endpoint))

    assert (len(endpoint.received), out.read_bytes()) == (asked, before)
    assert report.progress.answered == 0


@pytest.mark.parametrize("at_most_once", [False, True])
def test_a_run_that_ended_while_its_job_was_under_way_collects_that_job(
    runs: Runs, few: Path, out: Path, at_most_once: bool
) -> None:
    batches = ScriptedBatches(draft_for, looks=10_000)
    with ScriptedEndpoint(then=batches) as endpoint:
        report = runs(rows=few, deadline=0.3, at_most_once=at_most_once, **by_jobs(endpoint))
        assert isinstance(report.stopped, LimitReached)
        batches._looks = 1
        report = runs(rows=few, at_most_once=at_most_once, **by_jobs(endpoint))

    assert began(endpoint) == 1
    assert report.stopped is None
    assert {row["source"] for row in rows_in(out)[:6]} == {"model"}


class _Killed(BaseException):
    pass


def killed_at(step: str, runs: Runs, **options: Any) -> None:
    """A run that ends as it comes to a step, as if the program had been killed there."""

    def die(*_: object, **__: object) -> None:
        raise _Killed

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(f"closecall.{step}", die)
        with pytest.raises(_Killed):
            runs(**options)


@pytest.mark.parametrize("at_most_once", [False, True])
@pytest.mark.parametrize("step", ["sending", "sent", "keep", "end", "forget"])
def test_a_run_that_is_killed_at_any_step_begins_no_second_job(
    runs: Runs, few: Path, out: Path, step: str, at_most_once: bool
) -> None:
    with ScriptedEndpoint(then=ScriptedBatches(draft_for)) as endpoint:
        options = by_jobs(endpoint, rows=few, at_most_once=at_most_once)
        killed_at(f"batch.job_book.Book.{step}", runs, **options)
        report = runs(**options)

    assert began(endpoint) == 1
    assert report.stopped is None
    assert {row["source"] for row in rows_in(out)[:6]} == {"model"}


def test_a_row_that_was_claimed_by_a_run_that_was_killed_is_answered_from_the_journal(
    runs: Runs, few: Path, out: Path
) -> None:
    with ScriptedEndpoint(then=ScriptedBatches(draft_for)) as endpoint:
        options = by_jobs(endpoint, rows=few, at_most_once=True)
        killed_at("batch.journal.Journal.store", runs, **options)
        runs(**options)

    assert began(endpoint) == 1
    assert {row["source"] for row in rows_in(out)[:6]} == {"model"}


def test_a_run_that_ends_twice_before_its_job_is_done_takes_no_row_for_lost(
    runs: Runs, few: Path, out: Path
) -> None:
    batches = ScriptedBatches(draft_for, looks=100_000)
    with ScriptedEndpoint(then=batches) as endpoint:
        options = by_jobs(endpoint, rows=few, at_most_once=True)
        for _ in range(2):
            assert isinstance(runs(deadline=0.2, **options).stopped, LimitReached)
        batches._looks = 0
        runs(**options)

    assert began(endpoint) == 1
    assert [row.get("source") for row in rows_in(out)[:6]] == ["model"] * 6


def test_a_job_of_which_nobody_knows_is_begun_anew_but_not_with_at_most_once(
    runs: Runs, few: Path, tmp_path: Path
) -> None:
    found: dict[bool, set[str]] = {}
    for at_most_once in (False, True):
        out = f"out-{at_most_once}.jsonl"
        with ScriptedEndpoint(then=ScriptedBatches(draft_for)) as endpoint:
            options = by_jobs(endpoint, rows=few, at_most_once=at_most_once, out=out)
            killed_at("model.batches.Batches.start", runs, **options)
            runs(**options)
        rows = rows_in(tmp_path / out)[:6]
        found[at_most_once] = {row["error"]["type"] if "error" in row else row["source"] for row in rows}

    assert found == {False: {"model"}, True: {"begun"}}


def only_some(lines: Lines) -> Lines:
    return lines[:2]


@pytest.mark.parametrize(
    ("state", "kind"),
    [("expired", ModelUnreachable), ("cancelled", ModelRejected), ("failed", ModelRejected)],
)
def test_a_job_that_ends_without_its_answers_ends_the_run_and_the_next_asks_for_what_is_left(
    runs: Runs, few: Path, out: Path, state: str, kind: type[Exception]
) -> None:
    batches = ScriptedBatches(draft_for, states=(state, "completed"), twist=only_some)
    with ScriptedEndpoint(then=batches) as endpoint:
        report = runs(rows=few, **by_jobs(endpoint))
        left = 6 if state == "failed" else 4
        assert isinstance(report.stopped, kind)
        assert f"batch_1 {'was' if state != 'gone' else 'is'}" in str(report.stopped)
        assert f"{left} requests have no answer" in str(report.stopped)
        assert len(rows_in(out)) == 6 - left
        batches._twist = lambda lines: lines
        report = runs(rows=few, **by_jobs(endpoint))

    assert [len(upload) for upload in batches.uploads] == [6, left]
    assert report.stopped is None
    assert {row["source"] for row in rows_in(out)[:6]} == {"model"}


def test_a_job_that_was_refused_says_why(runs: Runs, few: Path) -> None:
    why = {"code": "model_not_found", "message": "The model `scripted` does not exist."}
    with ScriptedEndpoint(then=ScriptedBatches(draft_for, states=("failed",), why=why)) as endpoint:
        report = runs(rows=few, **by_jobs(endpoint))

    assert "batch_1 was refused" in str(report.stopped)
    assert "does not know the model 'scripted'" in str(report.stopped)


def fails_first(status: int, **fields: Any) -> Callable[[Received], Reply]:
    """Answers the requests but the first one of the first two."""
    seen: list[str] = []

    def reply(request: Received) -> Reply:
        seen.append(prompt_of(request))
        return refusal("no", status=status, **fields) if len(seen) == 1 else draft_for(request)

    return reply


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_request_that_failed_for_now_is_in_the_next_job(
    runs: Runs, few: Path, out: Path, status: int
) -> None:
    batches = ScriptedBatches(fails_first(status))
    with ScriptedEndpoint(then=batches) as endpoint:
        runs(rows=few, **by_jobs(endpoint))

    assert [len(upload) for upload in batches.uploads] == [6, 1]
    assert batches.uploads[1][0] == batches.uploads[0][0]
    assert {row["source"] for row in rows_in(out)[:6]} == {"model"}


def test_a_request_that_fails_in_four_jobs_is_a_failure_that_the_next_run_tries_again(
    runs: Runs, few: Path, out: Path
) -> None:
    batches = ScriptedBatches(refusal("busy", status=503))
    with ScriptedEndpoint(then=batches) as endpoint:
        runs(rows=few, fallback=False, **by_jobs(endpoint))
        assert [len(upload) for upload in batches.uploads] == [6] * 4
        assert {row["error"]["type"] for row in rows_in(out)[:6]} == {"ModelUnreachable"}
        batches._step = draft_for
        runs(rows=few, fallback=False, **by_jobs(endpoint))

    assert {row["source"] for row in rows_in(out)[:6]} == {"model"}


def test_a_single_refused_request_is_a_typed_failure(runs: Runs, few: Path, out: Path) -> None:
    batches = ScriptedBatches(fails_first(400, code="context_length_exceeded"))
    with ScriptedEndpoint(then=batches) as endpoint:
        runs(rows=few, fallback=False, **by_jobs(endpoint))

    first, *others = rows_in(out)[:6]
    assert first["error"]["type"] == "ModelRejected"
    assert "too long" in first["error"]["message"]
    assert {row["source"] for row in others} == {"model"}
    assert len(batches.uploads) == 1


def test_a_quota_that_is_used_up_ends_the_run_and_turns_no_row_into_a_template_draft(
    runs: Runs, few: Path, out: Path
) -> None:
    batches = ScriptedBatches(refusal("no money", status=429, code="insufficient_quota"))
    with ScriptedEndpoint(then=batches) as endpoint:
        report = runs(rows=few, **by_jobs(endpoint))
        assert isinstance(report.stopped, ModelRejected)
        assert report.stopped.fatal
        assert rows_in(out) == []
        batches._step = draft_for
        runs(rows=few, **by_jobs(endpoint))

    assert {row["source"] for row in rows_in(out)[:6]} == {"model"}


def test_what_the_endpoint_does_not_take_is_left_out_of_the_next_job(
    runs: Runs, few: Path, out: Path
) -> None:
    def picky(request: Received) -> Reply:
        if "max_tokens" in request.body:
            return refusal("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
        return draft_that_gets_it_right_when_asked_again(request)

    batches = ScriptedBatches(picky)
    with ScriptedEndpoint(then=batches) as endpoint:
        runs(rows=few, **by_jobs(endpoint))

    assert ["max_tokens" in upload[0]["body"] for upload in batches.uploads] == [True, False, False]
    assert {row["source"] for row in rows_in(out)[:6]} == {"model"}


def odd_lines(lines: Lines) -> Lines:
    """Duplicates, ids of nobody, of another shape and of another turn, and what is no line at all."""
    strange = ["00" * 16 + "-0", "deal-1", lines[0]["custom_id"][:-1] + "7", "-".join(["é" * 32, "0"]), ""]
    wrong = Reply(body=answer("{}")).content()
    other = {"status_code": 200, "body": json.loads(wrong)}
    unasked = [{**lines[0], "custom_id": name, "response": other} for name in strange]
    again = [{**line, "response": other} for line in lines]
    shapeless: Lines = [{**lines[0], "custom_id": 7}, {**lines[1], "response": {"status_code": 200}}]
    return [*unasked, *reversed(lines), *again, *shapeless]


def test_lines_with_wrong_ids_and_second_answers_change_nothing(
    runs: Runs, few: Path, tmp_path: Path
) -> None:
    with ScriptedEndpoint(then=ScriptedBatches(draft_for, twist=odd_lines)) as endpoint:
        runs(rows=few, out="odd.jsonl", **by_jobs(endpoint))
        assert began(endpoint) == 1
    with ScriptedEndpoint(then=draft_for) as endpoint:
        runs(rows=few, out="calls.jsonl", **by_calls(endpoint))

    assert (tmp_path / "odd.jsonl").read_bytes() == (tmp_path / "calls.jsonl").read_bytes()


def test_a_request_without_a_line_is_asked_again(runs: Runs, few: Path) -> None:
    batches = ScriptedBatches(draft_for, twist=lambda lines: lines[1:] or lines)
    with ScriptedEndpoint(then=batches) as endpoint:
        runs(rows=few, **by_jobs(endpoint))

    assert [len(upload) for upload in batches.uploads] == [6, 1]


@pytest.mark.parametrize("most", ["REQUESTS", "BYTES"])
def test_more_requests_than_a_file_holds_are_several_jobs(
    runs: Runs, few: Path, out: Path, monkeypatch: pytest.MonkeyPatch, most: str
) -> None:
    with ScriptedEndpoint(then=(first := ScriptedBatches(draft_for))) as endpoint:
        runs(rows=few, limit=1, out="one.jsonl", **by_jobs(endpoint))
    bytes_of_one = len(json.dumps(first.uploads[0][0], separators=(",", ":"), ensure_ascii=False)) + 1
    batches = ScriptedBatches(draft_for)
    with ScriptedEndpoint(then=batches) as endpoint:
        fits = 4 if most == "REQUESTS" else 9 * bytes_of_one // 2
        monkeypatch.setattr(f"closecall.batch.provider.job_files.MOST_{most}", fits)
        runs(rows=few, **by_jobs(endpoint))

    assert [len(upload) for upload in batches.uploads] == [4, 2]
    assert {row["source"] for row in rows_in(out)[:6]} == {"model"}


def test_a_provider_that_takes_one_job_at_a_time_gets_the_others_later(
    runs: Runs, few: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    why = {"code": "token_limit_exceeded", "message": "Enqueued token limit reached."}
    batches = ScriptedBatches(draft_for, states=("completed", "failed", "completed"), why=why)
    monkeypatch.setattr("closecall.batch.provider.job_files.MOST_REQUESTS", 3)
    with ScriptedEndpoint(then=batches) as endpoint:
        report = runs(rows=few, **by_jobs(endpoint))

    assert report.stopped is None
    assert [len(upload) for upload in batches.uploads] == [3, 3, 3]
    assert {row["source"] for row in rows_in(out)[:6]} == {"model"}


def test_a_provider_that_takes_no_job_for_now_ends_the_run(runs: Runs, few: Path) -> None:
    why = {"code": "token_limit_exceeded", "message": "Enqueued token limit reached."}
    batches = ScriptedBatches(draft_for, states=("failed",), why=why)
    with ScriptedEndpoint(then=batches) as endpoint:
        report = runs(rows=few, **by_jobs(endpoint))

    assert len(batches.uploads) == 1
    assert "Enqueued token limit reached" in str(report.stopped)
    assert "Run the same command again" in str(report.stopped)


def test_an_answer_in_the_wrong_job_is_none(
    runs: Runs, few: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second job answers for the first one, wrongly, before that is looked at again."""
    asked: Lines = []
    wrong = {"status_code": 200, "body": answer('{"subject": "of another job"}')}

    def with_lines_of_others(lines: Lines) -> Lines:
        ids = {line["custom_id"] for line in lines}
        others = {line["custom_id"] for upload in batches.uploads for line in upload} - ids
        asked.extend(lines)
        return [*({**lines[0], "custom_id": name, "response": wrong} for name in sorted(others)), *lines]

    batches = ScriptedBatches(draft_for, twist=with_lines_of_others)
    monkeypatch.setattr("closecall.batch.provider.job_files.MOST_REQUESTS", 3)
    with ScriptedEndpoint(then=batches) as endpoint:
        runs(rows=few, **by_jobs(endpoint))

    assert len(asked) == 6
    assert [row["provenance"]["attempts"] for row in rows_in(out)[:6]] == [1] * 6


def test_the_second_reader_is_asked_in_jobs_too(runs: Runs, few: Path, tmp_path: Path) -> None:
    def read_or_draft(request: Received) -> Reply:
        asked = request.body["response_format"]["json_schema"]["name"]
        return draft_for(request) if asked == "draft" else Reply(body=answer('{"findings": []}'))

    with ScriptedEndpoint(then=ScriptedBatches(read_or_draft)) as endpoint:
        runs(rows=few, reader="model", out="jobs.jsonl", **by_jobs(endpoint))
        assert began(endpoint) == 2
    with ScriptedEndpoint(then=read_or_draft) as endpoint:
        runs(rows=few, reader="model", out="calls.jsonl", **by_calls(endpoint))

    assert (tmp_path / "jobs.jsonl").read_bytes() == (tmp_path / "calls.jsonl").read_bytes()


def test_a_row_that_stands_twice_in_the_input_is_asked_once(runs: Runs, tmp_path: Path, out: Path) -> None:
    path = tmp_path / "twice.jsonl"
    # More than a block of the source apart, too.
    path.write_text(f"{next(thread_lines(1))}\n" * 300)
    batches = ScriptedBatches(draft_for)
    with ScriptedEndpoint(then=batches) as endpoint:
        runs(rows=path, **by_jobs(endpoint))

    assert [len(upload) for upload in batches.uploads] == [1]
    assert [row["source"] for row in rows_in(out)] == ["model"] * 300


@pytest.mark.parametrize("route", ["files", "batches"])
def test_a_server_that_knows_no_batches_is_one_clear_line(runs: Runs, few: Path, route: str) -> None:
    batches = ScriptedBatches(draft_for)

    def without(request: Received) -> Reply:
        return Reply(404, "<html>") if f"/{route}" in request.path else batches(request)

    with ScriptedEndpoint(then=without) as endpoint:
        report = runs(rows=few, **by_jobs(endpoint))
        where = endpoint.base_url.removesuffix("/v1")

    assert str(report.stopped) == (
        f"{where} knows no batch jobs (HTTP 404). Leave out --via batch-api, or check the base URL."
    )
    assert isinstance(report.stopped, ModelRejected)


def test_a_job_that_has_begun_unheard_is_not_begun_again(runs: Runs, few: Path) -> None:
    batches = ScriptedBatches(draft_for)

    def deaf(request: Received) -> Reply:
        reply = batches(request)
        is_begin = request.method == "POST" and request.path.endswith("/batches")
        return Reply(raw=b"") if is_begin else reply

    with ScriptedEndpoint(then=deaf) as endpoint:
        report = runs(rows=few, **by_jobs(endpoint))

    assert report.stopped is None
    assert len(batches.jobs) == 1


def test_a_budget_of_calls_is_kept_and_what_it_covers_is_answered(runs: Runs, few: Path, out: Path) -> None:
    batches = ScriptedBatches(draft_for)
    with ScriptedEndpoint(then=batches) as endpoint:
        report = runs(rows=few, budget=Budget(calls=4), **by_jobs(endpoint))
        assert [len(upload) for upload in batches.uploads] == [4]
        assert isinstance(report.stopped, LimitReached)
        assert len(rows_in(out)) == 4
        runs(rows=few, budget=Budget(calls=4), **by_jobs(endpoint))

    assert [len(upload) for upload in batches.uploads] == [4, 2]
    assert len(rows_in(out)) == 7


def test_the_files_at_the_provider_are_deleted_when_their_answers_are_here(runs: Runs, few: Path) -> None:
    batches = ScriptedBatches(draft_for)
    with ScriptedEndpoint(then=batches) as endpoint:
        runs(rows=few, **by_jobs(endpoint))

    assert batches.deleted == ["file-1", "batch_1-output", "batch_1-error"]


def test_nothing_of_a_request_stays_on_the_disk_when_all_is_done(
    runs: Runs, few: Path, out: Path, tmp_path: Path
) -> None:
    with ScriptedEndpoint(then=ScriptedBatches(draft_for)) as endpoint:
        runs(rows=few, **by_jobs(endpoint))

    assert not (tmp_path / "out.jsonl.journal-job").exists()
    with Journal(journal_path(out)) as journal:
        assert journal._connection.execute("SELECT count(*) FROM requests").fetchone() == (0,)


def test_a_file_that_was_left_is_purged_with_the_journal(runs: Runs, out: Path, tmp_path: Path) -> None:
    runs()
    left = tmp_path / "out.jsonl.journal-job"
    left.write_text("{}")

    assert left in purge(out)
    assert not left.exists()


def test_another_way_than_it_was_begun_with_is_refused(runs: Runs, few: Path) -> None:
    with ScriptedEndpoint(then=ScriptedBatches(draft_for)) as endpoint:
        runs(rows=few, **by_jobs(endpoint))
        with pytest.raises(InputError, match="another via"):
            runs(rows=few, **by_calls(endpoint))


def test_without_a_model_there_is_nothing_for_a_job(runs: Runs) -> None:
    with pytest.raises(InputError, match="No model is asked"):
        runs(via="batch-api")


def test_two_runs_at_once_on_one_journal_are_refused(runs: Runs, few: Path, out: Path) -> None:
    with ScriptedEndpoint(then=ScriptedBatches(draft_for)) as endpoint:
        runs(rows=few, **by_jobs(endpoint))
        with Journal(journal_path(out)) as other:
            other.workers.takes_output()
            other._connection.execute("UPDATE workers SET pid = 1 WHERE id = ?", (other.workers.own,))
            with pytest.raises(InputError, match="Another run is at work"):
                runs(rows=few, **by_jobs(endpoint))


def test_the_progress_tells_of_each_job(runs: Runs, few: Path) -> None:
    told: list[Progress] = []
    with ScriptedEndpoint(then=ScriptedBatches(draft_for, looks=2)) as endpoint:
        runs(rows=few, tell=told.append, **by_jobs(endpoint))

    seen = list(dict.fromkeys(job for progress in told for job in progress.jobs))
    assert [(job.id, job.state, job.total) for job in seen] == [("batch_1", "in_progress", 6)]
