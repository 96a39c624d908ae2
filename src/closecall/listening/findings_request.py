"""What a model is asked as second reader, and the shape that its answer must have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from closecall.drafting.prompting.conversation import Conversation, conversation_of, fence_for
from closecall.drafting.prompting.disclosure import EVERYTHING, Disclosure
from closecall.drafting.prompting.maskable_spans import Kind
from closecall.drafting.prompting.named_entities import names_in, people_in
from closecall.drafting.prompting.slots import Collecting, Slots
from closecall.drafting.prompting.templates import Prompts
from closecall.facts.findings import Evidence
from closecall.facts.note.note_facts import LONGEST
from closecall.facts.second_reader import ASKED, ASKED_OF_NOTE
from closecall.model.port import Request
from closecall.thread.records import Thread

PROMPT = "read_facts"
"""The folder of the prompt."""
MOST_FINDINGS = 20
_MOST_TOKENS = 1_200
"""Twenty findings with their quotes; a talk rarely gives ten."""


def reading_request(
    thread: Thread,
    evidence: Sequence[Evidence],
    prompts: Prompts,
    disclosure: Disclosure = EVERYTHING,
    *,
    note: str = "",
) -> tuple[Request, Conversation, Slots]:
    """The one request of a reading, what of the thread stands in it, and the tokens to fill in its answer.

    Args:
        note: the seller's; where names are hidden it is left out, as it may hold anything.

    Raises:
        InputError: no conversation may be shown.
        PromptError: a prompt file is missing or broken.

    """
    disclosure.require_conversation()
    shown = conversation_of(thread, evidence)
    note = "" if disclosure.redact else note[:LONGEST]
    said = [text for message in thread.messages for text in (message.speaker.label, message.body)]
    fence = fence_for([*said, note] if note else said)
    slots = _slots_of(thread, shown) if disclosure.redact else Slots((), thread.lang)
    hide = slots.hide if disclosure.redact else str
    messages = [
        {"number": line.number, "who": hide(line.who), "text": hide(line.text)} for line in shown.lines
    ]
    values = {
        "messages": messages,
        "shortened": shown.shortened,
        "left_out": shown.left_out,
        "redacted": disclosure.redact,
        "note": note,
        "nonce": fence,
    }
    facts = dict.fromkeys((*ASKED, *(ASKED_OF_NOTE if note else ())))
    request = Request(
        prompts.render_folder(PROMPT, values),
        _schema(tuple(facts)),
        schema_name="findings",
        max_tokens=_MOST_TOKENS,
    )
    return request, shown, slots


def _schema(facts: Sequence[str]) -> dict[str, Any]:
    """The shape of an answer with findings of these facts."""
    finding = {
        "type": "object",
        "properties": {
            "fact": {"type": "string", "enum": list(facts)},
            "value": {"type": "string"},
            "message": {"type": "integer"},
            "quote": {"type": "string"},
        },
        "required": ["fact", "value", "message", "quote"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"findings": {"type": "array", "items": finding, "maxItems": MOST_FINDINGS}},
        "required": ["findings"],
        "additionalProperties": False,
    }


def _slots_of(thread: Thread, shown: Conversation) -> Slots:
    """The tokens for every figure and every name that is found in what is shown."""
    slots = Collecting(lang=thread.lang, in_words=True)
    texts = [text for line in shown.lines for text in (line.who, line.text)]
    for name in names_in(texts, people=people_in(thread), lang=thread.lang):
        slots.add(Kind.NAME, name)
    for text in texts:
        slots.read(text)
    return slots.done(())
