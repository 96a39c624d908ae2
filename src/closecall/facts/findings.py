"""What one source found: values of facts, the evidence for them, and what the reader should know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from closecall.facts.vocabulary import Evidence


@dataclass(frozen=True, slots=True)
class Findings:
    """Facts from one source (the buyer's words, behaviour, the note), before they are merged.

    Attributes:
        values: fact name to value, as :class:`closecall.facts.Facts` takes it; unknown facts are absent.
        unheard: what the buyer's language is called, where it is one that nobody hears; else empty.
        unsettled: words of the buyer of which only the seller can tell whether they are a no; else empty.

    """

    values: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    warnings: tuple[str, ...] = ()
    unheard: str = ""
    unsettled: str = ""
