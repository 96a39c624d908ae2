"""A word that a caller gives is one of a closed vocabulary, or he learns which there are."""

from __future__ import annotations

from enum import StrEnum

import pytest

from closecall.errors import InputError
from closecall.text.closed_vocabulary import one_of


class Tree(StrEnum):
    OAK = "oak"
    ASH = "ash"


def test_a_word_of_the_vocabulary_is_its_value() -> None:
    assert one_of(Tree, "ash") is Tree.ASH


def test_any_other_word_is_answered_with_those_there_are() -> None:
    with pytest.raises(InputError, match="'Ash' is none of oak, ash"):
        one_of(Tree, "Ash")
