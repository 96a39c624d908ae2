"""Who decides, who of them has agreed, and what the contact can do (S10)."""

from __future__ import annotations

from typing import Any, NamedTuple

from closecall.facts.cues import load_cues
from closecall.facts.deal.buyer_words import buyer_said
from closecall.facts.deal.stage import has_accepted
from closecall.facts.findings import Findings
from closecall.facts.hearing import Said, cue_language, is_note_of_a_call, said_by, said_in
from closecall.facts.proof import from_words
from closecall.facts.retold.vocabulary import telling_in
from closecall.facts.vocabulary import ContactRole
from closecall.thread.records import Thread

_SOMEONE = "someone"
_STATED = {"both": 2, "three": 3}


class _Table(NamedTuple):
    """Those around the table, as far as they were named; persons are told apart by one word each."""

    others: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    stated: int = 0
    sole: bool = False
    objects: bool = False
    role: ContactRole | None = None

    def with_other(self, person: str) -> _Table:
        """One more decider; a pronoun is somebody already named, where there is one."""
        if person in self.others or (person == _SOMEONE and self.others):
            return self
        return self._replace(others=(*self.others, person))

    def with_yes_of(self, person: str) -> _Table:
        """A yes by somebody who has a say."""
        if person == _SOMEONE and self.others:
            person = self.others[-1]
        return self.with_other(person)._replace(agreed=tuple(dict.fromkeys((*self.agreed, person))))


def deciders(thread: Thread) -> Findings:
    """``decision_makers_total`` and ``_agreed``, ``decision_maker_objects``, ``contact_role``.

    Unknown stays unknown: "depends who you ask" tells nothing. The contact counts as agreed once he says
    that he has signed, paid or ordered. What the seller recalls ("you said you decide alone") stands where
    the buyer answered and named nobody.
    """
    said = [one for one in _heard(thread) if _is_used(one, thread)]
    table, lang = _Table(), cue_language(thread)
    for one in said:
        table = _joined(table, one, lang)
    recalled = [] if said else _recalled(thread)
    if recalled:
        table = table._replace(sole=True)
    values = _values(table, contact_agreed=has_accepted(thread))
    told = [*said, *recalled]
    shown = [from_words(thread, fact, one) for fact in values for one in told if one.cue.fact in _TELLS[fact]]
    return Findings(values, tuple(shown))


_TELLS = {
    "decision_makers_total": ("deciders", "agreed", "objects", "recalls_sole"),
    "decision_makers_agreed": ("agreed",),
    "decision_maker_objects": ("objects",),
    "contact_role": ("role", "deciders", "recalls_sole"),
}


def _heard(thread: Thread) -> list[Said]:
    """The buyer's words, or all of the seller's note of a call: a seller may state who decides (3.1)."""
    if is_note_of_a_call(thread):
        indexes = [index for index, message in enumerate(thread.messages) if message.is_seller]
        return [one for one in said_by(thread, indexes, "deciders") if _is_of_somebody(one, thread)]
    return list(buyer_said(thread, "deciders"))


def _is_of_somebody(said: Said, thread: Thread) -> bool:
    """Whether a yes that the seller notes is somebody's by name or kin: "loves it, sold" is his own word."""
    if said.cue.fact != "agreed" or not said.first or said.cue.detail != "before":
        return said.cue.fact != "agreed" or bool(said.first)
    start = said.sentence.words.spans[said.first - 1][0]
    telling = telling_in(cue_language(thread))
    is_kin = telling is None or said.word_before in telling.others
    return is_kin or thread.messages[said.message].body[start].isupper()


def _recalled(thread: Thread) -> list[Said]:
    """Where the seller recalls, in words that the buyer answered, that he decides alone."""
    last = max((index for index, _ in thread.buyer_messages()), default=-1)
    indexes = [index for index, message in enumerate(thread.messages[: last + 1]) if message.is_seller]
    return [one for one in said_by(thread, indexes, "seller") if one.cue.fact == "recalls_sole"][-1:]


def _is_used(said: Said, thread: Thread) -> bool:
    """Whether it tells: "Nobody." does so only where the seller has just asked who decides."""
    if said.cue.value != "answered_sole":
        return True
    before = said.message - 1
    return before >= 0 and any(s.cue.fact == "asks_deciders" for s in said_in(thread, before, "seller"))


def _joined(table: _Table, said: Said, lang: str) -> _Table:
    cue = said.cue
    if cue.fact == "objects":
        return table._replace(objects=True)
    if cue.fact == "role":
        return table._replace(role=_weaker(table.role, ContactRole(cue.value)))
    person = _person(said, lang) if cue.fact in ("deciders", "agreed") else None
    if person is None:
        return table
    return table.with_yes_of(person) if cue.fact == "agreed" else _counted(table, cue.value, person)


def _counted(table: _Table, count: str, person: str) -> _Table:
    """The table after a phrase that says who or how many decide."""
    if count in ("sole", "answered_sole"):
        return table._replace(sole=True)
    if count in _STATED:
        return table._replace(stated=max(table.stated, _STATED[count]))
    if count == "two_others":
        return table.with_other(f"{person} 1").with_other(f"{person} 2")
    return table.with_other(person)


def _person(said: Said, lang: str) -> str | None:
    """The word that tells this person from others; None when the word beside the cue is no person."""
    if said.cue.detail == "inside":
        return said.words[-1]
    if said.cue.detail not in ("before", "after"):
        return _SOMEONE
    word = said.word_before if said.cue.detail == "before" else said.word_after
    book = load_cues(lang, "persons")
    kinds = {heard.cue.value for heard in book.hear((word,))} if book else set()
    if "nobody" in kinds or not word:
        return None
    return _SOMEONE if "pronoun" in kinds else word


def _weaker(known: ContactRole | None, told: ContactRole) -> ContactRole:
    order = list(ContactRole)
    return told if known is None or order.index(told) > order.index(known) else known


def _values(table: _Table, *, contact_agreed: bool) -> dict[str, Any]:
    cannot_sign = table.role is not None and table.role is not ContactRole.DECIDER
    values: dict[str, Any] = {}
    total = len(table.others) + (0 if cannot_sign else 1) if table.others or table.sole else 0
    total = max(total, table.stated)
    if total:
        values["decision_makers_total"] = total
        agreed = min(total, len(table.agreed) + contact_agreed)
        if agreed:
            values["decision_makers_agreed"] = agreed
    if table.objects:
        values["decision_maker_objects"] = True
    if cannot_sign:
        values["contact_role"] = table.role
    elif table.sole or table.stated or table.role is ContactRole.DECIDER:
        values["contact_role"] = ContactRole.DECIDER
    return values
