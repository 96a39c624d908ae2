"""Which price a confirmation repeats: the one that both sides know, and none that the buyer contradicts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from closecall import Advisor, Approach, Facts
from closecall.drafting.agreed_price import AgreedPrice, agreed_price
from closecall.drafting.checks import problems_in

AS_OF = date(2026, 5, 4)


def confirmed(*said: str) -> str:
    advice = Advisor().advise("\n".join(said), me="Ines", as_of=AS_OF)
    assert advice.approach is Approach.CONFIRM
    assert advice.written.draft is not None
    return advice.written.draft.body


def test_a_price_that_stands_in_the_talk_is_repeated() -> None:
    body = confirmed(
        "Ines: The stall is £620 with the roof.",
        "Tom: Fine, we'll take it for £620. Please send the contract and I'll sign it.",
    )
    assert "£620" in body


@pytest.mark.parametrize(
    ("offer", "repeated", "counted"),
    [
        ("The corner desk is £210 a month, for twelve months.", "£210 a month", "2,520"),
        ("The corner desk is €55 per week, for 52 weeks.", "€55 a week", "2,860"),
    ],
)
def test_a_price_by_the_month_is_not_counted_up(offer: str, repeated: str, counted: str) -> None:
    body = confirmed(f"Ines: {offer}", "Tom: I'll take it. Please send the contract and I'll sign it today.")
    assert repeated in body
    assert counted not in body


@pytest.mark.parametrize(
    ("offer", "total"),
    [
        ("The desks are £210 a month for each of you.", 7_560),
        ("It is £29 per user per month.", 4_176),
        ("The desk is £210 a month, for at least 24 months.", 5_040),
    ],
)
def test_what_one_of_several_costs_a_month_is_not_repeated_as_the_price(offer: str, total: int) -> None:
    talk = f"Ines: {offer} Shall I order it?\nTom: Yes please, go ahead."
    facts = Facts(price_total=Decimal(total), currency="GBP")
    prepared = Advisor().prepare(talk, me="Ines", as_of=AS_OF, facts=facts)
    assert agreed_price(prepared.brief) is None


def test_no_price_is_repeated_when_the_buyer_said_yes_to_another_sum() -> None:
    body = confirmed(
        "Ines: The stall is £620, the lamps are £35 on top.",
        "Tom: OK, let's do it, stall and lamps. £655 all in is fine, send me the contract and I'll sign.",
    )
    assert "£620" not in body
    assert "What exactly it covers will stand in the confirmation." in body


@pytest.mark.parametrize(
    "yes",
    [
        "We'll take it. I've just sent the deposit of £100, please send the contract.",
        "Signed, and the £100 deposit went this morning. Please send the contract.",
        "Go ahead with it: four stalls at £155. The contract is signed and attached.",
    ],
)
def test_a_part_payment_and_the_price_of_one_piece_are_no_other_sum(yes: str) -> None:
    assert "£620" in confirmed("Ines: The four stalls are £620 with the roof.", f"Tom: {yes}")


@pytest.mark.parametrize(
    "yes",
    [
        "Yes, order it, five hundred and ninety as we said on the phone.",
        "Yes, order it, with the 10% off that you promised.",
        "Yes, order it. 620 dollars then.",
        "Yes, order it. The deposit of £620 is on its way, the rest of the £900 in June.",
    ],
)
def test_no_price_is_repeated_beside_anything_that_may_be_another_sum(yes: str) -> None:
    talk = f"Ines: The stall is £620 with the roof. Shall I order it?\nTom: {yes}"
    prepared = Advisor().prepare(
        talk, me="Ines", as_of=AS_OF, facts=Facts(price_total=Decimal(620), currency="GBP")
    )
    assert agreed_price(prepared.brief) is None


@pytest.mark.parametrize(
    "yes",
    [
        "Yes, order it. There will be 3 of us on Friday at 10.",
        "Yes, order it. I have paid the 30% deposit.",
        "Yes, order it for £620.",
    ],
)
def test_other_numbers_do_not_hide_the_price(yes: str) -> None:
    talk = f"Ines: The stall is £620 with the roof. Shall I order it?\nTom: {yes}"
    prepared = Advisor().prepare(
        talk, me="Ines", as_of=AS_OF, facts=Facts(price_total=Decimal(620), currency="GBP")
    )
    assert agreed_price(prepared.brief) == AgreedPrice(Decimal(620), "GBP")


def test_a_models_confirmation_may_not_name_a_sum_that_the_yes_contradicts() -> None:
    talk = (
        "Ines: The stall is £620, the lamps are £35 on top.\n"
        "Tom: OK, let's do it, stall and lamps. £655 all in is fine, send me the contract and I'll sign."
    )
    advice = Advisor().advise(talk, me="Ines", as_of=AS_OF)
    assert advice.draft is not None
    body = advice.draft.body.replace("What exactly it covers will", "The stall for £620 will")
    wrong = advice.draft.model_copy(update={"body": body})
    codes = {problem.code for problem in problems_in(wrong, advice.prepared.brief)}
    assert "sum_not_agreed" in codes


def test_the_sum_of_a_deposit_beside_the_price_does_not_hide_it() -> None:
    body = confirmed(
        "Ines: The stall is £620, £100 of it now.",
        "Tom: We'll take it for £620, and I've just sent the £100 deposit. Please send the contract.",
    )
    assert "£620" in body


@pytest.mark.parametrize(
    ("offer", "repeated"),
    [
        ("The stall is £620 + VAT.", "£620 + VAT"),
        ("The stall is £620 plus VAT, with the roof.", "£620 plus VAT"),
        ("The stall, delivered, is £620 (VAT extra).", "£620 VAT extra"),
        ("The stall is £620 + 20% VAT.", "£620 + 20% VAT"),
        ("The stall is £210 a month ex VAT, for twelve months.", "£210 a month ex VAT"),
    ],
)
def test_a_tax_that_comes_on_top_is_repeated_with_the_price(offer: str, repeated: str) -> None:
    assert repeated in confirmed(f"Ines: {offer}", "Tom: I'll take it. Please send the contract, I'll sign.")


def test_a_tax_that_is_in_the_price_is_not_repeated() -> None:
    body = confirmed(
        "Ines: The stall is £620, VAT included.", "Tom: I'll take it. Please send the contract, I'll sign."
    )
    assert "£620" in body
    assert "VAT" not in body


def test_no_price_is_repeated_where_a_tax_on_top_is_said_apart_from_it() -> None:
    body = confirmed(
        "Ines: All our prices are plus VAT. The stall is £620.",
        "Tom: I'll take it. Please send the contract and I'll sign it.",
    )
    assert "620" not in body


@pytest.mark.parametrize(
    ("offer", "yes", "repeated"),
    [
        (
            "Der Stand kostet 620 € zzgl. MwSt.",
            "Ja, ich nehme ihn. Schicken Sie mir bitte den Vertrag.",
            "620 € zzgl. MwSt",
        ),
        ("El puesto son 620 € + IVA.", "Sí, me lo quedo. ¡Adelante!", "620 € + IVA"),
        ("Le stand est à 620 € HT.", "Oui, je le prends. Envoyez le contrat, je le signe.", "620 € HT"),
    ],
)
def test_a_tax_is_repeated_in_the_words_of_the_talk(offer: str, yes: str, repeated: str) -> None:
    prepared = Advisor().prepare(f"Ines: {offer}\nTom: {yes}", me="Ines", as_of=AS_OF)
    price = agreed_price(prepared.brief)
    assert price is not None
    assert f"{price.value:f} € {price.tax}" == repeated


def test_a_confirmation_may_not_leave_the_tax_out() -> None:
    talk = "Ines: The stall is £620 + VAT.\nTom: I'll take it. Please send the contract and I'll sign it."
    advice = Advisor().advise(talk, me="Ines", as_of=AS_OF)
    assert advice.draft is not None
    wrong = advice.draft.model_copy(update={"body": advice.draft.body.replace(" + VAT", "")})
    assert "tax_left_out" in {problem.code for problem in problems_in(wrong, advice.prepared.brief)}
    assert "tax_left_out" not in {
        problem.code for problem in problems_in(advice.draft, advice.prepared.brief)
    }


@pytest.mark.parametrize(
    "talk",
    [
        "Tom: Is the £620 plus VAT?\nInes: No, £620 is the whole price. Shall I order it?",
        "Ines: The stall was £620 plus VAT last year. It is £620 with the VAT in it now. Shall I order it?",
        "Ines: The stall is £620, tax extra in other countries only. Shall I order it?",
        "Ines: The stall is £620 before tax relief. Shall I order it?",
        "Ines: The stall is £620, tax not included in winter. Shall I order it?",
    ],
)
def test_a_tax_of_another_sum_or_time_leaves_no_sum_to_repeat(talk: str) -> None:
    prepared = Advisor().prepare(f"{talk}\nTom: Yes please, order it.", me="Ines", as_of=AS_OF)
    price = agreed_price(prepared.brief)
    assert price is None or not price.tax
    assert price is None or "plus" not in talk


@pytest.mark.parametrize(
    ("offer", "yes"),
    [
        ("The used one is £420.", "Then the used one. Yes, please order it."),
        ("Hired it is £45 a month.", "Then hired. Yes, please order it."),
        ("The counter is £90 on top. Shall I order it?", "Yes, with it, please order it."),
        ("With the counter it is £710. Shall I order it?", "Then without it. Yes, please order it."),
        ("The prices are without VAT. Shall I order it?", "Yes, please order it."),
    ],
)
def test_no_price_is_repeated_where_the_yes_may_be_to_another_of_the_sellers_sums(
    offer: str, yes: str
) -> None:
    talk = f"Ines: The stall is £620 with the roof.\nTom: Is there anything else?\nInes: {offer}\nTom: {yes}"
    prepared = Advisor().prepare(talk, me="Ines", as_of=AS_OF)
    assert agreed_price(prepared.brief) is None


@pytest.mark.parametrize(
    ("offer", "yes"),
    [
        ("The used one is £420, the new one £620. Shall I order the new one?", "Yes, please order it."),
        ("A deposit of £100 secures it. Shall I order it?", "Yes, please order it."),
        ("The used one is £420.", "No, the one for £620. Yes, please order it."),
        ("Yes, delivery comes with it. Shall I order it?", "Yes, please order it without delay."),
    ],
)
def test_the_price_is_repeated_where_the_yes_can_only_be_to_it(offer: str, yes: str) -> None:
    talk = f"Ines: The stall is £620 with the roof.\nTom: Is there anything else?\nInes: {offer}\nTom: {yes}"
    prepared = Advisor().prepare(talk, me="Ines", as_of=AS_OF)
    price = agreed_price(prepared.brief)
    assert price is not None
    assert price.value == 620
