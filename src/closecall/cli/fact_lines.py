"""The facts for a seller's eye: each with the words it rests on, what was not found, and what to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from closecall.cli.console import clipped, heading, one_line, wrapped
from closecall.facts.findings import Evidence, says_something
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import AMOUNTS, Facts, Refusal, Vulnerability
from closecall.text.day_format import day_in_words
from closecall.text.resources.toml_file import read_data
from closecall.thread.records import Thread

_MOST_QUESTIONS = 5
_MOST_QUOTES = 3
_LONGEST_QUOTE = 240
_DAYS = ("defer_until", "critical_date", "auto_reply_pending")


@cache
def layout() -> Mapping[str, Any]:
    """The file ``facts.toml``: order, headings, questions and meanings."""
    return read_data(Path(__file__).with_name("facts.toml"))


def heard_lines(reading: Reading, thread: Thread) -> Iterator[str]:
    """Each fact that says something, by what it is about; a quote that several facts rest on stands once."""
    known = reading.facts.to_dict()
    told = [name for name, value in known.items() if says_something(name, value)]
    currency = known.get("currency")
    if currency and any(name in told for name in AMOUNTS):
        told.remove("currency")  # it stands beside the amounts
    for part in layout()["parts"]:
        groups = _by_evidence([name for name in part["facts"] if name in told], reading)
        if groups:
            yield ""
            yield heading(part["title"])
        for names, evidence in groups:
            values = "; ".join(f"{words(name)}: {_value(name, known)}" for name in names)
            yield wrapped(values, first="  ", indent="    ")
            for item in evidence[:_MOST_QUOTES]:
                yield wrapped(_because(item, thread), indent="      ")
            if len(evidence) > _MOST_QUOTES:
                yield f"      and {len(evidence) - _MOST_QUOTES} more (--json)"


def not_found_lines(reading: Reading) -> Iterator[str]:
    """What was listened for in vain: the seller sees that no refusal was heard."""
    known = reading.facts.to_dict()
    listed = (name for part in layout()["parts"] for name in part["facts"])
    empty = [name for name in listed if name in known and not says_something(name, known[name])]
    empty = [name for name in empty if name != "days_since_buyer"]  # zero days: they wrote today
    if empty:
        yield heading("Listened for, not found")
        yield wrapped(", ".join(map(words, empty)))


def unknown_lines(facts: Facts) -> Iterator[str]:
    """What is unknown: the most important as questions, the rest by name. Who said no is asked nothing."""
    unknown = [name for name in Facts.model_fields if name not in facts.known()]
    yield heading("Not known")
    left_alone = _left_alone(facts)
    asked: list[str] = []
    if left_alone:
        yield wrapped(left_alone)
    else:
        asked = [name for name in layout()["ask"] if name in unknown and _matters(name, facts)]
        asked = asked[:_MOST_QUESTIONS]
        yield from _questions("You could ask them:", asked, "ask")
        tell = [name for name in layout()["tell"] if name in unknown and _matters(name, facts)]
        yield from _questions("Only you can tell (--note or --facts):", tell, "tell")
        asked += tell
    rest = ", ".join(words(name) for name in unknown if name not in asked)
    if rest:
        yield wrapped(f"{'Also: ' if asked else ''}{rest}")


def _left_alone(facts: Facts) -> str:
    """Why the buyer is not to be asked anything now; "" when he may be."""
    if facts.refusal_retracted:
        return ""
    if facts.refusal in (Refusal.EXPLICIT_NO, Refusal.OPT_OUT):
        return "They said no, so there is nothing to ask them."
    if facts.refusal not in (None, Refusal.NONE) or facts.annoyed or facts.asked_no_pressure:
        return "This is not the moment to ask them anything."
    if facts.vulnerability not in (None, Vulnerability.NONE):
        return "This is not the moment to ask them anything."
    return ""


def words(name: str) -> str:
    """A fact's name as a person writes it."""
    return name.replace("_", " ")


def _questions(title: str, names: Sequence[str], table: str) -> Iterator[str]:
    if names:
        yield f"  {title}"
        yield from (wrapped(layout()[table][name], first="  ? ", indent="    ") for name in names)


def _matters(name: str, facts: Facts) -> bool:
    match name:
        case "decision_makers_agreed":
            return facts.decision_makers_total is not None and facts.decision_makers_total > 1
        case "annual_means":
            return facts.org_segment is None
    return True


def _by_evidence(names: Sequence[str], reading: Reading) -> list[tuple[list[str], list[Evidence]]]:
    """Facts that rest on the same words together, in the order of the first."""
    groups: dict[tuple[Any, ...], tuple[list[str], list[Evidence]]] = {}
    for name in names:
        evidence = [item for item in reading.evidence if item.fact == name]
        rests_on = tuple((item.message, item.quote or item.event) for item in evidence) or (name,)
        groups.setdefault(rests_on, ([], evidence))[0].append(name)
    return list(groups.values())


def _value(name: str, known: Mapping[str, Any]) -> str:
    if name == "seller_talk_share":
        return f"{known[name]:.0%}"
    if name == "median_reply_hours":
        return f"{known[name]:,.0f}" if known[name] >= 1 else "under 1"
    if name in _DAYS and isinstance(known[name], str):
        return day_in_words(date.fromisoformat(known[name]))
    unit = known.get("currency", "") if name in AMOUNTS else ""
    return f"{_plain(known[name])} {unit}".rstrip()


def _plain(value: Any) -> str:  # noqa: ANN401  any fact's value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(_plain, value))
    if isinstance(value, dict):
        return f"{words(value['kind'])} ({value['hardness']}, {value['status']})"
    return f"{value:,}" if isinstance(value, int | float) else words(one_line(str(value)))


def _because(evidence: Evidence, thread: Thread) -> str:
    quote = one_line(evidence.quote)
    said = f"\u201c{clipped(quote, _LONGEST_QUOTE)}\u201d" if quote else one_line(evidence.event)
    if evidence.message is None:
        return f"{said} ({'your note' if evidence.source == 'seller' else 'given'})"
    message = thread.messages[evidence.message]
    day = message.at.day if message.at else None
    # What happened tells its day itself.
    when = f", {day_in_words(day)}" if day and quote else ""
    return f"{said} ({one_line(message.speaker.label)}{when}, message {evidence.message + 1})"
