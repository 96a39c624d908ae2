"""Public fakes, for closecall's tests and for yours: no key, no network, no clock.

``ScriptedModel``, ``ScriptedReader`` and ``ScriptedWriter`` stand in for a model, a second reader and a
writer, ``ScriptedEndpoint`` is a server on this machine that answers or misbehaves by script and
``ScriptedBatches`` its batch interface, ``faults`` are all the ways to misbehave and ``dialects`` those in
which compatible servers differ, ``example_thread`` and ``example_facts`` are an invented sale that is ready
for a firm close.
"""

from __future__ import annotations

from closecall.testing.batches import ScriptedBatches
from closecall.testing.dialects import dialects
from closecall.testing.endpoint import ScriptedEndpoint
from closecall.testing.examples import example_facts, example_thread
from closecall.testing.fault import Fault
from closecall.testing.faults import faults
from closecall.testing.model import ScriptedModel
from closecall.testing.reader import ScriptedReader
from closecall.testing.replies import Ending, Received, Reply, answer, refusal
from closecall.testing.writer import ScriptedWriter

__all__ = [
    "Ending",
    "Fault",
    "Received",
    "Reply",
    "ScriptedBatches",
    "ScriptedEndpoint",
    "ScriptedModel",
    "ScriptedReader",
    "ScriptedWriter",
    "answer",
    "dialects",
    "example_facts",
    "example_thread",
    "faults",
    "refusal",
]
