"""In English, German, French and Spanish: every draft passes, and speaks of what this buyer said."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from closecall.decision import Approach, Blocker, Coverage, Decision
from closecall.drafting.checks import problems_in
from closecall.drafting.phrasing.phrase_tables import WRITTEN, table
from closecall.drafting.records import Beat, BeatName, Brief, Channel, Draft
from closecall.drafting.template import TemplateWriter
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import BuyerAction, Facts, HesitationKind, Vulnerability
from closecall.text.language import guess_language
from closecall.text.tokens import words_of
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Marit Solberg", "marit@fjordbread.example", Side.BUYER)
SELLER = Speaker("Owen Pike", "owen@doughworks.example", Side.SELLER)
SAID = tomllib.loads((Path(__file__).parent / "bakery_threads.toml").read_text("utf-8"))
TODAY = date(2025, 6, 12)
KNOWN: dict[str, Any] = {
    "verbal_interest": "strong",
    "buyer_actions": ["trial_used"],
    "meetings_kept": 2,
    "need_confirmed": True,
    "price_total": 3200,
    "currency": "EUR",
    "stage": "proposal",
    "seller_conviction": "certain",
    "hesitations": [{"kind": "status_quo", "hardness": "soft"}],
}
FACT_OF = {
    "verbal_interest": "interest",
    "need_confirmed": "need",
    "hesitations": "hesitation",
    "open_buyer_questions": "question",
}
BLOCKERS = (
    "annoyed asked_no_pressure hard_objection_open decision_maker_objects decision_makers_missing "
    "large_purchase wants_guidance price_not_known need_not_confirmed seller_not_certain already_pressed "
    "not_on_the_cusp nothing_to_disagree_with unanswered_question no_reason_given"
).split()
WRITING = [approach for approach in Approach if approach is not Approach.ASK_FIRST]
ABROAD = [lang for lang in WRITTEN if lang != "en"]
FAMILIAR = {
    "de": {"du", "dir", "dich", "dein", "deine"},
    "fr": {"tu", "toi", "ton", "ta"},
    "es": {"tu", "ti", "has"},
}
FORMAL = {"de": {"Sie", "Ihnen", "Ihre"}, "fr": {"vous", "votre", "vos"}, "es": {"usted", "su", "sus"}}


def thread_in(lang: str, *, familiar: bool = False) -> tuple[Thread, tuple[Evidence, ...]]:
    said = SAID[lang]
    newest = f"{said['buyer_third']} {said['familiar']}" if familiar else said["buyer_third"]
    messages = (
        Message(BUYER, said["buyer_first"]),
        Message(SELLER, said["seller"]),
        Message(BUYER, said["buyer_second"]),
        Message(BUYER, newest),
    )
    found = []
    for fact, name in FACT_OF.items():
        words = said[name]
        index = next(i for i, message in enumerate(messages) if words in message.body)
        start = messages[index].body.index(words)
        found.append(Evidence(fact, "words", index, start, start + len(words), words))
    return Thread(ThreadKind.EMAIL, messages, lang=lang), tuple(found)


def brief_in(
    lang: str,
    approach: Approach,
    channel: Channel = Channel.EMAIL,
    *,
    blockers: tuple[str, ...] = (),
    familiar: bool = False,
    thread: bool = True,
    **facts: Any,
) -> Brief:
    talk, evidence = thread_in(lang, familiar=familiar)
    return Brief(
        approach,
        channel,
        lang,
        Facts.from_mapping({k: v for k, v in (KNOWN | facts).items() if v is not None}),
        Decision(approach, 60, Coverage(0.5, "medium"), blockers=tuple(Blocker(b, "", "") for b in blockers)),
        talk if thread else None,
        evidence if thread else (),
        buyer_name="Marit Solberg",
        seller_name="Owen Pike",
        as_of=TODAY,
    )


def written(brief: Brief) -> Draft:
    """The template's draft, after a look that it passes every rule."""
    result = TemplateWriter().write(brief)
    assert result.draft is not None
    assert [(p.code, p.where, result.draft.body[p.start : p.end]) for p in result.problems] == []
    return result.draft


def parts_of(draft: Draft) -> list[str]:
    step = draft.next_step
    single = (draft.hesitation, draft.disagreement, draft.recommendation, draft.exit, draft.question)
    stepped = (step.what, step.when, step.how) if step else ()
    return [part for part in (*single, *stepped, *draft.quotes, *draft.reasons) if part is not None]


