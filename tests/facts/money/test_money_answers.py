"""What a bare number means is told by the question before it; a price may be measured in income."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from closecall.facts.money.money_facts import read_money
from closecall.facts.vocabulary import BudgetStatus, BuyerKind
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

SIDES = {"B": Speaker("Tove Lind", None, Side.BUYER), "S": Speaker("Olga Reiss", None, Side.SELLER)}


def money(*turns: str) -> dict[str, Any]:
    messages = tuple(Message(SIDES[turn[0]], turn[2:].strip()) for turn in turns)
    return dict(read_money(Thread(ThreadKind.CALL, messages, "en")).values)


@pytest.mark.parametrize(
    "question",
    [
        "What did you pay before?",
        "How much are you paying now?",
        "What is your budget?",
        "How many pallets do you move?",
        "Up to what amount can you sign yourself?",
        "What is your turnover?",
    ],
)
@pytest.mark.parametrize(
    "answer", ["About 14k.", "€14,000, I think.", "Fourteen thousand a year.", "€14,000 all in."]
)
def test_a_bare_number_is_no_price_where_the_question_was_about_something_else(
    question: str, answer: str
) -> None:
    read = money(f"S: {question}", f"B: {answer}")
    assert "price_total" not in read
    assert "price_known" not in read


def test_a_number_told_of_something_else_makes_no_price_of_the_sellers_same_number() -> None:
    told = ("S: What do you pay now?", "B: About 14k.", "S: We serve 14k homes.", "B: I see.")
    assert "price_total" not in money(*told)


def test_the_same_number_is_the_price_where_the_question_was_what_was_quoted() -> None:
    read = money("S: What did we quote you?", "B: About 14k.", "S: Right.")
    assert (read["price_total"], read["price_known"]) == (14_000, True)


@pytest.mark.parametrize("answer", ["About 14k.", "Fourteen.", "I'd say 14,000 or so.", "€14,000 tops"])
def test_a_number_given_as_the_budget_tells_that_there_is_one(answer: str) -> None:
    assert money("S: And what's your budget?", f"B: {answer}") == {"budget_status": BudgetStatus.AVAILABLE}


@pytest.mark.parametrize(
    "answer",
    [
        "Not 14k.",
        "Zero.",
        "Is 14k a lot?",
        "14 people.",
        "Our last supplier wanted 14k.",
        "14k or 20k.",
        "Good question. 14 of us work here.",
        "We moved house. About 14,000.",
    ],
)
def test_a_number_with_more_to_it_is_left_alone(answer: str) -> None:
    assert "budget_status" not in money("S: What's your budget?", f"B: {answer}")


def test_only_the_last_question_is_answered_and_only_by_the_other_side() -> None:
    assert not money("S: What's your budget? And how many of you are there?", "B: About 40.")
    assert not money("S: What's your budget?", "S: About 14k.")
    assert not money("S: What's your budget?", "B: Hm.", "B: About 14k.")


def test_a_limit_and_means_are_read_as_answers_where_the_sum_is_sure() -> None:
    limit = "S: Up to how much can you approve?"
    assert money(limit, "B: Ten thousand.") == {"approval_limit": 10_000}
    assert money(limit, "B: Ten.") == {}
    turnover = money("S: What is your turnover, roughly?", "B: Around 800,000, give or take.")
    assert turnover == {"annual_means": 800_000, "buyer_kind": BuyerKind.ORGANISATION}
    income = money("S: What do you earn a year?", "B: £38,000.")
    assert (income["annual_means"], income["buyer_kind"]) == (38_000, BuyerKind.INDIVIDUAL)
    assert money("S: What is your turnover?", "B: 80k a month.") == {}
    assert money("S: What is your turnover?", "B: 800 a year.") == {}


@pytest.mark.parametrize(
    ("question", "answer", "price"),
    [
        ("How much is it?", "Four hundred and thirty, with the frame.", 430),
        ("Hi, is it still four thirty", "four hundred and thirty with the frame", 430),
        ("What are you asking? How much is that?", "It's 430.", 430),
        ("How much is delivery?", "Forty.", None),
        ("How much is it?", "Two of them are left.", None),
        ("How much is it?", "Twenty percent less than last year.", None),
        ("Is it still available?", "430 people have asked.", None),
        ("How much is it?", "£95 a month.", 1140),
        ("How much is it?", "The frame alone would be 430.", None),
        ("How much is it?", "430 pallets fit into it.", None),
        ("How much is it?", "430, could you do that?", None),
        ("How much is it?", "£40 for the stand as an extra.", None),
    ],
)
def test_a_number_that_opens_the_sellers_answer_is_the_price(
    question: str, answer: str, price: int | None
) -> None:
    assert money(f"B: {question}", f"S: {answer}", "B: Okay.").get("price_total") == price


SHARES = [
    ("That is two months' pay for me.", 24_000),
    ("It would be a month's wages, you know.", 48_000),
    ("Three months of my salary, that.", 16_000),
    ("That's a third of my income.", 12_000),
    ("That's a tenth of my monthly income.", 480_000),
    ("It is half of what I earn in a month.", 96_000),
    ("That is 5% of my salary.", 80_000),
]


@pytest.mark.parametrize(("said", "means"), SHARES)
def test_a_price_measured_in_income_tells_the_means_of_a_person(said: str, means: int) -> None:
    read = money("S: It is £4,000 fitted.", f"B: {said}")
    assert (read["annual_means"], read["buyer_kind"]) == (Decimal(means), BuyerKind.INDIVIDUAL)
    assert read["price_total"] == 4_000


@pytest.mark.parametrize(
    "said",
    [
        "Is that a third of my income?",
        "If it were a third of my income I'd walk.",
        "That's not two months' pay.",
        "A third of my income goes on rent.",
        "Two months ago my pay went up.",
        "Half a month's pay.",
        "We give two months' notice pay.",
        "A third of your income, is it.",
        "Months of pay.",
    ],
)
def test_income_that_the_price_is_not_measured_in_tells_nothing(said: str) -> None:
    assert "annual_means" not in money("S: It is £4,000 fitted.", f"B: {said}")


def test_no_means_are_worked_out_without_a_price_or_from_a_price_by_the_month() -> None:
    assert "annual_means" not in money("S: Hello.", "B: That is two months' pay.")
    assert "annual_means" not in money("S: It is £40 a month.", "B: That's a tenth of my income.")


@pytest.mark.parametrize(
    "said",
    [
        "We pay €9,500 a year now.",
        "We currently pay €9,500 a year.",
        "We've been paying €9,500 a year.",
        "They charge us €9,500 a year.",
        "I paid €9,500 last time.",
    ],
)
def test_what_the_buyer_pays_elsewhere_is_not_the_price(said: str) -> None:
    assert "price_total" not in money("S: Let me work it out.", f"B: {said}")


def test_what_the_buyer_pays_the_seller_is_the_price() -> None:
    assert money("S: Hello.", "B: So we pay £640 and you charge us £640 all in.")["price_total"] == 640


@pytest.mark.parametrize(
    ("turns", "currency"),
    [
        (("S: The price is 12k for the year.", "B: The old one was €9,500."), "EUR"),
        (("S: The price is 12k for the year.", "B: The old one was €9,500, or $10,000."), None),
        (("S: The price is 12k for the year.", "B: The old one was nine thousand."), None),
        (("S: The price is $12k for the year.", "B: The old one was €9,500."), "USD"),
    ],
)
def test_a_price_without_a_currency_takes_the_only_one_that_the_thread_names(
    turns: tuple[str, ...], currency: str | None
) -> None:
    assert money(*turns).get("currency") == currency


def test_a_price_offered_for_an_early_signature_is_a_price() -> None:
    read = money("S: If we sign in May I can do both for £6,560 instead of £8,000.", "B: Thanks.")
    assert read["price_total"] == 6_560
    assert "price_total" not in money("S: A new belt if it breaks is £90.", "B: Thanks.")


@pytest.mark.parametrize(
    ("question", "answer", "lang"),
    [
        ("Has the quote got through to you?", "Yes. £2,640 for the eight stools.", "en"),
        ("And the proposal?", "Two thousand six hundred and forty pounds, yes, for eight of us.", "en"),
        ("Has the quote got through to you?", "Yes, 2,640 is fine.", "en"),
        ("You had my letter?", "I did. Two thousand six hundred and forty for all eight.", "en"),
        ("Recebeu o orçamento?", "Sim, 2.640 cabe.", "pt"),
        ("Good morning.", "I've read the proposal, £2,640 for the eight, that will do.", "en"),
        ("Haben Sie unser Angebot bekommen?", "Ja, 2.640 Euro für die acht Hocker.", "de"),
        ("Avez-vous reçu le devis ?", "Oui, 2 640 € pour les huit tabourets.", "fr"),
        ("¿Recibió el presupuesto?", "Sí, 2.640 euros por los ocho taburetes.", "es"),
        ("Avete ricevuto il preventivo?", "Sì, 2.640 euro con la consegna.", "it"),
        ("Recebeu o orçamento?", "Sim, 2.640 euros pelos oito bancos.", "pt"),
        ("Heeft u de offerte gezien?", "Ja, 2.640 euro voor de acht krukken.", "nl"),
    ],
)
def test_asked_after_the_offer_the_buyer_tells_its_price(question: str, answer: str, lang: str) -> None:
    turns = (Message(SIDES["S"], question), Message(SIDES["B"], answer))
    read = read_money(Thread(ThreadKind.CALL, turns, lang)).values
    assert (read["price_total"], read["price_known"]) == (2_640, True)


@pytest.mark.parametrize(
    ("question", "answer", "lang"),
    [
        ("Has the quote got through to you?", "Yes. The others want £2,640.", "en"),
        ("Has the quote got through to you?", "Yes. We paid £2,640 for the last ones.", "en"),
        ("Has the quote got through to you?", "Yes. £2,640 for eight?", "en"),
        ("Has the quote got through to you?", "Yes. We turn 2,640 legs a day.", "en"),
        ("Has the quote got through to you?", "Yes. Two hundred people sit on them.", "en"),
        ("How are the stools?", "Good. £2,640 went through the till on Saturday.", "en"),
        ("Haben Sie unser Angebot bekommen?", "Ja, die anderen nehmen 2.640 Euro.", "de"),
        ("Avez-vous reçu le devis ?", "Oui, l'autre menuisier demande 2 640 €.", "fr"),
    ],
)
def test_another_sum_in_that_answer_is_no_price(question: str, answer: str, lang: str) -> None:
    turns = (Message(SIDES["S"], question), Message(SIDES["B"], answer))
    assert "price_total" not in read_money(Thread(ThreadKind.CALL, turns, lang)).values
