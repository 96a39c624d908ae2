"""The way to one endpoint, whose many failures become ours."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

import httpx2

from closecall.errors import ModelError, ModelUnreachable
from closecall.model import background
from closecall.model.endpoint_errors import NotConnected, NotSetUp, unreachable
from closecall.model.settings import ModelSettings

if TYPE_CHECKING:
    from closecall.model.sdk import Sdk

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
        self._opened: dict[int, Sdk] = {}

    @staticmethod
    def load() -> None:
        """Import what requests are made with: half a second once, to be spent before any time limit runs."""
        import_module("closecall.model.sdk")

    async def post(self, content: bytes) -> httpx2.Response:
        """The response to a request body, whatever its status.

        Raises:
            ModelError: there is none, or it cannot be read. It is raised outside the handler: the SDK's
                errors hold the key.

        """
        sdk = self._sdk()
        try:
            return await sdk.post(content)
        except ModelError:
            raise
        except Exception as error:  # many kinds come through when a server answers nonsense
            failure = self._unreachable(error.__cause__ or error)
        raise failure

    def close(self) -> None:
        """Close all connections; a later request opens new ones."""
        sdk = self._opened.pop(os.getpid(), None)
        if sdk is not None:
            background.run(sdk.close())

    def _unreachable(self, cause: BaseException) -> ModelUnreachable:
        is_late = isinstance(cause, httpx2.TimeoutException)
        what = "did not answer in time" if is_late else f"cannot be reached ({type(cause).__name__})"
        kind = NotConnected if isinstance(cause, _NOTHING_SENT) else ModelUnreachable
        return unreachable(self._settings, what=what, kind=kind)

    def _sdk(self) -> Sdk:
        """The client of this process.

        Raises:
            NotSetUp: outside the handler, as a proxy's address can hold a password.

        """
        if os.getpid() in self._opened:
            return self._opened[os.getpid()]
        from closecall.model.sdk import Sdk  # noqa: PLC0415  see load

        try:
            sdk = Sdk(self._settings, max_answer_bytes=self._max_answer_bytes, transport=self._transport)
        except Exception as error:  # whatever is wrong with a proxy or a certificate file
            cause = type(error.__cause__ or error).__name__
        else:
            return self._opened.setdefault(os.getpid(), sdk)
        raise NotSetUp(
            f"No connection to {self._settings.endpoint.origin} can be set up ({cause}).",
            hint="Check HTTPS_PROXY, ALL_PROXY, SSL_CERT_FILE and SSL_CERT_DIR.",
        )
