"""What nobody understood in a seller's note is asked about before anything goes on, where it may be a no."""

from __future__ import annotations

import pytest

from closecall import Approach, Facts, Thread, advise, read_facts
from closecall.facts.vocabulary import Refusal

SAID = {
    "en": ("The harrow is 480 EUR, as offered.", "I saw it, I want it. Let me think about it."),
    "de": ("Die Egge kostet 480 EUR, wie angeboten.", "Ich will sie. Ich muss es mir noch überlegen."),
    "fr": ("La herse coûte 480 EUR, comme convenu.", "Je la veux. Je dois encore y réfléchir."),
    "es": ("La grada cuesta 480 EUR, como le dije.", "La quiero. Tengo que pensarlo un poco."),
    "it": ("L'erpice costa 480 EUR, come detto.", "Lo voglio. Devo ancora pensarci un po'."),
}
TALK = {lang: f"Ada: {seller}\nIvo Brandt: {buyer}\n" for lang, (seller, buyer) in SAID.items()}


def untold(note: str, lang: str) -> str:
    questions = read_facts(Thread.parse(TALK[lang], me="Ada"), note=note).questions
    return next((each.words for each in questions if each.is_of_note), "")


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("en", "She handed the keys to somebody's nephew."),
        ("en", "He came to the yard and bought next door."),
        ("en", "Ivo gave the money to his brother."),
        ("en", "No joy at his end."),
        ("en", "He isn't persuaded."),
        ("en", "They've gone off the idea."),
        ("de", "Er hat sich die Sache vom Hals geschafft."),
        ("de", "Herr Brandt nimmt lieber den Pflug vom Nachbarn."),
        ("de", "Nichts zu machen bei ihm."),
        ("fr", "Il a donné son argent au beau-frère."),
        ("fr", "Rien à faire chez lui."),
        ("es", "Se lo llevó su cuñado."),
        ("es", "Ni hablar con ellos."),
        ("it", "Lui preferisce il cugino."),
        ("en", "He wants us to burn his card."),
        ("en", "Her brother shook his head."),
        ("es", "Sigue con la de su padre."),
        ("es", "Quiere que borre su ficha."),
        ("es", "Pidió que borre su ficha."),
        ("es", "La pisoteó."),
        ("it", "Ha sbattuto la porta."),
        ("it", "Compra un altro erpice."),
        ("en", "They came with another dealer."),
        ("en", "She shivers at the thought."),
        ("de", "Er hat das Geld anders angelegt."),
        ("en", "The boss vetoed it."),
        ("en", "A rival was faster."),
        ("en", "Ivo sold the yard."),
        ("en", "Hung up."),
        ("en", "Wants his peace."),
        ("en", "They turn over 900k EUR a year and he gave the harrow back."),
        ("en", "They turn over 900k EUR a year, but he'd sooner borrow one."),
        ("en", "Sie hat abgewinkt."),
        ("de", "Will nur seine Ruhe."),
        ("de", "Der Nachbar war schneller."),
        ("fr", "Le patron a tout stoppé."),
        ("fr", "Un concurrent a signé avec eux."),
        ("es", "La quiebra llegó en mayo."),
        ("it", "Il capo ha bloccato tutto."),
        ("de", "Das macht eine andere Firma."),
        ("fr", "Ils passent par une autre société."),
        ("es", "Lo hacen con otra empresa."),
        ("it", "Lo fanno con un'altra ditta."),
        ("en", "Ivo came to the showroom to return the sample."),
        ("en", "She did the two sessions and that was that."),
        ("en", "He asked himself why he should bother."),
        ("en", "Ivo wants us gone."),
        ("en", "He can stop any month with his old firm, he says."),
        ("en", "As he told me he is done with it."),
        ("en", "No contract with us this year."),
        ("es", "Vino a verlo y se fue riendo con su primo."),
    ],
)
def test_a_deed_or_a_denial_that_nobody_understood_may_be_a_no(lang: str, note: str) -> None:
    assert untold(f"{note} {CERTAIN[lang]}", lang) == note


