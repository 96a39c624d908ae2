"""How servers that call themselves compatible differ, each as a script that looks at the request.

Written after what the servers' documents and error messages say: what each refuses, in its own words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from closecall.testing.replies import Received, Reply, answer, refusal

_TEXT = '{"findings": []}'


def dialects() -> Mapping[str, Callable[[Received], Reply]]:
    """One script for each kind of server; give it to :class:`ScriptedEndpoint` as ``then``.

    For example::

        with ScriptedEndpoint(then=dialects()["LM Studio"]) as endpoint:
            model = OpenAIModel(ModelSettings(endpoint.base_url, "any"))

    """
    return MappingProxyType(
        {
            "OpenAI": _openai,
            "Azure": _azure,
            "Ollama": _ollama,
            "llama.cpp": _llama_cpp,
            "vLLM": _vllm,
            "LM Studio": _lm_studio,
            "without answer formats": _plain,
        }
    )


def _openai(request: Received) -> Reply:
    """Its newer models want the new name for the length and no temperature."""
    if "max_tokens" in request.body:
        return refusal(
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use "
            "'max_completion_tokens' instead.",
            type="invalid_request_error",
            param="max_tokens",
            code="unsupported_parameter",
        )
    if "temperature" in request.body:
        return refusal(
            "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) "
            "value is supported.",
            type="invalid_request_error",
            param="temperature",
            code="unsupported_value",
        )
    return Reply(body=_completion())


def _azure(request: Received) -> Reply:
    """The same models under a deployment's address, a version in its query, the key in ``api-key``."""
    if "api-key" not in request.headers or "authorization" in request.headers:
        return refusal("Access denied due to invalid subscription key.", status=401, code="401")
    if not request.path.startswith("/openai/deployments/") or "?api-version=" not in request.path:
        return refusal("Resource not found", status=404, code="404")
    return _openai(request)


def _ollama(_: Received) -> Reply:
    """Takes all of it, and says of a thinking model what it thought."""
    return Reply(body=_completion(message={"role": "assistant", "content": _TEXT, "reasoning": "hm"}))


def _llama_cpp(request: Received) -> Reply:
    """Takes a schema; of the usage it says more than others do."""
    if "max_completion_tokens" in request.body:
        return refusal("unknown field", type="invalid_request_error", code=400)
    return Reply(body={**_completion(), "timings": {"predicted_ms": 1.5}})


def _vllm(request: Received) -> Reply:
    """An older one refuses schemas, with the error at the top level."""
    if _format(request) == "json_schema":
        error = "[{'type': 'literal_error', 'loc': ('body', 'response_format', 'type')}]"
        return Reply(400, {"object": "error", "message": error, "type": "BadRequestError", "code": 400})
    fields: dict[str, Any] = {"reasoning_content": None, "tool_calls": []}
    return Reply(body=_completion(message={"role": "assistant", "content": _TEXT, **fields}))


def _lm_studio(request: Received) -> Reply:
    """Knows schemas and plain text; its errors are words alone."""
    if _format(request) == "json_object":
        return Reply(400, {"error": "'response_format.type' must be 'json_schema' or 'text'"})
    return Reply(body=_completion(logprobs=None))


def _plain(request: Received) -> Reply:
    """Refuses every answer format and counts no tokens."""
    if "response_format" in request.body:
        return refusal(
            "Unrecognized request argument supplied: response_format", type="invalid_request_error"
        )
    return Reply(body={name: value for name, value in _completion().items() if name != "usage"})


def _format(request: Received) -> str:
    wanted: Any = request.body.get("response_format", {})
    return str(wanted.get("type", "text"))


def _completion(**choice: Any) -> dict[str, Any]:  # noqa: ANN401  any JSON value
    return answer(_TEXT, **choice)
