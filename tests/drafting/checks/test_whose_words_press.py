"""Words that press, where they are the buyer's own, belong to a way out, or only sign off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet

SheetOf = Callable[..., Sheet]
MarkedIn = Callable[[Sheet, str], list[str]]
TOLD = "Our visitors queue for half an hour, and the old till breaks down twice a month."
LEAVING = "One word and I take you off."


@pytest.mark.parametrize(
    ("sentence", "declared", "presses"),
    [
        ("The old one fails twice a month.", None, False),
        ("Well, the old one fails twice a month, it is so.", None, False),
        ("The old one fails, twice a month.", None, True),  # his words stand in another clause
        ("Twice a month: the old one fails.", None, True),
        ("The old one fails a month.", None, True),  # two of his words
        ("The old one fails an hour and the.", None, True),  # none of them a longer one
        ("The old one fails twice a month.", "It is so.", True),  # another reason is declared
        ("The old one fails twice a month.", "twice a month", True),  # which begins after what presses
        ("The old one fails twice a month.", "The old one", True),  # or ends before it does
    ],
)
def test_a_reason_that_tells_his_trouble_has_his_words_in_the_clause_that_presses(
    sheet_of: SheetOf, marked_in: MarkedIn, sentence: str, declared: str | None, *, presses: bool
) -> None:
    body = f"Hi Ruth,\n\n{sentence} It is so.\n\nTom"
    sheet = sheet_of(body, TOLD, approach="firm_close", reasons=(declared or sentence,))
    assert bool(marked_in(sheet, "fear")) is presses


@pytest.mark.parametrize(
    ("body", "parts", "asks"),
    [
        (LEAVING, {"exit": LEAVING}, False),
        (LEAVING, {"exit": LEAVING, "approach": "guide"}, True),
        (LEAVING, {}, True),
        (LEAVING, {"exit": "Tell me no."}, True),  # which the draft does not say
        (f"{LEAVING} Tell me no.", {"exit": "Tell me no."}, True),  # and not what is before it
        (f"Tell me no. {LEAVING}", {"exit": "Tell me no."}, True),  # or behind it
        ("One word and I write.", {"exit": "One word and I write."}, True),  # it leaves nothing
        ("It is so.", {"exit": LEAVING, "subject": LEAVING}, True),
    ],
)
def test_only_a_way_out_that_is_declared_and_said_may_ask_for_one_word(
    sheet_of: SheetOf, body: str, parts: dict[str, Any], asks: bool
) -> None:
    sheet = sheet_of(f"Hi Ruth\n\n{body}\n\nTom", "Later.", **{"approach": "nurture", **parts})
    assert ("order_asked_for" in {p.code for p in problems_in(sheet.draft, sheet.brief)}) is asks


@pytest.mark.parametrize(
    ("lang", "line", "passes"),
    [
        ("fr", "Aimablement", True),
        ("fr", "Fourneaux", False),
        ("fr", "Aimablement vendu", False),
        ("es", "Amistosamente", True),
        ("es", "Hornos", False),
        ("es", "Alimento", False),
        ("en", "Ointment", False),
        ("de", "Sortiment", False),
    ],
)
def test_after_a_no_one_adverb_signs_off_in_french_and_spanish(
    sheet_of: SheetOf, marked_in: MarkedIn, lang: str, line: str, passes: bool
) -> None:
    sheet = sheet_of(f"Ruth,\n\n{line}\nTom Reyes", "Non.", approach="respect_no", lang=lang)
    assert (line not in marked_in(sheet, "more_than_farewell")) is passes
