"""The second reader: what a model says it found in a thread and a note, checked against their own words.

A model may be told anything by a text that it reads, so nothing that it says is believed for its own sake:

1. A claim rests on a literal quote of the buyer's own clean words: not of history, of the seller, of
   automatic mail, of what he cites, nor of text that speaks to programs. Every other claim is dropped and
   counted.
2. On refusal, opt-out, guidance, no-pressure, annoyance, vulnerability, deciders, walls and size the more
   cautious of the two readers wins. Nothing that the words' reader heard there is lifted.
3. What raises the stance counts only where the quoted sentence bears it out: none of the words' rules voids
   it (denied, on a condition, reported, asked, past), and our own ear leans to it. So whatever a text talks a
   model into, it can only tip a sentence in which the buyer all but says it himself (D10). There is such an
   ear for English only; in other languages a model adds caution and nothing else.
4. Deeds and interest are added to those of the words' reader; need, stage, budget and dates are told only
   where he is silent. A taken-back no, and a signed or paid order, are never told.
"""

from __future__ import annotations

from closecall.facts.second_reader.claim_rules import claimed, confirmed, second_reader
from closecall.facts.second_reader.claims import ASKED, ASKED_OF_NOTE, NOTE, Claim
from closecall.facts.second_reader.note_claims import NoteHeard, note_heard

__all__ = [
    "ASKED",
    "ASKED_OF_NOTE",
    "NOTE",
    "Claim",
    "NoteHeard",
    "claimed",
    "confirmed",
    "note_heard",
    "second_reader",
]
