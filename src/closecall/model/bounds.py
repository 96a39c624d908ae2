"""How much of an answer is read."""

from __future__ import annotations

import httpx2

from closecall.errors import ModelAnswerUnusable


async def read_up_to(limit: int, response: httpx2.Response) -> bytes:
    """The body of a response, which ends in an error instead of filling the memory.

    Raises:
        ModelAnswerUnusable: the body is longer than ``limit`` bytes, or compressed, which was not asked for.

    """
    if response.headers.get("content-encoding", "identity").strip().lower() not in {"", "identity"}:
        raise ModelAnswerUnusable(
            "The endpoint sent a compressed answer, which was not asked for.",
            hint="Switch compression off in the server or the proxy before it.",
        )
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