@st.composite
def facts(draw: st.DrawFn) -> dict[str, Any]:
    optional: dict[str, st.SearchStrategy[Any]] = {
        "buyer_actions": st.one_of(st.none(), st.lists(st.sampled_from(list(BuyerAction)), max_size=2)),
        "meetings_kept": st.one_of(st.none(), st.integers(0, 4)),
        "buyer_initiated": st.integers(0, 2),
        "next_meeting_booked": st.booleans(),
        "reversible": st.booleans(),
        "vulnerability": st.sampled_from([state for state in Vulnerability if state != "minor"]),
        "price_total": st.sampled_from([None, 3200, 3200.5, 150_000]),
        "currency": st.sampled_from(["EUR", "GBP", "USD", "CHF", "SEK"]),
        "open_buyer_questions": st.integers(0, 2),
        "seller_unanswered": st.integers(0, 7),
        "days_since_buyer": st.integers(0, 90),
        "seller_conviction": st.sampled_from(["certain", "not_good"]),
        "conviction_reasons": st.lists(
            st.sampled_from(["she throws away a tray from every batch", "jeden Tag fehlt eine Stunde"])
        ),
        "critical_date": st.dates(TODAY, date(2026, 1, 1)).map(date.isoformat),
        "refusal": st.sampled_from(["none", "brush_off", "not_now"]),
        "buyer_kind": st.sampled_from(["individual", "organisation"]),
        "hesitations": st.lists(
            st.fixed_dictionaries(
                {
                    "kind": st.sampled_from([kind.value for kind in HesitationKind]),
                    "hardness": st.sampled_from(["soft", "hard"]),
                }
            ),
            max_size=2,
        ),
    }
    return draw(st.fixed_dictionaries({}, optional=optional))


@settings(max_examples=300, deadline=None)
@given(
    known=facts(),
    lang=st.sampled_from(WRITTEN),
    approach=st.sampled_from(WRITING),
    channel=st.sampled_from(list(Channel)),
    blockers=st.lists(st.sampled_from(BLOCKERS), max_size=2).map(tuple),
    how=st.fixed_dictionaries({"familiar": st.booleans(), "thread": st.booleans()}),
)
@example(
    known={},
    lang="fr",
    approach=Approach.GUIDE,
    channel=Channel.CALL,
    blockers=("unanswered_question",),
    how={"familiar": True, "thread": True},
)
@example(
    known={"buyer_actions": [BuyerAction.ASKED_FOR_CONTRACT], "buyer_initiated": 1},
    lang="en",
    approach=Approach.GUIDE,
    channel=Channel.EMAIL,
    blockers=(),
    how={"familiar": False, "thread": False},
)
def test_whatever_is_known_the_draft_passes_and_holds_its_parts(  # noqa: PLR0917  what hypothesis draws
    known: dict[str, Any],
    lang: str,
    approach: Approach,
    channel: Channel,
    blockers: tuple[str, ...],
    how: dict[str, bool],
) -> None:
    draft = written(brief_in(lang, approach, channel, blockers=blockers, **how, **known))
    assert draft.lang == lang
    assert all(part in draft.body for part in parts_of(draft))
    assert not any(mark in draft.body for mark in "{}|")


@pytest.mark.parametrize("act", list(BuyerAction))
@pytest.mark.parametrize("lang", WRITTEN)
def test_an_act_that_only_the_facts_know_of_may_be_all_that_a_draft_tells(
    lang: str, act: BuyerAction
) -> None:
    known: dict[str, Any] = {"buyer_actions": [act], "hesitations": [], "meetings_kept": None}
    for familiar in (False, True):
        written(brief_in(lang, Approach.GUIDE, familiar=familiar, **known))


@pytest.mark.parametrize("act", list(BuyerAction))
@pytest.mark.parametrize("lang", WRITTEN)
def test_a_firm_word_may_rest_on_an_act_that_only_the_facts_know_of(lang: str, act: BuyerAction) -> None:
    for acts in ([act], [BuyerAction.TRIAL_USED, act]):
        written(brief_in(lang, Approach.FIRM_CLOSE, buyer_actions=acts, meetings_kept=None))


@pytest.mark.parametrize("lang", WRITTEN)
@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("thread", [True, False])
def test_the_first_step_may_be_all_that_shows_interest(lang: str, channel: Channel, *, thread: bool) -> None:
    nothing_else: dict[str, Any] = {"buyer_actions": None, "meetings_kept": None, "hesitations": []}
    written(brief_in(lang, Approach.FIRM_CLOSE, channel, thread=thread, buyer_initiated=1, **nothing_else))