CERTAIN = {
    "en": "I'm certain: his old harrow cost him a week in May.",
    "de": "Ich bin sicher: seine alte Egge kostete ihn im Mai eine Woche.",
    "fr": "J'en suis certain : sa vieille herse lui a coûté une semaine en mai.",
    "es": "Estoy seguro: su grada vieja le costó una semana en mayo.",
    "it": "Sono sicuro: il suo vecchio erpice gli è costato una settimana a maggio.",
}


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("en", "What do I write back?"),
        ("en", "Help me with the answer please."),
        ("en", "Need a line for Ivo today."),
        ("en", "He growled at me the whole call, is that bad?"),
        ("en", "Ivo is still smiling."),
        ("en", "He loved the harrow."),
        ("en", "They came by on Friday and asked about the width."),
        ("en", "He would sign, I believe."),
        ("en", "She signed and paid."),
        ("en", "He came twice to see it, loves it."),
        ("en", "Owner, no partner."),
        ("en", "I haven't pushed him."),
        ("en", "Existing customer (two harrows since spring)."),
        ("en", "They came by and asked for the width and signed."),
        ("en", "He wants it for the spring."),
        ("en", "Her sister co-owns the yard."),
        ("en", "Ivo came to both open days with his boy."),
        ("en", "Ivo came by twice to try it, the second time he asked himself."),
        ("en", "They ran the trial for a month and he kept both calls."),
        ("en", "She has done two sessions, Friday and today."),
        ("en", "She came to the yard and drove three rounds."),
        ("en", "Two partners, Ines has said yes, Ivo signs."),
        ("en", "He says he wants us."),
        ("en", "Ivo told me so at the gate."),
        ("en", "No contract term, he can stop any month."),
        ("en", "He owns the yard, no one else to ask."),
        ("en", "It suits him, but I have not met his brother."),
        ("en", "Ivo has just rung."),
        ("es", "Vino a dos clases, la segunda la pidió él."),
        ("fr", "Il est très motivé."),
        ("de", "Er hat zugesagt, will Rechnung."),
        ("es", "Quiere firmar."),
        ("it", "Primo colloquio."),
        ("it", "Ha risposto subito."),
        ("es", "Pidió el contrato."),
        ("es", "La grada vieja se rompió en mayo."),
        ("de", "Er hat nach dem Vertrag gefragt."),
        ("de", "Er ist begeistert."),
        ("de", "Er hat unterschrieben."),
        ("de", "Bitte den Text für Herrn Brandt."),
        ("fr", "Il a signé."),
        ("fr", "Elle est très gentille."),
        ("es", "Firmó ayer."),
        ("it", "Lui è gentile."),
    ],
)
def test_praise_a_yes_steps_of_the_sale_and_what_is_asked_of_the_reader_are_none(
    lang: str, note: str
) -> None:
    assert untold(f"{note} {CERTAIN[lang]}", lang) == ""


READY = f"{CERTAIN['en']} He turns over 900k EUR a year and he alone decides. "
STRANGE = "He handed the money to somebody's nephew."


@pytest.mark.parametrize(
    "note",
    [
        "I'm certain: his old harrow cost him a week in May, but he sent ours back.",
        "I'm certain: his old harrow cost him a week in May, though on Monday he waved me away.",
    ],
)
def test_a_reason_ends_where_something_turns_against_it(note: str) -> None:
    assert untold(note, "en") == note


@pytest.mark.parametrize(
    "note",
    [
        "I'm certain: his old harrow cost him a week in May, and he ploughs alone.",
        "They turn over 900k EUR a year and he lives alone.",
        "They turn over 900k EUR a year, he told me.",
        "Good fit for them, they cook a lot.",
        "Ivo is retired.",
        "I'm not sure it's right for him, he only works two fields.",
    ],
)
def test_a_reason_and_a_habit_beside_what_was_told_are_none(note: str) -> None:
    assert untold(note, "en") == ""


def test_the_seller_is_asked_whether_it_was_a_no_and_tells_it() -> None:
    asked = advise(TALK["en"], me="Ada", note=READY + STRANGE)
    assert asked.approach is Approach.ASK_FIRST
    assert asked.decision.questions[0].fact == "refusal"
    assert asked.draft is None
    assert asked.to_dict()["thread"]["unsettled"] == STRANGE
    known = {"need_confirmed": True, "refusal": "none"}
    none = advise(TALK["en"], me="Ada", note=READY + STRANGE, facts=Facts.from_mapping(known))
    assert none.approach is Approach.FIRM_CLOSE


