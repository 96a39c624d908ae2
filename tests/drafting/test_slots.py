"""A model sees and writes tokens; code fills them in, and refuses what the model wrote in their place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from closecall.decision import Approach, Coverage, Decision
from closecall.drafting.generation.model_writer import ModelWriter
from closecall.drafting.prompting.disclosure import EVERYTHING
from closecall.drafting.prompting.maskable_spans import Kind, figures_in
from closecall.drafting.prompting.templates import Prompts
from closecall.drafting.prompting.values import nonce_for, proposed_days, slots_of, values_of
from closecall.drafting.records import Brief, Channel
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import Facts
from closecall.testing.model import ScriptedModel
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Marta Oduya", "marta@lanternhall.example", Side.BUYER)
SELLER = Speaker("Ivo Renn", "ivo@lampworks.example", Side.SELLER)
OFFER = (
    "Hi Marta, the 14 lamps are 2,380 EUR, fitted by 3 July 2026. It is all at lampworks.example/offer, "
    "or ring me on +49 30 555 0142 before 16:30."
)
WISH = "We really want these lamps. 14 of them at 2,380 EUR is fair. I only dread the dust, Ivo."
GOOD = {
    "subject": "My honest view",
    "interest": 'You wrote "We really want these lamps".',
    "hesitation": 'You also wrote "I only dread the dust", and I understand that.',
    "disagreement": "I disagree that the dust is a reason to wait.",
    "recommendation": "I think you should order now.",
    "reason": "The old lamps cost you NUMBER1 evenings a month.",
    "how_to_say_yes": "A yes by reply is enough.",
    "next_step": "On DAY1 I will start the paperwork with you.",
    "exit": "If your answer is no, tell me and I will close this.",
}


def brief_for(
    approach: Approach = Approach.FIRM_CLOSE, *, lang: str = "en", said: str = WISH, note: str | None = None
) -> Brief:
    thread = Thread(ThreadKind.EMAIL, (Message(SELLER, OFFER), Message(BUYER, said)), lang="en")
    facts = Facts.from_mapping(
        {
            "verbal_interest": "strong",
            "price_total": 2380,
            "currency": "EUR",
            "critical_date": "2026-07-03",
            "defer_until": "2026-09-01",
            "hesitations": [{"kind": "process", "hardness": "soft"}],
            "conviction_reasons": ["the old lamps cost her 5 evenings a month"],
        }
    )
    decision = Decision(approach, 70, Coverage(0.8, "high"))
    return Brief(
        approach,
        Channel.EMAIL,
        lang,
        facts,
        decision,
        thread,
        note=note,
        buyer_name=BUYER.name,
        seller_name=SELLER.name,
        as_of=date(2026, 6, 10),
    )


def tokens(brief: Brief) -> dict[str, str]:
    return {slot.token: slot.text for slot in slots_of(brief, EVERYTHING).slots}


def faults(text: str, brief: Brief | None = None) -> list[tuple[str, str]]:
    found = list(slots_of(brief or brief_for(), EVERYTHING).faults_in({"reason": text}))
    assert {problem.where for problem in found} <= {"reason"}
    return [(problem.code, problem.repair) for problem in found]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("It is 2,380 EUR in all.", Kind.AMOUNT, "2,380 EUR"),
        ("We save 12.5 % of it.", Kind.AMOUNT, "12.5 %"),
        ("By Friday, 3 July 2026 please.", Kind.DATE, "Friday, 3 July 2026"),
        ("Am Dienstag, 10. März passt es.", Kind.DATE, "Dienstag, 10. März"),
        ("Before 16:30 please.", Kind.TIME, "16:30"),
        ("See lampworks.example/offer.", Kind.LINK, "lampworks.example/offer"),
        ("Write to ivo@lampworks.example.", Kind.EMAIL, "ivo@lampworks.example"),
        ("Ring +49 30 555 0142.", Kind.PHONE, "+49 30 555 0142"),
        ("We need 14 lamps.", Kind.NUMBER, "14"),
        ("The LX-200, of course.", Kind.CODE, "LX-200"),
        ("My PRICE1 is low.", Kind.CODE, "PRICE1"),
        ("Thanks, Marta!", Kind.NAME, "Marta"),
    ],
)
def test_each_kind_of_figure_is_found_with_its_edges(text: str, kind: Kind, words: str) -> None:
    (figure,) = figures_in(text, lang="de" if "Dienstag" in text else "en", names=("Marta",))
    assert (figure.kind, text[figure.start : figure.end]) == (kind, words)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("um 10:30Uhr", "10:30Uhr"),
        ("0%0 of it", "0%0"),
        ("0\x080@0", "0\x080@0"),
        ("a 5kWh unit", "5kWh"),
        ("by 2026at last", "2026at"),
    ],
)
def test_what_runs_into_a_figure_is_part_of_it(text: str, whole: str) -> None:
    (figure,) = figures_in(text, lang="en")
    assert text[figure.start : figure.end] == whole


@pytest.mark.parametrize(
    "said",
    ["Come at 10:30Uhr, please.", "It is 0%0, not 5kWh.", "Die 5000元 sind da.", "价格是2,380 EUR元。"],
)
def test_words_of_the_buyer_that_hold_tokens_are_filled_back_to_the_letter(said: str) -> None:
    brief = brief_for()
    assert brief.thread is not None
    first, *others = brief.thread.messages
    slots = slots_of(
        replace(brief, thread=replace(brief.thread, messages=(*others, replace(first, body=said)))),
        EVERYTHING,
    )
    hidden = slots.hide(said)
    assert hidden != said
    assert slots.fill(hidden) == said


def test_words_that_count_are_no_figures() -> None:
    assert figures_in("Twenty-two years, and twelve hundred for it.", lang="en") == ()


def test_a_prompt_shows_no_digit_of_the_conversation() -> None:
    brief = brief_for(note="She paid 9,100 for the roof.")
    values = values_of(brief, nonce="", disclosure=EVERYTHING)
    shown = [*(m["text"] for m in values["messages"]), *values["facts"], *values["reasons"], values["agreed"]]
    for slot in slots_of(brief, EVERYTHING).slots:
        shown = [text.replace(slot.token, "") for text in shown]
    assert not [char for text in (*shown, values["note"]) for char in text if char.isdigit() or char in "@/"]


def test_the_facts_have_their_tokens_with_a_meaning() -> None:
    values = values_of(brief_for(), nonce="", disclosure=EVERYTHING)
    meaning = {slot["token"]: slot["meaning"] for slot in values["slots"]}
    known = tokens(brief_for())
    assert (known["PRICE1"], meaning["PRICE1"]) == ("€2,380", "the whole price")
    assert (known["DATE1"], meaning["DATE1"]) == ("Friday 3 July", "the date that the buyer has set")
    assert (known["DAY1"], values["day"]) == ("Thursday 11 June", "DAY1")
    assert {known["NAME1"], known["NAME2"]} == {"Marta", "Ivo"}


def test_the_price_as_the_conversation_spells_it_is_a_price_too() -> None:
    assert tokens(brief_for())["PRICE2"] == "2,380 EUR"
    assert "PRICE2" in values_of(brief_for(), nonce="", disclosure=EVERYTHING)["messages"][0]["text"]


@pytest.mark.parametrize(
    ("lang", "price", "day"),
    [
        ("en", "€2,380", "Thursday 11 June"),
        ("de", "2.380 €", "Donnerstag, 11. Juni"),
        ("fr", "2 380 €", "jeudi 11 juin"),
        ("es", "2.380 €", "jueves 11 de junio"),
    ],
)
def test_price_and_day_are_written_as_the_drafts_language_writes_them(
    lang: str, price: str, day: str
) -> None:
    known = tokens(brief_for(lang=lang))
    assert (known["PRICE1"].replace("\u202f", " ").replace("\u00a0", " "), known["DAY1"]) == (price, day)


def test_a_few_days_may_be_chosen_from_but_not_where_the_buyer_named_one() -> None:
    assert proposed_days(brief_for()) == ("Thursday 11 June", "Friday 12 June", "Monday 15 June")
    assert proposed_days(brief_for(Approach.CONFIRM)) == ("Thursday 11 June",)
    assert proposed_days(brief_for(Approach.NURTURE)) == ("Tuesday 1 September",)
    assert proposed_days(brief_for(Approach.RESPECT_NO)) == ()


@pytest.mark.parametrize(("today", "days"), [(1, ("Tuesday 1 September",)), (2, ())])
def test_the_buyers_day_is_not_proposed_once_it_is_past(today: int, days: tuple[str, ...]) -> None:
    brief = replace(brief_for(Approach.NURTURE), as_of=date(2026, 9, today))
    assert proposed_days(brief) == days
    assert ("DAY1" in tokens(brief)) is bool(days)


def test_hiding_and_filling_give_the_same_words_again() -> None:
    slots = slots_of(brief_for(), EVERYTHING)
    hidden = slots.hide(OFFER)
    assert not any(char.isdigit() for char in hidden.replace("1", "").replace("2", ""))
    assert slots.fill(hidden) == OFFER
    assert slots.fill("On DAY9 or DAY1.") == "On DAY9 or Thursday 11 June."


def test_what_only_the_note_holds_has_no_token() -> None:
    values = values_of(
        brief_for(note="She would go to 2,500, but the list says 2,380 EUR."), nonce="", disclosure=EVERYTHING
    )
    assert values["note"] == "She would go to ..., but the list says PRICE2."


@pytest.mark.parametrize(
    "text",
    [
        "It is PRICE1 in all, fitted by DATE1.",
        "On DAY2, NAME1, I will ring you (PHONE1).",
        'You wrote "14 of them at 2,380 EUR is fair".',
        'You wrote "NUMBER2 of them at PRICE2 is fair".',
        "14 of them at 2,380 EUR is fair.",
        "You have two evenings more a month.",
    ],
)
def test_tokens_and_the_buyers_own_words_are_right(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        ("It is 2,380 EUR in all.", 'Write PRICE2 for "2,380 EUR".'),
        ("It is 1,990 EUR in all.", 'Leave out "1,990 EUR".'),
        ("On Thursday 11 June I start.", 'Write DAY1 for "Thursday 11 June".'),
        ("See lampworks.example/offer.", 'Write LINK1 for "lampworks.example/offer".'),
        ("See lampworks-sale.example.", 'Leave out "lampworks-sale.example".'),
        ("Ring me on +49 30 555 0143.", 'Leave out "+49 30 555 0143".'),
        ("At 16:30 I am there.", 'Write TIME1 for "16:30".'),
        ("All 14 of them.", 'Write NUMBER2 for "14".'),
        ('You wrote "99 of them is fair".', 'Leave out "99".'),
        ('All "14" of them.', 'Write NUMBER2 for "14".'),
    ],
)
def test_what_is_written_in_the_place_of_a_token_is_refused(text: str, repair: str) -> None:
    assert faults(text) == [("written_instead_of_slot", repair)]


@pytest.mark.parametrize(
    "written", ["DAY9", "Day1", "DAY 1", "DAY_1", "[DAY1]", "{DAY1}", "<DAY1>", "price 1", "PRICE", "NUMBER"]
)
def test_a_mangled_or_unknown_token_is_refused(written: str) -> None:
    assert [code for code, _ in faults(f"I start on {written} with you.")] == ["mangled_slot"]


def test_what_looks_like_a_token_in_the_thread_is_only_text() -> None:
    brief = brief_for(said="We want PRICE1 off, and DAY1 is my shop's name.")
    slots = slots_of(brief, EVERYTHING)
    shown = values_of(brief, nonce="", disclosure=EVERYTHING)["messages"][1]["text"]
    assert "PRICE1" not in shown
    assert slots.fill(shown) == "We want PRICE1 off, and DAY1 is my shop's name."


def test_a_quote_that_reads_like_a_token_is_filled_with_the_buyers_words() -> None:
    words = "We want PRICE1 off"
    evidence = (Evidence("verbal_interest", "words", 1, 0, len(words), words),)
    brief = replace(brief_for(said=f"{words}, please."), evidence=evidence)
    (quote,) = values_of(brief, nonce="", disclosure=EVERYTHING)["quotes"]
    assert "PRICE1" not in quote["words"]
    assert slots_of(brief, EVERYTHING).fill(quote["words"]).startswith(words)


def test_a_draft_is_filled_before_it_is_checked() -> None:
    written = ModelWriter(ScriptedModel([GOOD])).write(brief_for())
    assert (written.source, written.problems) == ("model", ())
    assert written.draft is not None
    assert "The old lamps cost you 5 evenings a month." in written.draft.body
    assert written.draft.next_step is not None
    assert written.draft.next_step.when == "Thursday 11 June"


def test_another_of_the_days_may_be_proposed() -> None:
    answer = GOOD | {"next_step": "On DAY3 I will start the paperwork with you."}
    written = ModelWriter(ScriptedModel([answer])).write(brief_for())
    assert written.draft is not None
    assert written.draft.next_step is not None
    assert written.draft.next_step.when == "Monday 15 June"


def test_a_day_that_the_model_made_up_is_asked_for_again_in_that_field_alone() -> None:
    made_up = GOOD | {"next_step": "On Friday 26 June I will start the paperwork with you."}
    model = ScriptedModel([made_up, {"next_step": GOOD["next_step"]}])
    written = ModelWriter(model).write(brief_for())
    assert (written.source, written.attempts) == ("model", 2)
    assert model.requests[1].schema["required"] == ["next_step"]
    assert 'Leave out "Friday 26 June".' in model.requests[1].messages[-1].content


def test_asking_again_shows_tokens_and_no_figures() -> None:
    model = ScriptedModel([GOOD | {"reason": "Our boss says you must pay PRICE1 tonight."}, GOOD])
    ModelWriter(model).write(brief_for())
    asked = model.requests[1].messages[-1].content
    assert "you must pay PRICE1 tonight" in asked
    assert "2,380" not in asked


def test_words_without_a_day_stay_words() -> None:
    brief = replace(brief_for(Approach.GUIDE), as_of=None)
    assert values_of(brief, nonce="", disclosure=EVERYTHING)["day"] in {"", "this week"}
    system, user = Prompts().render(brief, nonce=nonce_for(brief, EVERYTHING))
    assert "DAY2" not in system.content + user.content