@pytest.mark.parametrize("lang", ABROAD)
@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("approach", [Approach.FIRM_CLOSE, Approach.GUIDE])
def test_each_kind_of_hesitation_gets_a_text_of_its_own(
    approach: Approach, channel: Channel, lang: str
) -> None:
    told = {
        written(
            brief_in(
                lang, approach, channel, thread=False, hesitations=[{"kind": kind.value, "hardness": "soft"}]
            )
        ).body
        for kind in HesitationKind
    }
    assert len(told) == len(HesitationKind)


@pytest.mark.parametrize("lang", ABROAD)
def test_the_blocker_is_spoken_of(lang: str) -> None:
    told = {written(brief_in(lang, Approach.GUIDE, blockers=(blocker,))).body for blocker in BLOCKERS[:-2]}
    assert len(told) == len(BLOCKERS[:-2])


@pytest.mark.parametrize("lang", WRITTEN)
def test_the_file_of_each_language_says_everything(lang: str) -> None:
    def paths(node: Any, before: str = "") -> set[str]:
        if not isinstance(node, dict):
            return {before}
        if before.endswith(".named"):
            return {before}  # each language has other names for a paper
        return {path for key, value in node.items() for path in paths(value, f"{before}.{key}")}

    expected = {path for path in paths(table("en")) if not path.startswith(".pace")}
    assert paths(table(lang)) - {f".pace.{pace}" for pace in table("en")["pace"]} == expected


@pytest.mark.parametrize("lang", WRITTEN)
@pytest.mark.parametrize("approach", [Approach.FIRM_CLOSE, Approach.GUIDE])
def test_the_buyers_own_words_are_cited(approach: Approach, lang: str) -> None:
    draft = written(brief_in(lang, approach, open_buyer_questions=1))
    wanted = SAID[lang]["interest" if approach is Approach.FIRM_CLOSE else "question"]
    assert wanted in draft.quotes
    assert guess_language(draft.body) == lang


@pytest.mark.parametrize("lang", ABROAD)
@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("approach", [Approach.FIRM_CLOSE, Approach.GUIDE, Approach.NURTURE])
def test_the_buyer_is_addressed_as_he_addresses_the_seller(
    approach: Approach, channel: Channel, lang: str
) -> None:
    familiar = set(written(brief_in(lang, approach, channel, familiar=True)).body.replace("'", " ").split())
    formal = set(written(brief_in(lang, approach, channel)).body.replace("'", " ").split())
    assert not {word.strip(".,;:") for word in familiar} & FORMAL[lang]
    assert not {word.strip(".,;:").lower() for word in formal} & FAMILIAR[lang]


@pytest.mark.parametrize(
    ("lang", "price", "day", "proposed"),
    [
        ("en", "€3,200", "Tuesday 1 July", "Friday 13 June"),
        ("de", "3.200 €", "Dienstag, 1. Juli", "Freitag, 13. Juni"),
        ("fr", "3 200 €", "mardi 1er juillet", "vendredi 13 juin"),
        ("es", "3.200 €", "martes 1 de julio", "viernes 13 de junio"),
    ],
)
def test_sums_and_days_are_written_as_in_that_language(
    lang: str, price: str, day: str, proposed: str
) -> None:
    accepted: dict[str, Any] = {"stage": "accepted", "hesitations": [], "critical_date": "2025-07-01"}
    draft = written(brief_in(lang, Approach.CONFIRM, **accepted))
    assert price in draft.body.replace("\u202f", " ").replace("\u00a0", " ")
    assert day in draft.body
    assert draft.next_step is not None
    assert draft.next_step.when == proposed


@pytest.mark.parametrize("lang", WRITTEN)
@pytest.mark.parametrize("approach", [Approach.FIRM_CLOSE, Approach.GUIDE])
def test_each_line_of_a_call_is_one_breath(approach: Approach, lang: str) -> None:
    lengths = [
        len(words_of(beat.say).folded)
        for kind in HesitationKind
        for beat in spoken(
            brief_in(lang, approach, Channel.CALL, hesitations=[{"kind": kind.value, "hardness": "soft"}])
        )
    ]
    assert max(lengths) <= 25
    assert sum(length <= 15 for length in lengths) >= 0.6 * len(lengths)


def spoken(brief: Brief) -> tuple[Beat, ...]:
    return written(brief).script


@pytest.mark.parametrize("lang", WRITTEN)
@pytest.mark.parametrize("approach", [Approach.FIRM_CLOSE, Approach.GUIDE])
def test_a_call_knows_what_to_say_after_each_answer(approach: Approach, lang: str) -> None:
    beats = [beat.beat for beat in spoken(brief_in(lang, approach, Channel.CALL))]
    branches = [BeatName.IF_YES, BeatName.IF_SOFT, BeatName.IF_HARD, BeatName.IF_NO]
    after = beats[beats.index(BeatName.PAUSE) + 1 :]
    assert [beat for beat in after if beat in branches] == branches


