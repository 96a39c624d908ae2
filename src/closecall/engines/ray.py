"""A whole run on Ray Data: rows in, a folder of answers out, on one machine or many.

::

    import ray
    from closecall.batch import Settings
    from closecall.engines.ray import answer_rows

    answer_rows(ray.data.read_parquet("deals"), Settings(today=date.today()), out="advice", actors=8)

Needs ``closecall[ray]``.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from closecall.batch import Settings, answer
from closecall.batch.answer import failure
from closecall.batch.answering import desk_for
from closecall.batch.rows import Row, Unusable
from closecall.batch.sources.source import row_of
from closecall.engines.answers import Answer, Answers
from closecall.engines.lines import lines_in, row_in, stretches_of
from closecall.engines.pace import Pace, Share
from closecall.errors import ClosecallError, InputError

_CORES_AN_ACTOR = 0.5
"""What Ray counts: where actors are counted in whole cores, none is left to read rows with, and all wait."""
_RETRIES = 3
_Item = Row | Unusable
_COUNTS = ("answered", "failed", "may_pass", "passed_over")
_STOPPED = "stopped"
_GO_ON = "Run it again: it goes on where it stopped."


@dataclass(frozen=True, slots=True)
class Report:
    """What a run came to.

    Attributes:
        answered: rows that got their answer now.
        failed: how many of these are failures.
        may_pass: how many of the failures the next run tries again.
        passed_over: rows whose answer stood there already.

    """

    answered: int
    failed: int
    may_pass: int
    passed_over: int


def read_lines(paths: Sequence[str]) -> Any:  # noqa: ANN401  Ray has no types where it is not installed
    """The rows of ``.jsonl`` files as a dataset; a broken line becomes a failure and stops nothing."""
    stretches = [stretch for path in paths for stretch in stretches_of(path)]
    return _ray().data.from_items(stretches).flat_map(lines_in)


def answer_rows(
    rows: Any,  # noqa: ANN401  a ray.data.Dataset
    settings: Settings,
    *,
    out: str,
    actors: int | tuple[int, int] = 1,
    rows_a_part: int = 256,
    rate: float | None = None,
    concurrency: int = 8,
) -> Report:
    """Answer all rows that have no answer in the folder yet.

    Args:
        rows: a dataset with the columns of a :class:`~closecall.batch.Row`, or one of :func:`read_lines`.
        settings: how all rows are answered. Files that they name must be on every machine.
        out: folder or URI of the answers; all machines must reach it.
        actors: processes that answer, up to one a core; or the fewest and the most.
        rows_a_part: rows in one file; so many are answered again where a worker is lost.
        rate: requests a second to the model, of all actors together.
        concurrency: rows that wait for a model at the same time, in one actor.

    Raises:
        InputError: Ray is not installed, the folder has other settings, or these have a limit that only
            one process can keep.
        ClosecallError: what ends the work: the endpoint refuses everybody, say, or workers are lost again
            and again.

    """
    _refuse_limits(settings)
    ray = _ray()
    answers, begun = Answers(out).begin(settings)
    told = rows.repartition(target_num_rows_per_block=rows_a_part).map_batches(
        Answering,
        fn_constructor_args=(begun, answers, ray.put(answers.done_keys()), _pace(rate), concurrency),
        batch_size=rows_a_part,
        batch_format="pyarrow",
        compute=_pool(actors),
        num_cpus=_CORES_AN_ACTOR,
        max_task_retries=_RETRIES,
    )
    try:
        return _sum(told.iter_rows())
    except ray.exceptions.RayError as error:
        told_by_ray = str(error).partition("\n")[0][:200]
        raise ClosecallError(f"Ray ended the run: {told_by_ray}", hint=_GO_ON) from None


class Answering:
    """An actor that answers parts of the rows, and writes each as a file of its own.

    Args:
        settings: how all rows are answered.
        answers: where the files go.
        done: where Ray keeps the sorted keys of the rows that have their answer.
        pace: the actor that keeps the rate of all; None for no rate.
        concurrency: rows that wait for a model at the same time.

    """

    def __init__(self, settings: Settings, answers: Answers, done: Any, pace: Any, concurrency: int) -> None:  # noqa: ANN401
        self._settings = settings
        self._answers = answers
        self._done = _ray().get(done)
        self._pace = pace
        self._threads = ThreadPoolExecutor(concurrency if settings.asks_a_model else 1)

    def __call__(self, part: Any) -> dict[str, list[Any]]:  # noqa: ANN401  a pyarrow.Table
        """The counts of a part, once it is written; or the error that ends the work."""
        try:
            return {**{name: [count] for name, count in self._counts(part).items()}, _STOPPED: [b""]}
        except ClosecallError as error:
            # An error that is raised here reaches the driver without its kind.
            return {**{name: [0] for name in _COUNTS}, _STOPPED: [pickle.dumps(error)]}

    def _counts(self, part: Any) -> dict[str, int]:  # noqa: ANN401
        items = [_item(columns) for columns in part.to_pylist()]
        keyed = [(self._settings.key_of(item.digest()), item) for item in items]
        left = [(key, item) for key, item in keyed if not self._is_done(key)]
        counts = dict.fromkeys(_COUNTS, 0)
        if left and not self._answers.holds([key for key, _ in left]):
            self._share  # noqa: B018  one for all threads
            told = self._threads.map(self._answer, [item for _, item in left])
            answered = [Answer(key, row) for (key, _), row in zip(left, told, strict=True)]
            self._answers.write(answered)
            counts["answered"] = len(answered)
            counts["failed"] = sum("error" in answer.told for answer in answered)
            counts["may_pass"] = sum(answer.may_pass for answer in answered)
        counts["passed_over"] = len(items) - counts["answered"]
        return counts

    def _answer(self, item: _Item) -> dict[str, Any]:
        if isinstance(item, Unusable):
            return failure(item.named(), item.error)
        turn: AbstractContextManager[None] = self._share.row() if self._share else nullcontext()
        with turn:
            return answer(item, self._settings)

    @cached_property
    def _share(self) -> Share | None:
        model = desk_for(self._settings).model
        if self._pace is None or model is None:
            return None
        wait_for = self._pace.wait_for
        return Share(lambda n: float(_ray().get(wait_for.remote(n))), sent=lambda: model.spending.calls)

    def _is_done(self, key: bytes) -> bool:
        place = self._done.searchsorted(key)
        return bool(place < len(self._done) and self._done[place] == key.rstrip(b"\0"))


def _item(columns: Mapping[str, Any]) -> _Item:
    if "line" in columns:
        return row_in(columns["line"], place=columns["place"])
    facts = columns.get("facts")
    if isinstance(facts, Mapping):
        # A table gives each row the facts of all of them, as nothing.
        columns = {**columns, "facts": {name: value for name, value in facts.items() if value is not None}}
    return row_of(columns, place="a row of the table")


def _refuse_limits(settings: Settings) -> None:
    budget = settings.budget
    if (budget.calls, budget.tokens, budget.cost) != (None, None, None):
        raise InputError(
            "A limit of calls, tokens or money holds in one process, not in a cluster.",
            hint="Give a rate, or fewer rows, or set the limit at your provider.",
        )


def _pool(actors: int | tuple[int, int]) -> Any:  # noqa: ANN401  one of Ray's classes
    ray = _ray()
    fewest, most = (actors, actors) if isinstance(actors, int) else actors
    room = int((ray.cluster_resources().get("CPU", 0) - 1) / _CORES_AN_ACTOR)
    if not 1 <= fewest <= min(room, most):
        raise InputError(
            f"{fewest} to {most} actors find no place beside the reading of rows.",
            hint=f"Give 1 to {room}." if room else "Ray needs two cores: ray.init(num_cpus=2) says so.",
        )
    return ray.data.ActorPoolStrategy(min_size=fewest, max_size=most)


def _pace(rate: float | None) -> Any:  # noqa: ANN401  the handle of an actor
    if rate is None:
        return None
    if rate <= 0:
        raise InputError(f"The rate is {rate}.", hint="Give requests a second, more than 0.")
    return _ray().remote(Pace).options(num_cpus=0, max_restarts=-1, max_task_retries=-1).remote(rate)


def _sum(counted: Iterable[Mapping[str, Any]]) -> Report:
    sums = dict.fromkeys(_COUNTS, 0)
    for counts in counted:
        if counts[_STOPPED]:
            raise pickle.loads(counts[_STOPPED])  # noqa: S301  made by our own actor
        sums = {name: sums[name] + counts[name] for name in _COUNTS}
    return Report(**sums)


def _ray() -> Any:  # noqa: ANN401  an engine that need not be installed
    try:
        import ray  # noqa: PLC0415  an extra
        import ray.data  # noqa: PLC0415
    except ImportError:
        raise InputError("Ray is not installed.", hint="Run: pip install 'closecall[ray]'.") from None
    return ray
