"""A net below all readers: what may be a no in the newest words, and none of them explained."""

from closecall.facts.possible_refusal.safety_net import unexplained_no

__all__ = ["unexplained_no"]
