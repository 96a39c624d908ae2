"""What a prompt is told: the values that templates may use, and the fence around pasted text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from closecall.decision.records import Approach
from closecall.drafting.conversation import conversation_of, fence_for
from closecall.drafting.records import Brief
from closecall.drafting.template.confirm import agreed
from closecall.drafting.template.days import today_of, working_day_after, written_out
from closecall.drafting.template.guide import day_of_step, framing
from closecall.drafting.template.material import Material
from closecall.drafting.template.names import called
from closecall.drafting.template.quotes import citable
from closecall.drafting.template.reasons import reasons_to_say
from closecall.drafting.template.wording import table
from closecall.facts.vocabulary import Facts, Hardness, Hesitation, HesitationKind

_LONGEST_QUOTE = 20
_TOLD = (
    "price_total", "currency", "verbal_interest", "buyer_actions", "meetings_kept", "next_meeting_booked",
    "buyer_initiated", "need_confirmed", "stage", "price_known", "critical_date", "reversible",
    "existing_customer", "refusal", "defer_until", "wants_guidance", "asked_no_pressure",
    "open_buyer_questions", "decision_makers_total", "decision_makers_agreed",
)  # fmt: skip
"""Facts a draft may speak of. Means, limits, competitors and the seller's doubts stay inside (W8)."""
_CONDITION = ", a condition that has to be met first"
_PACE = {Approach.FIRM_CLOSE: "firm", Approach.GUIDE: "guide", Approach.CONFIRM: "paper"}


def proposed_day(brief: Brief) -> str | None:
    """The day to propose, as the draft should write it; ISO where the draft is not in English."""
    today = today_of(brief)
    if today and brief.approach is Approach.GUIDE and brief.lang == "en":
        return day_of_step(Material.of(brief))
    if brief.approach is Approach.NURTURE:
        day = brief.facts.defer_until
    else:
        pace = _PACE.get(brief.approach)
        day = working_day_after(today, days=table("en")["pace"][pace]) if today and pace else None
    if day is None:
        return None
    return written_out(day, from_day=today) if brief.lang == "en" else day.isoformat()


def nonce_for(brief: Brief) -> str:
    """The fence around what is pasted into a brief's prompt (:func:`.conversation.fence_for`)."""
    return fence_for(_pasted(brief))


def values_of(brief: Brief, *, nonce: str) -> dict[str, Any]:
    """Everything that a prompt template may name; the table in ``prompts/README.md`` explains each."""
    facts = brief.facts
    shown = conversation_of(brief.thread, brief.evidence)
    return {
        "lang": brief.lang,
        "wrote": Material.of(brief).wrote,
        "buyer": called(brief.buyer_name, brief.thread) or "",
        "seller": called(brief.seller_name, brief.thread) or "",
        "facts": _fact_lines(facts),
        "hesitations": [_named(hesitation) for hesitation in facts.open_hesitations()],
        "disagreement": _disagreement(facts),
        "agreed": agreed(Material.of(brief)) if brief.lang == "en" else "",
        "framing": framing(Material.of(brief)),
        "reasons": reasons_to_say(brief),
        "quotes": [{"fact": fact, "words": words} for fact, words in _quotes(brief)],
        "blockers": [blocker.sentence for blocker in brief.decision.blockers if blocker.sentence],
        "day": proposed_day(brief) or "",
        "messages": [{"who": line.who, "text": line.text} for line in shown.lines],
        "shortened": shown.shortened,
        "left_out": shown.left_out,
        "note": brief.note or "",
        "nonce": nonce,
    }


def _pasted(brief: Brief) -> Iterator[str]:
    if brief.thread:
        for message in brief.thread.messages:
            yield message.speaker.label
            yield message.body
    yield brief.note or ""
    yield from brief.facts.conviction_reasons or ()


def _fact_lines(facts: Facts) -> list[str]:
    known = facts.to_dict()
    return [f"{name}: {_shown(known[name])}" for name in _TOLD if name in known]


def _shown(value: Any) -> str:  # noqa: ANN401  any fact's value
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value).lower()


def _named(hesitation: Hesitation) -> str:
    name = str(table("en")["firm"][hesitation.kind.value]["name"][0])
    return f"{name}{_CONDITION}" if hesitation.hardness is Hardness.HARD else name


def _disagreement(facts: Facts) -> str:
    """How one may disagree with the first soft hesitation, for models that would disagree with the reason."""
    kinds = [hesitation.kind for hesitation in facts.open_hesitations(Hardness.SOFT)]
    kind = kinds[0] if kinds else HesitationKind.UNSPECIFIED
    return str(table("en")["firm"][kind.value]["disagree"][0])


def _quotes(brief: Brief) -> Iterator[tuple[str, str]]:
    """A fact and the buyer's words for it, short enough to cite; one for each fact."""
    settled = set() if brief.facts.open_buyer_questions else {"open_buyer_questions"}
    facts = dict.fromkeys(e.fact for e in brief.evidence if e.source == "words" and e.quote)
    for fact in (name for name in facts if name not in settled):
        quote = citable(brief, fact, longest=_LONGEST_QUOTE)
        if quote is None and brief.lang != "en":
            raw = next(e.quote for e in brief.evidence if e.fact == fact and e.quote)
            quote = raw if "\n" not in raw and '"' not in raw else None
        if quote:
            yield fact, quote
