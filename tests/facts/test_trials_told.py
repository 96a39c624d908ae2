"""A trial that is named and told of as past took place; one offered, hoped for or another's is none."""

from __future__ import annotations

import pytest

from closecall import Thread, read_facts
from closecall.facts.vocabulary import BuyerAction, Refusal, VerbalInterest
from closecall.facts.words.trial_words import trial_words
from closecall.facts.words.trials import trials_told
from closecall.text.patterns.pattern_set import PatternSet

_GREETING = {
    "en": "Hello, this is Odile. Thank you for your message, here is the offer that we spoke about.",
    "de": "Guten Tag, hier ist Odile. Vielen Dank für Ihre Nachricht, anbei das Angebot für Sie.",
    "fr": "Bonjour, ici Odile. Merci pour votre message, voici le devis dont nous avons parlé.",
    "es": "Hola, soy Odile. Gracias por su mensaje, aquí tiene el presupuesto del que hablamos.",
    "it": "Buongiorno, sono Odile. Grazie per il messaggio, ecco il preventivo di cui abbiamo parlato.",
    "pt": "Olá, sou a Odile. Obrigada pela sua mensagem, aqui está o orçamento de que falámos.",
    "nl": "Hallo, dit is Odile. Bedankt voor je bericht, hierbij de offerte waar we het over hadden.",
    "sv": "Hej, det är Odile. Tack för ditt meddelande, här är offerten som vi pratade om.",
    "pl": "Dzień dobry, tu Odile. Dziękuję za wiadomość, przesyłam ofertę, o której rozmawialiśmy.",
}


def told(lang: str, *turns: str) -> list[str]:
    sides = ("Odile: ", "Bram: ")
    text = "\n".join(
        sides[number % 2] + turn for number, turn in enumerate((_GREETING[lang], *turns), start=0)
    )
    return [evidence.quote for _, evidence in trials_told(Thread.parse(text, me="Odile"))]


@pytest.mark.parametrize("lang", sorted(_GREETING))
def test_every_pattern_can_be_read(lang: str) -> None:
    sets = [each for each in trial_words(lang) or () if isinstance(each, PatternSet)]
    assert sets
    for patterns in sets:
        patterns.check()


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "And the trial bake on Tuesday went down well with the early shift."),
        ("en", "Your demo saw went back this morning, the yard is quiet without it."),
        ("en", "Morning, it's the tall one from the taster lesson last week."),
        ("en", "Since the pilot month nobody phones me about missing keys."),
        ("en", "The four test panels have been up since Monday."),
        ("en", "The trial awning is a dream in the rain."),
        ("en", "My crew loved the winch you put on the red lorry as a trial."),
        ("en", "Cheers for cleaning the porch as a test, the people next door asked who did it."),
        ("en", "Our pilot figures speak for themselves."),
        ("de", "Der Probekessel hat die ganze Woche gut geheizt."),
        ("nl", "De proefkast was in een dag vol."),
        ("pl", "Ta witryna na próbę to cudo."),
        ("en", "The loan bike is back with you, I enjoyed every mile."),
        ("de", "Die Testkasse hat am Markttag schon viel Ärger gespart."),
        ("de", "Unsere Probewoche ist rum, schade."),
        ("de", "Im Probemonat hatten wir keine einzige doppelte Buchung."),
        ("fr", "Pendant la semaine d'essai, les apprentis ont tout compris seuls."),
        ("fr", "Merci encore pour la séance d'essai."),
        ("es", "En la semana de prueba los camareros estuvieron encantados."),
        ("es", "La clase de prueba me gustó muchísimo."),
        ("it", "Nella settimana di prova abbiamo fatto il doppio."),
        ("it", "La lezione di prova è andata bene."),
        ("pt", "No período de teste a equipa poupou duas horas por dia."),
        ("pt", "A aula experimental foi muito divertida."),
        ("nl", "Tijdens de proefmaand hadden we geen enkele klacht."),
        ("nl", "De proefrit van zaterdag was een feest."),
        ("sv", "Under provveckan gick allt snabbare i köket."),
        ("pl", "Przez tydzień testów było spokojnie."),
        ("pl", "Próbna lekcja była super."),
    ],
)
def test_a_trial_named_and_told_as_past_took_place(lang: str, sentence: str) -> None:
    assert told(lang, sentence) == [sentence]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "We would have loved a trial week."),
        ("en", "Could we have the demo saw on Friday?"),
        ("en", "Is there a trial, and was it free last year?"),
        ("en", "The trial was cancelled, sorry."),
        ("en", "The trial hasn't been switched on since Monday."),
        ("en", "We had a trial with the people in Leeds."),
        ("en", "I haven't used the trial account this week."),
        ("en", "The trial you offered last week sounds good."),
        ("en", "We had one on trial from another maker and liked it."),
        ("en", "My brother was an airline pilot."),
        ("en", "My cousin's trial in court was last week."),
        ("en", "He did his driving test last week."),
        ("en", "The sample arrived yesterday."),
        ("en", "The trial sounds great."),
        ("en", "The test results were back on Monday."),
        ("en", "The demo call was short."),
        ("de", "Im Proberaum war es laut."),
        ("de", "Das Testament war noch beim Notar."),
        ("nl", "Mijn proefschrift was toen klaar."),
        ("de", "Eine Probewoche hat uns der Mitbewerber angeboten."),
        ("de", "Wenn die Probewoche gut war, melde ich mich."),
        ("de", "Die Testkasse hat noch niemand ausgepackt."),
        ("de", "Die Probe vom Chor war gestern."),
        ("fr", "Nous avons eu une séance d'essai chez un concurrent."),
        ("fr", "Si la semaine d'essai est bien passée, on en parle."),
        ("fr", "J'ai reçu la machine de prêt hier."),
        ("es", "No hemos usado la semana de prueba."),
        ("es", "Queremos la semana de prueba que fue anunciada."),
        ("it", "Vorrei la settimana di prova che avevate."),
        ("it", "La macchina in prova non è stata accesa."),
        ("pt", "Ainda não usámos o período de teste."),
        ("pt", "Queria a aula experimental que foi anunciada."),
        ("nl", "De proefmaand is nog niet begonnen, we hadden het druk."),
        ("nl", "Een proefrit hadden we bij een andere zaak."),
        ("sv", "Vi har inte använt provveckan."),
        ("pl", "Nie mieliśmy czasu na okres próbny."),
    ],
)
def test_a_trial_that_is_hoped_for_called_off_or_anothers_is_none(lang: str, sentence: str) -> None:
    assert told(lang, sentence) == []


