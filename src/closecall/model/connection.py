"""The SDK's client, kept from sending more than it must, and its many errors made ours."""

from __future__ import annotations

import os
import ssl
from typing import Any

import httpx2
import openai

from closecall.errors import ModelAnswerUnusable, ModelError, ModelUnreachable
from closecall.model import background
from closecall.model.bounds import read_up_to, send_only_needed
from closecall.model.refusals import NotConnected, NotSetUp, unreachable
from closecall.model.settings import ModelSettings

CONNECT_SECONDS = 10.0

_NOTHING_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout)


class Connection:
    """Posts requests to one endpoint, over connections that are opened when first needed.

    It neither retries, follows redirects, nor reads answers over ``max_answer_bytes``.

    Args:
        settings: address, key and time limit.
        max_answer_bytes: longer bodies are not read to the end.
        transport: replaces the network, in tests.

    """

    def __init__(
        self, settings: ModelSettings, *, max_answer_bytes: int, transport: httpx2.AsyncBaseTransport | None
    ) -> None:
        self._settings = settings
        self._max_answer_bytes = max_answer_bytes
        self._transport = transport
        self._clients: dict[int, openai.AsyncOpenAI] = {}

    async def post(self, body: dict[str, Any]) -> httpx2.Response:
        """The response, whatever its status.

        Raises:
            ModelError: there is none, or it cannot be read. It is raised outside the handler: the SDK's
                errors hold the key.

        """
        try:
            return await self._client().post("/chat/completions", cast_to=httpx2.Response, body=body)
        except ModelError:
            raise
        except openai.APIStatusError as error:
            return error.response
        except openai.APIConnectionError as error:
            failure: ModelError = self._unreachable(error)
        except Exception as error:  # the SDK lets many kinds through when a server answers nonsense
            failure = ModelAnswerUnusable(
                f"No answer of {self._settings.endpoint.origin} could be read ({_cause(error)}).",
                hint="Check that the base URL is a chat model's, and OPENAI_CUSTOM_HEADERS.",
            )
        raise failure

    def close(self) -> None:
        """Close all connections; a later request opens new ones."""
        client = self._clients.pop(os.getpid(), None)
        if client is not None:
            background.run(client.close())

    def _unreachable(self, error: openai.APIConnectionError) -> ModelUnreachable:
        is_late = isinstance(error, openai.APITimeoutError)
        what = "did not answer in time" if is_late else f"cannot be reached ({_cause(error)})"
        kind = NotConnected if isinstance(error.__cause__, _NOTHING_SENT) else ModelUnreachable
        return unreachable(self._settings, what=what, kind=kind)

    def _client(self) -> openai.AsyncOpenAI:
        if os.getpid() not in self._clients:
            self._clients[os.getpid()] = self._opened()
        return self._clients[os.getpid()]

    def _opened(self) -> openai.AsyncOpenAI:
        """A new client; raised outside the handler: a proxy's address can hold a password."""
        try:
            return _client_for(self._settings, self._max_answer_bytes, self._transport)
        except Exception as error:  # whatever is wrong with a proxy or a certificate file
            cause = _cause(error)
        raise NotSetUp(
            f"No connection to {self._settings.endpoint.origin} can be set up ({cause}).",
            hint="Check HTTPS_PROXY, ALL_PROXY, SSL_CERT_FILE and SSL_CERT_DIR.",
        )


def _client_for(
    settings: ModelSettings, max_answer_bytes: int, transport: httpx2.AsyncBaseTransport | None
) -> openai.AsyncOpenAI:
    endpoint = settings.endpoint
    key = settings.api_key.reveal() if settings.api_key else "none"
    header = "api-key" if endpoint.api_version else "Authorization"
    return openai.AsyncOpenAI(
        api_key=key,
        base_url=f"{endpoint.origin}{endpoint.path}",
        max_retries=0,
        # Given here, it also wins over an Authorization line in OPENAI_CUSTOM_HEADERS.
        default_headers={header: key if endpoint.api_version else f"Bearer {key}"},
        default_query={"api-version": endpoint.api_version} if endpoint.api_version else None,
        http_client=httpx2.AsyncClient(
            follow_redirects=False,
            verify=endpoint.scheme == "https" or _trusting_nobody(),
            trust_env=not (endpoint.is_loopback or settings.local_only),
            timeout=httpx2.Timeout(settings.timeout, connect=min(CONNECT_SECONDS, settings.timeout)),
            transport=transport,
            event_hooks={
                "request": [send_only_needed(key_header=header)],
                "response": [read_up_to(max_answer_bytes)],
            },
        ),
    )


def _trusting_nobody() -> ssl.SSLContext:
    """For addresses that need no encryption: reading all certificates of the machine takes 30 ms."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _cause(error: Exception) -> str:
    return type(error.__cause__ or error).__name__
