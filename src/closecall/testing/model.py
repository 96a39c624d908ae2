"""A chat model that says what it is told to say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from closecall.model.port import Completion, Request, Tokens

Answer = str | Mapping[str, Any] | Exception | Callable[[Request], str]


class ScriptedModel:
    """A :class:`~closecall.model.port.ChatModel` that replays answers and keeps the requests.

    For example::

        model = ScriptedModel(['{"body": "Hello"}', ModelUnreachable("down")])

    Args:
        answers: one for each call, in order. A text is the answer; a mapping is the answer as JSON; an
            exception is raised; a callable is given the request and returns the text.
        name: the model's name in each completion.

    Attributes:
        requests: what was asked so far, oldest first.

    Raises:
        AssertionError: it is asked more often than it has answers.

    """

    def __init__(self, answers: Iterable[Answer] = (), *, name: str = "scripted") -> None:
        self._answers = tuple(answers)
        self._name = name
        self.requests: list[Request] = []

    def complete(self, request: Request) -> Completion:
        """The next answer."""
        self.requests.append(request)
        if len(self.requests) > len(self._answers):
            raise AssertionError(
                f"the model was asked {len(self.requests)} times, {len(self._answers)} scripted"
            )
        return Completion(
            text=_spoken(self._answers[len(self.requests) - 1], request),
            model=self._name,
            tokens=Tokens(prompt=sum(len(m.content) for m in request.messages) // 4, completion=1),
        )

    async def complete_async(self, request: Request) -> Completion:
        """The next answer."""
        return self.complete(request)


def _spoken(answer: Answer, request: Request) -> str:
    if isinstance(answer, Exception):
        raise answer
    if isinstance(answer, str):
        return answer
    if isinstance(answer, Mapping):
        return json.dumps(dict(answer), ensure_ascii=False)
    return answer(request)
