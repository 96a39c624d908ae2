"""What a prompt is told: the values that templates may use, their tokens, the fence around pasted text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Literal

from closecall.decision.records import Approach
from closecall.drafting.checks.spans.day_mentions import days_named
from closecall.drafting.phrasing.call_names import called, signing_name
from closecall.drafting.phrasing.phrase_tables import table, written_language
from closecall.drafting.phrasing.seller_sentences import liked
from closecall.drafting.prompting.conversation import conversation_of, fence_for
from closecall.drafting.prompting.disclosure import Disclosure
from closecall.drafting.prompting.maskable_spans import Kind
from closecall.drafting.prompting.named_entities import names_in, people_in
from closecall.drafting.prompting.slots import Collecting, Slots
from closecall.drafting.records import Brief
from closecall.drafting.template.approaches import firm_close, guide, nurture
from closecall.drafting.template.approaches.confirm import agreed
from closecall.drafting.template.buyer.next_meeting import meeting_day
from closecall.drafting.template.buyer.proposed_days import today_of, working_day_after, written_out
from closecall.drafting.template.material import Material
from closecall.drafting.template.seller_reasons.reason_wording import reasons_to_say
from closecall.facts.vocabulary import Facts, Hardness, Hesitation

_TOLD = (
    "verbal_interest", "buyer_actions", "meetings_kept", "next_meeting_booked",
    "buyer_initiated", "need_confirmed", "stage", "price_known", "reversible",
    "existing_customer", "refusal", "wants_guidance", "asked_no_pressure",
    "open_buyer_questions", "decision_makers_total", "decision_makers_agreed",
)  # fmt: skip
"""Facts a draft may speak of. Means, limits, competitors and the seller's doubts stay inside (W8)."""
_NOT_THERE: tuple[object, ...] = (None, False, 0, "none", [])
_LIKED: tuple[Literal["openings", "closings"], ...] = ("openings", "closings")
_MOST_SAMPLES, _LONGEST_SAMPLE = 2, 500
_CONDITION = ", a condition that has to be met first"
_FRAMING: Mapping[Approach, Callable[[Material], dict[str, str]]] = {
    Approach.FIRM_CLOSE: firm_close.framing,
    Approach.GUIDE: guide.framing,
    Approach.NURTURE: nurture.framing,
}
"""Sentences of the template's for fields of the answer; the fields of the others are as short as can be."""
_PACE = {Approach.FIRM_CLOSE: "firm", Approach.GUIDE: "guide", Approach.CONFIRM: "paper"}
_MOVABLE = frozenset({Approach.FIRM_CLOSE, Approach.GUIDE})
"""Where the model may propose one of the two working days after the first instead."""
_DAYS = 3
_DAY_MEANINGS = ("the day to propose", "the working day after that", "the working day after that one")
_DAY_NAMED = ("the day on which the buyer wants to hear from you again",)
_COUNTS = "no one two three four five six seven eight nine ten eleven twelve".split()
_LANGUAGES = {"de": "German", "en": "English", "es": "Spanish", "fr": "French"}


def proposed_days(brief: Brief) -> tuple[str, ...]:
    """The day to propose, as the draft should write it, then days that do as well; may be none."""
    today, material = today_of(brief), Material.of(brief)
    if brief.approach is Approach.NURTURE:
        day = nurture.day_of_step(material)
        return (day,) if day else ()
    pace = _PACE.get(brief.approach)
    if today is None or pace is None:
        return ()
    soonest = table("en")["pace"][pace]
    days = [working_day_after(today, days=soonest + more) for more in range(_DAYS)]
    written = tuple(written_out(day, from_day=today, lang=material.lang) for day in days)
    first = guide.day_of_step(material) if brief.approach is Approach.GUIDE else material.day(pace)
    if first != written[0]:
        return (first,) if first else ()
    last = meeting_day(brief) or days[-1]
    till_they_meet = sum(day <= last for day in days)
    return written[:till_they_meet] if brief.approach in _MOVABLE else written[:1]


def slots_of(brief: Brief, disclosure: Disclosure) -> Slots:
    """The tokens for all figures that a prompt of this brief may show, those of the facts first.

    A redacted one has tokens for the names of others too: those that stand in what the model is to say, and
    those of the conversation, which it may only quote.
    """
    given = disclosure.of(brief)
    facts, material = brief.facts, Material.of(given)
    price = (facts.price_total, facts.currency) if facts.price_total is not None else None
    slots = Collecting(lang=brief.lang, price=price, in_words=disclosure.redact)
    is_named = brief.approach is Approach.NURTURE and (facts.defer_until or facts.auto_reply_pending)
    meanings = _DAY_NAMED if is_named else _DAY_MEANINGS
    for day, meaning in zip(proposed_days(brief), meanings, strict=False):
        if days_named(day, lang=brief.lang):
            slots.add(Kind.DAY, day, meaning=meaning)
    for name, whose in zip(_names(brief), ("buyer", "seller"), strict=True):
        if name:
            slots.add(Kind.NAME, name, meaning=f"the {whose}'s name")
    if facts.critical_date:
        written = written_out(facts.critical_date, from_day=today_of(brief), lang=material.lang)
        slots.add(Kind.DATE, written, meaning="the date that the buyer has set")
    slots.read(agreed(material), price="the whole price")
    said = (*_fact_lines(facts), *reasons_to_say(given))
    heard = list(_framing(material).values())
    heard += [line.text for line in conversation_of(given.thread, given.evidence).lines]
    if disclosure.redact:
        heard += [line.who for line in conversation_of(given.thread, given.evidence).lines]
        heard += [words for _, words in _quotes(material)]
        people = people_in(brief.thread, brief.buyer_name, brief.seller_name)
        lang = brief.thread.lang if brief.thread else brief.lang
        for texts, is_heard in ((said, False), (heard, True)):
            for name in names_in(texts, people=people, lang=lang):
                slots.add(Kind.NAME, name, only_quoted=is_heard)
    for text in (*said, *heard):
        slots.read(text)
    return slots.done(m.body for _, m in (given.thread.buyer_messages() if given.thread else ()))


