"""What all rows of a batch share; it can be pickled, and holds no key."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from closecall.drafting.prompting.disclosure import EVERYTHING, Disclosure
from closecall.drafting.voice import Voice
from closecall.model.budget import Budget
from closecall.version import __version__

_NO_LIMIT = Budget()


@dataclass(frozen=True)
class Settings:
    """How every row is answered. A key is read from the environment and the config file where it is needed.

    Attributes:
        today: the day for threads without a date; one for the whole batch, however long it takes.
        me, note, as_of, channel, lang: as the options of ``advise``, for rows that do not say it themselves.
        facts: the text of a facts file, likewise.
        only: draft for these approaches alone; of a row with another one only the approach is told.
        reader: who listens, ``writer``: who writes; a model needs ``base_url`` and ``model``.
        config: the config file with the keys of endpoints, read again in each process.
        fallback: whether to go on without the model where it fails.
        budget: what the calls of one process may use up.
        policy: a file of weights and thresholds instead of the built-in one.

    """

    today: date
    me: tuple[str, ...] = ()
    note: str | None = None
    facts: str | None = None
    as_of: date | None = None
    channel: str | None = None
    lang: str | None = None
    voice: Voice | None = None
    draft_anyway: bool = False
    only: tuple[str, ...] = ()
    reader: Literal["words", "semantic", "model"] = "words"
    writer: Literal["template", "model"] = "template"
    base_url: str | None = None
    model: str | None = None
    local_only: bool = False
    config: Path | None = None
    prompts: Path | None = None
    policy: Path | None = None
    fallback: bool = True
    disclosure: Disclosure = EVERYTHING
    budget: Budget = _NO_LIMIT

    @property
    def asks_a_model(self) -> bool:
        """Whether a model is needed, to read or to write."""
        return "model" in (self.reader, self.writer)

    @cached_property
    def shaping(self) -> dict[str, Any]:
        """Everything that shapes an answer beside the row, by name, as JSON values.

        Raises:
            InputError: the policy cannot be read.

        """
        from closecall.decision import load_policy  # noqa: PLC0415  only a batch with a journal asks

        return {
            "version": __version__,
            "policy": load_policy(self.policy).version,
            "today": self.today.isoformat(),
            "me": list(self.me),
            "note": self.note,
            "facts": self.facts,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "channel": self.channel,
            "lang": self.lang,
            "voice": self.voice.model_dump(mode="json") if self.voice else None,
            "draft_anyway": self.draft_anyway,
            "only": sorted(self.only),
            "reader": self.reader,
            "writer": self.writer,
            "base_url": self.base_url if self.asks_a_model else None,
            "model": self.model if self.asks_a_model else None,
            "prompts": _digest_of_prompts(self.prompts) if self.asks_a_model else None,
            "fallback": self.fallback,
            "facts_only": self.disclosure.facts_only,
            "redact": self.disclosure.redact,
        }

    @cached_property
    def digest(self) -> bytes:
        """Sixteen bytes over :attr:`shaping`."""
        told = json.dumps(self.shaping, sort_keys=True).encode()
        return hashlib.blake2b(told, digest_size=16).digest()

    def key_of(self, row_digest: bytes) -> bytes:
        """Sixteen bytes that name the answer to a row under these settings."""
        return hashlib.blake2b(row_digest, digest_size=16, key=self.digest).digest()


def _digest_of_prompts(own: Path | None) -> str:
    """SHA-256 over the names and the content of all prompt files that may be used."""
    from closecall.drafting.prompting.templates import builtin_prompts  # noqa: PLC0415  only where a model is asked

    whole = hashlib.sha256()
    for folder in (own, builtin_prompts()):
        for path in sorted(folder.rglob("*.j2")) if folder else ():
            content = path.read_bytes()
            whole.update(f"{path.relative_to(folder or path)}\0{len(content)}\0".encode())
            whole.update(content)
    return whole.hexdigest()
