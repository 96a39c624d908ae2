"""Few words in a message of their own behind a wish, and what another says, are asked about."""

from __future__ import annotations

import pytest

from closecall import Advisor
from closecall.facts.vocabulary import Refusal

_ADVISOR = Advisor()
_OPEN = {
    "en": (
        "What is the loom?",
        "The loom is £900. Shall I order it?",
        "I really want it. Let me sleep on it.",
    ),
    "de": (
        "Was kostet der Webstuhl?",
        "Der Webstuhl kostet 900 €. Soll ich ihn bestellen?",
        "Ich will ihn unbedingt. Ich schlafe noch eine Nacht darüber.",
    ),
    "fr": (
        "Combien coûte le métier ?",
        "Le métier est à 900 €. Je le commande ?",
        "Je le veux vraiment. Laissez-moi y réfléchir.",
    ),
    "it": (
        "Quanto costa il telaio?",
        "Il telaio costa 900 €. Lo ordino?",
        "Lo voglio davvero. Mi lasci pensare un attimo.",
    ),
}


def asked(lang: str, *last: tuple[str, str]) -> str:
    """The words that the seller is asked about, where these come behind the wish or beside it."""
    first, offer, wish = _OPEN[lang]
    turns = [("Abe Holt", first), ("Rita Moss", offer), *(last or ()), ("Abe Holt", wish)]
    if last and last[0][0] == "Abe Holt":
        turns = [*turns[:2], turns[-1], *last]
    talk = "".join(f"[0{at + 1}/03/2026, 09:1{at}] {who}: {said}\n" for at, (who, said) in enumerate(turns))
    questions = _ADVISOR.prepare(talk, me=["Rita Moss"]).reading.questions
    return " ".join(question.words for question in questions)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Actually, no."),
        ("en", "Ignore that."),
        ("en", "Not any longer."),
        ("de", "Kommando zurück."),
        ("de", "Hm, nein."),
        ("fr", "On oublie."),
        ("it", "Come non detto."),
    ],
)
def test_few_words_behind_the_wish_are_asked_about(lang: str, words: str) -> None:
    assert words in asked(lang, ("Abe Holt", words))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Thanks again."),
        ("en", "Lovely colour."),
        ("en", "No problem, Rita."),
        ("de", "Schönen Abend."),
        ("de", "Danke Ihnen."),
        ("fr", "Merci encore."),
        ("it", "Ancora grazie."),
    ],
)
def test_thanks_and_praise_behind_the_wish_are_not(lang: str, words: str) -> None:
    assert words not in asked(lang, ("Abe Holt", words))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Abe, please not without asking the landlord."),
        ("en", "I am not convinced."),
        ("en", "Rita, please don't push Abe."),
        ("de", "Ich bin nicht überzeugt."),
        ("de", "Das ist zu viel für uns."),
        ("fr", "Je ne suis pas convaincue."),
        ("it", "Non sono convinta."),
    ],
)
def test_what_another_has_against_it_is_asked_about_though_the_wish_comes_later(
    lang: str, words: str
) -> None:
    assert words in asked(lang, ("Uma Holt", words))


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "Abe, it looks great."), ("en", "I would love that too."), ("de", "Abe, der ist toll.")],
)
def test_what_another_likes_is_not(lang: str, words: str) -> None:
    assert words not in asked(lang, ("Uma Holt", words))


def _asked_by_subject(subject: str) -> list[str]:
    mails = [
        ("Abe Holt <abe@looms.example>", "Loom", "What is the loom?"),
        ("Rita Moss <rita@weave.example>", "Re: Loom", "The loom is £900. Shall I order it?"),
        ("Abe Holt <abe@looms.example>", subject, "I really want it. Let me sleep on it."),
    ]
    text = "\n\n".join(
        f"From: {who}\nDate: Tue, {3 + at} Mar 2026 10:00\nSubject: {about}\n\n{body}"
        for at, (who, about, body) in enumerate(mails)
    )
    reading = _ADVISOR.prepare(text, me=["rita@weave.example"]).reading
    return [question.words for question in reading.questions]


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("Re: Loom (on ice)", "on ice"),
        ("Shelved - Re: Loom", "shelved"),
        ("Re: Loom: please wait", "please wait"),
        ("Cancellation", "cancellation"),
    ],
)
def test_what_the_subject_adds_to_the_old_one_is_asked_about(subject: str, shown: str) -> None:
    assert [words.strip(": ") for words in _asked_by_subject(subject)] == [shown]