@pytest.mark.parametrize("lang", ABROAD)
def test_a_reason_of_the_sellers_side_stays_inside(lang: str) -> None:
    inside = {
        "de": "unsere Marge ist bei diesem Kneter hoch",
        "fr": "notre marge est belle sur ce pétrin",
        "es": "nuestro margen es bueno con esta amasadora",
    }[lang]
    draft = written(brief_in(lang, Approach.FIRM_CLOSE, conviction_reasons=[inside]))
    assert inside not in draft.body


def test_a_reason_that_can_stand_as_it_is_is_said() -> None:
    reason = "jeden Morgen geht eine Stunde mit dem alten Kneter verloren"
    assert reason in written(brief_in("de", Approach.FIRM_CLOSE, conviction_reasons=[reason])).body


def test_a_reason_that_speaks_of_the_buyer_as_of_another_is_not_said() -> None:
    reason = "sie verliert jeden Morgen eine Stunde mit dem alten Gerät"
    assert reason not in written(brief_in("de", Approach.FIRM_CLOSE, conviction_reasons=[reason])).body


@pytest.mark.parametrize("lang", WRITTEN)
def test_without_a_name_the_greeting_stands_alone(lang: str) -> None:
    brief = replace(brief_in(lang, Approach.GUIDE), buyer_name=None, seller_name=None)
    greeting = written(brief).body.partition("\n")[0]
    assert greeting in {"Hello,", "Guten Tag,", "Bonjour,", "Hola:"}


def test_a_german_mail_goes_on_in_small_letters_after_the_greeting() -> None:
    body = written(brief_in("de", Approach.RESPECT_NO, refusal="explicit_no")).body
    assert body.startswith("Guten Tag Marit Solberg,\n\ndanke")


def test_french_marks_are_not_torn_from_their_words() -> None:
    body = written(brief_in("fr", Approach.FIRM_CLOSE)).body
    assert "\u00a0:" in body
    assert "« " not in body


@pytest.mark.parametrize("lang", ABROAD)
def test_in_another_language_than_the_thread_nothing_is_cited(lang: str) -> None:
    brief = replace(brief_in("en", Approach.GUIDE), lang=lang)
    draft = written(brief)
    assert draft.quotes == ()
    assert draft.lang == lang
    assert problems_in(draft, brief) == ()


@pytest.mark.parametrize(
    ("said", "greeting", "name"),
    [
        ("Ich möchte die Presse, haben Sie noch eine?", "Guten Tag Lena Krug,", "Tom Okafor"),
        ("Ich möchte die Presse, hast du noch eine?", "Hallo Lena,", "Tom"),
    ],
)
def test_a_german_mail_with_sie_names_people_in_full(said: str, greeting: str, name: str) -> None:
    speaker = Speaker("Lena Krug", "lena@hof.example", Side.BUYER)
    one = Thread(ThreadKind.EMAIL, (Message(speaker, said),), lang="de")
    found = Brief(
        Approach.GUIDE,
        Channel.EMAIL,
        "de",
        Facts(meetings_kept=1),
        Decision(Approach.GUIDE, 40, Coverage(0.5, "medium")),
        one,
        buyer_name="Lena Krug",
        seller_name="Tom Okafor",
        as_of=date(2026, 3, 3),
    )
    draft = TemplateWriter().write(found).draft
    assert draft is not None
    assert draft.body.startswith(greeting)
    assert draft.body.endswith(f"\n{name}")


@pytest.mark.parametrize("lang", WRITTEN)
@pytest.mark.parametrize("channel", list(Channel))
def test_a_confirmation_without_a_known_day_names_the_week_as_it_stands_in_the_text(
    lang: str, channel: Channel
) -> None:
    draft = written(replace(brief_in(lang, Approach.CONFIRM, channel), as_of=None))
    assert draft.next_step is not None
    assert draft.next_step.when is not None
    assert draft.next_step.when.lower() == table(lang)["days"]["this_week"].lower()
    assert draft.next_step.when in draft.body


def test_a_french_step_of_this_week_that_takes_up_a_case_is_no_recommendation() -> None:
    brief = replace(brief_in("fr", Approach.GUIDE, blockers=("seller_not_certain",)), as_of=None)
    assert "cette semaine" in written(brief).body
