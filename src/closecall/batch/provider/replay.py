"""A model whose answers were given before: what a row was asked is answered again, in the same order."""

from __future__ import annotations

from collections.abc import Mapping

from closecall.batch.job_book import Asked
from closecall.errors import ModelUnreachable
from closecall.model import ModelSettings
from closecall.model.jobs import completion_in
from closecall.model.port import Completion, Request

MOST_TRIES = 4
"""Jobs in which a request may come back without an answer."""


class Unanswered(BaseException):
    """A row cannot go on without an answer. It is no failure, so nothing that deals with these may catch it.

    Attributes:
        request: what to ask.
        turn: the row's how-manieth request it is, from 0.

    """

    def __init__(self, request: Request, turn: int) -> None:
        self.request = request
        self.turn = turn
        super().__init__()


class Replay:
    """A :class:`~closecall.model.port.ChatModel` for one row after another.

    Args:
        settings: what is asked, and where.

    """

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._asked: Mapping[int, Asked] = {}
        self._turn = 0

    def begin(self, asked: Mapping[int, Asked]) -> None:
        """The next row, with what it has asked before, by turn."""
        self._asked, self._turn = asked, 0

    def complete(self, request: Request) -> Completion:
        """The answer to the row's next request.

        Raises:
            ModelError: the answer is a refusal or unusable, or none came after several tries.
            Unanswered: there is none yet.

        """
        asked, turn = self._asked.get(self._turn), self._turn
        self._turn += 1
        if asked is not None and asked.answer is not None:
            told = "\n".join(message.content for message in request.messages)
            return completion_in(asked.answer, settings=self._settings, sent=told)
        if asked is not None and asked.tries >= MOST_TRIES:
            raise ModelUnreachable(
                f"{self._settings.endpoint.origin} gave no answer to a request in {MOST_TRIES} batch jobs.",
                hint="Run the same command again later.",
            )
        raise Unanswered(request, turn)

    async def complete_async(self, request: Request) -> Completion:
        """The same."""
        return self.complete(request)
