"""After a no: clauses that no phrase knows, and that are harmless, or not, by the words they are made of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from closecall.decision.records import Approach, Coverage, Decision
from closecall.drafting.checks import problems_in
from closecall.drafting.records import Brief, Channel, Draft
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

ANSWERS = {
    "en": "We have decided not to order the kiln. Thank you for the drawings, they were careful.",
    "de": "Wir haben uns gegen den Brennofen entschieden. Danke für die Zeichnungen, sie waren sorgsam.",
    "fr": "Nous ne prendrons pas le four. Merci pour les dessins, ils étaient soignés.",
    "es": "Hemos decidido no comprar el horno. Gracias por los dibujos, eran cuidadosos.",
}
LETTERS = {
    "en": "Hello Ida,\n\nUnderstood. {}\n\nAll the best,\nPer Holm",
    "de": "Guten Tag Ida,\n\nverstanden. {}\n\nFreundliche Grüße\nPer Holm",
    "fr": "Bonjour Ida,\n\nC'est entendu, je respecte votre choix. {}\n\nCordialement\nPer Holm",
    "es": "Hola, Ida:\n\nEntendido, respeto su decisión. {}\n\nUn saludo\nPer Holm",
}
SUBJECTS = {"en": "The kiln", "de": "Der Brennofen", "fr": "Le four", "es": "El horno"}


def _brief(lang: str, *, subject: str | None = None) -> Brief:
    buyer = Speaker("Ida Berg", "ida@bergton.example", Side.BUYER)
    return Brief(
        approach=Approach.RESPECT_NO,
        channel=Channel.EMAIL,
        lang=lang,
        facts=Facts(),
        decision=Decision(Approach.RESPECT_NO, 50, Coverage(0.8, "high")),
        thread=Thread(ThreadKind.EMAIL, (Message(buyer, ANSWERS[lang], None, subject=subject),), lang),
        buyer_name="Ida Berg",
        seller_name="Per Holm",
    )


def _codes(
    lang: str, clause: str, *, subject: str | None = None, thread_subject: str | None = None
) -> set[str]:
    draft = Draft(
        channel=Channel.EMAIL, lang=lang, subject=subject or SUBJECTS[lang], body=LETTERS[lang].format(clause)
    )
    return {problem.code for problem in problems_in(draft, _brief(lang, subject=thread_subject))}


@pytest.mark.parametrize(
    ("lang", "clause"),
    [
        ("en", "You have made up your minds."),
        ("en", "So the answer is no, Ida."),
        ("en", "I am pleased that the drawings are careful."),
        ("de", "Ihren Entschluss nehme ich gerne an."),
        ("de", "Die Antwort ist also ein Nein."),
        ("de", "Die Zeichnungen haben mir Freude gemacht."),
        ("de", "Einen guten Abend im Garten."),
        ("fr", "Votre réponse est non."),
        ("fr", "Je suis heureux que les dessins étaient soignés."),
        ("fr", "Une belle saison dans votre atelier."),
        ("es", "Su respuesta es no."),
        ("es", "Me alegra que los dibujos eran cuidadosos."),
        ("es", "Una buena temporada en su taller."),
    ],
)
def test_acceptance_gladness_and_a_wish_pass_in_words_of_their_own(lang: str, clause: str) -> None:
    assert _codes(lang, clause) == set()


@pytest.mark.parametrize(
    ("lang", "clause"),
    [
        ("en", "You have made it up."),
        ("en", "So the answer is not settled."),
        ("en", "I am glad you order the kiln."),
        ("en", "I am glad the drawings were cheap."),
        ("en", "I am glad, I visit you."),
        ("en", "A quiet spring without the kiln."),
        ("de", "Ihre Antwort ist kein Nein."),
        ("de", "Ihre Entscheidung ist noch offen."),
        ("de", "Mir macht der Brennofen Freude."),
        ("de", "Ein gutes Frühjahr, wir sind im Garten."),
        ("fr", "Votre réponse est un non sans raison."),
        ("fr", "Je suis heureux pour le four."),
        ("es", "Su respuesta no es clara."),
        ("es", "Me alegra el horno."),
    ],
)
def test_a_clause_with_any_other_word_is_more_than_a_farewell(lang: str, clause: str) -> None:
    assert "more_than_farewell" in _codes(lang, clause)


TOLD = {
    "en": "We have decided not to order the kiln. Our old oven still works and my brother builds us "
    "a cupboard. Thank you for the drawings, they were careful.",
    "de": "Wir haben uns gegen den Brennofen entschieden. Unser alter Ofen läuft noch, und mein Bruder baut "
    "uns einen Schrank. Danke für die Zeichnungen.",
    "fr": "Nous ne prendrons pas le four. Notre vieux poêle marche et mon frère nous construit une armoire. "
    "Merci pour les dessins.",
    "es": "Hemos decidido no comprar el horno. Nuestra vieja estufa funciona y mi hermano nos hace "
    "un armario. Gracias por los dibujos.",
}


def _codes_of_call(lang: str, clause: str, *, turns: tuple[str, ...]) -> set[str]:
    brief = _brief(lang)
    assert brief.thread is not None
    thread = replace(
        brief.thread, messages=tuple(replace(brief.thread.messages[0], body=turn) for turn in turns)
    )
    body = LETTERS[lang].format(clause)
    draft = Draft(channel=Channel.EMAIL, lang=lang, subject=SUBJECTS[lang], body=body)
    return {problem.code for problem in problems_in(draft, replace(brief, thread=thread))}


@pytest.mark.parametrize(
    ("lang", "clause"),
    [
        ("en", "No kiln, then."),
        ("en", "You keep your old oven."),
        ("en", "Your brother is building the cupboard."),
        ("en", "I hope the cupboard turns out well."),
        ("en", "Say hello to your brother."),
        ("en", "There is no need to explain anything."),
        ("en", "My number has not changed."),
        ("en", "Nothing further from my side."),
        ("en", '"not to order the kiln" is plain enough.'),
        ("en", '"Our old oven still works" is a good sentence.'),
        ("en", "That settles it."),
        ("de", "Sie bleiben beim alten Ofen."),
        ("de", "Der Brennofen ist es also nicht."),
        ("de", "Ich hoffe, der Schrank gelingt."),
        ("de", "Grüßen Sie Ihren Bruder."),
        ("de", "Sie müssen nichts begründen."),
        ("de", "Damit ist alles gesagt."),
        ("fr", "Vous gardez votre vieux poêle."),
        ("fr", "Vous ne prenez pas le four."),
        ("fr", "Bonjour à votre frère."),
        ("fr", "Vous avez mon numéro."),
        ("es", "Siguen con la vieja estufa."),
        ("es", "No compran el horno."),
        ("es", "Salude a su hermano."),
        ("es", "Con eso me basta."),
    ],
)
def test_the_decision_may_be_told_back_in_the_buyers_own_words(lang: str, clause: str) -> None:
    assert _codes_of_call(lang, clause, turns=(TOLD[lang],)) == set()


@pytest.mark.parametrize(
    ("lang", "clause"),
    [
        ("en", "You order the kiln."),
        ("en", "No, you order the kiln."),
        ("en", "You have not decided."),
        ("en", "You have decided to order the kiln."),
        ("en", "Your oven is old."),
        ("en", "Your old oven is not careful."),
        ("en", "You have no oven."),
        ("en", "We keep the kiln here."),
        ("en", "We build a cupboard."),
        ("en", "I wish you had a good oven."),
        ("en", "You have not heard more from our side."),
        ("en", "You have it in your mind."),
        ("en", "You keep your cheap oven."),
        ("en", '"Our old oven" is a risk.'),
        ("de", "Sie bestellen den Brennofen."),
        ("de", "Ihr alter Ofen ist nichts."),
        ("de", "Wir behalten den Brennofen."),
        ("de", "Sie haben sich nicht entschieden."),
        ("fr", "Vous prenez le four."),
        ("fr", "Votre poêle ne marche pas."),
        ("es", "Compran el horno."),
        ("es", "No se han decidido."),
        ("es", "Su estufa es vieja."),
    ],
)
def test_no_word_of_the_buyers_is_turned_against_his_decision(lang: str, clause: str) -> None:
    assert "more_than_farewell" in _codes_of_call(lang, clause, turns=(TOLD[lang],))


def test_in_a_call_the_no_may_stand_before_the_last_turn_and_what_came_before_it_lends_nothing() -> None:
    turns = ("I like the copper bowl very much.", TOLD["en"], "Thanks again.")
    assert _codes_of_call("en", "You keep your old oven.", turns=turns) == set()
    assert "more_than_farewell" in _codes_of_call("en", "You keep the copper bowl.", turns=turns)


@pytest.mark.parametrize(
    ("clause", "is_refused"),
    [("Thank you for three good talks.", False), ("Thank you for three good months.", True)],
)
def test_after_a_no_a_small_count_may_be_thanked_for(clause: str, is_refused: bool) -> None:
    assert ("amount_after_no" in _codes("en", clause)) is is_refused


def test_a_no_may_be_accepted_in_words_that_no_phrase_knows() -> None:
    draft = Draft(
        channel=Channel.EMAIL, lang="es", body="Buenas tardes, Ida:\n\nMe basta.\n\nUn saludo\nPer Holm"
    )
    assert "no_not_accepted" not in {problem.code for problem in problems_in(draft, _brief("es"))}
    other = draft.model_copy(update={"body": draft.body.replace("Me basta", "Me extraña")})
    assert "no_not_accepted" in {problem.code for problem in problems_in(other, _brief("es"))}


def test_words_are_lent_by_the_newest_message_of_the_buyers_alone() -> None:
    brief = _brief("en")
    assert brief.thread is not None
    later = replace(brief.thread.messages[0], body="No, thank you.")
    thread = replace(brief.thread, messages=(*brief.thread.messages, later))
    draft = Draft(
        channel=Channel.EMAIL,
        lang="en",
        subject="The kiln",
        body=LETTERS["en"].format("I am pleased that the drawings are careful."),
    )
    assert not problems_in(draft, brief)
    codes = {problem.code for problem in problems_in(draft, replace(brief, thread=thread))}
    assert "more_than_farewell" in codes


@pytest.mark.parametrize(
    ("subject", "is_refused"),
    [("Re: The kiln 80", False), ("AW: The kiln 80", False), ("The kiln 90", True), ("80 kilns", True)],
)
def test_after_a_no_a_figure_may_stand_in_the_threads_own_subject(subject: str, is_refused: bool) -> None:
    codes = _codes("en", "Thank you for your time.", subject=subject, thread_subject="Re: The kiln 80")
    assert ("amount_after_no" in codes) is is_refused
