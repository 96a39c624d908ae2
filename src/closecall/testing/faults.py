"""The table of all faults."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from closecall.testing.broken_answers import broken_payloads, odd_texts
from closecall.testing.broken_wires import broken_wires
from closecall.testing.fault import Fault
from closecall.testing.refused_requests import refused_requests


@cache
def faults() -> Mapping[str, Fault]:
    """Every way in which an endpoint is known to fail, by name; large bodies are made when first asked for.

    For example::

        with faults()["drip"].endpoint() as endpoint:
            your_client(endpoint.base_url)

    """
    groups = (refused_requests(), broken_wires(), broken_payloads(), odd_texts())
    return MappingProxyType({name: fault for group in groups for name, fault in group})
