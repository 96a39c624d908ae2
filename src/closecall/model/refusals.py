"""What an HTTP status or an error object of an endpoint means for the reader."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from closecall.errors import ModelError, ModelRejected, ModelUnreachable
from closecall.model.settings import ModelSettings
from closecall.model.waiting import Postponed

_READ = 2_000
_SHOWN = 160
_QUOTED = 24
_KEY_SHAPE = re.compile(r"\b(?:sk|pk|key|gsk|xai|Bearer)[-_ ][\w.*-]{6,200}")

_NO_QUOTA = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})
_TOO_LONG = frozenset({"context_length_exceeded", "string_above_max_length", "exceed_context_size_error"})
_NO_MODEL = frozenset({"model_not_found"})
_HELD_BACK = frozenset({"content_filter", "content_policy_violation", "ResponsibleAIPolicyViolation"})

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
        message: its own words, untrusted.
        after: seconds it asks to wait.

    """

    status: int
    code: str = ""
    message: str = ""
    after: float | None = None

    @classmethod
    def read(cls, payload: object, *, status: int, after: float | None = None) -> Refusal:
        """The refusal in a parsed body of any of the usual shapes."""
        found: Any = payload.get("error", payload) if isinstance(payload, Mapping) else payload
        if not isinstance(found, Mapping):
            return cls(status, message=found if isinstance(found, str) else "", after=after)
        code = next((v for k in ("code", "type") if isinstance(v := found.get(k), str)), "")
        number = found.get("code")
        inner = number if status == 200 and isinstance(number, int) and 400 <= number <= 599 else status
        message = next((v for k in ("message", "detail") if isinstance(v := found.get(k), str)), "")
        param = found.get("param")
        return cls(inner, code, f"{message} ({param})" if isinstance(param, str) else message, after)

    @property
    def is_about_format(self) -> bool:
        """Whether another answer format may be accepted: it is named, or a 400 or 422 says nothing better."""
        if self.status not in {400, 404, 422} or self.code in _NO_QUOTA | _TOO_LONG | _NO_MODEL | _HELD_BACK:
            return False
        words = self.message.lower()
        names_it = any(word in words for word in ("response_format", "json_schema", "json_object", "grammar"))
        return names_it or self.status != 404

    def as_error(self, settings: ModelSettings, *, sent: str) -> ModelError:
        """The error to raise; ``sent`` is the text of the request, which no error may repeat."""
        what, hint = self._sentence()
        own_words = _shown(self.message, sent=sent, settings=settings)
        where = f"{settings.endpoint.origin} {what.format(model=settings.model)} (HTTP {self.status})."
        message = f'{where} It says: "{own_words}".' if own_words else where
        if self._is_passing:
            return Postponed(message, hint=self._when(), after=self.after)
        return ModelRejected(message, hint=hint.format(model=settings.model))

    @property
    def _is_passing(self) -> bool:
        return self.code not in _NO_QUOTA and (self.status in {408, 429} or self.status >= 500)

    def _when(self) -> str:
        if self.after is None:
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


def unreachable(settings: ModelSettings, *, what: str) -> ModelUnreachable:
    """The error for an endpoint that could not be talked to."""
    return ModelUnreachable(
        f"{settings.endpoint.origin} {what}.", hint="Check that the server runs and the base URL is right."
    )


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
