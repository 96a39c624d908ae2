"""What an HTTP status or an error object of an endpoint means for the reader."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from closecall.errors import ModelError, ModelRejected, ModelUnreachable
from closecall.model.dialect import Part
from closecall.model.retry import Postponed
from closecall.model.settings import ModelSettings

_READ = 2_000
_SHOWN = 160
_QUOTED = 24
_A_DAY = 86_400
_KEY_SHAPE = re.compile(r"\b(?:sk|pk|key|gsk|xai|Bearer)[-_ ][\w.*-]{6,200}")

_NO_QUOTA = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})
_TOO_LONG = frozenset({"context_length_exceeded", "string_above_max_length", "exceed_context_size_error"})
_NO_MODEL = frozenset({"model_not_found"})
_HELD_BACK = frozenset({"content_filter", "content_policy_violation", "ResponsibleAIPolicyViolation"})

_TELLING = {
    "maximum context length": "context_length_exceeded",
    "input was flagged": "content_filter",
    "content management policy": "content_filter",
}
"""Words of servers that give no code of their own."""
_FORMAT_NAMES = ("response_format", "json_schema", "json_object", "grammar")
_LENGTH_NAMES = ("max_tokens", "max_completion_tokens")
_NOT_TAKEN = ("support", "instead", "unknown", "unrecognized", "not permitted", "unexpected")

_QUOTA = ("says that the quota is used up", "Check plan and billing of the account.")
_LENGTH = ("says that the request is too long", "Give a shorter thread, or a model with a longer context.")
_MODEL = ("does not know the model {model!r}", "Check the name given with --model or in the config file.")
_FILTER = ("holds this text back", "Change the thread or choose another endpoint.")
_REFUSALS = {
    400: ("refused the request", "Check that the model can chat and that its name is right."),
    401: ("does not accept the key", "Check OPENAI_API_KEY, or the key of this address in the config file."),
    402: ("wants to be paid first", "Check plan and billing of the account."),
    403: ("does not allow this", "Check that the key may use the model {model!r} from here."),
    404: ("has no such address or model", "Most base URLs end in /v1; check it and the model {model!r}."),
    413: _LENGTH,
    422: ("refused the request", "Check that the model can chat and that its name is right."),
    451: ("may not answer here, for legal reasons", "Choose another endpoint."),
}
_BY_CODE = ((_NO_QUOTA, _QUOTA), (_TOO_LONG, _LENGTH), (_NO_MODEL, _MODEL), (_HELD_BACK, _FILTER))
_REDIRECT = ("redirects to another address, which is not followed", "Give the final address as base URL.")
_OTHER = ("refused the request", "Check the base URL and the model's name.")


@dataclass(frozen=True, slots=True)
class Refusal:
    """An endpoint's no.

    Attributes:
        status: the HTTP status, or the code inside an error object that came with 200.
        code: its machine-readable reason; "" where it gives none.
        message: its own words, untrusted; they may repeat the key or the thread.
        after: seconds it asks to wait.

    """

    status: int
    code: str = ""
    message: str = field(default="", repr=False)
    after: float | None = None

    @classmethod
    def read(cls, payload: object, *, status: int, after: float | None = None) -> Refusal:
        """The refusal in a parsed body of any of the usual shapes."""
        found: Any = payload.get("error", payload) if isinstance(payload, Mapping) else payload
        if not isinstance(found, Mapping):
            return cls(status, message=found if isinstance(found, str) else "", after=after)
        number = found.get("code")
        inner = number if status == 200 and isinstance(number, int) and 400 <= number <= 599 else status
        message = _message_of(found)
        return cls(inner, _code_of(found, message), message, after)

    @property
    def about(self) -> Part | None:
        """What to ask for in another way: the part it names; the format where a 400 or 422 names none."""
        if self.status not in {400, 404, 422} or any(self.code in codes for codes, _ in _BY_CODE):
            return None
        words = self.message[:_READ].lower()
        if any(name in words for name in _FORMAT_NAMES):
            return Part.FORMAT
        if any(word in words for word in _NOT_TAKEN):
            if any(name in words for name in _LENGTH_NAMES):
                return Part.LENGTH
            if "temperature" in words:
                return Part.TEMPERATURE
        return None if self.status == 404 else Part.FORMAT

    def as_error(self, settings: ModelSettings, *, sent: str) -> ModelError:
        """The error to raise; ``sent`` is the text of the request, which no error may repeat."""
        what, hint = self._sentence()
        own_words = _shown(self.message, sent=sent, settings=settings)
        where = f"{settings.endpoint.origin} {what.format(model=settings.model)} (HTTP {self.status})."
        message = f'{where} It says: "{own_words}".' if own_words else where
        if self._is_passing:
            return Postponed(message, hint=self._when(), after=self.after, is_busy=self.status == 429)
        return ModelRejected(message, hint=hint.format(model=settings.model), fatal=self._is_fatal)

    @property
    def _is_passing(self) -> bool:
        return self.code not in _NO_QUOTA and (self.status in {408, 429} or self.status >= 500)

    @property
    def _is_fatal(self) -> bool:
        """Whether it is the key, the account, the address or the model that is refused, not this text."""
        if self.code in _NO_QUOTA | _NO_MODEL:
            return True
        is_refused = self.status in {401, 402, 403, 404} or 300 <= self.status < 400
        return is_refused and self.code not in _HELD_BACK and self.about is None

    def _when(self) -> str:
        if self.after is None or self.after > _A_DAY:
            return "Try again later."
        return f"Try again in {self.after:,.0f} s."

    def _sentence(self) -> tuple[str, str]:
        for codes, sentence in _BY_CODE:
            if self.code in codes:
                return sentence
        if self._is_passing:
            return ("asks to slow down" if self.status == 429 else "cannot answer now", "")
        if 300 <= self.status < 400:
            return _REDIRECT
        return _REFUSALS.get(self.status, _OTHER)


class NotConnected(ModelUnreachable):
    """No connection came about: nothing was sent, nothing can have been charged."""


class NotSetUp(ModelUnreachable):
    """The machine's own settings allow no connection: trying again does not help."""

    retryable = False


