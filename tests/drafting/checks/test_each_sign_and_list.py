"""Signs, endings and languages that a rule lists one by one, each with a text that needs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.common_words import is_everyday, is_telling, plain
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.spans.contact_details import contacts_in
from closecall.drafting.checks.spans.day_mentions import Day, days_named
from closecall.drafting.records import NextStep
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import Facts

SheetOf = Callable[..., Sheet]
MarkedIn = Callable[[Sheet, str], list[str]]


@pytest.mark.parametrize("dot", "\uff0e\uff61\u2024\u2027\ufe52")
def test_a_dot_of_any_script_parts_a_host(dot: str) -> None:
    (link,) = contacts_in(f"see quist{dot}example now")
    assert (link.start, link.end, link.key, link.host) == (4, 17, "quist.example:", "quist.example")


@pytest.mark.parametrize("sign", "\uff20\ufe6b")
def test_an_at_sign_of_any_width_makes_an_address(sign: str) -> None:
    (address,) = contacts_in(f"to marta{sign}quist.example")
    assert (address.kind, address.start, address.key) == ("email", 3, "marta@quist.example")


@pytest.mark.parametrize("stroke", "\uff0f\u2044\u2215")
def test_a_stroke_of_any_width_parts_host_and_page(stroke: str) -> None:
    (link,) = contacts_in(f"see quist.example{stroke}deck")
    assert (link.key, link.host) == ("quist.example:/deck", "quist.example")


def test_a_full_width_link_is_the_plain_one() -> None:
    wide = str.maketrans({code: code + 0xFEE0 for code in range(33, 127)})
    for written in ("https://quist.example:8080/a0", "quist.example/azAZ09"):
        (one,), (other,) = contacts_in(written.translate(wide)), contacts_in(written)
        assert one == other


@pytest.mark.parametrize(
    "character", "\x07\u200b\ue000\u0378\u2028\u2029\u115f\u1160\u3164\uffa0\u2800\u034f"
)
def test_a_character_that_shows_nothing_is_odd(
    sheet_of: SheetOf, marked_in: MarkedIn, character: str
) -> None:
    assert marked_in(sheet_of(f"one{character}two"), "odd_character") == [character]


@pytest.mark.parametrize(
    ("word", "without"),
    [
        ("formations", "form"),
        ("formation", "form"),
        ("bakings", "bak"),
        ("lovingly", "lov"),
        ("baking", "bak"),
        ("markedly", "mark"),
        ("baked", "bak"),
        ("bakeries", "baker"),
        ("boxes", "box"),
        ("ovens", "oven"),
        ("kindly", "kind"),
        ("bake", "bak"),
        ("bakery", "baker"),
        ("oven", "oven"),
    ],
)
def test_each_common_ending_comes_off(word: str, without: str) -> None:
    assert plain(word) == without


@pytest.mark.parametrize(
    ("word", "everyday"), [("zeppelin", False), ("it", True), ("message", True), ("messaging", True)]
)
def test_what_tells_nothing_is_everyday(word: str, everyday: bool) -> None:
    assert is_everyday(word) is everyday
    assert is_telling(word) is not everyday


@pytest.mark.parametrize("sign", "£$€")
def test_a_sign_makes_a_price_of_what_looks_like_a_time(
    sheet_of: SheetOf, marked_in: MarkedIn, sign: str
) -> None:
    sheet = sheet_of(f"It costs {sign}4 am Ende.", "Gut.", lang="de")
    assert marked_in(sheet, "invented_number") + marked_in(sheet, "invented_amount")


@pytest.mark.parametrize("lang", ["en", "fr", "es", "it", "pt", "nl", "sv", "pl", "da", "no"])
def test_a_capital_names_somebody_where_nouns_have_none(
    sheet_of: SheetOf, marked_in: MarkedIn, lang: str
) -> None:
    assert marked_in(sheet_of("si lo Halloran non", "Ciao.", lang=lang), "unknown_name") == ["Halloran"]


@pytest.mark.parametrize(
    ("sentence", "reversible"), [("You get a refund.", True), ("You get your money returned.", True)]
)
def test_each_way_of_taking_back_is_a_fact_where_the_purchase_can_be_undone(
    sheet_of: SheetOf, marked_in: MarkedIn, sentence: str, reversible: bool
) -> None:
    brief = {"facts": Facts(reversible=reversible)}
    assert marked_in(sheet_of(sentence, "Hello."), "invented_terms") != []
    assert marked_in(sheet_of(sentence, "Hello.", brief=brief), "invented_terms") == []


KNOWING = {
    "en": ("My brother wants to know the noise of the ventilator.", "We know the noise of the ventilator."),
    "de": (
        "Mein Bruder will wissen, welchen Lärm der Lüfter macht.",
        "Wir wissen, welchen Lärm der Lüfter macht.",
    ),
    "fr": ("Mon frère veut savoir le bruit du ventilateur.", "Je dois savoir le bruit du ventilateur."),
    "es": ("Mi hermano quiere saber el ruido del ventilador.", "Debo saber el ruido del ventilador."),
}
PROMISED = {
    "en": "Your question is open; the answer comes.",
    "de": "Ihre Frage ist offen; die Antwort kommt.",
    "fr": "Votre question reste ouverte ; la réponse arrive.",
    "es": "Su pregunta queda; la respuesta llega.",
}


@pytest.fixture(name="passed_over")
def _passed_over(sheet_of: SheetOf) -> Callable[..., bool]:
    def passed_over(body: str, *said: str, lang: str = "en", **parts: Any) -> bool:
        sheet = sheet_of(
            body, *said, lang=lang, brief={"facts": Facts(open_buyer_questions=1), "lang": lang}, **parts
        )
        return "question_passed_over" in {problem.code for problem in problems_in(sheet.draft, sheet.brief)}

    return passed_over


@pytest.mark.parametrize("lang", KNOWING)
def test_in_each_language_who_wants_to_know_asks(passed_over: Callable[..., bool], lang: str) -> None:
    asked, told = KNOWING[lang]
    assert passed_over("Hello.", asked, lang=lang)
    assert not passed_over("Hello.", told, lang=lang)


@pytest.mark.parametrize("lang", PROMISED)
def test_in_each_language_an_answer_is_promised_with_question_answer_and_day(
    passed_over: Callable[..., bool], lang: str
) -> None:
    asked, promised = KNOWING[lang][0], PROMISED[lang]
    step = NextStep(what="x", when="y")
    assert not passed_over(promised, asked, lang=lang, next_step=step)
    assert passed_over(promised, asked, lang=lang, next_step=NextStep(what="x"))
    assert passed_over(promised, asked, lang=lang)
    for part in promised.replace(";", ".").split("."):
        assert not part or passed_over(part, asked, lang=lang, next_step=step)
    assert passed_over(PROMISED["fr" if lang == "es" else "es"], asked, lang=lang, next_step=step)


UNKNOWN = {
    "en": ("I don't know yet.", "I know it."),
    "de": ("Das weiß ich noch nicht.", "Das weiß ich."),
    "fr": ("Je ne sais pas encore.", "Je sais."),
    "es": ("Todavía no lo sé.", "Lo sé."),
}


@pytest.mark.parametrize("lang", UNKNOWN)
def test_in_each_language_who_does_not_know_yet_finds_out_on_a_day(
    passed_over: Callable[..., bool], lang: str
) -> None:
    asked, (unknown, known) = KNOWING[lang][0], UNKNOWN[lang]
    step = NextStep(what="x", when="y")
    assert not passed_over(unknown, asked, lang=lang, next_step=step)
    assert passed_over(unknown, asked, lang=lang, next_step=NextStep(what="x"))
    assert passed_over(known, asked, lang=lang, next_step=step)


def test_in_a_language_whose_words_are_not_known_no_answer_is_promised(
    passed_over: Callable[..., bool],
) -> None:
    step = NextStep(what="x", when="y")
    assert passed_over("La domanda, la risposta.", "Che rumore fa?", lang="it", next_step=step)


def test_one_of_several_questions_taken_up_will_do_and_the_newest_that_say_something_count(
    passed_over: Callable[..., bool],
) -> None:
    both = "How loud is the ventilator? How wide is the kiln?"
    assert not passed_over("The kiln is small.", both)
    assert passed_over("The barge is small.", both)
    assert passed_over("The barge is small.", "How wide is the kiln? Is it so?")
    assert not passed_over("The kiln is small.", "How wide is the kiln?", "Hi.", "Is it so?")
    assert passed_over("The kiln is small.", "How wide is the kiln?", "Hi.", "How loud is the ventilator?")
    assert not passed_over("The barge is small.", "Is it so?")


def test_without_a_thread_no_question_is_passed_over(sheet_of: SheetOf) -> None:
    evidence = (Evidence("stage", "words", 0, 0, 9, quote="How wide is the kiln?"),)
    brief = {"thread": None, "evidence": evidence, "facts": Facts(open_buyer_questions=1)}
    sheet = sheet_of("The barge is small.", brief=brief)
    assert "question_passed_over" not in {p.code for p in problems_in(sheet.draft, sheet.brief)}


def test_a_question_in_another_language_cannot_be_compared(sheet_of: SheetOf) -> None:
    for lang, passed in (("fr", False), ("en", True)):
        brief = {"facts": Facts(open_buyer_questions=1)}
        sheet = sheet_of("The barge is small.", "How wide is the kiln?", thread_lang=lang, brief=brief)
        found = [p for p in problems_in(sheet.draft, sheet.brief) if p.code == "question_passed_over"]
        assert [(p.where, p.start, p.end) for p in found] == ([("body", 0, 19)] if passed else [])


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("It is Alderbakery Halloran.", []),  # a word of its host before a name makes a firm of it
        ("It is alderbakery Halloran.", ["Halloran"]),
        ("It is Alderbakery, Halloran.", ["Halloran"]),
        ("It is Alderbakery  Halloran.", ["Halloran"]),
        ("It is Bak Halloran.", ["Bak", "Halloran"]),  # too short to be a firm's
        ("It is so for Halloran's sake.", ["Halloran"]),
        ("It is Ruth's and Tom's, at Ruths.", []),
        ("So  Halloran is asked.", ["Halloran"]),
        ("So   Halloran is asked.", []),  # a gap parts as a new line does
    ],
)
def test_a_name_is_known_by_the_firm_before_it(
    sheet_of: SheetOf, marked_in: MarkedIn, body: str, marked: list[str]
) -> None:
    assert marked_in(sheet_of(f"Hi Ruth\n\n{body}\n\nTom", "It is so."), "unknown_name") == marked


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on the 1st", [(None, None, 1)]),
        ("the 1st.", [(None, None, 1)]),
        ("by 13/13", []),
        ("by 1/2", [(None, 2, 1), (None, 1, 2)]),
        ("1/2/99", [(2099, 2, 1), (2099, 1, 2)]),
        ("4 July", [(None, 7, 4)]),
        ("4 Jul", [(None, 7, 4)]),
        ("4 may", []),  # a common word
        ("1. \u00ba 4 Mayo 2025", [(2025, 5, 4)]),
    ],
)
def test_a_short_date_has_each_meaning_that_exists(text: str, days: list[Day]) -> None:
    assert [one for day in days_named(text, lang="en") for one in day.days] == days


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("in July", [(7, None)]),
        ("in Jul", []),  # three letters name no month alone
        ("In MAY", [(5, None)]),
        ("on Monday", [(None, 0)]),
        ("on Mon", []),
        ("Sunday 12345 6 June", [(None, 6)]),  # not beside its date
        ("Sunday, 6 June", []),
        ("Tuesday to 6 June", []),
    ],
)
def test_a_month_or_a_weekday_alone_is_named_in_full(
    text: str, named: list[tuple[int | None, int | None]]
) -> None:
    found = [(day.month, day.weekday) for day in days_named(text, lang="en") if not day.days]
    assert found == named


OWN = {
    "en": (
        "The oven ran for a week at your place, and I will look at the space with you.",
        "As a van, no come solo.",
    ),
    "de": (
        "Der Ofen lief eine Woche bei Ihnen, und ich sehe mir den Platz gern mit Ihnen an.",
        "An du per da als um.",
    ),
    "fr": (
        "Le four a tourné une semaine chez vous, et je regarde la place avec vous.",
        "Dit met en an a son.",
    ),
    "es": ("El horno funcionó una semana en su casa, y miro el sitio con usted.", "Nunca te va a mes."),
}


@pytest.mark.parametrize("lang", OWN)
def test_small_words_that_a_language_shares_tell_no_other(
    sheet_of: SheetOf, marked_in: MarkedIn, lang: str
) -> None:
    own, shared = OWN[lang]
    others = "Sie hat sich auch nicht." if lang != "de" else "That is what they would have."
    for sentence, marked in ((shared, []), (others, [others])):
        sheet = sheet_of(f"{own} {sentence}", "Hello.", lang=lang, brief={"lang": lang})
        assert marked_in(sheet, "other_language") == marked


def test_a_problem_shows_160_letters_of_a_text_and_none_of_a_list(sheet_of: SheetOf) -> None:
    line = f"To: {'x' * 200}"
    sheet = sheet_of(line, "Hello.", quotes=("We like it",))
    words = {p.code: p.words for p in problems_in(sheet.draft, sheet.brief)}
    assert (words["header_line"], words["quote_not_buyers"]) == (line[:160], "")
