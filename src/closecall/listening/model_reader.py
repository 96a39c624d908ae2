"""The second reader that asks a model, with the words' reader behind it."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace

from closecall.drafting.prompting.disclosure import EVERYTHING, Disclosure
from closecall.drafting.prompting.templates import Prompts
from closecall.errors import ModelError
from closecall.facts.findings import Evidence
from closecall.listening.reader_port import Listened
from closecall.listening.reading_session import Hearing, reading_session
from closecall.model.port import ChatModel, Completion, Request, advance
from closecall.thread.records import Thread


class ModelReader:
    """A :class:`~closecall.listening.reader_port.Reader` that asks a model what the buyer said.

    Args:
        model: the port to the model.
        prompts: the prompt files; the built-in ones by default.
        fallback: whether the words' reader may listen alone when the model fails; False: raise instead.
        max_reasks: how often an answer that cannot be read is asked for again.
        disclosure: whether names become tokens as well as figures.

    Raises:
        InputError: the disclosure allows no conversation, so that there is nothing to read.

    """

    def __init__(
        self,
        model: ChatModel,
        *,
        prompts: Prompts | None = None,
        fallback: bool = True,
        max_reasks: int = 1,
        disclosure: Disclosure = EVERYTHING,
    ) -> None:
        disclosure.require_conversation()
        self._model = model
        self._prompts = prompts or Prompts()
        self._fallback = fallback
        self._max_reasks = max_reasks
        self._disclosure = disclosure

    def listen(self, thread: Thread, evidence: Sequence[Evidence] = (), *, note: str = "") -> Listened:
        """What the model finds in the thread and the seller's note.

        Raises:
            ModelError: no usable answer came, and there is no fallback.
            PromptError: a prompt file is missing or broken.

        """
        session = self._session(thread, evidence, note)
        wanted: Request | Hearing = next(session)
        while isinstance(wanted, Request):
            try:
                wanted = advance(session, self._model.complete(wanted))
            except ModelError as error:
                wanted = advance(session, error)
        return self._ended(wanted)

    async def listen_async(
        self, thread: Thread, evidence: Sequence[Evidence] = (), *, note: str = ""
    ) -> Listened:
        """The same without blocking the event loop."""
        session = self._session(thread, evidence, note)
        wanted: Request | Hearing = next(session)
        while isinstance(wanted, Request):
            try:
                wanted = advance(session, await self._model.complete_async(wanted))
            except ModelError as error:
                wanted = advance(session, error)
        return self._ended(wanted)

    def _session(
        self, thread: Thread, evidence: Sequence[Evidence], note: str
    ) -> Generator[Request, Completion | ModelError, Hearing]:
        return reading_session(
            thread,
            evidence,
            self._prompts,
            note=note,
            max_reasks=self._max_reasks,
            disclosure=self._disclosure,
        )

    def _ended(self, hearing: Hearing) -> Listened:
        if hearing.error is None:
            return hearing.listened
        if not self._fallback:
            raise hearing.error
        warning = f"Only the words' reader listened, without the model. {hearing.error}"
        return replace(hearing.listened, warnings=(warning,))
