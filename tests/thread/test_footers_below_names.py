"""What firms put below their people's mails is nobody's word; what a person writes there is his."""

from __future__ import annotations

import pytest

from closecall.thread.content.clean_body import clean_body

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
    "We no longer wish to hear of flour, or to receive these leaflets.",
    "We no longer wish to receive these leaflets.",
    "PS: no longer wish to receive your leaflets.",
    "P.S. To stop receiving your leaflets would be a relief.",
    "No longer wish to receive your leaflets.",
    "We would like to unsubscribe from these leaflets.",
    "PS: want to unsubscribe from your list.",
    "We opt out here and now.",
    "Our household wishes to unsubscribe from everything.",
    "Unsubscribe from all of this, thanks.",
    "To stop receiving complaints of ours: take the mill off the list.",
    "This email is to say no, the last one was sent in error.",
    "This message is a no, without any obligation to give reasons.",
    "This message is confidential: our answer is no.",
    "This message is confidential: we took another mill.",
    "Our mill wishes to leave the mailing list, the link did nothing.",
    "Our mill wishes to leave the mailing list, the click did nothing.",
    "We did not want the newsletter, one click did not end it.",
    "Wir wollen den Rundbrief nicht mehr, ein Klick hilft nichts.",
    "Nous ne voulons plus la lettre, cliquez ou non.",
    "No deseamos recibir más avisos.",
    "Non vogliamo più il notiziario, il clic non serve.",
    "Nós não queremos mais a agenda, o clique não serve.",
    "Wij willen de nieuwsbrief niet meer, klik hier werkt niet.",
    "Vi vill inte längre få nyhetsbrev.",
    "Nie chcemy już newslettera, kliknij nie działa.",
    "私はメールマガジンの解除をこちらで希望します。",
)


@pytest.mark.parametrize("footer", FOOTERS)
@pytest.mark.parametrize(
    "above", ["Ines Falk\n", "Ines Falk\nSaltholm Mill\n", "Kind regards\nInes\n\n", "---\n"]
)
def test_a_firms_note_below_a_name_or_a_rule_is_cut_and_kept(above: str, footer: str) -> None:
    clean = clean_body(f"{WORDS}\n\n{above}{footer}", name="Ines Falk")

    assert clean.body == WORDS
    assert footer in clean.disclaimer


@pytest.mark.parametrize(
    "footer",
    [
        "You are receiving this because we met at the mill. Click here to unsubscribe.",
        "Our recipes are too much for one oven: unsubscribe in one click.",
    ],
)
def test_a_mailing_that_speaks_to_its_readers_is_cut_though_it_says_we(footer: str) -> None:
    assert clean_body(f"{WORDS}\n\n{footer}", name="Ines Falk").disclaimer == footer


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


@pytest.mark.parametrize(
    "no",
    [
        "We have chosen another mill.",
        "Our answer is a no.",
        "Decided against it.",
        "The order for the flour is off.",
        "Wir nehmen eine andere Mühle.",
        "Nous avons choisi un autre moulin.",
    ],
)
@pytest.mark.parametrize(
    "note",
    [
        "This e-mail is confidential and may be privileged.",
        "Auto-signature: sent by the mill.",
        "No contract is formed by e-mail.",
        "This message binds nobody and no contract is formed by the reading of it",
    ],
)
def test_a_no_right_below_a_firms_note_is_no_part_of_it(note: str, no: str) -> None:
    clean = clean_body(f"{WORDS}\n\nInes Falk\n\n{note}\n{no}", name="Ines Falk")

    assert no in f"{clean.body}\n{clean.signature}"
    assert clean.disclaimer == note


def test_a_no_right_above_a_firms_note_is_no_part_of_it() -> None:
    note = "This e-mail is confidential and binds nobody."
    clean = clean_body(f"{WORDS}\n\nInes Falk\n\nHave decided against it, sorry.\n{note}", name="Ines Falk")

    assert "Have decided against it, sorry." in clean.signature
    assert clean.disclaimer == note


def test_a_rule_stands_above_no_body_once_its_note_is_cut() -> None:
    clean = clean_body(f"{WORDS}\n\n----------\n\n{FOOTERS[0]}", name=None)

    assert clean.body == WORDS
