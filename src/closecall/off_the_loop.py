"""A thread that computes, so that an event loop goes on serving whoever waits on it."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

_T = TypeVar("_T")
_P = ParamSpec("_P")


async def off_the_loop(work: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """The work's result; other tasks of the loop go on meanwhile.

    One such work at a time: two would share the interpreter's lock and gain nothing.
    """
    # Whoever awaits has loaded it; a command that does not need not.
    import asyncio  # noqa: PLC0415

    thread = _thread(os.getpid())
    return await asyncio.get_running_loop().run_in_executor(thread, partial(work, *args, **kwargs))


@cache
def _thread(process: int) -> ThreadPoolExecutor:  # noqa: ARG001  a forked child has no threads of its parent's
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    return ThreadPoolExecutor(1, thread_name_prefix="closecall-reading")
