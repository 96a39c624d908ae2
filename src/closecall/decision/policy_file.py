"""A policy from a TOML file, the built-in one or another, with every problem found listed at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from closecall.decision.policy import (
    CadenceRules,
    CoverageRules,
    Gate,
    GateThresholds,
    Policy,
    ReadinessRules,
    SellerQuestion,
    SizeRules,
)
from closecall.decision.policy_names import (
    CADENCE_DAYS,
    CADENCE_SENTENCES,
    GATE_CODES,
    GATE_FIELDS,
    QUESTION_FIELDS,
    QUESTIONS,
    REQUIRED,
    ROWS,
    SIZE_SENTENCES,
)
from closecall.decision.policy_table import PolicyTable
from closecall.decision.policy_weights import read_weights
from closecall.errors import InputError
from closecall.facts.vocabulary import Facts, OrgSegment, Stage
from closecall.text.resources.toml_file import parse_data


def load_policy(path: Path | None = None) -> Policy:
    """The policy in a TOML file, or the built-in one, which is read once.

    Raises:
        InputError: the file cannot be read, or breaks the rules of a policy; every problem is listed.

    """
    return _built_in() if path is None else _read(path)


def parse_policy(data: bytes, *, name: str) -> Policy:
    """The policy in the bytes of a file; ``name`` is for messages.

    Raises:
        InputError: not TOML, or not a policy; every problem is listed.

    """
    import tomllib  # noqa: PLC0415  the built-in policy is read without it

    try:
        values = tomllib.loads(data.decode("utf-8"), parse_float=Decimal)
    except ValueError as error:
        raise InputError(f"{name}: not a TOML file: {error}.", hint="Start from the built-in file.") from None
    except RecursionError:
        raise InputError(f"{name}: nested too deeply.", hint="Start from the built-in file.") from None
    return _policy_of(values, checksum=crc32(data), name=name)


@cache
def _built_in() -> Policy:
    path = Path(__file__).with_name("policy.toml")
    values = parse_data(path, parse_float=Decimal)
    return _policy_of(values, checksum=crc32(path.read_bytes()), name=path.name)


def _read(path: Path) -> Policy:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path}: cannot read the policy ({error.strerror}).", hint="Give a readable TOML file."
        ) from None
    return parse_policy(data, name=str(path))


def _policy_of(values: Mapping[str, Any], *, checksum: int, name: str) -> Policy:
    """The policy in the values of a file, whose numbers with a point are decimals."""
    top = PolicyTable(values, "", [])
    policy = _policy(top, checksum=checksum)
    if top.problems:
        raise InputError(f"{name}: {'; '.join(top.problems)}.", hint="Start from the built-in file.")
    return policy


def _policy(top: PolicyTable, *, checksum: int) -> Policy:
    currency, flips = top.table("currency"), top.table("flips")
    questions, most_questions = _questions(top.table("questions"))
    policy = Policy(
        version=f"{top.text('version')}+{checksum:08x}",
        readiness=_readiness(top.table("readiness")),
        gates_from=_thresholds(top.table("gates_from")),
        weights=read_weights(top.table("weights")),
        coverage=_coverage(top.table("coverage")),
        size=_size(top.table("size")),
        usd=_rates(currency.table("usd")),
        usd_of=_day(currency, "of"),
        gates=_gates(top.table("gates")),
        questions=questions,
        most_questions=most_questions,
        cadence=_cadence(top.table("cadence")),
        most_flips=flips.whole("most", 0, 20),
        rows=_rows(top.table("rows")),
    )
    for table in (currency, flips, top):
        table.refuse_rest()
    return policy


def _readiness(table: PolicyTable) -> ReadinessRules:
    rules = ReadinessRules(
        *(table.whole(name, 0, 100) for name in ("base", "firm_from", "nurture_below", "words_only_cap"))
    )
    if rules.words_only_cap >= rules.firm_from:
        table.complain("words_only_cap", "must stay below firm_from: words alone never make it firm (S15)")
    if rules.nurture_below > rules.firm_from:
        table.complain("nurture_below", "must not lie above firm_from")
    table.refuse_rest()
    return rules


def _thresholds(table: PolicyTable) -> GateThresholds:
    rules = GateThresholds(
        interest_units=table.whole("interest_units", 1, 12),
        unanswered_touches=table.whole("unanswered_touches", 1, 20),
        cold_days=table.whole("cold_days", 1, 365),
        committee=table.whole("committee", 2, 100),
        firm_attempts=table.whole("firm_attempts", 1, 2),
        cusp_stage=table.text("cusp_stage"),
    )
    if rules.cusp_stage not in set(Stage):
        table.complain("cusp_stage", f"is not a stage: {', '.join(Stage)}")
    table.refuse_rest()
    return rules


def _coverage(table: PolicyTable) -> CoverageRules:
    rules = CoverageRules(
        table.whole("without_points", 1, 100),
        table.whole("required_factor", 1, 10),
        table.amount("medium_from", most=Decimal(1)),
        table.amount("high_from", most=Decimal(1)),
    )
    if rules.medium_from > rules.high_from:
        table.complain("medium_from", "must not lie above high_from")
    table.refuse_rest()
    return rules


def _size(table: PolicyTable) -> SizeRules:
    one = Decimal(1)
    person, firm = table.table("individual"), table.table("organisation")
    segment = firm.table("segment")
    rules = SizeRules(
        moderate_from=table.amount("moderate_from", most=one),
        individual_most_share=person.amount("most_share", most=one),
        individual_least_share=person.amount("least_share", most=one),
        individual_floor=person.amount("floor"),
        individual_large_from=person.amount("large_from"),
        individual_small_below=person.amount("small_below"),
        organisation_share=firm.amount("share", most=one),
        organisation_large_from=firm.amount("large_from"),
        organisation_small_below=firm.amount("small_below"),
        segment={name.value: segment.amount(name.value) for name in OrgSegment},
        say={name: table.text(f"say_{name}", fields=fields) for name, fields in SIZE_SENTENCES.items()},
    )
    if rules.individual_least_share > rules.individual_most_share:
        person.complain("least_share", "must not lie above most_share")
    if rules.individual_small_below > rules.individual_large_from:
        person.complain("small_below", "must not lie above large_from")
    if rules.organisation_small_below > rules.organisation_large_from:
        firm.complain("small_below", "must not lie above large_from")
    for part in (segment, person, firm, table):
        part.refuse_rest()
    return rules


def _rates(table: PolicyTable) -> dict[str, Decimal]:
    for code in table.values:
        if not (len(code) == 3 and code.isascii() and code.isupper() and code.isalpha()):
            table.complain(code, "is not a three-letter currency code")
    return {code: table.amount(code) for code in table.values}


def _day(table: PolicyTable, name: str) -> date:
    table.seen.add(name)
    found = table.values.get(name)
    if type(found) is not date:
        table.complain(name, "expected a date such as 2025-06-30")
        return date.min
    return found


def _gates(table: PolicyTable) -> dict[str, Gate]:
    gates = {code: _gate(table.table(code)) for code in GATE_CODES}
    table.refuse_rest()
    return gates


def _gate(table: PolicyTable) -> Gate:
    gate = Gate(
        table.text("question"),
        table.text("say", fields=GATE_FIELDS),
        table.text("lifted_by"),
        table.text("why"),
        table.names("facts"),
        table.names("rules"),
        table.flag("gentle"),
    )
    for fact in gate.facts:
        if fact not in Facts.model_fields:
            table.complain("facts", f"no such fact: {fact}")
    table.refuse_rest()
    return gate


def _questions(table: PolicyTable) -> tuple[Mapping[str, SellerQuestion], int]:
    most = table.whole("most", 1, len(REQUIRED))
    found = {}
    for name in QUESTIONS:
        one = table.table(name)
        blanks = QUESTION_FIELDS.get(name, ())
        found[name] = SellerQuestion(one.text("ask", fields=blanks), one.text("why"))
        one.refuse_rest()
    table.refuse_rest()
    return found, most


def _cadence(table: PolicyTable) -> CadenceRules:
    say = table.table("say")
    rules = CadenceRules(
        nurture_days=table.wholes("nurture_days"),
        last_unanswered=table.whole("last_unanswered", 1, 20),
        brush_off_days=table.whole("brush_off_days", 1, 3650),
        not_now_days=table.whole("not_now_days", 1, 3650),
        room_days=table.whole("room_days", 1, 3650),
        days={approach: table.whole(name, 0, 3650) for name, approach in CADENCE_DAYS.items()},
        say={name: say.text(name, fields=("days", "unanswered")) for name in CADENCE_SENTENCES},
    )
    for part in (say, table):
        part.refuse_rest()
    return rules


def _rows(table: PolicyTable) -> dict[str, tuple[str, ...]]:
    rows = {name: table.names(name) for name in ROWS}
    table.refuse_rest()
    return rows
