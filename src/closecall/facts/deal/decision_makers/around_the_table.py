"""Those around the table who decide, counted phrase by phrase as they are told of (S10)."""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

from closecall.facts.cues.cue_mentions import CueMention
from closecall.facts.deal.decision_makers.bare_answers import BARE_ANSWERS, OF_HIM_ALONE
from closecall.facts.deal.decision_makers.named_persons import SOMEONE, persons_beside
from closecall.facts.vocabulary import ContactRole, rank
from closecall.text.quantities.numbers import numbers_in

_STATED = {"both": 2, "three": 3, "answered_three": 3}
# More people than this decide on nothing together: the number counts something else.
_MOST = 50


class Table(NamedTuple):
    """Those around the table, as far as they were named; persons are told apart by one word each."""

    others: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    stated: int = 0
    with_contact: bool = False
    stated_agreed: int = 0
    contact_agreed: bool = False
    sole: bool = False
    objects: bool = False
    role: ContactRole | None = None

    def with_other(self, person: str) -> Table:
        """One more decider; a pronoun is somebody already named, where there is one."""
        if person in self.others or (person == SOMEONE and self.others):
            return self
        return self._replace(others=(*self.others, person))

    def with_yes_of(self, person: str) -> Table:
        """A yes by somebody who has a say."""
        if person == SOMEONE and self.others:
            person = self.others[-1]
        return self.with_other(person)._replace(agreed=tuple(dict.fromkeys((*self.agreed, person))))


def joined(table: Table, said: CueMention, body: str, lang: str) -> Table:
    """The table after one more phrase of a body.

    Args:
        lang: of the cues that were heard.

    """
    cue = said.cue
    if cue.fact == "objects":
        return table._replace(objects=True)
    if cue.fact in ("role", "not_the_one"):
        return table._replace(role=_weaker(table.role, ContactRole(cue.value)))
    if cue.value == "contact":
        return table._replace(contact_agreed=True)
    if cue.value == "number":
        return _agreed_by_number(table, said, body)
    if cue.fact not in ("deciders", "agreed"):
        return table
    persons = persons_beside(said, body, lang)
    if cue.fact == "deciders" and persons:
        table = _stated(table, said, body)
    for person in persons:
        table = table.with_yes_of(person) if cue.fact == "agreed" else _counted(table, cue.value, person)
    return table


def _stated(table: Table, said: CueMention, body: str) -> Table:
    """The table after a phrase that gives the number: "three of us decide", "we are both in it"."""
    least = _STATED.get(said.cue.value)
    if least is None:
        return table
    stated = max(table.stated, *(_numbers(said, body) or [least]))
    return table._replace(
        stated=stated, with_contact=table.with_contact or said.cue.value in ("both", "three")
    )


def _agreed_by_number(table: Table, said: CueMention, body: str) -> Table:
    """The table after "two of the four partners have agreed"; without a number both did."""
    told = _numbers(said, body) or [2]
    return table._replace(stated=max(table.stated, *told), stated_agreed=max(table.stated_agreed, told[0]))


def _numbers(said: CueMention, body: str) -> list[int]:
    start, end = said.span
    return [int(n.value) for n in numbers_in(body, start=start, end=end) if n.value <= _MOST]


def _counted(table: Table, count: str, person: str) -> Table:
    """The table after a phrase that says who decides."""
    if count in (*OF_HIM_ALONE, *BARE_ANSWERS):
        return table._replace(sole=True)
    if count in _STATED:
        return table
    if count == "two_others":
        first = f"{person} 1" if person == SOMEONE else person
        return table.with_other(first).with_other(f"{person} 2")
    return table.with_other(person)


def _weaker(known: ContactRole | None, told: ContactRole) -> ContactRole:
    return max(known or told, told, key=partial(rank, ContactRole))


def values_of(table: Table) -> dict[str, Any]:
    """The facts that those around the table come to."""
    cannot_sign = table.role is not None and table.role is not ContactRole.DECIDER
    values: dict[str, Any] = {}
    total = len(table.others) + (0 if cannot_sign else 1) if table.others or table.sole else 0
    total = max(total, table.stated)
    if total:
        values["decision_makers_total"] = total
    agreed = max(table.stated_agreed, len(table.agreed) + table.contact_agreed)
    if agreed:
        values["decision_makers_agreed"] = min(agreed, total or agreed)
    if table.objects:
        values["decision_maker_objects"] = True
    if cannot_sign:
        values["contact_role"] = table.role
    elif table.sole or table.with_contact or table.role is ContactRole.DECIDER:
        values["contact_role"] = ContactRole.DECIDER
    return values
