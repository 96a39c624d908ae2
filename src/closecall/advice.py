"""The advice: the decision, the facts and evidence under it, the draft, and where it all came from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from closecall.decision.records import Approach, Decision
from closecall.drafting.records import Brief, Draft, Problem, Written
from closecall.facts.findings import Evidence
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Facts
from closecall.listening.reader_port import Listened
from closecall.model.port import Tokens
from closecall.thread.records import Thread
from closecall.version import __version__

SCHEMA = "closecall.advice/1"


@dataclass(frozen=True, slots=True)
class Preparation:
    """Everything up to the draft; nobody has written yet.

    Attributes:
        reading: the facts, each with its evidence.
        brief: the decision, and what a writer may use.
        listened: what the second reader said and cost; None without one.
        if_so: the firmer approach that the seller gets by confirming ``reading.claimed``; None where it makes
            none.

    """

    thread: Thread
    reading: Reading
    brief: Brief
    listened: Listened | None = None
    if_so: Approach | None = None

    @property
    def digest(self) -> str:
        """SHA-256 over all that shaped the decision, for telling two answers apart; worked out when asked."""
        brief = self.brief
        day = brief.as_of.isoformat() if brief.as_of else None
        thread, facts = self.thread.to_dict(), self.reading.facts.to_dict()
        return _digest_of(thread, brief.note, facts, day, brief.decision.policy)


@dataclass(frozen=True, slots=True)
class Advice:
    """What :func:`closecall.advise` answers.

    Attributes:
        prepared: the thread, the facts and the decision. No model had a say in it, but for the findings of a
            second reader that hold.
        written: the draft that was handed out, who wrote it, and what was found on the way.

    """

    prepared: Preparation
    written: Written

    @property
    def thread(self) -> Thread:
        """The thread as it was read."""
        return self.prepared.thread

    @property
    def reading(self) -> Reading:
        """The facts with their evidence."""
        return self.prepared.reading

    @property
    def decision(self) -> Decision:
        """The approach and everything that explains it."""
        return self.prepared.brief.decision

    @property
    def approach(self) -> Approach:
        """What to do now."""
        return self.decision.approach

    @property
    def readiness(self) -> int:
        """An index from 0 to 100; not a chance of winning."""
        return self.decision.readiness

    @property
    def facts(self) -> Facts:
        """The merged facts the decision rests on."""
        return self.reading.facts

    @property
    def draft(self) -> Draft | None:
        """The message or call script; None after an opt-out, and when a question comes first."""
        return self.written.draft

    @property
    def source(self) -> Literal["model", "template", "none"]:
        """Who wrote the draft that is handed out."""
        return self.written.source

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found in drafts and mended, or made the template step in."""
        return self.written.problems

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the seller should know: how all was read, and what of his voice is not in the draft."""
        read = (*self.thread.warnings, *self.reading.warnings)
        if self.draft is None or self.prepared.brief.voice is None or self.written.source != "template":
            return read
        from closecall.drafting.phrasing.seller_sentences import left_out  # noqa: PLC0415  only when there is a voice

        return (*read, *left_out(self.prepared.brief, self.draft))

    def evidence_of(self, *facts: str) -> tuple[Evidence, ...]:
        """The evidence for some facts, in the order of the thread."""
        return tuple(e for e in self.reading.evidence if e.fact in facts)

    def to_dict(self) -> dict[str, Any]:
        """The public JSON, ``closecall.advice/1``; keys and lists have a fixed order."""
        written = self.written
        return {
            "schema": SCHEMA,
            **self.decision.to_dict(evidence_ids(self.reading)),
            "facts": self.facts.to_dict(),
            "evidence": evidence_json(self.reading),
            "thread": thread_json(self.thread, self.reading),
            "draft": self.draft.to_dict() if self.draft else None,
            "source": self.source,
            "problems": [problem_json(problem, written) for problem in self.problems],
            "provenance": {
                "version": __version__,
                "policy": self.decision.policy,
                "prompt": written.prompt,
                "digest": self.prepared.digest,
                "model": written.model,
                "attempts": written.attempts,
                "tokens": tokens_json(written.tokens),
                "cost": None,
                **reader_json(self.prepared),
            },
        }


def problem_json(problem: Problem, written: Written) -> dict[str, Any]:
    """A problem; of one in a draft of a model's also whether its last draft was free of that."""
    told = problem.to_dict()
    if problem in written.mended or problem in written.remaining:
        told["mended"] = problem in written.mended
    return told


def reader_json(prepared: Preparation) -> dict[str, Any]:
    """The provenance of the second reader's findings under "reader"; nothing without a second reader."""
    listened, claims = prepared.listened, prepared.reading.claims
    if listened is None:
        return {}
    told = {
        "prompt": listened.prompt,
        "model": listened.model,
        "attempts": listened.attempts,
        "tokens": tokens_json(listened.tokens),
        "findings": claims.to_dict() if claims else None,
    }
    if prepared.if_so:
        claimed = Facts.from_mapping({claim.fact: claim.value for claim in prepared.reading.claimed})
        told["if_so"] = {"approach": prepared.if_so.value, "facts": claimed.to_dict()}
    return {"reader": told}


def tokens_json(tokens: Tokens) -> dict[str, int]:
    """Tokens as in the public JSON."""
    return {"prompt": tokens.prompt, "completion": tokens.completion}


def evidence_ids(reading: Reading) -> Mapping[str, list[int]]:
    """For each fact, the ids (positions) of its evidence."""
    ids: dict[str, list[int]] = {}
    for number, evidence in enumerate(reading.evidence):
        ids.setdefault(evidence.fact, []).append(number)
    return ids


def evidence_json(reading: Reading) -> list[dict[str, Any]]:
    """The evidence as in the public JSON; ``event`` only where something happened rather than was said."""
    return [
        {
            "id": number,
            "fact": e.fact,
            "source": e.source,
            "message": e.message,
            "start": e.start,
            "end": e.end,
            "quote": e.quote,
            **({"event": e.event} if e.event else {}),
        }
        for number, e in enumerate(reading.evidence)
    ]


def thread_json(thread: Thread, reading: Reading) -> dict[str, Any]:
    """The thread in short, as in the public JSON, with all that the seller should know about it.

    ``unheard`` is there only where the buyer's language is one that nobody hears, and names it; ``unsettled``
    only where the buyer said what may be a no or none, and ``possible_yes`` only where it may be a yes; both
    quote it.
    """
    return {
        "kind": thread.kind.value,
        "lang": thread.lang,
        "messages": len(thread.messages),
        "warnings": [*thread.warnings, *reading.warnings],
        **({"unheard": reading.unheard} if reading.unheard and reading.is_unheard else {}),
        **({"unsettled": reading.unsettled} if reading.unsettled and reading.is_unheard else {}),
        **({"possible_yes": reading.possible_yes} if reading.is_possible_yes else {}),
    }


def _digest_of(*parts: object) -> str:
    """SHA-256 of JSON values, the same on every machine."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