@pytest.mark.parametrize(
    "subject",
    ["Re: Loom", "Many thanks - Re: Loom", "[External] Re: Loom", "Re: Loom - delivery", "The yarn"],
)
def test_what_says_nothing_against_it_there_is_not(subject: str) -> None:
    assert not _asked_by_subject(subject)


def _answered(question: str, answer: str, *, lang: str = "en") -> str:
    first, offer, wish = _OPEN[lang]
    turns = (("Abe Holt", first), ("Rita Moss", f"{offer.split('.')[0]}. {question}"))
    talk = [*turns, ("Abe Holt", f"{answer} {wish}")]
    text = "".join(f"[0{at + 1}/03/2026, 09:1{at}] {who}: {said}\n" for at, (who, said) in enumerate(talk))
    reading = _ADVISOR.prepare(text, me=["Rita Moss"]).reading
    return " ".join(question.words for question in reading.questions)


@pytest.mark.parametrize(
    ("lang", "question", "answer"),
    [
        ("en", "Is there anything that stops you?", "Yes."),
        ("en", "Or is it too early for you?", "A bit, yes."),
        ("en", "Do you still need the landlord for it?", "I do."),
        ("de", "Oder ist es Ihnen zu früh?", "Etwas, ja."),
        ("de", "Sehen Sie noch andere an?", "Ja, einen."),
        ("fr", "Y a-t-il encore un obstacle ?", "Oui."),
        ("it", "O è troppo presto?", "Forse sì."),
    ],
)
def test_a_yes_to_what_stands_in_the_way_is_asked_about(lang: str, question: str, answer: str) -> None:
    assert answer in _answered(question, answer, lang=lang)


@pytest.mark.parametrize(
    ("lang", "question", "answer"),
    [
        ("en", "Or is it too early for you?", "Not at all."),
        ("en", "Did the sample arrive?", "Yes."),
        ("de", "Haben Sie das Garn bekommen?", "Ja."),
        ("fr", "Avez-vous reçu le tissu ?", "Oui."),
    ],
)
def test_a_no_to_it_and_a_yes_to_something_else_are_not(lang: str, question: str, answer: str) -> None:
    assert answer not in _answered(question, answer, lang=lang)


@pytest.mark.parametrize(
    ("lang", "question", "answer", "is_out"),
    [
        ("en", "Shall I take you off our list?", "Yes please.", True),
        ("en", "Shall I put you on our list?", "Yes please.", False),
        ("de", "Soll ich Sie aus dem Verteiler streichen?", "Ja, bitte.", True),
        ("de", "Soll ich Sie auf die Liste setzen?", "Ja, bitte.", False),
        ("fr", "Je vous retire de la liste ?", "Oui, merci.", True),
        ("it", "La tolgo dalla lista?", "Sì, grazie.", True),
    ],
)
def test_a_yes_to_being_taken_off_the_list_opts_out(
    lang: str, question: str, answer: str, is_out: bool
) -> None:
    first, offer, _ = _OPEN[lang]
    turns = (("Abe Holt", first), ("Rita Moss", f"{offer.split('.')[0]}. {question}"), ("Abe Holt", answer))
    text = "".join(f"[0{at + 1}/03/2026, 09:1{at}] {who}: {said}\n" for at, (who, said) in enumerate(turns))
    facts = _ADVISOR.prepare(text, me=["Rita Moss"]).brief.facts
    assert (facts.refusal is Refusal.OPT_OUT) is is_out
