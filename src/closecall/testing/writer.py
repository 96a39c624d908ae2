"""A writer that hands back given drafts."""

from __future__ import annotations

from collections.abc import Iterable

from closecall.drafting.records import Brief, Draft, Written


class ScriptedWriter:
    """A :class:`~closecall.drafting.records.Writer` that replays drafts and keeps the briefs.

    For example::

        writer = ScriptedWriter([Draft(channel="email", lang="en", body="Hello Ines")])

    Args:
        drafts: one for each brief, in order; None for no draft; an exception is raised.

    Attributes:
        briefs: what it was given to write from so far, oldest first.

    Raises:
        AssertionError: it is asked more often than it has drafts.

    """

    def __init__(self, drafts: Iterable[Draft | Exception | None] = ()) -> None:
        self._drafts = tuple(drafts)
        self.briefs: list[Brief] = []

    def write(self, brief: Brief) -> Written:
        """The next draft, as a model's, with one attempt."""
        self.briefs.append(brief)
        if len(self.briefs) > len(self._drafts):
            raise AssertionError(
                f"the writer got {len(self.briefs)} briefs, {len(self._drafts)} drafts scripted"
            )
        draft = self._drafts[len(self.briefs) - 1]
        if isinstance(draft, Exception):
            raise draft
        if draft is None:
            return Written(draft=None, source="none")
        return Written(draft=draft, source="model", prompt="scripted", model="scripted", attempts=1)

    async def write_async(self, brief: Brief) -> Written:
        """The next draft."""
        return self.write(brief)
