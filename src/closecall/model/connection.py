"""The way to one endpoint: nothing but the request and its own key goes out, and every failure becomes ours.

Requests are made by ``httpx2`` alone. Through the ``openai`` package one costs twice the processor time and
half a second to import it, and takes along what the environment says (OPENAI_ORG_ID, OPENAI_CUSTOM_HEADERS).
"""

from __future__ import annotations

import os
import ssl
from collections.abc import Callable
from urllib.request import getproxies, proxy_bypass

import httpx2

from closecall.errors import ModelError, ModelUnreachable
from closecall.model import background
from closecall.model.bounds import Answer
from closecall.model.endpoint import Endpoint
from closecall.model.lanes import Lanes
from closecall.model.refusals import NotConnected, NotSetUp, unreachable
from closecall.model.settings import ModelSettings
from closecall.version import __version__

CONNECT_SECONDS = 10.0

_NOTHING_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout)
_ONE = httpx2.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=None)


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
        self._letter = _Letter(settings)
        self._lanes: dict[int, Lanes] = {}

    async def post(self, content: bytes) -> Answer:
        """The answer to a request body, whatever its status.

        Raises:
            ModelError: there is none, or it cannot be read. It is raised outside the handler: what failed may
                hold the key.

        """
        lanes = self._opened()
        try:
            return await lanes.send(self._letter.with_body(content))
        except ModelError:
            raise
        except Exception as error:  # many kinds come through when a server answers nonsense
            failure = self._unreachable(error)
        raise failure

    def close(self) -> None:
        """Close all connections; a later request opens new ones."""
        lanes = self._lanes.pop(os.getpid(), None)
        if lanes is not None:
            background.run(lanes.close())

    def _unreachable(self, error: Exception) -> ModelUnreachable:
        is_late = isinstance(error, httpx2.TimeoutException)
        what = "did not answer in time" if is_late else f"cannot be reached ({type(error).__name__})"
        kind = NotConnected if isinstance(error, _NOTHING_SENT) else ModelUnreachable
        return unreachable(self._settings, what=what, kind=kind)

    def _opened(self) -> Lanes:
        """The connections of this process.

        Raises:
            NotSetUp: outside the handler, as a proxy's address can hold a password.

        """
        if os.getpid() in self._lanes:
            return self._lanes[os.getpid()]
        try:
            way = _way_out(self._settings, self._transport)
        except Exception as error:  # whatever is wrong with a proxy or a certificate file
            cause = type(error).__name__
        else:
            return self._lanes.setdefault(os.getpid(), Lanes(way, limit=self._max_answer_bytes))
        raise NotSetUp(
            f"No connection to {self._settings.endpoint.origin} can be set up ({cause}).",
            hint="Check HTTPS_PROXY, ALL_PROXY, SSL_CERT_FILE and SSL_CERT_DIR.",
        )


class _Letter:
    """Address, key and headers, all but the body; shows the key to nobody."""

    def __init__(self, settings: ModelSettings) -> None:
        endpoint = settings.endpoint
        key = settings.api_key.reveal() if settings.api_key else "none"
        version = f"?api-version={endpoint.api_version}" if endpoint.api_version else ""
        self._url = httpx2.URL(f"{endpoint.origin}{endpoint.path}/chat/completions{version}")
        self._headers = httpx2.Headers(
            {
                "Host": self._url.netloc.decode("ascii"),
                "Accept": "application/json",
                "Accept-Encoding": "identity",
                "Connection": "keep-alive",
                "Content-Type": "application/json",
                "User-Agent": f"closecall/{__version__}",
                **({"api-key": key} if endpoint.api_version else {"Authorization": f"Bearer {key}"}),
            }
        )
        # The time limit of a call ends all else that a server can be slow with.
        self._extensions = {"timeout": {"connect": min(CONNECT_SECONDS, settings.timeout)}}

    def with_body(self, content: bytes) -> httpx2.Request:
        return httpx2.Request(
            "POST", self._url, headers=self._headers, content=content, extensions=self._extensions
        )


def _way_out(
    settings: ModelSettings, transport: httpx2.AsyncBaseTransport | None
) -> Callable[[], httpx2.AsyncBaseTransport]:
    """What opens one more connection to the endpoint."""
    if transport is not None:
        return lambda: transport
    endpoint = settings.endpoint
    trust_env = not (endpoint.is_loopback or settings.local_only)
    context = httpx2.create_ssl_context(trust_env=trust_env) if endpoint.scheme == "https" else _no_trust()
    proxy = httpx2.Proxy(url) if trust_env and (url := _proxy_for(endpoint)) else None

    def opened() -> httpx2.AsyncBaseTransport:
        return httpx2.AsyncHTTPTransport(verify=context, limits=_ONE, proxy=proxy)

    opened()  # finds out what is wrong with the proxy
    return opened


def _proxy_for(endpoint: Endpoint) -> str | None:
    """The proxy that the environment names for an endpoint and does not except it from."""
    if proxy_bypass(f"{endpoint.host}:{endpoint.port}"):
        return None
    named = getproxies()
    url = named.get(endpoint.scheme) or named.get("all")
    return f"http://{url}" if url and "://" not in url else url


def _no_trust() -> ssl.SSLContext:
    """For addresses that need no encryption: reading all certificates of the machine takes 30 ms."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
