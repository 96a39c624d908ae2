"""One event loop, in a thread of its own, on which every request of the process runs.

Only a task on an event loop can be stopped at a moment in time whatever it waits for: a name lookup, a header
that drips in, a silent server. A blocking call cannot. It also lets connections be shared between callers.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

_T = TypeVar("_T")
_P = ParamSpec("_P")
_loops: dict[int, asyncio.AbstractEventLoop] = {}
_starting = threading.Lock()


def is_here() -> bool:
    """Whether the caller already runs on the background loop."""
    return asyncio.get_running_loop() is _loops.get(os.getpid())


def submit(work: Coroutine[Any, Any, _T]) -> Future[_T]:
    """Start the work on the background loop; cancelling the future stops it."""
    return asyncio.run_coroutine_threadsafe(work, _loop())


def run(work: Coroutine[Any, Any, _T]) -> _T:
    """The work's result, from any thread but the loop's own. An interrupt while waiting stops the work.

    Work that makes many calls, such as a batch, is best run here as a whole: its calls then need not change
    from one loop to the other, which costs a third of a call.
    """
    future = submit(work)
    try:
        return future.result()
    except BaseException:
        future.cancel()
        raise


def _loop() -> asyncio.AbstractEventLoop:
    """The loop of this process; a forked child, which has no such thread, gets its own."""
    with _starting:
        if os.getpid() not in _loops:
            loop = _loops[os.getpid()] = asyncio.new_event_loop()
            loop.set_default_executor(_Unwaited())
            threading.Thread(target=loop.run_forever, name="closecall-model", daemon=True).start()
        return _loops[os.getpid()]


class _Unwaited(ThreadPoolExecutor):
    """Threads that the end of the program does not wait for: a name lookup can take a minute."""

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        future: Future[_T] = Future()
        future.set_running_or_notify_cancel()  # from now on it can no longer be cancelled, only ignored

        def run_it() -> None:
            try:
                future.set_result(fn(*args, **kwargs))
            except BaseException as error:
                future.set_exception(error)

        threading.Thread(target=run_it, name="closecall-lookup", daemon=True).start()
        return future
