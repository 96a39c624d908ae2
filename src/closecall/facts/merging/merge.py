"""One reading out of several sources. Each rule stands once, with its reason.

1. What only the buyer can tell comes from his words and acts; the note gives only what the seller may assert
   (DOMAIN 3.1), and only where the thread is silent. Exceptions: ``buyer_kind`` is left out where note and
   thread disagree, and of ``firm_attempts`` the greater number stands, because calls leave no thread. For the
   same reason a no that the note passes on stands where it is stronger than what was read, or the buyer had
   taken one back and the note's is no older one, and so do a loss and a wish for guidance or no pressure:
   they only lower the stance.
2. A given fact wins over a read one: a CRM knows counts, dates and prices better than any reader.
3. Except that a refusal in the buyer's words is never weakened, and ``refusal_retracted`` is never given:
   only the buyer can take a no back (S5, S21); save as the answer to whether old words of his still are a no,
   where he wrote again since. A given opt-out no words of the thread take back: a list of
   people not to be contacted may be younger than they are. Who knows better gives ``refusal_retracted`` too.
4. Except that interest is never given above what the buyer's words show (S15). What a CRM logs is (meetings,
   contacts started, actions, next meeting, stage, price known, need).
5. Amounts are in one currency; a read amount in another than the one that stands is dropped.
6. A fact that raises the stance and has no evidence is dropped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from closecall.facts.findings import Evidence, Findings
from closecall.facts.merging.bounds import within_bounds
from closecall.facts.merging.evidence_guard import supported
from closecall.facts.merging.given_facts import with_given
from closecall.facts.merging.resolution import settled_by_telling
from closecall.facts.open_question import Stops
from closecall.facts.reading import Reading
from closecall.facts.unclear_refusal import is_said_earlier, may_be_a_no
from closecall.facts.vocabulary import AMOUNTS, FINAL_REFUSALS, Facts, Refusal, Stage, rank
from closecall.thread.records import Thread
from closecall.thread.speaker_turns import turn_at

_NOTE_MAY_TELL = frozenset(
    "seller_conviction conviction_reasons annual_means currency buyer_kind org_segment decision_makers_total "
    "reversible firm_attempts price_total".split()
)
_NOTE_MAY_PASS_ON = ("vulnerability", "wants_guidance", "asked_no_pressure")


def merge(
    thread: Thread, read: Sequence[Findings], *, note: Findings | None = None, given: Facts | None = None
) -> Reading:
    """The facts of a thread, with sorted evidence.

    Args:
        read: findings from the thread; for a fact that two of them tell, the first stands.
        note: findings from the seller's note.
        given: facts known already.

    Raises:
        FactsError: a given fact contradicts another fact.

    """
    is_told = given is not None and given.refusal is not None
    parts = (*read, note or Findings())
    warnings = [
        warning
        for part in parts
        for warning in (
            *part.warnings,
            *(may_be_a_no(each.words) for each in part.questions if each.is_shown and not is_told),
        )
    ]
    found = _first_of(read)
    if note:
        found = _with_note(found, note, warnings)
    found = _without_contradiction(found, warnings)
    if given:
        is_open = any(is_said_earlier(thread, part.unsettled) for part in read if part.unsettled)
        if given.stage is Stage.ACCEPTED:
            found = settled_by_telling(found, before=_newest_turn(thread))
        found = with_given(found, given, warnings, is_open=is_open)
    values, evidence = supported(
        thread, Findings(within_bounds(found.values, warnings), found.evidence), warnings
    )
    facts = Facts.from_mapping(values)
    is_settled = is_told or found.values.get("refusal") in FINAL_REFUSALS
    questions = tuple(
        each
        for part in parts
        for each in part.questions
        if not (is_settled and each.may_be == "no" and each.stops is Stops.ALL)
    )
    said = tuple(dict.fromkeys(warnings))
    return Reading(
        facts,
        _sorted(evidence, facts),
        said,
        questions=questions,
        given=_standing(given, facts),
    )


def _newest_turn(thread: Thread) -> int:
    """Where the buyer's newest turn begins; before all messages where he has none."""
    return turn_at(thread, thread.last_of_buyer)[0] if thread.last_of_buyer >= 0 else -1


