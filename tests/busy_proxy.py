"""A proxy for recording: answers 503 a few times, then hands requests on to a real endpoint unchanged."""

from __future__ import annotations

import argparse
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer


class BusyProxy(HTTPServer):
    """A server on a free port of 127.0.0.1 before the endpoint ``target``, busy for ``busy`` requests."""

    def __init__(self, target: str, *, busy: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.target = target.rstrip("/").removesuffix("/v1")
        self.busy = busy


class _Handler(BaseHTTPRequestHandler):
    server: BusyProxy

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.busy > 0:
            self.server.busy -= 1
            self._answer(503, b'{"error": {"message": "Loading model", "type": "unavailable_error"}}')
            return
        request = urllib.request.Request(  # noqa: S310  the address is given by whoever records
            self.server.target + self.path, data=body, headers={"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=300) as response:  # noqa: S310
                self._answer(response.status, response.read())
        except urllib.error.HTTPError as error:
            self._answer(error.code, error.read())

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Serve until terminated; the first line of output is the base URL."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", required=True, help="base URL of the real endpoint")
    parser.add_argument("--busy", type=int, default=0, help="requests to answer with 503 first")
    options = parser.parse_args()
    proxy = BusyProxy(options.to, busy=options.busy)
    print(f"http://127.0.0.1:{proxy.server_address[1]}/v1", flush=True)  # noqa: T201  its one output
    proxy.serve_forever()


if __name__ == "__main__":
    main()
