"""Plain text read as a draft: what closecall wrote passes its own rules, and the rules are not loosened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click
import pytest

from closecall import Advisor
from closecall.cli.draft_view import draft_text
from closecall.decision import Approach
from closecall.drafting.checks import problems_in
from closecall.drafting.draft_parser import plain_draft
from closecall.drafting.records import BeatName, Channel

THREADS = Path(__file__).parents[2] / "examples" / "threads"
SELLERS = ("Owen", "Petra", "@klarsicht.example", "@bedsidecare.example", "Dana", "Joana", "Tom", "Sven")
CERTAIN = "They turn over about 900k EUR a year. I'm certain: she loses two days on every big order."
FIRM = """\
Subject: My view

Hi Marta,

You wrote "We really want this machine", and I take that seriously.

What holds you back is leaving what you know. Still, I disagree that waiting helps you.

I think you should order today. You lose two days on every big order.

A short yes is enough: on Thursday 12 March I will start the paperwork with you. If your answer is no, tell
me and I will close this.

Best,
Owen
"""


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("path", sorted(THREADS.iterdir()), ids=lambda path: path.stem)
@pytest.mark.parametrize("note", [CERTAIN, None], ids=["certain", "no note"])
def test_what_the_template_wrote_passes_when_copied_from_the_screen(
    path: Path, channel: Channel, note: str | None
) -> None:
    advice = Advisor().advise(path.read_bytes(), me=SELLERS, note=note, channel=channel, draft_anyway=True)
    assert advice.draft is not None
    brief = advice.prepared.brief
    again = plain_draft(click.unstyle(draft_text(advice.draft)), approach=brief.approach, as_of=brief.as_of)
    assert (again.channel, again.body) == (channel, advice.draft.body)
    assert problems_in(again, brief) == ()


def test_the_parts_of_a_firm_mail_are_found() -> None:
    found = plain_draft(FIRM, approach=Approach.FIRM_CLOSE, as_of=date(2026, 3, 11))
    assert found.subject == "My view"
    assert found.quotes == ("We really want this machine",)
    assert found.hesitation == "What holds you back is leaving what you know."
    assert found.disagreement == "Still, I disagree that waiting helps you."
    assert found.recommendation == "I think you should order today."
    assert found.reasons == ("You lose two days on every big order.",)
    assert found.exit is not None
    assert found.exit.startswith("If your answer is no")
    assert found.next_step is not None
    assert found.next_step.when == "12 March"
    assert found.next_step.how is not None


@pytest.mark.parametrize(
    ("approach", "without", "rule"),
    [
        (Approach.FIRM_CLOSE, "Still, I disagree that waiting helps you.", "disagreement_missing"),
        (Approach.FIRM_CLOSE, "I think you should order today.", "recommendation_missing"),
        (Approach.FIRM_CLOSE, "on Thursday 12 March ", "no_dated_step"),
        (Approach.FIRM_CLOSE, "If your answer is no, tell\nme and I will close this.", "no_exit"),
        (Approach.GUIDE, "", "disagreement_not_allowed"),
        (Approach.GUIDE, "", "recommendation_not_allowed"),
    ],
)
def test_what_is_missing_or_forbidden_is_still_found(approach: Approach, without: str, rule: str) -> None:
    advice = Advisor().prepare((THREADS / "firm_close.txt").read_bytes(), me="Owen", note=CERTAIN)
    draft = plain_draft(FIRM.replace(without, ""), approach=approach, as_of=advice.brief.as_of)
    assert rule in {problem.code for problem in problems_in(draft, replace(advice.brief, approach=approach))}


@pytest.mark.parametrize(
    "invented",
    [
        "You told me on 5 May that you would sign.",
        "The price stays as it is until 5 May.",
        "On 5 February I will call you.",
        'You wrote "I will sign on 5 May".',
        'I will come back to "5 May is fine".',
    ],
)
def test_a_sentence_that_proposes_nothing_to_come_is_no_next_step(invented: str) -> None:
    draft = plain_draft(f"Hi Marta,\n\n{invented}\n", approach=Approach.GUIDE, as_of=date(2026, 3, 11))
    assert draft.next_step is None


@pytest.mark.parametrize(
    ("lang", "text", "when"),
    [
        ("en", 'Just write "yes" by Tuesday 5 May.', "5 May."),
        ("en", "A word from you by 5 May is all it takes.", "5 May"),
        ("en", "The sheet reaches you on 5 May.", "5 May."),
        ("de", "Sie bekommen das Blatt am Dienstag, 5. Mai.", "5. Mai."),
        ("de", "Dann liefere ich Ihnen am Dienstag, 5. Mai, das Blatt.", "5. Mai"),
        ("fr", "Répondez-moi oui d'ici mardi 5 mai.", "5 mai."),
        ("fr", "Votre oui avant le 5 mai suffit.", "5 mai"),
        ("es", "¿Te viene bien el martes 5 de mayo?", "5 de mayo"),
        ("es", "Se lo ofrezco con gusto el 5 de mayo.", "5 de mayo."),
    ],
)
def test_a_step_is_told_by_who_takes_it(lang: str, text: str, when: str) -> None:
    draft = plain_draft(f"Hi,\n\n{text}", approach=Approach.GUIDE, lang=lang, as_of=date(2026, 4, 11))
    assert draft.next_step is not None
    assert (draft.next_step.what, draft.next_step.when) == (text, when)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The subsidy closes on 5 May."),
        ("en", "The price holds for you until 5 May."),
        ("en", "The works open on 5 May, and we like that."),
        ("de", "Der Zuschuss endet am 5. Mai."),
        ("de", "Der Preis gilt für Sie bis 5. Mai."),
        ("fr", "La subvention se termine le 5 mai."),
        ("fr", "Le prix est valable pour vous jusqu'au 5 mai."),
        ("es", "La subvención termina el 5 de mayo."),
        ("es", "El precio vale para usted hasta el 5 de mayo."),
    ],
)
def test_a_limit_or_what_happens_to_others_is_no_step(lang: str, text: str) -> None:
    draft = plain_draft(f"Hi,\n\n{text}", approach=Approach.GUIDE, lang=lang, as_of=date(2026, 4, 11))
    assert draft.next_step is None


def test_parts_of_a_firm_mail_are_known_by_their_signs_and_what_follows_is_no_reason() -> None:
    body = (
        "Hi Marta,\n\nIt is your decision, you wrote. Waiting is fair, only I don't think it helps you: you "
        "lose two days.\n\nI think you should go for this one today. Reply yes by 5 May.\n\nIf not, say so."
    )
    found = plain_draft(body, approach=Approach.FIRM_CLOSE, as_of=date(2026, 4, 11))
    told = "Waiting is fair, only I don't think it helps you: you lose two days."
    assert (found.disagreement, found.reasons) == (told, (told,))
    assert found.recommendation == "I think you should go for this one today."
    assert found.exit == "If not, say so."


def test_a_way_out_is_a_part_of_a_firm_mail_alone() -> None:
    assert plain_draft("Hi,\n\nIf not, say so.", approach=Approach.GUIDE).exit is None


def test_words_to_answer_with_are_no_quotation() -> None:
    asked = 'Hi,\n\nCan you write me "I will take it" by 5 May? You wrote "we all like it".'
    assert plain_draft(asked, approach=Approach.GUIDE).quotes == ("we all like it",)


def test_a_day_without_a_year_may_lie_in_the_next_one() -> None:
    draft = plain_draft("On 5 January I will call you.", approach=Approach.GUIDE, as_of=date(2026, 12, 20))
    assert draft.next_step is not None


def test_a_script_may_be_typed_with_colons_and_a_mail_that_begins_like_a_beat_stays_one() -> None:
    script = plain_draft("Mirror: You tried it.\npause  [pause]\n", approach=Approach.GUIDE)
    assert [beat.beat for beat in script.script] == [BeatName.MIRROR, BeatName.PAUSE]
    assert script.channel is Channel.CALL
    assert plain_draft("Name your day.\nBest, Owen", approach=Approach.GUIDE).channel is Channel.EMAIL