def _names(brief: Brief) -> tuple[str | None, str | None]:
    """What the buyer is called, and what the seller signs with."""
    return called(brief.buyer_name, brief.thread), signing_name(brief.seller_name, brief.thread)


def nonce_for(brief: Brief, disclosure: Disclosure) -> str:
    """The fence around what is pasted into a brief's prompt (:func:`.conversation.fence_for`)."""
    return fence_for(_pasted(disclosure.of(brief)))


def values_of(brief: Brief, *, nonce: str, disclosure: Disclosure) -> dict[str, Any]:
    """Everything that a prompt template may name; the table in ``prompts/README.md`` explains each.

    Figures are tokens in all of it, but for the quotes, which keep the buyer's words unless redacted.
    """
    slots, days = slots_of(brief, disclosure), proposed_days(brief)
    names = [slots.hide(name or "") for name in _names(brief)]
    brief = disclosure.of(brief)
    facts, material = brief.facts, Material.of(brief)
    shown = conversation_of(brief.thread, brief.evidence)
    as_quoted = slots.hide if disclosure.redact else partial(_own_words, slots=slots)
    return {
        "lang": brief.lang,
        "language": _LANGUAGES.get(brief.lang, brief.lang),
        "wrote": material.wrote,
        "buyer": names[0],
        "seller": names[1],
        "facts": [slots.hide(line) for line in _fact_lines(facts)],
        "hesitations": [_named(hesitation, material) for hesitation in facts.open_hesitations()],
        "agreed": slots.hide(agreed(material)),
        "framing": {name: slots.hide(text) for name, text in _framing(material).items()},
        "reasons": [slots.hide(reason) for reason in reasons_to_say(brief)],
        "quotes": [{"fact": fact, "words": as_quoted(words)} for fact, words in _quotes(material)],
        "blockers": [slots.withhold(b.sentence) for b in brief.decision.blockers if b.sentence],
        "day": _token_or_words(days[:1], slots),
        "voice": _voice(brief, slots),
        "slots": [{"token": slot.token, "meaning": slot.meaning} for slot in slots.slots if slot.meaning],
        "messages": [{"who": slots.hide(m.who), "text": slots.hide(m.text)} for m in shown.lines],
        "shortened": shown.shortened,
        "left_out": shown.left_out,
        "note": slots.withhold(brief.note or ""),
        "nonce": nonce,
    }


def _own_words(words: str, slots: Slots) -> str:
    """The buyer's words as they are, unless they hold what reads like a token, which would be filled."""
    return words if slots.fill(words) == words else slots.hide(words)


def _voice(brief: Brief, slots: Slots) -> dict[str, Any]:
    """How the seller writes; empty without a voice. Figures in it are none of this sale's."""
    voice, lang = brief.voice, written_language(brief.lang)
    if voice is None:
        return {}
    said = {kind: liked(brief, kind, lang=lang) for kind in _LIKED}
    return {
        "formality": voice.formality.value if voice.formality else "",
        **{kind: slots.withhold(sentence or "") for kind, sentence in said.items()},
        "samples": [slots.withhold(text[:_LONGEST_SAMPLE]) for text in voice.samples[:_MOST_SAMPLES]],
    }


def _token_or_words(day: tuple[str, ...], slots: Slots) -> str:
    """The first day's token; where it names no day ("this week"), its words."""
    return next((slot.token for slot in slots.slots if slot.text in day), "".join(day))


def _pasted(brief: Brief) -> Iterator[str]:
    for message in brief.messages:
        yield message.speaker.label
        yield message.body
    yield brief.note or ""
    yield from brief.voice.samples if brief.voice else ()
    yield from brief.facts.conviction_reasons or ()


def _fact_lines(facts: Facts) -> list[str]:
    """What is known and there; that something is not the case or nought is left out."""
    known = facts.to_dict()
    return [f"{name}: {_shown(known[name])}" for name in _TOLD if known.get(name) not in _NOT_THERE]


def _shown(value: Any) -> str:  # noqa: ANN401  any fact's value
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, int) and not isinstance(value, bool) and value < len(_COUNTS):
        return _COUNTS[value]
    return str(value).lower()


def _named(hesitation: Hesitation, material: Material) -> str:
    name = material.say(f"firm.{hesitation.kind.value}.name")
    return f"{name}{_CONDITION}" if hesitation.hardness is Hardness.HARD else name


def _framing(material: Material) -> dict[str, str]:
    framed = _FRAMING.get(material.brief.approach)
    return framed(material) if framed else {}


def _quotes(material: Material) -> Iterator[tuple[str, str]]:
    """A fact and the buyer's words for it, short enough to cite; one for each fact."""
    brief = material.brief
    settled = set() if brief.facts.open_buyer_questions else {"open_buyer_questions"}
    facts = dict.fromkeys(e.fact for e in brief.evidence if e.source == "words" and e.quote)
    for fact in (name for name in facts if name not in settled):
        if quote := material.quote([fact]):
            yield fact, quote
