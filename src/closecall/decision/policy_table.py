"""One TOML table of a policy file, read name by name; problems are collected, not raised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any


@dataclass(slots=True)
class PolicyTable:
    """A table that remembers which names were read, so that the rest can be refused.

    Attributes:
        path: dotted name of the table, "" at the top.
        problems: shared by all tables of a file.

    """

    values: Mapping[str, Any]
    path: str
    problems: list[str]
    seen: set[str] = field(default_factory=set)

    def complain(self, name: str, what: str) -> None:
        """Note a problem with one name."""
        self.problems.append(f"{self.path}.{name}: {what}" if self.path else f"{name}: {what}")

    def refuse_rest(self) -> None:
        """Note every name that nobody asked for."""
        for name in self.values:
            if name not in self.seen:
                self.complain(name, "no such setting")

    def table(self, name: str) -> PolicyTable:
        """A table below this one; where it is missing, an empty one that complains no further."""
        found = self._take(name, dict, "a table")
        path = f"{self.path}.{name}" if self.path else name
        return PolicyTable({}, path, []) if found is None else PolicyTable(found, path, self.problems)

    def text(self, name: str, *, fields: Iterable[str] = ()) -> str:
        """A sentence that is not empty; ``fields`` are the names it may hold in braces."""
        found = self._take(name, str, "a text")
        if found is None:
            return ""
        if not found.strip():
            self.complain(name, "is empty")
        try:
            found.format(**dict.fromkeys(fields, ""))
        except (KeyError, IndexError, ValueError, AttributeError):
            allowed = ", ".join(f"{{{field}}}" for field in fields) or "none"
            self.complain(name, f"unknown or broken braces; allowed: {allowed}")
        return str(found)

    def whole(self, name: str, low: int, high: int) -> int:
        """A whole number from low to high."""
        found = self._take(name, int, f"a whole number from {low} to {high}")
        if found is None:
            return low
        if not low <= found <= high:
            self.complain(name, f"is {found}, not a whole number from {low} to {high}")
        return int(found)

    def amount(self, name: str, *, most: Decimal | None = None) -> Decimal:
        """A number above zero, up to ``most`` where given."""
        found = self._take(name, (int, Decimal), "a number above 0")
        if found is None:
            return Decimal(1)
        number = Decimal(found)
        if not number.is_finite() or number <= 0 or (most is not None and number > most):
            self.complain(name, f"is {found}, not a number above 0" + (f", up to {most}" if most else ""))
            return Decimal(1)
        return number

    def flag(self, name: str) -> bool:
        """True or false; false where it is missing."""
        return bool(self._take(name, bool, "true or false")) if name in self.values else False

    def names(self, name: str) -> tuple[str, ...]:
        """A list of texts that is not empty."""
        found = self._take(name, list, "a list of texts")
        if found is None:
            return ()
        if not found or not all(isinstance(item, str) for item in found):
            self.complain(name, "is not a list of texts with at least one")
            return ()
        return tuple(found)

    def wholes(self, name: str) -> tuple[int, ...]:
        """A list of whole numbers above zero that never fall."""
        found = self._take(name, list, "a list of whole numbers")
        if found is None:
            return (1,)
        rising = [item for item in found if isinstance(item, int) and not isinstance(item, bool) and item > 0]
        if not found or len(rising) != len(found) or sorted(rising) != rising:
            self.complain(name, "is not a list of whole numbers above 0 that never fall")
            return (1,)
        return tuple(rising)

    def _take(self, name: str, kind: type | tuple[type, ...], what: str) -> Any:  # noqa: ANN401  any TOML value
        self.seen.add(name)
        found = self.values.get(name)
        if found is None:
            self.complain(name, f"is missing, expected {what}")
        elif not isinstance(found, kind) or (isinstance(found, bool) and kind is not bool):
            self.complain(name, f"is {found!r:.60}, expected {what}")
            return None
        return found