@pytest.mark.parametrize(
    ("lang", "question", "answer"),
    [
        ("en", "How did the trial go?", "Brilliant, the lads fight over it."),
        ("en", "So how was the week with the mower?", "Really good."),
        ("de", "Wie war die Probewoche?", "Richtig gut, alle wollen sie behalten."),
        ("fr", "Alors, comment s'est passée la semaine avec la tondeuse ?", "Super bien !"),
        ("es", "¿Qué tal la semana con la máquina?", "Muy bien, nadie quiere devolverla."),
        ("it", "Tutto bene con la macchina in prova?", "Benissimo, le ragazze sono felici."),
        ("pt", "Como correu a semana de teste?", "Muito bem, estão todos contentes."),
        ("nl", "Je proefmaand loopt bijna af. Hoe is het bevallen?", "Goed hoor, de meiden zijn blij!"),
        ("sv", "Hur gick provveckan?", "Jättebra, alla vill ha den kvar."),
        ("pl", "Jak minął tydzień testów?", "Świetnie, wszyscy zadowoleni."),
    ],
)
def test_a_good_answer_to_how_the_trial_went_tells_of_one(lang: str, question: str, answer: str) -> None:
    assert told(lang, "Ok.", question, answer) == [answer]
    assert told(lang, "Ok.", _GREETING[lang], answer) == []


@pytest.mark.parametrize(
    "answer",
    ["Not yet, sorry.", "Busy week.", "Was it great fun for others?", "It would be great.", "No time."],
)
def test_no_answer_how_it_went_tells_of_none(answer: str) -> None:
    assert told("en", "Ok.", "How did the trial go?", answer) == []


def test_the_trial_told_of_is_a_deed_and_is_shown() -> None:
    text = "Odile: The saw is 900 euros.\nBram: Your demo saw went back this morning, we all liked it.\n"
    reading = read_facts(Thread.parse(text, me="Odile"))
    assert reading.facts.known()["buyer_actions"] == (BuyerAction.TRIAL_USED,)
    quotes = [shown.quote for shown in reading.evidence if shown.fact == "buyer_actions"]
    assert quotes == ["Your demo saw went back this morning, we all liked it."]


@pytest.mark.parametrize(
    ("lang", "trial", "wish"),
    [
        ("en", "How is the demo saw doing?", "Nobody wants to give it back."),
        ("en", "It's six ninety if you keep it.", "I want to keep the thing, truth be told."),
        ("en", "The test machine is yours until Friday.", "We'd like to keep yours."),
        ("de", "Die Testkasse kostet 900 Euro.", "Die würde ich gern behalten."),
        ("fr", "La machine en test coûte 900 euros.", "J'ai très envie de la garder."),
        ("es", "La máquina de prueba son 900 euros.", "La verdad, me la quiero quedar."),
        ("it", "La macchina in prova costa 900 euro.", "La terrei volentieri."),
        ("nl", "De proefmachine kost 900 euro.", "Die willen we graag houden."),
        ("pl", "Wersja próbna kosztuje 900 zł.", "Chciałabym ją zatrzymać."),
    ],
)
def test_who_wants_to_keep_what_is_on_trial_is_keen_and_refuses_nothing(
    lang: str, trial: str, wish: str
) -> None:
    text = f"Odile: {_GREETING[lang]}\nBram: Ok.\nOdile: {trial}\nBram: {wish}\n"
    facts = read_facts(Thread.parse(text, me="Odile")).facts
    assert (facts.verbal_interest, facts.refusal) == (VerbalInterest.STRONG, Refusal.NONE)


