"""What several readers found, looked at together."""

from __future__ import annotations

import pytest

from closecall.facts.findings import Evidence, Findings, first_values, newest_message, shown_values
from closecall.facts.vocabulary import Hardness, Hesitation, HesitationKind, Refusal, rank


def _shown(fact: str, *messages: int | None) -> tuple[Evidence, ...]:
    return tuple(Evidence(fact, "words", message) for message in messages)


def test_of_a_fact_that_several_tell_the_first_stands() -> None:
    read = [Findings({"annoyed": False}), Findings({"annoyed": True, "stage": "new"})]
    assert first_values(read) == {"annoyed": False, "stage": "new"}


def test_the_newest_message_that_shows_one_of_the_facts_is_found() -> None:
    evidence = (*_shown("stage", 4, None), *_shown("refusal", 7), *_shown("price_known", 9))
    assert newest_message(evidence, "stage", "refusal") == 7
    assert newest_message(evidence, "hesitations") == -1


def test_items_are_paired_with_their_evidence() -> None:
    evidence = (*_shown("stage", 3), *_shown("buyer_actions", 1, 5))
    paired = shown_values({"buyer_actions": ("deposit", "referred")}, evidence, "buyer_actions")
    assert [(action, item.message) for action, item in paired] == [("deposit", 1), ("referred", 5)]


@pytest.mark.parametrize("told", [{"buyer_actions": ("deposit",)}, {"buyer_actions": None}, {}])
def test_without_one_piece_of_evidence_for_each_item_none_is_paired(told: dict[str, object]) -> None:
    assert shown_values(told, _shown("buyer_actions", 1, 5), "buyer_actions") == []


def test_values_rank_in_the_order_of_their_kind_and_unknown_below_them() -> None:
    values = [None, "none", Refusal.NOT_NOW, "explicit_no", Refusal.OPT_OUT]
    assert [rank(Refusal, value) for value in values] == [-1, 0, 2, 3, 4]


@pytest.mark.parametrize(
    ("kind", "hardness", "is_vague"),
    [
        (HesitationKind.UNSPECIFIED, Hardness.SOFT, True),
        (HesitationKind.UNSPECIFIED, Hardness.HARD, False),
        (HesitationKind.PRICE, Hardness.SOFT, False),
    ],
)
def test_a_hesitation_is_vague_when_soft_and_of_no_named_kind(
    kind: HesitationKind, hardness: Hardness, *, is_vague: bool
) -> None:
    assert Hesitation(kind=kind, hardness=hardness).is_vague is is_vague
