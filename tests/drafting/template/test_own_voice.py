"""Drafts in the seller's own voice: his name, his address, his sentences, and nothing out of his samples."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from closecall.decision import Approach, decide
from closecall.drafting.checks import problems_in
from closecall.drafting.phrasing.seller_sentences import left_out
from closecall.drafting.records import Brief, Channel, Draft
from closecall.drafting.template import TemplateWriter
from closecall.drafting.voice import Formality, Voice
from closecall.testing.examples import example_facts, example_thread
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

OPENING = "Your mail made my morning."
CLOSING = "Ring me if a line of this is unclear."
VOICE = Voice(
    name="Tom Okafor",
    role="Bakery lead",
    company="Ovenplan",
    sign_off="Take care,",
    openings=(OPENING,),
    closings=(CLOSING,),
    samples=(
        "Hi Bea,\n\nthe second oven bakes its own bread by the time the plums are ripe. 870 EUR a month.",
        "Hi Kai,\n\nask Gunnar at Brotkorb what he thinks of it, he never minces his words.",
    ),
)


def _brief(approach: Approach = Approach.FIRM_CLOSE, voice: Voice | None = VOICE) -> Brief:
    facts = example_facts()
    return Brief(
        approach=approach,
        channel=Channel.EMAIL,
        lang="en",
        facts=facts,
        decision=decide(facts),
        thread=example_thread(),
        buyer_name="Ines Varga",
        seller_name="Tom Okafor",
        voice=voice,
    )


def _body(brief: Brief) -> str:
    written = TemplateWriter().write(brief)
    assert written.draft is not None
    assert not written.problems
    assert not problems_in(written.draft, brief)
    return written.draft.body


def _spoken(words: str, *, lang: str, formality: Formality | None) -> Brief:
    buyer, seller = (
        Speaker("Jana Roth", "jana@roth.example", Side.BUYER),
        Speaker("Emil Wiese", "emil@wiese.example", Side.SELLER),
    )
    thread = Thread(ThreadKind.EMAIL, (Message(seller, "..."), Message(buyer, words)), lang)
    voice = Voice(formality=formality)
    return replace(
        _brief(Approach.GUIDE, voice), lang=lang, thread=thread, buyer_name="Jana Roth", seller_name=None
    )


@pytest.mark.parametrize("approach", [Approach.FIRM_CLOSE, Approach.GUIDE, Approach.CONFIRM])
def test_a_mail_begins_ends_and_is_signed_in_the_sellers_own_words(approach: Approach) -> None:
    body = _body(_brief(approach))
    assert body.startswith(f"Hi Ines,\n\n{OPENING}\n\n")
    assert body.endswith(f"\n\n{CLOSING}\n\nTake care,\nTom Okafor\nBakery lead, Ovenplan")


def test_own_sentences_that_are_in_no_draft_are_told_where_they_would_stand() -> None:
    abroad = Voice(
        openings=("Gracias por escribirme con tanta claridad.",), closings=("Call today, only 2 left!",)
    )
    for approach, kinds in ((Approach.GUIDE, ["openings", "closings"]), (Approach.NURTURE, [])):
        brief = _brief(approach, abroad)
        draft = TemplateWriter().write(brief).draft
        assert draft is not None
        assert [told.split()[3] for told in left_out(brief, draft)] == kinds
    fit = _brief()
    draft = TemplateWriter().write(fit).draft
    assert draft is not None
    assert not list(left_out(fit, draft))


@pytest.mark.parametrize("approach", [Approach.NURTURE, Approach.RESPECT_NO])
def test_somebody_left_in_peace_gets_the_signature_alone(approach: Approach) -> None:
    body = _body(_brief(approach))
    assert OPENING not in body
    assert CLOSING not in body
    assert body.endswith("Take care,\nTom Okafor\nBakery lead, Ovenplan")


def test_a_buyer_in_a_temper_gets_no_set_phrase() -> None:
    brief = _brief(Approach.GUIDE)
    facts = brief.facts.model_copy(update={"annoyed": True})
    body = _body(replace(brief, facts=facts, decision=decide(facts)))
    assert OPENING not in body
    assert CLOSING not in body


def test_nobody_is_thanked_for_a_mail_that_he_did_not_write() -> None:
    brief = _brief(Approach.GUIDE)
    body = _body(replace(brief, facts=brief.facts.model_copy(update={"seller_unanswered": 1})))
    assert OPENING not in body
    assert CLOSING in body


@pytest.mark.parametrize(
    "closing",
    [
        "I can take ten percent off until Friday.",
        "This is your last chance.",
        "Order at https://ovenplan.example/now and it is done.",
    ],
)
def test_a_sentence_that_breaks_a_rule_is_left_out(closing: str) -> None:
    voice = VOICE.model_copy(update={"closings": (closing,)})
    body = _body(_brief(Approach.GUIDE, voice))
    assert closing not in body
    assert body.endswith("Take care,\nTom Okafor\nBakery lead, Ovenplan")


def test_a_sentence_in_another_language_is_left_out() -> None:
    voice = VOICE.model_copy(update={"closings": ("Rufen Sie mich an, wenn Ihnen etwas unklar ist.",)})
    assert "Rufen" not in _body(_brief(Approach.GUIDE, voice))
    german = replace(_brief(Approach.GUIDE, voice), lang="de", thread=None)
    assert "Rufen Sie mich an" in _body(german)


@pytest.mark.parametrize("formality", [None, Formality.FAMILIAR])
def test_a_sentence_in_the_other_address_is_left_out(formality: Formality | None) -> None:
    said = _spoken("Ich hätte gern den Ofen. Was meinen Sie dazu?", lang="de", formality=formality)
    for closing, is_used in {
        "Melde dich, wenn dir etwas davon unklar ist.": False,
        "Melden Sie sich, wenn Ihnen etwas davon unklar ist.": formality is None,
    }.items():
        voice = Voice(formality=formality, closings=(closing,))
        assert (closing in _body(replace(said, voice=voice))) is is_used


@pytest.mark.parametrize(
    ("lang", "sign_off", "used"),
    [
        ("en", "Best wishes from the workshop,", True),
        ("de", "Best wishes from the workshop,", False),
        ("de", "Alles Gute und bis bald", True),
        ("de", "Servus", True),
    ],
)
def test_a_sign_off_in_another_language_is_replaced(lang: str, sign_off: str, used: bool) -> None:
    brief = replace(_brief(Approach.GUIDE, Voice(sign_off=sign_off)), lang=lang, thread=None)
    assert (f"\n\n{sign_off}\n" in _body(brief)) is used


def test_the_wording_of_the_rest_stays_as_it_is_without_a_voice() -> None:
    plain, own = _body(_brief(voice=None)), _body(_brief())
    assert own.replace(f"{OPENING}\n\n", "").partition(CLOSING)[0].strip() == plain.partition("\n\nBest,")[0]


@pytest.mark.parametrize(
    ("lang", "words", "formality", "greeting"),
    [
        ("en", "What does it weigh?", None, "Hi Jana,"),
        ("en", "What does it weigh?", Formality.FORMAL, "Dear Jana Roth,"),
        ("en", "What does it weigh?", Formality.FAMILIAR, "Hi Jana,"),
        ("de", "Was wiegt die Maschine denn?", None, "Guten Tag Jana Roth,"),
        ("de", "Was wiegt die Maschine denn?", Formality.FAMILIAR, "Hallo Jana,"),
        ("de", "Was meinst du dazu?", None, "Hallo Jana,"),
        ("de", "Was meinst du dazu?", Formality.FORMAL, "Guten Tag Jana Roth,"),
        ("de", "Was meinen Sie dazu?", Formality.FAMILIAR, "Guten Tag Jana Roth,"),
    ],
)
def test_the_address_is_the_sellers_unless_the_buyer_is_formal(
    lang: str, words: str, formality: Formality | None, greeting: str
) -> None:
    assert _body(_spoken(words, lang=lang, formality=formality)).startswith(greeting)


@pytest.mark.parametrize(
    ("lang", "familiar", "formal"),
    [
        ("de", {"du", "dir", "dich"}, {"Sie", "Ihnen"}),
        ("fr", {"tu", "te"}, {"vous", "Vous"}),
        ("es", {"te", "tu"}, {"usted"}),
    ],
)
def test_the_pronouns_are_of_one_address(lang: str, familiar: set[str], formal: set[str]) -> None:
    words = set(_body(_spoken("...", lang=lang, formality=Formality.FAMILIAR)).replace(",", " ").split())
    assert words & familiar
    assert not words & formal
    words = set(_body(_spoken("...", lang=lang, formality=Formality.FORMAL)).replace(",", " ").split())
    assert words & formal or lang == "es"
    assert not words & familiar


def _with(sentence: str, voice: Voice | None = VOICE) -> set[str]:
    brief = _brief(Approach.GUIDE, voice)
    draft = TemplateWriter().write(brief).draft
    assert isinstance(draft, Draft)
    changed = draft.model_copy(
        update={"body": draft.body.replace("\n\nTake care,", f" {sentence}\n\nTake care,")}
    )
    assert sentence in changed.body
    return {problem.code for problem in problems_in(changed, brief)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The second oven bakes its own bread, you will see.",
        "It is ready by the time the plums are ripe, I hear.",
        "Think of it, he never minces his words.",
    ],
)
def test_a_run_of_words_from_a_sample_is_refused(sentence: str) -> None:
    assert "sample_quoted" in _with(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The second oven bakes its loaves.",
        "By the time you read this it is spring.",
        "The morning shift stopped phoning me at five, you wrote.",
    ],
)
def test_how_anybody_writes_and_what_the_thread_holds_is_no_quotation(sentence: str) -> None:
    heard = ("Hi Bea,\n\nthe morning shift stopped phoning me at five.", "Hi Kai,\n\nby the way.")
    voice = VOICE.model_copy(update={"samples": (*VOICE.samples, *heard)})
    assert "sample_quoted" not in _with(sentence, voice)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [("It is 870 EUR a month.", "invented_amount"), ("I asked Gunnar about it.", "unknown_name")],
)
def test_what_stands_in_a_sample_is_no_fact(sentence: str, code: str) -> None:
    assert code in _with(sentence)


def test_a_sample_that_sounds_like_the_template_does_not_stop_it() -> None:
    plain = TemplateWriter().write(_brief(voice=None)).draft
    assert plain is not None
    voice = VOICE.model_copy(update={"samples": (plain.body, plain.body)})
    written = TemplateWriter().write(_brief(voice=voice))
    assert written.draft is not None
    assert not written.problems
    assert OPENING in written.draft.body


IMPRINT = 'Ovenplan Ltd, 12 Millrace Street, 7th floor, Leeds LS1 4QQ\nNo more of these? Answer "stop".'


@pytest.mark.parametrize("approach", [a for a in Approach if a is not Approach.ASK_FIRST])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_mail_to_many_ends_with_address_and_opt_out_whatever_it_says(approach: Approach, lang: str) -> None:
    address, opt_out = IMPRINT.split("\n")
    bulk = VOICE.model_copy(update={"bulk": True, "postal_address": address, "opt_out_line": opt_out})
    thread = example_thread() if lang == "en" else None
    brief = replace(_brief(approach, bulk), lang=lang, thread=thread, as_of=date(2025, 3, 10))
    body = _body(brief)
    assert body.endswith(f"\nTom Okafor\nBakery lead, Ovenplan\n\n{IMPRINT}")
    assert body.count(opt_out) == 1
    assert IMPRINT not in _body(replace(brief, voice=VOICE))