@pytest.mark.parametrize(
    ("seller", "said"),
    [
        ("How is the demo saw doing?", "We want to keep our old one."),
        ("How is the demo saw doing?", "We'd like to keep what we have."),
        ("It's 900 if you keep it.", "We don't want to keep it, please collect it."),
        ("It's 900 if you keep it.", "I don't want it please take it back."),
        ("The demo saw goes back on Friday.", "I'd rather keep the cash."),
        ("The demo saw goes back on Friday.", "We'd like to hang on to the crate."),
        ("The saw is 900 euros.", "We want to keep the saw that we bought last year."),
        ("It's 900 if you keep it.", "I'd rather keep this short."),
        ("It's 900 if you keep it.", "I'm happy to keep it till Monday."),
        ("It's 900 if you keep it.", "We'd prefer to keep it to one meeting."),
    ],
)
def test_who_wants_to_keep_what_is_his_own_is_not_keen(seller: str, said: str) -> None:
    text = f"Odile: {_GREETING['en']}\nBram: Ok.\nOdile: {seller}\nBram: {said}\n"
    facts = read_facts(Thread.parse(text, me="Odile")).facts
    assert facts.verbal_interest in (VerbalInterest.NONE, VerbalInterest.CURIOUS)


@pytest.mark.parametrize(
    ("lang", "question", "answer"),
    [
        ("en", "How was the trial wash?", "Nobody came, I rang your office."),
        ("en", "How was the trial wash?", "Not yet, I had a cold."),
        ("en", "How was the trial wash?", "It was cancelled."),
        ("en", "How was the trial wash?", "We drove to Wales. It was perfect."),
        ("en", "How was the trial wash?", "Lovely wedding, thanks."),
        ("en", "How was the trial wash?", "The choir was wonderful on Sunday."),
        ("en", "How was the trial wash?", "We loved the biscuits."),
        ("en", "How was the trial wash?", "I caught a chill and felt rotten."),
        ("de", "Wie war die Probewoche?", "Das Wetter war super."),
        ("de", "Wie war die Probewoche?", "Wir hatten Besuch und kamen kaum raus."),
        ("fr", "Comment s'est passée la semaine d'essai ?", "Le concert était super."),
        ("es", "¿Qué tal la semana de prueba?", "La boda estuvo genial."),
    ],
)
def test_an_answer_about_something_else_tells_of_no_trial(lang: str, question: str, answer: str) -> None:
    assert told(lang, "Ok.", question, answer) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Orla's trial saw was great last week.",
        "The test ride with Penhallow was great.",
        "The loan van from the insurer was great last week.",
        "The trial was over before we plugged it in.",
        "The trial saw was never unpacked, the week is over.",
    ],
)
def test_a_trial_at_another_firm_or_never_begun_is_none_of_the_sellers(sentence: str) -> None:
    text = f"Odile: {_GREETING['en']}\nBram: {sentence}\n"
    assert read_facts(Thread.parse(text, me="Odile")).facts.buyer_actions in (None, ())


def test_what_the_seller_asks_about_is_no_deed_where_the_answer_tells_nothing_of_it() -> None:
    def deeds(answer: str) -> tuple[BuyerAction, ...]:
        text = f"Odile: {_GREETING['en']}\nBram: Ok.\nOdile: How did the trial go?\nBram: {answer}\n"
        return read_facts(Thread.parse(text, me="Odile")).facts.buyer_actions or ()

    assert deeds("Had the mumps.") == ()
    assert deeds("We ran it twice a day.") == (BuyerAction.TRIAL_USED,)


@pytest.mark.parametrize(
    ("lang", "question", "answer"),
    [
        ("en", "How did the trial go?", "It jammed."),
        ("en", "How did the trial go?", "Everyone thought it odd."),
        ("en", "How did the trial go?", "Had the mumps."),
        ("en", "Any news?", "The test run went badly, three jams."),
        ("de", "Wie war die Probewoche?", "Die Kinder haben sie kaum beachtet."),
        ("fr", "Comment s'est passée la semaine d'essai ?", "Tout le monde a râlé."),
    ],
)
def test_a_trial_without_a_good_word_is_asked_about(lang: str, question: str, answer: str) -> None:
    text = f"Odile: {_GREETING[lang]}\nBram: Ok.\nOdile: {question}\nBram: {answer}\n"
    assert read_facts(Thread.parse(text, me="Odile")).unsettled


@pytest.mark.parametrize("answer", ["It was great.", "Fine."])
def test_a_trial_with_a_good_word_is_not_asked_about(answer: str) -> None:
    text = f"Odile: {_GREETING['en']}\nBram: Ok.\nOdile: How did the trial go?\nBram: {answer}\n"
    assert not read_facts(Thread.parse(text, me="Odile")).unsettled
