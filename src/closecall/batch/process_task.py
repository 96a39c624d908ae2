"""A parcel of rows in a process of its own, which imports no more than answering a row needs."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from typing import Any

from closecall.batch.answer import answer
from closecall.batch.rows import Row
from closecall.batch.settings import Settings


def answers(rows: list[Row], settings: Settings) -> list[dict[str, Any]]:
    """The answers to the rows, one after another."""
    return [answer(row, settings) for row in rows]


def begin_life() -> None:
    """Begin the life of a process: an interrupt is for the parent to deal with, and its end is ours."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
