"""What firms put below their people's mails is nobody's word; what a person writes there is his."""

from __future__ import annotations

import pytest

from closecall.thread.bodies import clean_body

WORDS = "The drawing is fine.\nWe look at it on Monday."

FOOTERS = (
    "Saltholm Mill is a registered charity. To stop receiving our flour news, use the door.",
    "This message is not a contract and binds nobody. Refuse attachments from strangers.",
    "Auto-signature: I am often at the river. I do not reply to marketing.",
    "You are on this list because you came to the mill. Leave the list whenever you like.",
    "Registered office: 1 Weir Lane. No contract is formed by e-mail.",
    "Diese E-Mail begründet keine Verpflichtungen. Bitte prüfen Sie, ob ein Ausdruck nötig ist.",
    "Unser Rundbrief ist Ihnen zu viel? Ein Klick: abmelden.",
    "Amtsgericht Salzhafen HRB 000, Geschäftsführer: B. Lund",
    "Ce message ne constitue pas une commande.",
    "Vous ne souhaitez plus recevoir nos recettes ? Cliquez ici.",
    "Este correo no genera obligaciones para el molino.",
    "Si no desea recibir más recetas del molino, haga clic aquí.",
    "Questa mail non costituisce accettazione.",
    "Non vuoi più ricevere le ricette? Cancellati qui.",
    "Esta mensagem não tem valor contratual.",
    "Para deixar de receber as receitas do moinho, clique aqui.",
    "Aan dit bericht kunnen geen rechten worden ontleend.",
    "De nieuwsbrief van de molen niet meer? Klik hier.",
    "Detta mejl är inte bindande.",
    "Vill du inte längre få kvarnens recept? Klicka här.",
    "Ta wiadomość nie stanowi oferty.",
    "Nie chcesz otrzymywać przepisów? Wypisz się tutaj.",
    "本メールは契約の成立を意味しません。",
    "メールマガジンの解除はこちら。",
)

WISHES = (
    "Please unsubscribe me.",
    "Stop all newsletters to this address.",
    "Take us off the list.",
    "No more e-mails about contracts.",
    "Bitte den Newsletter abmelden.",
    "Schreiben Sie mir nicht mehr.",
    "Ne m'écrivez plus.",
    "Denme de baja.",
    "Non scrivetemi più.",
    "Não me escrevam mais.",
    "Schrijf me niet meer.",
    "Skriv inte till mig mer.",
    "Proszę mnie wypisać.",
    "配信を停止してください。",
)


@pytest.mark.parametrize("footer", FOOTERS)
@pytest.mark.parametrize(
    "above", ["Ines Falk\n", "Ines Falk\nSaltholm Mill\n", "Kind regards\nInes\n\n", "---\n"]
)
def test_a_firms_note_below_a_name_or_a_rule_is_cut_and_kept(above: str, footer: str) -> None:
    clean = clean_body(f"{WORDS}\n\n{above}{footer}", name="Ines Falk")

    assert clean.body == WORDS
    assert footer in clean.disclaimer


@pytest.mark.parametrize("footer", FOOTERS[:2])
def test_the_same_in_the_letter_itself_is_its_writers_word(footer: str) -> None:
    text = f"{footer}\n\n{WORDS}\n\nInes Falk"

    assert clean_body(text, name="Ines Falk").body == f"{footer}\n\n{WORDS}"


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("above", ["", "Ines Falk\n", "Kind regards,\nInes\n\n", "Ines\n\n---\n"])
def test_a_wish_stays_wherever_it_stands(above: str, wish: str) -> None:
    assert wish in clean_body(f"{WORDS}\n\n{above}{wish}", name="Ines Falk").body


def test_a_note_that_is_wrapped_is_cut_whole() -> None:
    note = (
        "This message is not a contract and no binding acceptance\nmay be read in it. Refuse to open\n"
        "letters from strangers."
    )
    clean = clean_body(f"{WORDS}\n\nInes Falk\n{note}\nPlease call me.", name="Ines Falk")

    assert clean.disclaimer == note
    assert clean.body.endswith("Please call me.")


def test_a_rule_stands_above_no_body_once_its_note_is_cut() -> None:
    clean = clean_body(f"{WORDS}\n\n----------\n\n{FOOTERS[0]}", name=None)

    assert clean.body == WORDS
