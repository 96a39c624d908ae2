"""The part of a month that is named, and no day on which nobody works: no message may come too early."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.words.deferral.named_days import day_put_off_to
from closecall.thread.records import Message, Moment, Precision, Side, Speaker, Thread, ThreadKind

WRITTEN = date(2026, 11, 19)
MIDDLE, LAST, BEHIND, BEGINS = date(2027, 3, 15), date(2027, 3, 31), date(2027, 4, 1), date(2027, 3, 1)
AFTER_NEW_YEAR = date(2027, 1, 4)

PARTS = [
    ("en", "Could you get back in touch mid-March?", MIDDLE),
    ("en", "Not before the middle of March.", MIDDLE),
    ("en", "Ring me at the end of March.", LAST),
    ("en", "We are busy until after March.", BEHIND),
    ("en", "Ring me in March about the mid size.", BEGINS),
    ("de", "Melden Sie sich Mitte März wieder.", MIDDLE),
    ("de", "Ende März gern.", LAST),
    ("de", "Im März gern, bis Ende haben wir Inventur.", BEGINS),
    ("fr", "Rappelez-moi à la mi-mars.", MIDDLE),
    ("fr", "Pas avant la fin du mois de mars.", LAST),
    ("fr", "En mars, à mi-temps.", BEGINS),
    ("es", "Escríbame a mediados de marzo.", MIDDLE),
    ("es", "A finales de marzo.", LAST),
    ("es", "En marzo, al final.", BEGINS),
    ("it", "Risentiamoci a metà marzo.", MIDDLE),
    ("nl", "Bel me half maart terug.", MIDDLE),
    ("pl", "Proszę zadzwonić w połowie marca.", MIDDLE),
    ("pt", "Fale comigo em meados de março.", MIDDLE),
    ("sv", "Hör av dig i mitten av mars.", MIDDLE),
    ("ja", "3月中旬にまたご連絡ください。", MIDDLE),
    ("ja", "3月末にお願いします。", LAST),
    ("ja", "3月にまたご連絡ください。", BEGINS),
]

NEW_YEAR = [
    ("en", "I will come back to you after Christmas.", AFTER_NEW_YEAR),
    ("en", "Nothing more this year.", AFTER_NEW_YEAR),
    ("en", "All spend is frozen until Q1.", AFTER_NEW_YEAR),
    ("en", "All spend is frozen until Q2.", date(2027, 4, 1)),
    ("de", "Ich melde mich nach Weihnachten.", AFTER_NEW_YEAR),
    ("de", "Dieses Jahr wird das nix mehr.", AFTER_NEW_YEAR),
    ("fr", "On en reparle après les fêtes.", AFTER_NEW_YEAR),
    ("es", "Mejor después de las navidades.", AFTER_NEW_YEAR),
    ("es", "Me lo pienso después de Reyes.", date(2027, 1, 7)),
    ("it", "Ne riparliamo dopo Natale.", AFTER_NEW_YEAR),
    ("it", "Ne riparliamo dopo l'Epifania.", date(2027, 1, 7)),
    ("nl", "Ik meld me na de kerst.", AFTER_NEW_YEAR),
    ("pl", "Wrócimy do tego po świętach.", AFTER_NEW_YEAR),
    ("pt", "Falamos depois do Natal.", AFTER_NEW_YEAR),
    ("sv", "Vi hörs efter jul.", AFTER_NEW_YEAR),
    ("ja", "年明けにお願いします。", AFTER_NEW_YEAR),
]


@pytest.mark.parametrize(("lang", "words", "day"), [*PARTS, *NEW_YEAR])
def test_the_day_is_the_first_that_is_meant_and_worked_on(lang: str, words: str, day: date) -> None:
    assert day_put_off_to(words, WRITTEN, (lang, "en")) == day


def test_the_end_of_the_month_it_is_written_in_is_still_to_come() -> None:
    assert day_put_off_to("By the end of November.", WRITTEN, ("en",)) == date(2026, 11, 30)
    assert day_put_off_to("I was away mid November.", WRITTEN, ("en",)) is None


def test_a_new_year_that_begins_on_a_thursday_is_worked_in_from_its_friday() -> None:
    assert day_put_off_to("After Christmas.", date(2025, 11, 19), ("en",)) == date(2026, 1, 2)


OVER = [
    ("en", "Let us talk when the March figures are in.", BEHIND),
    ("en", "Once our books for March are closed.", BEHIND),
    ("en", "We are waiting for the March results.", BEHIND),
    ("en", "Write again when we have closed Q1.", BEHIND),
    ("en", "Not before the end of Q1.", LAST),
    ("en", "After the first quarter.", BEHIND),
    ("en", "Write again when we all meet in March.", BEGINS),
    ("en", "When the season opens, March would suit.", BEGINS),
    ("en", "March would suit better, the figures come later.", BEGINS),
    ("en", "In Q2, when the new man has started.", BEHIND),
    ("de", "Wenn die Zahlen für März vorliegen.", BEHIND),
    ("de", "Sobald das erste Quartal abgeschlossen ist.", BEHIND),
    ("de", "Wenn wir uns im März sehen.", BEGINS),
    ("fr", "Une fois que les chiffres de mars seront connus.", BEHIND),
    ("fr", "Quand le premier trimestre sera terminé.", BEHIND),
    ("es", "Cuando tengamos los resultados de marzo.", BEHIND),
    ("es", "Cuando nos veamos en marzo.", BEGINS),
    ("it", "Quando avremo i conti di marzo.", BEHIND),
    ("nl", "Zodra de cijfers van maart er zijn.", BEHIND),
    ("pl", "Kiedy będą wyniki za marzec.", BEHIND),
    ("pt", "Quando fecharmos as contas de março.", BEHIND),
    ("sv", "När resultaten för mars är klara.", BEHIND),
]


YEARS = [
    ("en", "Not before March 2028.", date(2028, 3, 1)),
    ("en", "In Q3 2028 perhaps.", date(2028, 7, 1)),
    ("en", "At the end of March of 2028.", date(2028, 3, 31)),
    ("en", "Once the March 2028 figures are in.", date(2028, 4, 1)),
    ("en", "In December next year.", date(2027, 12, 1)),
    ("en", "Next year in December.", date(2027, 12, 1)),
    ("en", "In December this year.", date(2026, 12, 1)),
    ("en", "In December, next year is too late.", date(2026, 12, 1)),
    ("en", "In March next year.", BEGINS),
    ("en", "We have 2028 seats in March.", BEGINS),
    ("de", "Nicht vor März 2028.", date(2028, 3, 1)),
    ("de", "Im Dezember nächsten Jahres.", date(2027, 12, 1)),
    ("de", "Dieses Jahr im Dezember.", date(2026, 12, 1)),
    ("fr", "En décembre de l'année prochaine.", date(2027, 12, 1)),
    ("fr", "Au printemps 2028.", date(2028, 3, 1)),
    ("es", "En marzo de 2028.", date(2028, 3, 1)),
    ("es", "En diciembre del año que viene.", date(2027, 12, 1)),
    ("it", "A dicembre dell'anno prossimo.", date(2027, 12, 1)),
    ("nl", "In december volgend jaar.", date(2027, 12, 1)),
    ("pl", "W grudniu przyszłego roku.", date(2027, 12, 1)),
    ("pt", "Em dezembro do próximo ano.", date(2027, 12, 1)),
    ("sv", "I december nästa år.", date(2027, 12, 1)),
]


@pytest.mark.parametrize(("lang", "words", "day"), YEARS)
def test_the_year_beside_a_month_is_meant(lang: str, words: str, day: date) -> None:
    assert day_put_off_to(words, WRITTEN, (lang, "en")) == day


@pytest.mark.parametrize(("lang", "words", "day"), OVER)
def test_a_month_whose_figures_are_waited_for_must_be_over(lang: str, words: str, day: date) -> None:
    assert day_put_off_to(words, WRITTEN, (lang, "en")) == day


@pytest.mark.parametrize(
    "words", ["Once the report is out.", "When it is set up.", "Once the October figures are out."]
)
def test_what_comes_out_soon_or_names_no_month_gives_no_day(words: str) -> None:
    assert day_put_off_to(words, WRITTEN, ("en",)) is None


def not_now(*sentences: str, lang: str = "en") -> date | None:
    at = Moment(raw="", precision=Precision.DAY, at=datetime(2026, 11, 19))
    said = Message(Speaker("Ida Berg", side=Side.BUYER), " ".join(sentences), at=at)
    return read_facts(Thread(ThreadKind.EMAIL, (said,), lang)).facts.defer_until


def test_a_month_in_the_next_sentence_goes_before_a_vague_day() -> None:
    assert not_now("Not this year, sorry.", "March would be better.") == BEGINS
    assert not_now("Not this year, sorry.", "Ring me when the March figures are out.") == BEHIND
    assert not_now("Not this year, sorry.", "Or did you say March?") == AFTER_NEW_YEAR


IN_PASSING = [
    "We had the March numbers out and they were poor.",
    "I was in bed from August to October.",
    "I may be in Greece from January to March.",
    "May was our last big fair, the March one was rained off.",
    "You wrote on 15 January that it goes up.",
    "The offer is good until 31 January, you say.",
    "Not in March either.",
    "April is my wife and she is away.",
]


@pytest.mark.parametrize("words", IN_PASSING)
def test_a_month_named_in_passing_is_no_day_to_hear_again(words: str) -> None:
    assert not_now("Not now.", words) is None
    assert not_now("Not now.", words, "Come back to me in June.") == date(2027, 6, 1)


ASKED_FOR = [
    ("en", "I was told to wait until March.", BEGINS),
    ("en", "Not until March or April.", date(2027, 4, 1)),
    ("en", "In March, not in May.", BEGINS),
    ("en", "Write to me in the second week of March.", date(2027, 3, 8)),
    ("en", "After 24 December I have time, my aunt comes on 2 March.", date(2026, 12, 28)),
    ("de", "In der zweiten Woche im März.", date(2027, 3, 8)),
    ("de", "Im März, nicht im Mai.", BEGINS),
    ("fr", "En mars, pas en mai.", BEGINS),
    ("es", "En marzo, no en mayo.", BEGINS),
    ("es", "En la segunda semana de marzo.", date(2027, 3, 8)),
    ("it", "A marzo, non a maggio.", BEGINS),
    ("nl", "In maart, niet in mei.", BEGINS),
    ("pl", "Proszę odezwać się w marcu.", BEGINS),
    ("pt", "Em março, não em maio.", BEGINS),
    ("sv", "I mars, inte i maj.", BEGINS),
]


@pytest.mark.parametrize(("lang", "words", "day"), ASKED_FOR)
def test_the_day_that_he_asks_for_is_meant(lang: str, words: str, day: date) -> None:
    assert day_put_off_to(words, WRITTEN, (lang, "en")) == day


def test_of_a_stretch_that_he_has_time_in_the_beginning_is_meant() -> None:
    assert day_put_off_to("Between March and June.", WRITTEN, ("en",)) == BEGINS


@pytest.mark.parametrize(
    ("lang", "said", "day"),
    [
        ("en", "Not now, nothing is signed before April. Ping us mid March.", MIDDLE),
        ("en", "Not before April. Drop me a line at the end of March.", LAST),
        ("en", "Not before April. Could you get back in touch in March?", BEGINS),
        ("de", "Nicht vor April. Melden Sie sich Mitte März wieder.", MIDDLE),
        ("fr", "Pas avant avril. Rappelez-moi à la mi-mars.", MIDDLE),
        ("es", "No antes de abril. Escríbame a mediados de marzo.", MIDDLE),
        ("en", "Not before April. You can call me in mid March.", MIDDLE),
        ("en", "Not before April. Feel free to check in mid March.", MIDDLE),
        ("en", "Not before April. I will call you in March.", BEHIND),
        ("en", "Not before April. The bank is going to call us in mid March.", BEHIND),
        ("en", "Not before April. They email us in mid March about the move.", BEHIND),
        ("en", "Not before April. I check in at the new office in mid March.", BEHIND),
        ("en", "Not before April. There is no need to call me in mid March.", BEHIND),
        ("de", "Nicht vor April. Ich erinnere mich gern an Mitte März.", BEHIND),
        ("en", "Not before April. Call me if anything changes.", BEHIND),
    ],
)
def test_the_day_on_which_he_asks_to_hear_again_goes_before_that_of_the_deal(
    lang: str, said: str, day: date
) -> None:
    assert not_now(said, lang=lang) == day


@pytest.mark.parametrize(
    ("lang", "said", "day"),
    [
        ("en", "Not before April. Just don't ring me on Monday 16 March, I'm away that day.", BEHIND),
        ("en", "Not before April. My old boss said call me in March.", BEHIND),
        ("en", "Not before April. Please don't call me before 16 March.", BEHIND),
        ("de", "Nicht vor April. Rufen Sie mich nicht am 16. März an.", BEHIND),
        ("fr", "Pas avant avril. Ma sœur a dit : appelez-moi en mars.", BEHIND),
        ("es", "No antes de abril. Mi hermana dijo: llámame en marzo.", BEHIND),
        ("en", "Not before March. Please don't call me before April.", BEHIND),
        ("en", "Not before April. As I said, call me in March.", BEGINS),
    ],
)
def test_only_a_contact_that_he_asks_for_himself_draws_the_day_forward(
    lang: str, said: str, day: date
) -> None:
    assert not_now(said, lang=lang) == day