def _standing(given: Facts | None, facts: Facts) -> frozenset[str]:
    """The given facts that stand."""
    known = given.known() if given else {}
    return frozenset(name for name, value in known.items() if getattr(facts, name) == value)


def _first_of(parts: Sequence[Findings]) -> Findings:
    values: dict[str, Any] = {}
    evidence: list[Evidence] = []
    for part in parts:
        fresh = {
            name: value for name, value in part.values.items() if name not in values and value is not None
        }
        values |= fresh
        evidence += [item for item in part.evidence if item.fact in fresh]
    return Findings(values, tuple(evidence))


def _with_note(found: Findings, note: Findings, warnings: list[str]) -> Findings:
    values = dict(found.values)
    told = {name: value for name, value in note.values.items() if name in _NOTE_MAY_TELL}
    passed_on = _passed_on(note, values, warnings)
    for name in passed_on:
        values.pop(name, None)
    told |= passed_on
    _keep_one_currency(values, told, warnings, source="the note")
    if told.get("buyer_kind", values.get("buyer_kind")) != values.get("buyer_kind", told.get("buyer_kind")):
        warnings.append(
            "The note and the thread disagree on who pays, a person or an organisation: left open."
        )
        del values["buyer_kind"], told["buyer_kind"]
    if told.get("firm_attempts", 0) > values.get("firm_attempts", 0):
        values.pop("firm_attempts", None)
    fresh = {name: value for name, value in told.items() if name not in values}
    evidence = [item for item in found.evidence if item.fact in values]
    evidence += [item for item in note.evidence if item.fact in fresh]
    return Findings(values | fresh, tuple(evidence))


def _passed_on(note: Findings, read: Mapping[str, Any], warnings: list[str]) -> dict[str, Any]:
    """What the note passes on of the buyer's that lowers the stance below what was read."""
    lower = {name: note.values[name] for name in _NOTE_MAY_PASS_ON if name in note.values}
    lower = {name: value for name, value in lower.items() if read.get(name) in (None, False, "none")}
    no, taken_back = note.values.get("refusal"), read.get("refusal_retracted")
    no = no if no or taken_back else note.values.get("earlier_refusal")
    if no and (taken_back or rank(Refusal, no) > rank(Refusal, read.get("refusal"))):
        # What stands in the thread may be older than the call that the note tells of.
        lower |= {"refusal": no, "refusal_retracted": False}
    if lower:
        quotes = [f"\u201c{item.quote}\u201d" for item in note.evidence if item.fact in lower]
        warnings.append(f"Your note tells more than the thread shows, and I go by it: {', '.join(quotes)}")
    return lower


def _keep_one_currency(
    values: dict[str, Any], added: dict[str, Any], warnings: list[str], *, source: str
) -> None:
    """Drop the added amounts when they are in another currency than the amounts that stand."""
    stands, comes = values.get("currency"), added.get("currency")
    if comes is None:
        return
    if "price_total" in values and stands is None:
        # The price's currency was not said: the added one is the price's only if it names the same price.
        if added.get("price_total") != values["price_total"]:
            del added["currency"]
        return
    if stands and stands != comes:
        dropped = [name for name in AMOUNTS if name in added]
        for name in ("currency", *dropped):
            del added[name]
        if dropped:
            warnings.append(
                f"{', '.join(dropped)} from {source} is in {comes}, the price in {stands}: left out."
            )


def _without_contradiction(found: Findings, warnings: list[str]) -> Findings:
    """More people agreed than decide, by what was read: then it is not known how many agreed."""
    total, agreed = found.values.get("decision_makers_total"), found.values.get("decision_makers_agreed")
    if total is None or agreed is None or agreed <= total:
        return found
    warnings.append(f"I read {agreed} who agreed, of {total} who decide: left out who agreed.")
    return found.without("decision_makers_agreed")


def _sorted(evidence: Sequence[Evidence], facts: Facts) -> tuple[Evidence, ...]:
    """By fact in field order, then by place: the position is the evidence's id."""
    order = {name: number for number, name in enumerate(facts.known())}
    kept = dict.fromkeys(item for item in evidence if item.fact in order)
    return tuple(
        sorted(
            kept,
            key=lambda e: (
                order[e.fact],
                e.message is None,
                e.message or 0,
                e.start or 0,
                e.end or 0,
                e.source,
                e.quote,
                e.event,
            ),
        )
    )
