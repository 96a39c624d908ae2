"""How much of an answer is read."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx2

from closecall.errors import ModelAnswerUnusable


async def read_up_to(limit: int, response: httpx2.Response) -> bytes:
    """The body of a response, which ends in an error instead of filling the memory.

    Raises:
        ModelAnswerUnusable: the body is longer than ``limit`` bytes, or compressed, which was not asked for.

    """
    _refuse_compressed(response)
    if not isinstance(response.stream, httpx2.AsyncByteStream):
        raise TypeError("the transport gave no stream that can be read without blocking")
    content = bytearray()
    async for chunk in response.stream:
        content += chunk
        if len(content) > limit:
            raise ModelAnswerUnusable(
                f"The endpoint's answer is longer than {limit:,} bytes.",
                hint="Check that the base URL is a chat model's.",
            )
    return bytes(content)


async def read_lines(response: httpx2.Response, *, longest: int, most: int) -> AsyncIterator[bytes]:
    """The lines of a body that may be larger than the memory; b"" in place of a line that is too long.

    Args:
        response: one whose body has not been read.
        longest: bytes of a line.
        most: bytes in all.

    Raises:
        ModelAnswerUnusable: the body is longer than ``most`` bytes, or compressed.

    """
    _refuse_compressed(response)
    line, read, too_long = bytearray(), 0, False
    async for chunk in response.aiter_raw():
        read += len(chunk)
        if read > most:
            raise ModelAnswerUnusable(f"The endpoint's file is longer than {most:,} bytes.")
        *ended, rest = chunk.split(b"\n")
        for part in ended:
            too_long = too_long or len(line) + len(part) > longest
            yield b"" if too_long else bytes(line + part)
            line, too_long = bytearray(), False
        too_long = too_long or len(line) + len(rest) > longest
        line = bytearray() if too_long else line + rest
    if line:
        yield bytes(line)


def _refuse_compressed(response: httpx2.Response) -> None:
    if response.headers.get("content-encoding", "identity").strip().lower() not in {"", "identity"}:
        raise ModelAnswerUnusable(
            "The endpoint sent a compressed answer, which was not asked for.",
            hint="Switch compression off in the server or the proxy before it.",
        )
