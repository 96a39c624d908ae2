"""Which model to ask, where, and with which key; a key goes only to the address it was given for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn, Self

from closecall.errors import InputError
from closecall.model.endpoint import OPENAI_URL, Endpoint

DEFAULT_OPENAI_MODEL = "gpt-4.1-mini"
DEFAULT_TIMEOUT = 60.0
MAX_TIMEOUT = 3_600.0
"""Seconds of wall-clock time for one call, all its retries included."""


class ApiKey:
    """A key that no repr, format, copy or pickle gives away; only :meth:`reveal` does.

    Raises:
        InputError: the key holds characters that cannot stand in a header.

    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        if not value or not (value.isascii() and value.isprintable()) or " " in value:
            raise InputError(
                "The API key is empty or holds characters no key has.",
                hint="Check OPENAI_API_KEY or the config file for stray blanks, quotes or line breaks.",
            )
        self._value = value

    def reveal(self) -> str:
        """The key itself, for the request header."""
        return self._value

    def __repr__(self) -> str:
        return "ApiKey('***')"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ApiKey) and self._value == other._value

    def __hash__(self) -> int:
        return hash(ApiKey)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("an API key is never pickled; read the settings again where they are needed")


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Where and what to ask.

    Attributes:
        base_url: an OpenAI-compatible address, most often ending in ``/v1``.
        model: the model's name there.
        api_key: None for a server that needs none.
        timeout: seconds of wall-clock time for one call, all its retries included; up to an hour.
        local_only: refuse an address that is not this machine's own, and go through no proxy.
        allowed: other addresses, such as "https://llm.lan:8000", that count as local.

    Raises:
        InputError: the address cannot be used, a key would travel in clear text to another machine, or
            text would leave this machine that may not.

    """

    base_url: str
    model: str
    api_key: ApiKey | None = None
    timeout: float = DEFAULT_TIMEOUT
    local_only: bool = False
    allowed: tuple[str, ...] = ()
    endpoint: Endpoint = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.api_key is not None and not isinstance(self.api_key, ApiKey):
            # A plain string would be shown by repr and in tracebacks.
            raise InputError("The API key is a plain string.", hint="Wrap it: ApiKey(...).")
        endpoint = Endpoint.parse(self.base_url)
        object.__setattr__(self, "endpoint", endpoint)
        if self.local_only and not (endpoint.is_loopback or endpoint.origin in map(_origin, self.allowed)):
            raise InputError(
                f"{endpoint.origin} is not on this machine, and only local models may be asked.",
                hint="Name a server at http://127.0.0.1, or list this one in the config file under local.",
            )
        if self.api_key and endpoint.scheme == "http" and not endpoint.is_loopback:
            raise InputError(
                f"A key would be sent to {endpoint.origin} in clear text.",
                hint="Use https, or remove the key for this address.",
            )
        if isinstance(self.timeout, bool) or not 0 < self.timeout <= MAX_TIMEOUT:
            raise InputError(f"The model time limit is {self.timeout}.", hint="Give 1 to 3600 seconds.")
        if not self.model.strip():
            raise InputError("The model name is empty.", hint="Name one with --model.")


def settings_from(
    environ: Mapping[str, str],
    config: Mapping[str, Any],
    *,
    base_url: str | None = None,
    model: str | None = None,
    local_only: bool = False,
) -> ModelSettings | None:
    """The model to ask, or None when none is configured.

    The address is ``base_url``, else ``OPENAI_BASE_URL``, else ``base_url`` of the config file, else OpenAI
    where ``OPENAI_API_KEY`` is set. ``OPENAI_API_KEY`` goes to OpenAI and to ``OPENAI_BASE_URL``, nowhere
    else; any other address gets the key that the config file pairs with it. ::

        base_url = "http://127.0.0.1:11434/v1"
        model = "qwen3:8b"
        timeout = 120
        local = ["https://llm.example"]

        [endpoints."https://llm.example/v1"]
        api_key = "..."
        model = "large"

    Args:
        environ: where ``OPENAI_API_KEY`` and ``OPENAI_BASE_URL`` are looked up.
        config: the parsed config file; empty when there is none.
        base_url: asked for on the command line.
        local_only: refuse every address but this machine's own and those that the config file calls local.
        model: asked for on the command line; else the config file's, else one of OpenAI's at OpenAI.

    Raises:
        InputError: a setting cannot be used, no model is named, or OpenAI is asked without a key.

    """
    if "api_key" in config:
        raise InputError(
            "The config file has an api_key without an address.",
            hint='Put it under [endpoints."https://..."], so that it is sent nowhere else.',
        )
    own_url = environ.get("OPENAI_BASE_URL", "").strip()
    own_key = environ.get("OPENAI_API_KEY", "").strip()
    address = base_url or own_url or _text(config, "base_url") or (OPENAI_URL if own_key else "")
    if not address:
        return None
    endpoint = Endpoint.parse(address)
    paired = _paired_with(endpoint, config)
    is_meant = endpoint.is_openai or (own_url and endpoint == Endpoint.parse(own_url))
    key = (own_key if is_meant else "") or _text(paired, "api_key")
    if endpoint.is_openai and not key:
        raise InputError("OpenAI needs a key and none is set.", hint="Set OPENAI_API_KEY.")
    return ModelSettings(
        base_url=endpoint.url,
        model=model or _text(paired, "model") or _text(config, "model") or _default_model(endpoint),
        api_key=ApiKey(key) if key else None,
        timeout=_timeout(config),
        local_only=local_only,
        allowed=_local(config),
    )


def _origin(url: str) -> str:
    return Endpoint.parse(url).origin


def _local(config: Mapping[str, Any]) -> tuple[str, ...]:
    listed = config.get("local", [])
    if not isinstance(listed, list) or not all(isinstance(url, str) for url in listed):
        raise InputError(
            "local in the config file is no list of addresses.", hint='Write local = ["https://..."].'
        )
    return tuple(listed)


def _paired_with(endpoint: Endpoint, config: Mapping[str, Any]) -> Mapping[str, Any]:
    endpoints = config.get("endpoints", {})
    if not isinstance(endpoints, Mapping) or not all(isinstance(v, Mapping) for v in endpoints.values()):
        raise InputError(
            "The config file's endpoints cannot be read.", hint='Write [endpoints."https://..."] tables.'
        )
    return next((found for url, found in endpoints.items() if Endpoint.parse(url) == endpoint), {})


def _default_model(endpoint: Endpoint) -> str:
    if endpoint.is_openai:
        return DEFAULT_OPENAI_MODEL
    raise InputError(
        f"No model is named for {endpoint.origin}.", hint="Name one with --model or in the config file."
    )


def _text(config: Mapping[str, Any], name: str) -> str:
    value = config.get(name, "")
    if not isinstance(value, str):
        raise InputError(f"{name} in the config file is no text.", hint=f'Write {name} = "...".')
    return value.strip()


def _timeout(config: Mapping[str, Any]) -> float:
    value = config.get("timeout", DEFAULT_TIMEOUT)
    if not isinstance(value, int | float):
        raise InputError("timeout in the config file is no number.", hint="Give seconds, such as 60.")
    return float(value)