def test_no_draft_is_written_over_it() -> None:
    assert advise(TALK["en"], me="Ada", note=READY + STRANGE, draft_anyway=True).draft is None


def test_what_is_no_step_forward_anyway_is_not_asked_about() -> None:
    gone = TALK["en"].replace("Let me think about it.", "Please don't contact me again.")
    assert advise(gone, me="Ada", note=READY + STRANGE).approach is Approach.RESPECT_NO


@pytest.mark.parametrize(
    ("lang", "note"), [("fr", "Ils passent par une autre société."), ("es", "Lo hacen con otra empresa.")]
)
def test_the_firm_of_somebody_else_tells_no_kind_of_buyer(lang: str, note: str) -> None:
    assert read_facts(Thread.parse(TALK[lang], me="Ada"), note=note).facts.buyer_kind is None


def test_what_the_buyer_owns_beside_is_no_other_seller() -> None:
    assert untold("She owns another shop in Leeds.", "en") == ""


def test_where_nothing_is_asked_the_seller_is_told_that_it_may_be_a_no() -> None:
    later = TALK["en"].replace("Let me think about it.", "Not this year, maybe in spring.")
    advice = advise(later, me="Ada", note=STRANGE)
    assert advice.approach is Approach.NURTURE
    assert any(STRANGE in warning and "refusal=explicit_no" in warning for warning in advice.reading.warnings)


@pytest.mark.parametrize("note", ["He called, they went with the golf club instead.", "A rival was faster."])
def test_an_end_or_a_rival_is_asked_about_before_a_light_message_too(note: str) -> None:
    later = TALK["en"].replace("Let me think about it.", "Not this year, maybe in spring.")
    advice = advise(later, me="Ada", note=note)
    assert advice.approach is Approach.ASK_FIRST
    assert advice.decision.questions[0].fact == "refusal"


@pytest.mark.parametrize(
    "note",
    [
        "She is going with her brother.",
        "Hired someone from the village instead.",
        "She is having the folding done by another firm now.",
        "She bought from a dealer in Leeds.",
        "She is going with another make.",
    ],
)
def test_who_else_is_told_of_may_do_another_job_and_is_asked_about(note: str) -> None:
    assert untold(note, "en") == note
    assert read_facts(Thread.parse(TALK["en"], me="Ada"), note=note).facts.refusal is not Refusal.EXPLICIT_NO


@pytest.mark.parametrize(
    "note",
    [
        "I gave her our best price and it's a no.",
        "Not surprised, it's a no.",
        "We lost it to a cheaper firm last year's prices could not beat.",
        "Rang her. No.",
    ],
)
def test_a_no_that_the_seller_told_plainly_stands(note: str) -> None:
    assert read_facts(Thread.parse(TALK["en"], me="Ada"), note=note).facts.refusal is Refusal.EXPLICIT_NO


def test_a_no_to_a_question_of_the_note_is_asked_about() -> None:
    note = "Any trouble with the trial? No."
    assert read_facts(Thread.parse(TALK["en"], me="Ada"), note=note).facts.refusal is not Refusal.EXPLICIT_NO


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("en", "She never said no to me."),
        ("en", "He has not told me no so far."),
        ("es", "Les conviene seguro, pero no sé cuánto facturan."),
        ("es", "No sé quién decide."),
        ("it", "Non so quanto fatturano."),
        ("fr", "Je ne sais pas combien ils font de chiffre."),
        ("de", "Keine Ahnung wer entscheidet."),
    ],
)
def test_what_the_seller_does_not_know_or_was_not_told_is_not_asked_about(lang: str, note: str) -> None:
    assert untold(note, lang) == ""


@pytest.mark.parametrize(("lang", "note"), [("en", "She never said yes to me."), ("es", "No se lo lleva.")])
def test_a_denial_that_tells_of_the_buyer_is(lang: str, note: str) -> None:
    assert untold(note, lang) == note
