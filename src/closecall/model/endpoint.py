"""The address a model listens at, and what may be sent there."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlsplit

from closecall.errors import InputError

OPENAI_URL = "https://api.openai.com/v1"

_PORTS = {"http": 80, "https": 443}
_VERSION = re.compile(r"(?P<base>[^?]{1,2000})\?api-version=(?P<version>[\w.-]{1,40})", re.ASCII)
_HINT = "Give an address such as http://127.0.0.1:11434/v1."


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A base URL in one spelling, so that equal addresses compare equal.

    Attributes:
        scheme: "http" or "https".
        host: lower-case name or IP address, without brackets.
        path: without a trailing slash; "" for the root.
        api_version: sent with each request; "" for servers other than Azure's older addresses.

    """

    scheme: str
    host: str
    port: int
    path: str
    api_version: str = ""

    @classmethod
    def parse(cls, url: str) -> Self:
        """The endpoint of a base URL.

        Raises:
            InputError: it is not a plain http(s) address. Names, passwords and queries but for
                ``?api-version=...`` are refused, since addresses are shown and logged; so is everything that
                two URL readers could read differently.

        """
        versioned = _VERSION.fullmatch(url)
        if versioned:
            return replace(cls.parse(versioned["base"]), api_version=versioned["version"])
        if not (url.isascii() and url.isprintable()) or any(c in url for c in ' \\@?#"<>'):
            raise InputError("The base URL holds characters that no base URL needs.", hint=_HINT)
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise InputError(f"The base URL {url} cannot be read.", hint=_HINT) from None
        if parts.scheme not in _PORTS or not parts.hostname:
            raise InputError(f"The base URL {url} is no http or https address.", hint=_HINT)
        return cls(parts.scheme, parts.hostname, port or _PORTS[parts.scheme], parts.path.rstrip("/"))

    @property
    def origin(self) -> str:
        """Scheme, host and port, as shown to the reader."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def url(self) -> str:
        """The base URL, which :meth:`parse` reads back."""
        version = f"?api-version={self.api_version}" if self.api_version else ""
        return f"{self.origin}{self.path}{version}"

    @property
    def is_loopback(self) -> bool:
        """Whether this is the reader's own machine."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def is_openai(self) -> bool:
        """Whether this is OpenAI itself, over an encrypted connection."""
        return self.origin == "https://api.openai.com"
