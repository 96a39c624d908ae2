"""The seller's note: what he may assert, and that his enthusiasm asserts nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecall import Thread, read_facts
from closecall.facts.note.note_facts import read_note
from closecall.facts.vocabulary import Refusal

ONLY_THE_BUYER_CAN_TELL = {
    "verbal_interest",
    "buying_questions",
    "buyer_actions",
    "meetings_kept",
    "next_meeting_booked",
    "buyer_initiated",
    "refusal_retracted",
    "need_confirmed",
    "stage",
    "price_known",
    "hesitations",
}


def noted(text: str) -> dict[str, Any]:
    return dict(read_note(text).values)


REASONS = [
    ("I'm certain: the old press cost them two orders in May.", "the old press cost them two orders in May"),
    ("I'm certain, repacking costs them nine hours a week.", "repacking costs them nine hours a week"),
    ("Sure it fits? I'm sure it suits him, he ran the test twice.", "he ran the test twice"),
    ("I have no doubt here: the trial caught 14 calls.", "the trial caught 14 calls"),
    ("I'm convinced it's right because her sheet shows 90 a week.", "her sheet shows 90 a week"),
    ("I'm certain it's the right pump (same seal as the one they run).", "same seal as the one they run"),
    ("I am certain. They spend 14 hours a week on it.", "They spend 14 hours a week on it"),
    ("I'm certain, he wants to weld on his own.", "he wants to weld on his own"),
    ("I'm certain the till saves her two evenings a week.", "the till saves her two evenings a week"),
    ("I'm certain that it spares them the drive to Leeds.", "it spares them the drive to Leeds"),
    ("I'm certain it stops the leaks that shut their shop.", "it stops the leaks that shut their shop"),
    ("I'm certain; they bin 90 trays a week.", "they bin 90 trays a week"),
    (
        "I have no doubt at all that it pays off for her: she binned 31 trays, then none came back.",
        "she binned 31 trays, then none came back",
    ),
    (
        "I'm certain, the press dies at noon and they send everybody home.",
        "the press dies at noon and they send everybody home",
    ),
    (
        "I'm certain: they buy bread because nobody can start at four.",
        "they buy bread because nobody can start at four",
    ),
    ("I'm certain: her offer letters have the wrong price.", "her offer letters have the wrong price"),
    ("I'm certain: the coffee they drink costs 90 a week.", "the coffee they drink costs 90 a week"),
    ("I'm certain: they have 14 people on paper rotas.", "they have 14 people on paper rotas"),
    (
        "I'm certain, they lost a van because nobody knew who had it.",
        "they lost a van because nobody knew who had it",
    ),
    ("I'm certain: he decides alone and they bin 90 trays a week.", "they bin 90 trays a week"),
    ("I'm certain: they bin 90 trays a week, and I get a bonus.", "they bin 90 trays a week"),
    (
        "I'm certain: they bin 90 trays and the ovens stop twice.",
        "they bin 90 trays and the ovens stop twice",
    ),
    ("I'm certain she'd be better off with us, her old van breaks down.", "her old van breaks down"),
    (
        "Ich bin sicher, dass es passt: sie verlieren jede Woche einen Tag.",
        "sie verlieren jede Woche einen Tag",
    ),
    ("Tenho certeza que serve: ela perde uma fornada por dia.", "ela perde uma fornada por dia"),
    ("Estoy seguro porque pierde dos días al mes con eso.", "pierde dos días al mes con eso"),
    ("Je suis sûr que ça leur va, ils perdent un jour par semaine.", "ils perdent un jour par semaine"),
    ("Sono sicuro: buttano via una teglia al giorno.", "buttano via una teglia al giorno"),
    ("Ik ben zeker: ze verliezen elke week een dag.", "ze verliezen elke week een dag"),
    ("Jag är säker: de tappar två order i veckan.", "de tappar två order i veckan"),
    ("Jestem pewien, że im pomoże: tracą dwa dni w tygodniu.", "tracą dwa dni w tygodniu"),
]


@pytest.mark.parametrize(("note", "reason"), REASONS, ids=[row[0] for row in REASONS])
def test_certainty_is_read_with_the_buyers_fact_behind_it(note: str, reason: str) -> None:
    read = noted(note)
    assert read["seller_conviction"] == "certain"
    assert read["conviction_reasons"] == (reason,)


@pytest.mark.parametrize(
    "note",
    [
        "I'm certain everybody needs that.",
        "I am certain. She wants it!",
        "No doubt it's a great fit.",
        "Totally certain. Get me the signature this week.",
        "I'm certain, close him today!",
        "I'm certain: best product on the market.",
        "Jestem pewien, że to dla nich dobra rzecz.",
        "I'm certain because I want this one for my quota.",
        "I'm certain: my commission is good on it.",
        "I'm certain, we need the number this month.",
        "I'm certain because she's so hot for it.",
        "I'm certain since she's been warm all along.",
        "I'm certain: they adore us.",
        "I'm certain: he can afford it.",
        "I'm certain because nobody regrets it.",
        "Ich bin sicher, weil ich die Provision will.",
        "I'm certain. She has the price.",
        "I'm certain: the contract is with her.",
        "I'm certain, he only has to sign.",
        "I'm certain, she wants it for the trip.",
        "I'm certain: they're 14 people.",
        "I'm certain: she employs 9 people.",
        "I'm certain: they drink coffee at the bar.",
        "I'm certain, he was pleased with the visit.",
        "I'm certain it saves her money.",
        "I'm certain it might save them a day.",
    ],
)
def test_praise_orders_moods_and_the_sellers_gain_are_no_reason(note: str) -> None:
    assert noted(note) == {"seller_conviction": "certain", "conviction_reasons": ()}


@pytest.mark.parametrize(
    "note",
    [
        "SUPER HOT lead, she loved it!",
        "She's sold! Push today?",
        "I'm sure she'll buy.",
        "I'm sure he wants it.",
        "I'm sure he would still go for it.",
        "I think he'll come round.",
    ],
)
def test_enthusiasm_about_the_lead_asserts_nothing(note: str) -> None:
    assert noted(note) == {}


@pytest.mark.parametrize(
    "note",
    [
        "I'm certain. She decides alone.",
        "I'm certain: she decides alone.",
        "I'm certain: he is the only one who signs.",
        "Ich bin sicher. Sie entscheidet allein.",
        "Je suis sûr de moi. Elle décide seule.",
    ],
)
def test_who_decides_is_no_reason(note: str) -> None:
    read = noted(note)
    assert (read["conviction_reasons"], read["decision_makers_total"]) == ((), 1)


@pytest.mark.parametrize("note", ["I'm certain: they make 700k a year.", "I'm certain: two-person company."])
def test_what_they_have_is_no_reason(note: str) -> None:
    assert noted(note)["conviction_reasons"] == ()


@pytest.mark.parametrize(
    ("note", "conviction"),
    [
        ("Basic does everything they need, Pro is overkill but pays me double.", "not_good"),
        ("I'm certain she will sign, though it is too big for her.", "not_good"),
        ("I'm certain he needs one. This one is overkill for him, though.", "not_good"),
        ("I'm not sure it's right for them.", "unsure"),
        ("Ich bin nicht sicher, ob es passt.", "unsure"),
    ],
)
def test_the_more_careful_word_wins(note: str, conviction: str) -> None:
    read = noted(note)
    assert read["seller_conviction"] == conviction
    assert "conviction_reasons" not in read


@pytest.mark.parametrize(
    ("note", "means", "currency", "kind"),
    [
        ("Falk turn over about £3.7m (filed).", 3_700_000, "GBP", "organisation"),
        ("Brenner does about $18M.", 18_000_000, "USD", "organisation"),
        ("Norsko does about 510 MSEK a year so it is peanuts.", 510_000_000, "SEK", "organisation"),
        ("Their fee income is about €2.9m.", 2_900_000, "EUR", "organisation"),
        ("Ostra writes about EUR 1.4bn.", 1_400_000_000, "EUR", "organisation"),
        ("Mika makes 44k at the depot.", 44_000, None, "individual"),
        ("He does earn 44k.", 44_000, None, "individual"),
        ("They make 700k a year.", 700_000, None, "organisation"),
        ("The two shops earn about £300k.", 300_000, "GBP", "organisation"),
        ("The farm takes in about $1.2m.", 1_200_000, "USD", "organisation"),
    ],
)
def test_means_are_read_with_the_kind_of_buyer(
    note: str, means: int, currency: str | None, kind: str
) -> None:
    read = noted(note)
    assert (read["annual_means"], read.get("currency"), read["buyer_kind"]) == (means, currency, kind)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Two-person business, nice people.", {"org_segment": "micro", "buyer_kind": "organisation"}),
        ("Big ticket for a nurse!", {"buyer_kind": "individual"}),
        ("She sent the practice series.", {}),
        ("Her studio only pays certified teachers.", {}),
        ("He is the sole owner.", {"decision_makers_total": 1, "buyer_kind": "organisation"}),
        ("One decider.", {"decision_makers_total": 1}),
        ("She is the only one who decides.", {"decision_makers_total": 1}),
        ("She does not decide alone.", {}),
        ("It's his flat, he decides alone.", {"decision_makers_total": 1, "buyer_kind": "individual"}),
        ("Only £400 a month!", {}),
        ("He signs up to £6,000.", {}),
        ("I have not pushed once.", {"firm_attempts": 0}),
        ("I've only explained so far.", {"firm_attempts": 0}),
        ("I pushed him twice.", {"firm_attempts": 2}),
        ("Money back within 30 days.", {"reversible": True}),
        ("35 a month for 12 months.", {"price_total": 420}),
        ("Watercolour course (55 dollars)!", {"price_total": 55, "currency": "USD"}),
        ("£8,900 for the roof.", {"price_total": 8900, "currency": "GBP"}),
        ("Basic at 19 a month does everything they need, Pro is $99.", {"seller_conviction": "not_good"}),
        (
            "Basic would do, Plus is overkill. The Plus plan is $99 a month.",
            {"seller_conviction": "not_good"},
        ),
        ("Salon owner, but it is for his own house, a private person.", {}),
        ("A clinic nurse, works at the hospital.", {}),
    ],
)
def test_size_deciders_terms_and_attempts(note: str, expected: dict[str, Any]) -> None:
    assert noted(note) == expected


def test_every_quote_is_a_slice_of_the_note_and_from_the_seller() -> None:
    note = "Falk turn over about £3.7m. I'm certain: both tests failed with their old pump."
    found = read_note(note)
    assert {item.fact for item in found.evidence} == set(found.values)
    assert all(item.quote in note and item.source == "seller" for item in found.evidence)
    assert all(item.message is None for item in found.evidence)


@given(st.lists(st.sampled_from([row[0] for row in REASONS] + [
    "She said YES.", "He refused and never wants to hear from us.", "They know the price.",
    "Stage is accepted.",
    "Three meetings, all great!", "They need it badly.", "verbal_interest=intent", "He ordered!",
]), max_size=6))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_no_note_tells_what_only_the_buyer_can_tell(parts: list[str]) -> None:
    assert not ONLY_THE_BUYER_CAN_TELL & set(read_note(" ".join(parts)).values)


@pytest.mark.parametrize(
    ("note", "fact", "value"),
    [
        ("She rang and said no.", "refusal", "explicit_no"),
        ("She asked me not to contact her again.", "refusal", "opt_out"),
        ("She wants to wait until spring.", "refusal", "not_now"),
        ("She said no. She asked me to stop calling.", "refusal", "opt_out"),
        ("Her husband died last week.", "vulnerability", "bereavement"),
        ("She asked me to guide her.", "wants_guidance", True),
        ("She asked me not to push.", "asked_no_pressure", True),
        ("Her accountant has to agree too.", "decision_makers_total", 2),
    ],
)
def test_what_the_seller_passes_on_of_the_buyer_and_lowers_the_stance_counts(
    note: str, fact: str, value: object
) -> None:
    assert read_note(note).values[fact] == value


def test_a_no_that_the_note_passes_on_stands_above_warm_words_and_is_said() -> None:
    thread = Thread.parse(
        "Seller: 900 EUR for the saw. Shall we?\nBuyer: I love it, I really want it. Let me sleep on it."
    )
    read = read_facts(thread, note="I'm certain. She rang and said no.")
    assert read.facts.refusal is Refusal.EXPLICIT_NO
    assert any("said no" in warning for warning in read.warnings)


def test_a_note_never_weakens_the_buyers_own_no() -> None:
    thread = Thread.parse("Seller: 900 EUR for the saw. Shall we?\nBuyer: Please never contact me again.")
    read = read_facts(thread, note="She said not now.")
    assert read.facts.refusal is Refusal.OPT_OUT


def test_a_no_that_the_note_passes_on_stands_after_the_buyer_took_one_back() -> None:
    thread = Thread.parse(
        "Seller: Shall we?\nBuyer: We have decided not to buy.\nSeller: Understood.\n"
        "Buyer: I changed my mind, we really want the saw after all. Is the offer still open?\n"
        "Seller: It is, for 900 EUR."
    )
    assert read_facts(thread).facts.refusal_retracted
    assert read_facts(thread, note="She said no in March, as you see.").facts.refusal_retracted
    read = read_facts(thread, note="She rang this morning and said no.")
    assert (read.facts.refusal, read.facts.refusal_retracted) == (Refusal.EXPLICIT_NO, False)
