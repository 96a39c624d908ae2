"""What a model is asked as second reader, and the shape that its answer must have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from closecall.drafting.conversation import Conversation, conversation_of, fence_for
from closecall.drafting.prompts import Prompts
from closecall.drafting.records import Request
from closecall.facts.second_reader import ASKED
from closecall.facts.vocabulary import Evidence
from closecall.thread.records import Thread

PROMPT = "read_facts"
"""The folder of the prompt."""
MOST_FINDINGS = 20
_MOST_TOKENS = 1_200
"""Twenty findings with their quotes; a talk rarely gives ten."""

_FINDING = {
    "type": "object",
    "properties": {
        "fact": {"type": "string", "enum": list(ASKED)},
        "value": {"type": "string"},
        "message": {"type": "integer"},
        "quote": {"type": "string"},
    },
    "required": ["fact", "value", "message", "quote"],
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"findings": {"type": "array", "items": _FINDING, "maxItems": MOST_FINDINGS}},
    "required": ["findings"],
    "additionalProperties": False,
}


def reading_request(
    thread: Thread, evidence: Sequence[Evidence], prompts: Prompts
) -> tuple[Request, Conversation]:
    """The one request of a reading, and what of the thread stands in it.

    Raises:
        PromptError: a prompt file is missing or broken.

    """
    shown = conversation_of(thread, evidence)
    fence = fence_for(text for message in thread.messages for text in (message.speaker.label, message.body))
    messages = [{"number": line.number, "who": line.who, "text": line.text} for line in shown.lines]
    values = {
        "messages": messages,
        "shortened": shown.shortened,
        "left_out": shown.left_out,
        "nonce": fence,
    }
    request = Request(
        prompts.render_folder(PROMPT, values), SCHEMA, schema_name="findings", max_tokens=_MOST_TOKENS
    )
    return request, shown
