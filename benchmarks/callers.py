"""Ways to ask for the findings in a thread and have them checked, from the barest to the most comfortable."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any

import httpx2
import openai
from pydantic import BaseModel

from closecall.drafting.prompts import Prompts
from closecall.drafting.records import Request
from closecall.listening.asking import reading_request
from closecall.model import ModelSettings, OpenAIModel
from closecall.model.dialect import Dialect
from closecall.testing import example_thread

Call = Callable[[], Awaitable[object]]
_MANY = httpx2.Limits(max_connections=1_000, max_keepalive_connections=1_000)


class Findings(BaseModel):
    """The shape of the answer."""

    findings: list[str]


def raw(base_url: str) -> Call:
    """The request as bytes over httpx2, json and pydantic: what every other way does too."""
    client = httpx2.AsyncClient(limits=_MANY)
    headers = {"Content-Type": "application/json"}

    async def call() -> object:
        content = json.dumps(body()).encode()
        response = await client.post(f"{base_url}/chat/completions", content=content, headers=headers)
        return Findings.model_validate_json(response.json()["choices"][0]["message"]["content"])

    return call


def sdk_post(base_url: str) -> Call:
    """The openai package's ``post`` with a plain object back."""
    client = _sdk(base_url)

    async def call() -> object:
        got = await client.post("/chat/completions", cast_to=httpx2.Response, body=body())
        return Findings.model_validate_json(got.json()["choices"][0]["message"]["content"])

    return call


def sdk_create(base_url: str) -> Call:
    """The openai package's ``create``."""
    client = _sdk(base_url)

    async def call() -> object:
        got = await client.chat.completions.create(**body())
        return Findings.model_validate_json(got.choices[0].message.content or "")

    return call


def sdk_parse(base_url: str) -> Call:
    """The openai package's ``parse``."""
    client = _sdk(base_url)
    asked = {name: value for name, value in body().items() if name != "response_format"}

    async def call() -> object:
        got = await client.chat.completions.parse(**asked, response_format=Findings)
        return got.choices[0].message.parsed

    return call


def closecall(base_url: str) -> Call:
    """Our own model, with its deadline, retries, budget, circuit and gate."""
    model = OpenAIModel(ModelSettings(base_url, "any"))

    async def call() -> object:
        return Findings.model_validate_json((await model.complete_async(request())).text)

    return call


CALLERS = {
    "raw httpx2 + json + pydantic": raw,
    "openai `post`": sdk_post,
    "openai `create`": sdk_create,
    "openai `parse`": sdk_parse,
    "closecall": closecall,
}
RAW, CREATE, OURS = "raw httpx2 + json + pydantic", "openai `create`", "closecall"


@cache
def request() -> Request:
    """What is asked about a thread."""
    asked, _, _ = reading_request(example_thread(), (), Prompts())
    return asked


@cache
def body() -> dict[str, Any]:
    """The same as JSON."""
    return Dialect().body(request(), model="any")


def _sdk(base_url: str) -> openai.AsyncOpenAI:
    client = httpx2.AsyncClient(limits=_MANY)
    return openai.AsyncOpenAI(api_key="none", base_url=base_url, max_retries=0, http_client=client)
