"""The port to a language model: what is asked, what it answers, and what a session asks next."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeVar

from closecall.errors import ModelError

End = TypeVar("End")


@dataclass(frozen=True, slots=True)
class Tokens:
    """What an answer cost, as the endpoint counted it; zero where it does not say."""

    prompt: int = 0
    completion: int = 0

    def __add__(self, other: Tokens) -> Tokens:
        return Tokens(self.prompt + other.prompt, self.completion + other.completion)


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message for a chat model."""

    role: Literal["system", "user", "assistant"]
    content: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a model: messages, the JSON schema of the answer, and its length limit in tokens."""

    messages: tuple[ChatMessage, ...]
    schema: dict[str, Any]
    schema_name: str = "draft"
    max_tokens: int = 900


@dataclass(frozen=True, slots=True)
class Completion:
    """A model's answer: its text, the model that gave it, and what it cost."""

    text: str = field(repr=False)
    model: str
    tokens: Tokens = field(default_factory=Tokens)


class ChatModel(Protocol):
    """The port to a language model; :class:`closecall.model.OpenAIModel` is the real one.

    Raises:
        ModelError: for every failure.
        LimitReached: the model's budget does not cover the call; nothing else.

    """

    def complete(self, request: Request) -> Completion:
        """The model's answer."""
        ...

    async def complete_async(self, request: Request) -> Completion:
        """The same without blocking the event loop."""
        ...


def advance(
    session: Generator[Request, Completion | ModelError, End], answer: Completion | ModelError
) -> Request | End:
    """What a session wants after an answer: another one, or nothing more."""
    try:
        return session.send(answer)
    except StopIteration as end:
        outcome: End = end.value
        return outcome
