"""What a step can tell of the sides."""

from __future__ import annotations

from typing import NamedTuple

from closecall.thread.records import Side


class Verdict(NamedTuple):
    """Keys of parties whose side a step could tell, and how it could, for the warning.

    ``complete``: the other parties' sides do not follow from theirs.
    """

    sellers: frozenset[str] = frozenset()
    buyers: frozenset[str] = frozenset()
    because: str = ""
    complete: bool = False

    def side_of(self, key: str | None, parties: int) -> Side:
        """The side of a party; once the seller is known everybody else is the buyer."""
        if key in self.sellers:
            return Side.SELLER
        if key in self.buyers:
            return Side.BUYER
        if self.complete:
            return Side.UNKNOWN
        if self.sellers:
            return Side.BUYER
        return Side.SELLER if self.buyers and parties - len(self.buyers) == 1 else Side.UNKNOWN
