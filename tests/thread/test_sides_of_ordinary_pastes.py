"""Who sells in what people paste without saying who they are, where one plain thing tells it."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Side

B, S = Side.BUYER, Side.SELLER
CHAT = "Ada: The gate is back.\nIvo: Good.\nAda: It closes now.\nIvo: So it does.\nAda: Well, well.\n"


def sides(text: str, *, note: str | None = None) -> dict[str | None, Side]:
    return {message.speaker.name: message.speaker.side for message in read_thread(text, note=note).messages}


def mails(first: str, second: str) -> str:
    return (
        f"From: Ada Lisk <ada@lisk.example>\nDate: 3 March 2025 09:00\nSubject: Kiln\n\n{first}\n\n"
        f"From: Ivo Ram <ivo@ram.example>\nDate: 4 March 2025 09:00\nSubject: Re: Kiln\n\n{second}\n"
    )


def test_a_name_in_the_note_outweighs_words_that_both_sides_say() -> None:
    talk = "Ada: We need two kilns.\nIvo: Shall I book it in for Monday?\n"

    assert sides(talk) == {"Ada": B, "Ivo": S}
    assert sides(talk, note="Ivo is keen, what next?") == {"Ada": S, "Ivo": B}


def test_words_that_the_note_retells_count_for_nobody_where_it_names_somebody() -> None:
    talk = "Ada: The glaze blistered twice on the lower shelf.\nIvo: Indeed.\nAda: Twice, and badly.\n"
    note = "The glaze blistered twice on the lower shelf, badly."

    assert sides(talk, note=note)["Ada"] is not S
    assert sides(talk, note=f"{note} Ivo knows.") == {"Ada": S, "Ivo": B}


def test_words_that_the_note_retells_tell_nothing_of_who_offers() -> None:
    talk = "Ada: Hi, Ada from Lumix. The machine needs a cover, nine a month.\nIvo: Does it?\nAda: Yes.\n"

    assert sides(talk, note="A cover for the machine, nine a month.") == {"Ada": S, "Ivo": B}


def test_a_citation_is_nobodys_own_words() -> None:
    cited = mails('My mate heard you say "count me in, I want to order it now".', "Oh. Right.")

    assert sides(cited) == dict.fromkeys(("Ada Lisk", "Ivo Ram"), Side.UNKNOWN)
    assert sides(cited.replace('"', ""))["Ada Lisk"] is B


@pytest.mark.parametrize("name", ["Mrs Ram", "Frau Ram", "Dona Ram", "Mevrouw Ram", "Pani Ram", "Fam. Ram"])
def test_the_one_who_has_a_title_is_sooner_the_buyer(name: str) -> None:
    talk = CHAT.replace("Ivo:", f"{name}:") + f"Ada: It is 900 euro.\n{name}: Ah.\n"

    assert sides(talk) == {"Ada": S, name: B}
    assert set(sides(talk.replace("Ada:", "Mr Lisk:")).values()) == {Side.UNKNOWN}


@pytest.mark.parametrize(
    "hello",
    [
        "Boa tarde, é o Nilo, das caldeiras.",
        "Hola, soy Nilo, de la academia.",
        "Bonjour, c'est Nilo, des chantiers.",
        "Guten Tag, hier ist Nilo vom Autohaus.",
        "Hej, Nilo på verkstaden.",
    ],
)
def test_who_names_himself_and_his_firm_sells(hello: str) -> None:
    assert sides(f"Nilo: {hello}\nRosa: Ah.\nNilo: Ah.\n") == {"Nilo": S, "Rosa": B}
    assert sides(f"Nilo: {hello.replace('Nilo', 'Ugo')}\nRosa: Ah.\nNilo: Ah.\n")["Nilo"] is Side.UNKNOWN


@pytest.mark.parametrize(
    ("offer", "answer"),
    [
        (
            "We deliver hot lunches to offices. Would they be of interest to you?",
            "Thank you for your message.",
        ),
        ("Wir beliefern Büros mit Obst. Wäre das interessant für Sie?", "Vielen Dank für Ihre Nachricht."),
        ("Nous livrons des paniers de fruits. Cela peut-il vous intéresser ?", "Merci pour votre message."),
        ("Repartimos fruta en oficinas. ¿Podría interesarles?", "Gracias por su mensaje."),
        ("Consegniamo frutta negli uffici. Potrebbe interessarvi?", "Grazie per il suo messaggio."),
        ("Entregamos fruta em escritórios. Poderia interessar-lhes?", "Obrigada pela sua mensagem."),
        ("Vi installerar fruktautomater. Kan det vara intressant för er?", "Tack för ditt meddelande."),
        ("Dowozimy owoce do biur. Czy mogłoby to Państwa zainteresować?", "Dziękuję za wiadomość."),
    ],
)
def test_who_says_what_his_firm_does_and_asks_whether_it_is_of_interest_sells(
    offer: str, answer: str
) -> None:
    assert sides(mails(offer, answer)) == {"Ada Lisk": S, "Ivo Ram": B}


def test_who_opens_with_an_amount_sells_unless_it_is_a_bid() -> None:
    assert sides(mails("The kiln is 900 euro.", "Fine. Till Monday.")) == {"Ada Lisk": S, "Ivo Ram": B}
    assert set(sides(mails("Would 900 euro do?", "Fine. Till Monday.")).values()) == {Side.UNKNOWN}


def test_of_two_who_both_say_what_sellers_say_the_one_who_says_it_more_sells() -> None:
    first = "Please find attached our offer. Shall I book it in? Any questions on the price?"

    assert sides(mails(first, "Thanks for your time on Monday.")) == {"Ada Lisk": S, "Ivo Ram": B}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Is the loom still available?", "It is still available."),
        ("Ist der Webstuhl noch da?", "Ja, er ist noch da."),
        ("Le métier est toujours disponible ?", "Oui, toujours disponible."),
        ("¿Sigue disponible el telar?", "Sigue disponible."),
        ("Il telaio è ancora disponibile?", "Sì, è ancora disponibile."),
        ("O tear ainda está disponível?", "Ainda está disponível."),
        ("Is het weefgetouw nog beschikbaar?", "Ja, het is nog beschikbaar."),
        ("Är vävstolen kvar?", "Ja, den finns kvar."),
        ("Czy krosno jest jeszcze dostępne?", "Tak, nadal dostępne."),
    ],
)
def test_who_asks_whether_it_is_still_to_be_had_buys(asked: str, told: str) -> None:
    assert sides(f"Ivo: {asked}\nAda: {told}\nIvo: Ah.\nAda: Ah.\nIvo: Ah.\n") == {"Ivo": B, "Ada": S}


def test_a_japanese_note_names_with_a_word_of_respect() -> None:
    talk = "森川: こんにちは。\n古田: どうも。\n森川: 晴れました。\n古田: ええ。\n"

    assert sides(talk, note="森川様は迷っておられます。") == {"森川": B, "古田": S}
    assert set(sides(talk, note="森川町で会いました。").values()) == {Side.UNKNOWN}


def test_the_unsigned_answer_of_two_people_is_the_others() -> None:
    text = (
        "Looks fine to me.\n\nOn Mon, Mar 3, 2025 at 9:00 AM Ada Lisk <ada@lisk.example> wrote:\n\n"
        "> The drawing is done.\n>\n> On Sun, Mar 2, 2025 at 9:00 AM Ivo Ram <ivo@ram.example> wrote:\n>\n"
        ">> How far are you?\n"
    )

    assert [m.speaker.name for m in read_thread(text).messages] == ["Ivo Ram", "Ada Lisk", "Ivo Ram"]
