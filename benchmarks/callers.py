"""Ways to ask for the findings in a thread and have them checked, from the barest to the most comfortable.

``instructor`` and ``pydantic-ai`` are among them where they are installed, best in a place of their own::

    python -m venv /tmp/anchors
    /tmp/anchors/bin/pip install -e . instructor 'pydantic-ai-slim[openai]'
    /tmp/anchors/bin/python -m benchmarks.throughput
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from functools import cache
from importlib.util import find_spec
from typing import Any

import httpx2
import openai
from pydantic import BaseModel

from closecall.drafting.prompting.templates import Prompts
from closecall.listening.findings_request import reading_request
from closecall.model import ModelSettings, OpenAIModel
from closecall.model.dialect import Dialect
from closecall.model.port import Request
from closecall.testing import example_thread

Call = Callable[[], Awaitable[object]]
_MANY = httpx2.Limits(max_connections=1_000, max_keepalive_connections=1_000)


class Findings(BaseModel):
    """The shape of the answer."""

    findings: list[str]


def raw(base_url: str) -> Call:
    """The request as bytes over httpx2, json and pydantic: what every other way does too."""
    client = httpx2.AsyncClient(limits=_MANY, timeout=None)
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


def through_instructor(base_url: str) -> Call:
    """instructor, with a JSON schema as every other way."""
    import instructor  # noqa: PLC0415  need not be installed

    client = instructor.from_openai(_sdk(base_url), mode=instructor.Mode.JSON_SCHEMA)
    asked = {name: value for name, value in body().items() if name != "response_format"}

    async def call() -> object:
        return await client.chat.completions.create(**asked, response_model=Findings, max_retries=0)

    return call


def through_pydantic_ai(base_url: str) -> Call:
    """pydantic-ai, with a JSON schema as every other way."""
    from pydantic_ai import Agent, NativeOutput  # noqa: PLC0415  need not be installed
    from pydantic_ai.models.openai import OpenAIChatModel  # noqa: PLC0415
    from pydantic_ai.providers.openai import OpenAIProvider  # noqa: PLC0415

    model = OpenAIChatModel("any", provider=OpenAIProvider(openai_client=_sdk(base_url)))
    system, user = (message["content"] for message in body()["messages"])
    agent = Agent(model, output_type=NativeOutput(Findings), instructions=system)

    async def call() -> object:
        return (await agent.run(user)).output

    return call


_OTHERS = {
    "instructor": ("instructor", through_instructor),
    "pydantic-ai": ("pydantic_ai", through_pydantic_ai),
}
CALLERS = {
    "raw httpx2 + json + pydantic": raw,
    "openai `post`": sdk_post,
    "openai `create`": sdk_create,
    "openai `parse`": sdk_parse,
    **{name: way for name, (module, way) in _OTHERS.items() if find_spec(module)},
    "closecall": closecall,
}
RAW, CREATE, OURS = "raw httpx2 + json + pydantic", "openai `create`", "closecall"


def say_what_is_left_out() -> None:
    """A line for each way that is not installed."""
    for name in _OTHERS:
        if name not in CALLERS:
            print(f"{name} is not installed: left out.")


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
    client = httpx2.AsyncClient(limits=_MANY, timeout=None)
    return openai.AsyncOpenAI(
        api_key="none", base_url=base_url, max_retries=0, timeout=None, http_client=client
    )
