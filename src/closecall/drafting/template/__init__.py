"""Drafts without a model: composed from the facts and the buyer's own words.

Pure: no network, no template engine, no clock. Phrases live in ``phrases/*.toml``; one module an approach
puts them together. The same brief gives the same bytes.
"""

from __future__ import annotations

from closecall.drafting.template.writer import TemplateWriter

__all__ = ["TemplateWriter"]
