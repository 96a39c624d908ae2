"""What is known already beside what was read: which of it may stand (rules 2 to 5 of :mod:`.merge`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from closecall.facts.findings import Evidence, Findings
from closecall.facts.merging.fact_words import said_of
from closecall.facts.vocabulary import AMOUNTS, WALL, Facts, Refusal, VerbalInterest, rank


def _without_wall(found: Findings, given: Facts) -> Findings:
    """Without what stood for words that may be a no, where the seller tells what they were."""
    if given.refusal is None or found.values.get("refusal", Refusal.NONE) is not Refusal.NONE:
        return found
    left = tuple(h for h in found.values.get("hesitations") or () if h != WALL)
    if not left:
        return found.without("hesitations")
    return Findings({**found.values, "hesitations": left}, found.evidence)


def with_given(found: Findings, given: Facts, warnings: list[str], *, is_open: bool) -> Findings:
    """With the given facts that may stand; a given refusal tells what words that may be a no were.

    Args:
        is_open: whether only the seller can tell what the buyer said earlier: a no, one that he took back, or
            none.

    """
    found = _without_wall(found, given)
    no = found.values.get("refusal", Refusal.NONE)
    is_answer = given.refusal is not None and given.refusal is not Refusal.OPT_OUT
    may_be_taken_back = is_open and no is Refusal.NONE and is_answer
    known = {
        name: value
        for name, value in given.known().items()
        if (name == "refusal_retracted" and may_be_taken_back)
        or not _is_refused(name, value, found, warnings)
    }
    is_taken_back = found.values.get("refusal_retracted") and "refusal_retracted" not in known
    if given.refusal is Refusal.OPT_OUT and is_taken_back:
        warnings.append(_STILL_IN_FORCE)
        known["refusal_retracted"] = False
    replaced = [name for name, value in known.items() if found.values.get(name) != value]
    if "currency" in replaced:
        other = [name for name in AMOUNTS if name in found.values and name not in known]
        if other and "currency" in found.values:
            left = " and ".join(map(said_of, other))
            warnings.append(f"I left out {left}: it was read in another currency than the given one.")
            found = found.without(*other)
    kept = found.without(*replaced)
    # What nothing in the thread shows rests on the seller, even where silence was read as the same.
    shown = {item.fact for item in kept.evidence}
    evidence = tuple(Evidence(name, "given") for name in known if name not in shown)
    return Findings({**kept.values, **known}, (*kept.evidence, *evidence))


def _is_refused(name: str, value: Any, found: Findings, warnings: list[str]) -> bool:  # noqa: ANN401
    """Whether a given fact may not stand against what was read (rules 3 and 4); says so in the warnings."""
    rule = _NOT_GIVEN_ABOVE_READ.get(name)
    if rule is None or rule(value, found.values):
        return False
    warnings.append(_stands_by_the_buyer(value, found) if name == "refusal" else _REFUSED[name])
    return True


def _stands_by_the_buyer(given: str, found: Findings) -> str:
    """That a given no is weaker than the one that was read, the words it was read in, and what to do."""
    quote = next((item.quote for item in found.evidence if item.fact == "refusal" and item.quote), "")
    words = f'says "{" ".join(quote.split())}"' if quote else "says otherwise"
    read = f"{found.values['refusal']}".replace("_", " ")
    return (
        f"I did not use refusal={given}: the thread {words}, which I read as a stronger no ({read}), and "
        "only the buyer takes that back. If they have, paste that message as well; if the words mean "
        "something else, leave them out of what you paste."
    )


# For each guarded fact: whether the given value may stand, from it and from what was read.
_NOT_GIVEN_ABOVE_READ: dict[str, Callable[[Any, Any], bool]] = {
    "refusal": lambda given, read: rank(Refusal, given) >= rank(Refusal, read.get("refusal")),
    "refusal_retracted": lambda given, read: not given or read.get("refusal_retracted") is True,
    "verbal_interest": lambda given, read: (
        rank(VerbalInterest, given)
        <= rank(VerbalInterest, read.get("verbal_interest") or VerbalInterest.NONE)
    ),
    "buying_questions": lambda given, read: given <= (read.get("buying_questions") or 0),
}
_STILL_IN_FORCE = (
    "The given wish not to be contacted stands, although the buyer's words take a no back: take it off your "
    "list first, if that is what they want."
)
_SHOWN = "only the buyer's own words can show it"
_REFUSED = {
    "refusal_retracted": (
        "I did not use refusal_retracted: nothing that I read takes the no back, and only the buyer's own "
        "words can. Paste the message in which they do."
    ),
    "verbal_interest": f"Ignored the given verbal_interest: {_SHOWN}.",
    "buying_questions": f"Ignored the given buying_questions: {_SHOWN}.",
}
