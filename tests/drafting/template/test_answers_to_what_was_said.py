"""A gentle draft answers what this buyer said: his reason to wait, his question, his order, his grief."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from closecall.decision import Approach, Blocker, Coverage, Decision
from closecall.drafting.checks import problems_in
from closecall.drafting.phrasing.phrase_tables import WRITTEN, table
from closecall.drafting.records import Brief, Channel, Draft
from closecall.drafting.template import TemplateWriter
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Nell Ashby", "nell@ashbyhall.example", Side.BUYER)
SELLER = Speaker("Tom Rusk", "tom@ruskroofs.example", Side.SELLER)
_FORMAL = re.compile(r"\[([^|\[\]]{0,80})\|[^|\[\]]{0,80}\]")
TODAY = date(2026, 3, 3)
channels = pytest.mark.parametrize("channel", list(Channel))
languages = pytest.mark.parametrize("lang", WRITTEN)


def _brief(
    approach: Approach,
    said: str = "",
    *,
    lang: str = "en",
    channel: Channel = Channel.EMAIL,
    heard: tuple[tuple[str, str], ...] = (),
    blockers: tuple[str, ...] = (),
    name: str = "Nell Ashby",
    **facts: Any,
) -> Brief:
    thread = Thread(ThreadKind.EMAIL, (Message(SELLER, "Hi"), Message(BUYER, said)), lang) if said else None
    evidence = tuple(
        Evidence(fact, "words", 1, said.index(words), said.index(words) + len(words), words)
        for fact, words in heard
    )
    return Brief(
        approach,
        channel,
        lang,
        Facts.from_mapping(facts),
        Decision(approach, 40, Coverage(0.5, "medium"), blockers=tuple(Blocker(b, "", "") for b in blockers)),
        thread,
        evidence,
        buyer_name=name,
        seller_name="Tom Rusk",
        as_of=TODAY,
    )


def _draft(brief: Brief) -> Draft:
    draft = TemplateWriter().write(brief).draft
    assert draft is not None
    assert problems_in(draft, brief) == ()
    return draft


def _says(text: str, lang: str, block: str, key: str) -> bool:
    """Whether a text holds one of the wordings of a block, with the formal address, up to its first slot."""
    node: Any = table(lang)
    for part in block.split("."):
        node = node[part]
    starts = [_FORMAL.sub(r"\1", str(wording)).partition("{")[0].strip() for wording in node[key]]
    lowered = text.replace("\u00a0", " ").lower()
    return any(start.replace("\u00a0", " ").lower() in lowered for start in starts if len(start) > 8)


@channels
@languages
@pytest.mark.parametrize(
    ("kind", "block"),
    [
        ("authority", "others"),
        ("timing", "timing"),
        ("price", "price"),
        ("competitor", "comparing"),
        ("risk", "thinking"),
    ],
)
def test_the_reason_of_the_wait_is_taken_up(kind: str, block: str, lang: str, channel: Channel) -> None:
    hesitations = [{"kind": kind, "hardness": "hard"}]
    brief = _brief(Approach.NURTURE, lang=lang, channel=channel, hesitations=hesitations)
    told = {_draft(replace(brief, buyer_name=name)).body for name in ("Nell Ashby", "Ida Moor", "Bo Lund")}
    assert any(_says(body, lang, f"nurture.{block}", "why") for body in told)
    assert not any("?" in body for body in told)


@channels
@languages
@pytest.mark.parametrize("state", ["bereavement", "distress", "capacity"])
def test_somebody_in_a_hard_place_who_asks_is_answered(state: str, lang: str, channel: Channel) -> None:
    for approach in (Approach.NURTURE, Approach.GUIDE):
        given: dict[str, Any] = {"lang": lang, "channel": channel, "vulnerability": state}
        drafts = [
            _draft(_brief(approach, **given, **asked))
            for asked in (
                {"wants_guidance": True, "refusal": "none"},
                {"open_buyer_questions": 1},
                {},
                {"wants_guidance": True, "seller_unanswered": 1},
                {"open_buyer_questions": 1, "refusal": "not_now"},
                {"open_buyer_questions": 1, "defer_until": "2026-09-01"},
            )
        ]
        answer = table(lang)["peace"]["answer_what"]
        assert [answer in draft.body for draft in drafts] == [True, True, False, False, False, False]
        assert all(draft.next_step and draft.next_step.when for draft in drafts[:2])
        assert not any("?" in draft.body for draft in drafts)


@channels
@languages
@pytest.mark.parametrize("approach", [Approach.NURTURE, Approach.GUIDE])
@pytest.mark.parametrize("state", ["bereavement", "distress", "capacity"])
def test_each_hard_place_gets_its_own_few_words(
    state: str, approach: Approach, lang: str, channel: Channel
) -> None:
    draft = _draft(_brief(approach, lang=lang, channel=channel, vulnerability=state, meetings_kept=3))
    others = {"bereavement", "distress", "capacity"} - {state}
    assert _says(draft.body, lang, f"peace.{state}", "words")
    assert not any(_says(draft.body, lang, f"peace.{other}", "words") for other in others)
    assert "?" not in draft.body
    assert draft.quotes == ()
    assert len(draft.body.split()) < 100


def test_to_a_widow_nothing_is_said_of_the_sale() -> None:
    said = "My husband passed away on Sunday. Please could you leave it for now. How long is the offer good?"
    brief = _brief(Approach.NURTURE, said, vulnerability="bereavement", open_buyer_questions=1)
    body = _draft(brief).body
    assert "husband" not in body
    assert "question" not in body
    assert "of use to you" not in body


@channels
def test_an_open_question_comes_before_a_light_message(channel: Channel) -> None:
    said = "It is with our board now. How loud is it at night?"
    brief = _brief(
        Approach.NURTURE,
        said,
        channel=channel,
        heard=(("open_buyer_questions", "How loud is it at night?"),),
        open_buyer_questions=1,
    )
    draft = _draft(brief)
    assert draft.body.index("How loud is it at night?") < draft.body.index(
        "answer from me on Thursday 5 March"
    )
    assert draft.next_step is not None
    assert draft.next_step.when == "Thursday 5 March"


def test_a_question_does_not_bring_a_message_before_the_buyers_date() -> None:
    draft = _draft(
        _brief(Approach.NURTURE, refusal="not_now", defer_until="2026-06-01", open_buyer_questions=1)
    )
    assert draft.next_step is not None
    assert draft.next_step.when == "Monday 1 June"
    assert "this week" in draft.body


@channels
def test_in_somebody_who_orders_no_doubt_is_sown(channel: Channel) -> None:
    said = "We'd like to order twelve of the grey ones. Do you need a form from us?"
    brief = _brief(
        Approach.GUIDE,
        said,
        channel=channel,
        heard=(("verbal_interest", "We'd like to order twelve of the grey ones"),),
        blockers=("nothing_to_disagree_with",),
        verbal_interest="intent",
        open_buyer_questions=1,
    )
    body = _draft(brief).body
    assert "We'd like to order twelve of the grey ones" in body
    assert _says(body, "en", "guide.ordering", "fair")
    for doubt in ("be sure", "whether it solves", "There is no need to settle"):
        assert doubt not in body


@pytest.mark.parametrize(
    ("lang", "said", "told"),
    [
        ("en", "The price worries me. Could we do it in stages?", "part"),
        ("de", "Der Preis macht mir Sorgen. Ginge das auch in Etappen?", "Etappen"),
        ("fr", "Le prix m'inquiète. On peut le faire par étapes ?", "étapes"),
        ("es", "El precio me preocupa. ¿Se puede hacer por etapas?", "etapas"),
    ],
)
def test_a_proposal_to_do_it_in_parts_is_taken_up(lang: str, said: str, told: str) -> None:
    hesitations = [{"kind": "price", "hardness": "soft"}]
    with_it = _draft(_brief(Approach.GUIDE, said, lang=lang, hesitations=hesitations)).body
    without = _draft(_brief(Approach.GUIDE, lang=lang, hesitations=hesitations)).body
    assert told in with_it
    assert told not in without


@channels
@languages
@pytest.mark.parametrize("blocker", ["asked_no_pressure", "already_pressed"])
def test_whoever_is_left_in_peace_gets_a_step_where_no_day_is_known(
    blocker: str, lang: str, channel: Channel
) -> None:
    brief = replace(_brief(Approach.GUIDE, lang=lang, channel=channel, blockers=(blocker,)), as_of=None)
    draft = _draft(brief)
    assert draft.next_step is not None
    assert draft.next_step.when == table(lang)["days"]["next_month"]


def test_of_a_no_behind_a_but_not_the_first_half_is_read_back() -> None:
    said = "We do want the slates but we cannot do it this year."
    brief = _brief(Approach.NURTURE, said, heard=(("refusal", said.rstrip(".")),), refusal="not_now")
    assert '"We do want the slates"' not in _draft(brief).body


@channels
@pytest.mark.parametrize("approach", [Approach.NURTURE, Approach.GUIDE])
def test_whoever_is_annoyed_hears_that_the_seller_is_sorry(approach: Approach, channel: Channel) -> None:
    draft = _draft(_brief(approach, channel=channel, blockers=("annoyed",), annoyed=True))
    assert "sorry" in draft.body
    assert "Thank you for taking the time" not in draft.body


@channels
@languages
@pytest.mark.parametrize(
    ("approach", "facts"),
    [
        (Approach.FIRM_CLOSE, {"verbal_interest": "strong", "hesitations": [{"hardness": "soft"}]}),
        (Approach.GUIDE, {"hesitations": [{"kind": "fit", "hardness": "soft"}], "meetings_kept": 1}),
        (Approach.NURTURE, {"refusal": "not_now"}),
        (Approach.RESPECT_NO, {"refusal": "explicit_no"}),
        (Approach.CONFIRM, {"stage": "accepted", "price_total": 900, "currency": "EUR"}),
    ],
)
def test_four_buyers_may_get_four_builds(
    approach: Approach, facts: dict[str, Any], lang: str, channel: Channel
) -> None:
    brief = _brief(approach, lang=lang, channel=channel, **facts)
    drafts = [_draft(replace(brief, buyer_name=f"Nell {name}")) for name in NAMES]
    assert len({_build(draft) for draft in drafts}) >= 3
    assert len({draft.body for draft in drafts}) >= 4


NAMES = "Ashby Brook Carr Dale Eaton Frost Gale Hurst Innes Jarvis Knox Lowe Mead Nash Orme Pryor".split()


def _build(draft: Draft) -> tuple[object, ...]:
    """How a draft is built: its sentences a paragraph, or its beats and their sentences."""
    if draft.script:
        return tuple((beat.beat, beat.say.count(". ")) for beat in draft.script)
    return tuple(paragraph.count(". ") for paragraph in draft.body.split("\n\n"))


@pytest.mark.parametrize(
    ("name", "newest", "greeting", "signed"),
    [
        ("P Holloway", "Dear Mr Rusk,\n\nThe work went to others.", "Dear Mr Holloway,", "Tom Rusk"),
        ("P Holloway", "The work went to others.", "Dear Mr Holloway,", "Tom Rusk"),
        ("Priya Holloway", "Dear Mr Rusk,\n\nThe work went to others.", "Dear Mr Holloway,", "Tom Rusk"),
        ("Priya Holloway", "Hi Tom, the work went to others.", "Hi Priya,", "Tom"),
        ("Priya from Holloway & Co", "Hi Tom, the work went to others.", "Hi Priya,", "Tom"),
    ],
)
def test_the_greeting_is_the_one_that_the_thread_uses(
    name: str, newest: str, greeting: str, signed: str
) -> None:
    buyer = Speaker(name, "p@holloway.example", Side.BUYER)
    messages = (Message(SELLER, "Dear Mr Holloway, here is our offer."), Message(buyer, newest))
    brief = replace(
        _brief(Approach.RESPECT_NO, name=name, refusal="explicit_no"),
        thread=Thread(ThreadKind.EMAIL, messages, "en"),
    )
    body = _draft(brief).body
    assert body.startswith(f"{greeting}\n")
    assert body.endswith(f"\n{signed}")


@channels
@languages
def test_who_asked_for_the_contract_is_told_when_it_comes(lang: str, channel: Channel) -> None:
    said, paper = {
        "en": ("We'll take it. Send me the agreement.", "the agreement"),
        "de": ("Wir nehmen es. Schicken Sie mir den Vertrag.", "den Vertrag"),
        "fr": ("Nous le prenons. Envoyez-moi le bon de commande.", "le bon de commande"),
        "es": ("Nos lo quedamos. Mándeme la factura.", "la factura"),
    }[lang]
    yes, asking = said.split(". ")
    heard = (("stage", yes), ("buyer_actions", asking))
    ordered: dict[str, Any] = {"stage": "verbal_yes", "verbal_interest": "intent"}
    for action in ("asked_for_contract", "shared_data"):
        brief = _brief(
            Approach.GUIDE, said, lang=lang, channel=channel, heard=heard, buyer_actions=[action], **ordered
        )
        step = _draft(brief).next_step
        assert step is not None
        assert (paper in step.what) is (action == "asked_for_contract")


@languages
def test_a_yes_is_confirmed_with_the_paper_that_was_asked_for(lang: str) -> None:
    asked = {"stage": "accepted", "buyer_actions": ["asked_for_contract"]}
    for action in (asked, {"stage": "accepted"}):
        body = _draft(_brief(Approach.CONFIRM, lang=lang, **action)).body
        assert (table(lang)["papers"]["others"] in body) is (action is asked)


def test_a_paper_that_was_asked_for_before_the_seller_wrote_is_not_promised_again() -> None:
    heard = (("buyer_actions", "Please send me the contract"),)
    brief = _brief(
        Approach.CONFIRM,
        "Please send me the contract.",
        heard=heard,
        stage="accepted",
        buyer_actions=["asked_for_contract"],
    )
    assert "the contract" in _draft(brief).body
    assert brief.thread is not None
    sent = Message(SELLER, "Here you are.")
    later = replace(brief, thread=replace(brief.thread, messages=(*brief.thread.messages, sent)))
    assert "the contract" not in _draft(later).body


@languages
def test_a_price_without_a_currency_is_the_offers(lang: str) -> None:
    bare = table(lang)["money"]["without_currency"].partition("{")[0].strip()
    for currency in (None, "EUR"):
        draft = _draft(
            _brief(Approach.CONFIRM, lang=lang, stage="accepted", price_total=900, currency=currency)
        )
        assert (bare in draft.body) is (currency is None)


@languages
def test_two_questions_are_both_answered_first(lang: str) -> None:
    one, other = {
        "en": ("When can your fitters start?", "Do I pay the deposit by card?"),
        "de": ("Wann können Ihre Leute anfangen?", "Ist die Montage im Preis drin?"),
        "fr": ("Quand vos équipes peuvent commencer ?", "Je règle l'acompte par carte ?"),
        "es": ("¿Cuándo pueden empezar sus operarios?", "¿El montaje va en el precio?"),
    }[lang]
    heard = (("buying_questions", one), ("open_buyer_questions", other))
    for approach in (Approach.GUIDE, Approach.NURTURE):
        brief = _brief(approach, f"{one} {other}", lang=lang, heard=heard, open_buyer_questions=1)
        draft = _draft(brief)
        assert {one, other} <= set(draft.quotes)
        assert draft.next_step is not None
        assert table(lang)["guide"]["question"]["answers"] in draft.next_step.what


@channels
@languages
def test_a_yes_with_a_question_in_it_is_confirmed_with_its_answer(lang: str, channel: Channel) -> None:
    yes, question = {
        "en": ("We will take the gate", "When can your fitters start?"),
        "de": ("Wir nehmen das Tor so", "Wann können Ihre Leute anfangen?"),
        "fr": ("Nous prenons le portail", "Quand vos équipes peuvent commencer ?"),
        "es": ("Nos quedamos la puerta", "¿Cuándo pueden empezar sus operarios?"),
    }[lang]
    heard = (("stage", yes), ("buying_questions", question))
    said = f"{yes}. {question}"
    brief = _brief(Approach.CONFIRM, said, lang=lang, channel=channel, heard=heard, stage="accepted")
    draft = _draft(brief)
    assert question in draft.quotes
    assert draft.next_step is not None
    assert table(lang)["guide"]["question"]["answer"] in draft.next_step.what


def test_a_question_beside_one_that_cannot_be_cited_is_one_of_several() -> None:
    said = "We will have the gate. When could it be fitted? And do i pay by card or transfer"
    heard = (
        ("verbal_interest", "We will have the gate"),
        ("buying_questions", "When could it be fitted?"),
        ("buying_questions", "And do i pay by card or transfer"),
    )
    draft = _draft(_brief(Approach.GUIDE, said, heard=heard, verbal_interest="intent"))
    assert draft.next_step is not None
    assert "answers" in draft.next_step.what


@languages
def test_nobody_is_thanked_for_a_question(lang: str) -> None:
    said = {
        "en": "And what if it breaks in the first winter?",
        "de": "Und was ist, wenn er im ersten Winter ausfällt?",
        "fr": "Et si elle tombe en panne le premier hiver ?",
        "es": "¿Y qué pasa si se rompe el primer invierno?",
    }[lang]
    hesitations = [{"kind": "risk", "hardness": "soft"}]
    heard = (("hesitations", said),)
    draft = _draft(_brief(Approach.NURTURE, said, lang=lang, heard=heard, hesitations=hesitations))
    assert said not in draft.body


@channels
@languages
def test_somebody_long_silent_is_not_thanked_for_an_answer(lang: str, channel: Channel) -> None:
    put_off: dict[str, Any] = {"refusal": "brush_off"}
    for days in (3, 58):
        brief = _brief(Approach.NURTURE, lang=lang, channel=channel, days_since_buyer=days, **put_off)
        assert _says(_draft(brief).body, lang, "nurture.cold", "ack") is (days == 58)


def test_a_question_about_having_it_is_answered_first() -> None:
    said = "We like the gate. What day could you fit it?"
    heard = (("buying_questions", "What day could you fit it?"), ("verbal_interest", "We like the gate"))
    draft = _draft(_brief(Approach.GUIDE, said, heard=heard, verbal_interest="strong"))
    assert '"What day could you fit it?"' in draft.body
    assert draft.next_step is not None
    told = _draft(_brief(Approach.GUIDE, said, heard=heard, verbal_interest="strong", seller_unanswered=1))
    assert '"What day could you fit it?"' not in told.body


@channels
@languages
@pytest.mark.parametrize(
    ("total", "agreed", "is_theirs"), [(2, None, True), (3, 1, True), (2, 1, False), (1, None, False)]
)
def test_the_others_who_decide_are_spoken_of_where_nothing_else_is_open(
    lang: str, channel: Channel, total: int, agreed: int | None, is_theirs: bool
) -> None:
    brief = _brief(
        Approach.GUIDE, lang=lang, channel=channel, decision_makers_total=total, decision_makers_agreed=agreed
    )
    block = "guide.decider_two" if total == 2 else "guide.deciders"
    assert _says(_draft(brief).body, lang, block, "frame") is is_theirs


def test_where_no_evidence_can_be_cited_the_newest_words_are() -> None:
    said = "Hello Tom,\n\nWe take the offer as it stands. Please come on the 16th."
    draft = _draft(_brief(Approach.GUIDE, said, blockers=("hard_objection_open",)))
    assert draft.quotes == ("We take the offer as it stands",)


@channels
def test_whoever_asks_for_the_contract_on_a_condition_hears_the_condition_again(channel: Channel) -> None:
    said = "We want it. If you can split the invoice please go ahead and send the contract."
    asked = "If you can split the invoice please go ahead and send the contract"
    wish: dict[str, Any] = {
        "verbal_interest": "strong",
        "stage": "negotiation",
        "buyer_actions": ["asked_for_contract"],
    }
    brief = _brief(Approach.GUIDE, said, channel=channel, heard=(("verbal_interest", asked),), **wish)
    body = _draft(brief).body
    assert f'"{asked}"' in body
    assert _says(body, "en", "guide.ordering", "fair")
    assert "contract from me" in body
    curious = _brief(Approach.GUIDE, said, channel=channel, **{**wish, "verbal_interest": "curious"})
    assert not _says(_draft(curious).body, "en", "guide.ordering", "fair")


def test_whoever_orders_is_cited_before_his_deeds_are_named() -> None:
    said = "The two partners are happy with the second draft."
    brief = _brief(Approach.GUIDE, said, verbal_interest="intent", buyer_initiated=1)
    body = _draft(brief).body
    assert '"The two partners are happy with the second draft"' in body
    assert "came to me" not in body


def test_who_asks_for_something_in_writing_hears_it_again() -> None:
    said = "Please send us the numbers in writing and we will look at them."
    asked = "Please send us the numbers in writing"
    brief = _brief(
        Approach.GUIDE,
        said,
        heard=(("refusal", asked),),
        refusal="brush_off",
        meetings_kept=2,
        buyer_initiated=1,
    )
    assert '"Please send us the numbers in writing and we will look at them"' in _draft(brief).body
    firmer = replace(brief, facts=Facts.from_mapping({"refusal": "none", "meetings_kept": 2}))
    assert "numbers in writing" not in _draft(firmer).body


@languages
def test_on_a_call_nobody_is_thanked_for_a_message(lang: str) -> None:
    written, spoken = (table(lang)["nurture"]["noted"][key] for key in ("ack", "ack_said"))
    assert set(written).isdisjoint(spoken)
    said = {"en": "Sure.", "de": "Sicher.", "fr": "Bien.", "es": "Bueno."}[lang]
    for channel, key in ((Channel.EMAIL, "ack"), (Channel.CALL, "ack_said")):
        brief = _brief(Approach.NURTURE, said, lang=lang, channel=channel, days_since_buyer=1)
        thread = brief.thread
        assert thread is not None
        kind = ThreadKind.CALL if channel is Channel.CALL else ThreadKind.EMAIL
        body = _draft(replace(brief, thread=replace(thread, kind=kind))).body
        assert _says(body, lang, "nurture.noted", key)


@pytest.mark.parametrize(
    ("subjects", "answered"),
    [
        ((None, None), None),
        (("New gate", None), "Re: New gate"),
        (("New gate", "AW: RE: New gate"), "Re: New gate"),
        (("New gate", "Fwd: Oak beams"), "Re: Oak beams"),
        (("Odp: Brama", "R: Brama"), "Re: Brama"),
        (("Re: ", None), None),
        # After a no, a draft says no price, and a subject neither.
        (("Gate for 900 EUR, today only", "SIGN NOW!!!"), None),
    ],
)
def test_a_mail_answers_under_the_subject_of_its_thread(
    subjects: tuple[str | None, str | None], answered: str | None
) -> None:
    messages = tuple(
        Message(who, body, subject=subject)
        for who, body, subject in zip((SELLER, BUYER), ("The gate is 900 EUR.", "No."), subjects, strict=True)
    )
    brief = replace(
        _brief(Approach.RESPECT_NO, refusal="explicit_no"), thread=Thread(ThreadKind.EMAIL, messages, "en")
    )
    subject = _draft(brief).subject
    assert subject == answered if answered else subject in table("en")["respect"]["subject"]


@languages
def test_who_puts_us_off_and_asks_for_something_to_read_gets_it(lang: str) -> None:
    asked, other = {
        "en": ("Just send me some information.", "We'll see."),
        "de": ("Schicken Sie mir einfach mal Unterlagen.", "Mal sehen."),
        "fr": ("Envoyez-moi de la documentation.", "On verra."),
        "es": ("Mándeme información.", "Ya veremos."),
    }[lang]
    what = table(lang)["nurture"]["brush_off"]["what_sent"]
    for said, unanswered, is_sent in ((asked, 0, True), (asked, 1, False), (other, 0, False)):
        brief = _brief(Approach.NURTURE, said, lang=lang, refusal="brush_off", seller_unanswered=unanswered)
        assert (what in _draft(brief).body) is is_sent


@channels
@languages
def test_nobody_is_told_that_he_named_what_his_words_do_not_say(lang: str, channel: Channel) -> None:
    said = {
        "en": "I get nervous about a big purchase. We lose two jobs a month.",
        "de": "Ich habe Angst, dass es nicht klappt. Wir verlieren zwei Aufträge im Monat.",
        "fr": "J'ai peur que cela ne marche pas. Nous perdons deux commandes par mois.",
        "es": "Me preocupa que no funcione. Perdemos dos pedidos al mes.",
    }[lang]
    two = tuple(("hesitations", f"{sentence.rstrip('.')}.") for sentence in said.split(". "))
    kinds = [{"kind": "price", "hardness": "hard"}, {"kind": "risk", "hardness": "soft"}]
    brief = _brief(
        Approach.GUIDE,
        said,
        lang=lang,
        channel=channel,
        heard=two,
        blockers=("hard_objection_open",),
        hesitations=kinds,
    )
    told = _draft(brief).body
    assert not _says(told, lang, "guide.hard_objection", "fair")
    from_the_seller = replace(brief, evidence=())
    assert _says(_draft(from_the_seller).body, lang, "guide.hard_objection", "fair")


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("Tom, we love the new lathe.", "we love the new lathe"),
        ("Rusk, we love the new lathe.", "we love the new lathe"),
        ("Friday, we love the new lathe.", "Friday, we love the new lathe"),
        ("Tom loves it and we need the new lathe.", "Tom loves it and we need the new lathe"),
    ],
)
def test_the_name_by_which_the_seller_is_spoken_to_is_not_read_back(said: str, quoted: str) -> None:
    brief = _brief(Approach.GUIDE, said, heard=(("verbal_interest", said),), verbal_interest="strong")
    assert _draft(brief).quotes == (quoted,)


def test_only_what_speaks_for_it_is_built_on() -> None:
    aside = "Thanks. The side gate will be open on Monday."
    body = _draft(_brief(Approach.GUIDE, aside)).body
    assert 'You wrote "The side gate will be open on Monday".' in body


def test_a_question_is_not_what_he_wants() -> None:
    asked = "How much is the big lathe?"
    brief = _brief(Approach.GUIDE, asked, heard=(("need_confirmed", asked),), need_confirmed=True)
    written = TemplateWriter().write(brief).draft
    assert written is not None
    assert asked.rstrip("?") not in written.body
