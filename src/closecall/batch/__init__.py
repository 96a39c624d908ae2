"""Many threads: one row in, one row out, whatever happens to either.

:func:`answer` is a function of its two arguments alone, and both can be pickled: any engine that runs a
function over rows can run it. :mod:`.running` is closecall's own engine for one machine, with a journal.
"""

from __future__ import annotations

from closecall.batch.answer import answer, answer_async
from closecall.batch.rows import Row
from closecall.batch.settings import Settings

__all__ = ["Row", "Settings", "answer", "answer_async"]