def unreachable(
    settings: ModelSettings, *, what: str, kind: type[ModelUnreachable] = ModelUnreachable
) -> ModelUnreachable:
    """The error for an endpoint that could not be talked to."""
    return kind(
        f"{settings.endpoint.origin} {what}.", hint="Check that the server runs and the base URL is right."
    )


def _message_of(found: Mapping[str, Any]) -> str:
    """The words of an error object, with the field that they are about."""
    message = next((v for k in ("message", "detail") if isinstance(v := found.get(k), str)), "")
    details = found.get("detail")
    first = details[0] if isinstance(details, list) and details else None
    if isinstance(first, Mapping):  # of the servers that check with pydantic
        where = first.get("loc")
        param = where[-1] if isinstance(where, list) and where else None
        message = str(first.get("msg", ""))
    else:
        param = found.get("param")
    return f"{message} ({param})" if isinstance(param, str) else message


def _code_of(found: Mapping[str, Any], message: str) -> str:
    words = message[:_READ].lower()
    told = next((code for telling, code in _TELLING.items() if telling in words), "")
    return told or next((v for k in ("code", "type") if isinstance(v := found.get(k), str)), "")


def _shown(message: str, *, sent: str, settings: ModelSettings) -> str:
    """The endpoint's words in one short line without a key; nothing when they repeat the request."""
    words = message[:_READ]
    if settings.api_key:
        words = words.replace(settings.api_key.reveal(), "***")
    words = "".join(c if c.isprintable() else " " for c in _KEY_SHAPE.sub("***", words))
    line = " ".join(words.split())[:_SHOWN]
    request = " ".join(sent.split())
    if any(line[at : at + _QUOTED] in request for at in range(len(line) - _QUOTED + 1)):
        return ""
    return line
