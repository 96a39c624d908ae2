"""Who decides alone is not asked who else should look at a large purchase."""

from __future__ import annotations

import pytest

from closecall.decision import Approach, Blocker, Coverage, Decision
from closecall.drafting.records import Brief, Channel
from closecall.drafting.template import TemplateWriter
from closecall.facts.vocabulary import Facts

ASKED = {
    "en": "who should look at it with you",
    "de": "wer es mit",
    "fr": "qui devrait",
    "es": "quién debería",
}


def guide(lang: str, deciders: int) -> str:
    facts = Facts.from_mapping({"buyer_kind": "organisation", "decision_makers_total": deciders})
    decision = Decision(
        Approach.GUIDE,
        60,
        Coverage(0.9, "high"),
        blockers=(Blocker("large_purchase", "A large sum.", "a smaller sum"),),
    )
    draft = TemplateWriter().write(Brief(Approach.GUIDE, Channel.EMAIL, lang, facts, decision)).draft
    assert draft is not None
    return draft.body


@pytest.mark.parametrize("lang", list(ASKED))
def test_it_is_asked_of_several_and_not_of_one(lang: str) -> None:
    assert ASKED[lang] in guide(lang, 3)
    assert ASKED[lang] not in guide(lang, 1)
