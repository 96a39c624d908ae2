"""The way of a chat request to its endpoint and back, with nothing sent that the endpoint does not need."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from urllib.request import getproxies, proxy_bypass

import httpx2

from closecall.model.endpoint import Endpoint
from closecall.model.lanes import Lanes
from closecall.model.settings import ModelSettings
from closecall.version import __version__

CONNECT_SECONDS = 10.0

_ONE = httpx2.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=None)


class Wire:
    """Posts chat completions to one endpoint, in one process: no retries, no redirects, no cookies.

    The ``openai`` package would post the same; what it does around a request takes as long as the request.

    Args:
        settings: address, key and time limit.
        max_answer_bytes: longer bodies are not read to the end.
        transport: replaces the network, in tests.

    Raises:
        Exception: of any kind, where the proxy or the certificates that the environment names are no good.

    """

    def __init__(
        self, settings: ModelSettings, *, max_answer_bytes: int, transport: httpx2.AsyncBaseTransport | None
    ) -> None:
        endpoint = settings.endpoint
        opened = way_out(settings) if transport is None else lambda: transport
        self._lanes = Lanes(opened, limit=max_answer_bytes)
        self._url = httpx2.URL(f"{endpoint.origin}{endpoint.path}/chat/completions{endpoint.query}")
        self._headers = {
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "Connection": "keep-alive",
            "Content-Type": "application/json",
            "User-Agent": f"closecall/{__version__}",
            **key_header(settings),
        }
        # The time limit of a call ends whatever else a server can be slow with.
        timeout = httpx2.Timeout(None, connect=min(CONNECT_SECONDS, settings.timeout))
        self._extensions = {"timeout": timeout.as_dict()}

    async def post(self, content: bytes) -> httpx2.Response:
        """The response to a chat completion's body, whatever its status.

        Raises:
            ModelAnswerUnusable: the answer is too long or compressed.
            Exception: of many kinds, where there is none.

        """
        request = httpx2.Request(
            "POST", self._url, headers=self._headers, content=content, extensions=self._extensions
        )
        return await self._lanes.handle_async_request(request)

    async def close(self) -> None:
        """Close all connections."""
        await self._lanes.aclose()


def key_header(settings: ModelSettings) -> dict[str, str]:
    """The header that holds the key, as the endpoint wants it; a made-up key where there is none."""
    key = settings.api_key.reveal() if settings.api_key else "none"
    return {"api-key": key} if settings.endpoint.api_version else {"Authorization": f"Bearer {key}"}


def way_out(settings: ModelSettings) -> Callable[[], httpx2.AsyncBaseTransport]:
    """What opens one more connection to the endpoint."""
    endpoint = settings.endpoint
    trust_env = not (endpoint.is_loopback or settings.local_only)
    context = httpx2.create_ssl_context(trust_env=trust_env) if endpoint.scheme == "https" else _no_trust()
    proxy = httpx2.Proxy(url) if trust_env and (url := _proxy_for(endpoint)) else None
    return lambda: httpx2.AsyncHTTPTransport(verify=context, limits=_ONE, proxy=proxy)


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
