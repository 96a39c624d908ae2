"""Who sells and who buys, told by what they say: S sells and B buys in every talk here."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Side, Thread
from closecall.thread.sides.side_signals import signs_in

TALKS = (
    (
        "S Hello. Are you after the canoe?",
        "B Yes, though I can only pay 300.",
        "S I'm selling it because we move. 340 is the lowest I can go.",
        "B That is out of my range, it is a bit steep for me.",
    ),
    (
        "S What is your best offer?",
        "B 200. I can't afford more.",
        "S I could come down to 230.",
        "B Then I will pick it up on Sunday.",
    ),
    (
        "S Hello Nora, are you managing with the sample tiles?",
        "B They look lovely by the window. The grey more than the sand.",
        "S The grey is forty a metre, laid. Should I put you on the list for May?",
        "B May suits us. I have to run it past my landlord though.",
    ),
    (
        "B Evening. Is the dinghy in the yard window yours?",
        "S It is. Sails are two years old, trailer comes with it.",
        "B What would you let it go for?",
        "S Nine hundred, and I'd throw the cover in.",
    ),
    (
        "S Thanks for joining, Petra. You'll have seen the one-pager I sent over.",
        "B I read it on the train. Our current tool does most of that already.",
        "S What would make it worth moving for you?",
        "B Honestly, nothing this year. We signed with the other lot until next June.",
    ),
    (
        "S How have the risers been behaving?",
        "B Not a squeak. The altos fight for the top row.",
        "S Then who gives the final word on the money?",
        "B That would be me, the vicar stays out of it.",
        "S And what keeps you from saying yes tonight?",
        "B Nothing but my own cowardice.",
    ),
    (
        "B I wanted to ask how the scanner handles large breeds.",
        "S Very well, up to eighty kilos. We bring one to your practice for a day if you like.",
        "B That would help. Dr Moss and I would both want to try it.",
        "S I could come on the twelfth.",
    ),
    (
        "S You got my estimate all right?",
        "B Got it. Two other firms have been round as well.",
        "S Fair enough. Does anything in it bother you?",
        "B Only the scaffolding, it's nearly a third.",
    ),
    (
        "S Good morning, I'm calling from Brightmeadow Energy about your meter.",
        "B We're fine as we are, thanks.",
        "S It takes five minutes and most people save a packet.",
        "B I said no. Please take my number off.",
    ),
    (
        "S Hi Omar, any news from your side?",
        "B Nothing yet, the owners meet on Thursday.",
        "S Great, fingers crossed. The slot's still reserved.",
        "B I'll let you know once they have met.",
    ),
    (
        "S So how did you get on with the free lesson?",
        "B I did it twice. My daughter laughed at my accent.",
        "S Wonderful! There are two places left in the autumn group.",
        "B I'm in two minds. It's the evenings.",
    ),
    (
        "B Your fitter measured on Monday and I haven't heard back.",
        "S Sorry about that, here you go: two thousand three hundred including motors.",
        "B Hm, that is more than I'd put aside.",
        "S I can take the motors out and you add them later.",
    ),
    (
        "S Guten Morgen Frau Wiese, haben Sie die Muster bekommen?",
        "B Ja, gestern. Das dunkle gefällt mir.",
        "S Schön. Der laufende Meter liegt bei 84 Euro mit Montage.",
        "B Das muss ich erst mit meinem Bruder bereden, ihm gehört die Hälfte.",
    ),
    (
        "B Wir haben Ihre Kasse jetzt drei Wochen im Laden.",
        "S Und, wie kommen die Mädels damit klar?",
        "B Besser als ich. Was käme denn im Monat zusammen?",
        "S Neunundvierzig pro Gerät, alles drin.",
    ),
    (
        "S Was spricht aus Ihrer Sicht noch dagegen?",
        "B Eigentlich nichts. Die alte läuft halt noch.",
        "S Wollen wir dann den Einbau für Oktober festmachen?",
        "B Ich schlafe eine Nacht drüber.",
    ),
    (
        "S Ich wollte nur hören, ob Sie schon dazu gekommen sind.",
        "B Ja. Wir haben uns für einen anderen Anbieter entschieden.",
        "S Schade. Darf ich fragen, woran es lag?",
        "B Am Preis nicht. Bitte rufen Sie deswegen nicht mehr an.",
    ),
    (
        "B Guten Tag, ich interessiere mich für das gebrauchte Klavier.",
        "S Gern, es steht bei uns im Laden und ist frisch gestimmt.",
        "B Was soll es denn kosten?",
        "S Zweitausendvierhundert, Lieferung inklusive.",
    ),
    (
        "S Bonjour Madame Petit, vous avez bien reçu le devis ?",
        "B Oui, je l'ai sous les yeux. Il est clair.",
        "S Est-ce qu'il y a un point qui vous gêne ?",
        "B Le délai. Et il faut que j'en parle à mon associé.",
    ),
    (
        "B Bonjour, vous faites des vélos cargo pour une crèche ?",
        "S Tout à fait, nous en avons livré une vingtaine cette année.",
        "B Ça irait chercher dans les combien ?",
        "S Autour de 4 200 euros pièce, casques compris.",
    ),
    (
        "S Je me permets de revenir vers vous au sujet de notre proposition.",
        "B Nous restons avec notre prestataire actuel, merci.",
        "S Je comprends. Puis-je vous recontacter à la rentrée ?",
        "B Non, ce n'est pas la peine.",
    ),
    (
        "S Comment s'est passée la semaine d'essai ?",
        "B Les enfants n'en descendent plus. On l'adore.",
        "S Alors, on part sur la livraison du 12 ?",
        "B Laissez-moi en parler à ma femme ce soir.",
    ),
    (
        "S Buenas tardes, Inma, ¿cómo ha ido la semana con el horno?",
        "B Muy bien, el pan sale parejo. Mi marido está encantado.",
        "S ¿Hay algo que le preocupe todavía?",
        "B El consumo. La factura de la luz me da miedo.",
    ),
    (
        "B Hola, ¿sigue a la venta la furgoneta?",
        "S Sí, claro, está revisada y con la ITV al día.",
        "B ¿Me la dejaría en seis mil?",
        "S Por seis mil doscientos se la lleva hoy.",
    ),
    (
        "S Le llamo por la propuesta que le pasé el lunes.",
        "B La vi. De momento lo dejamos, no es prioridad.",
        "S ¿Y si le mantengo el precio hasta enero?",
        "B No insista, por favor.",
    ),
    (
        "S ¿Qué le pareció la clase de muestra?",
        "B Me gustó mucho, aprendí más que en un año.",
        "S Las plazas son doce y quedan tres.",
        "B Quiero apuntarme, pero lo tengo que hablar en casa.",
    ),
    (
        "S Buongiorno signora Rossi, ha ricevuto il preventivo?",
        "B Sì, l'ho stampato. Mi sembra onesto.",
        "S C'è qualcosa che non la convince?",
        "B No, è che ne devo parlare con mia sorella.",
    ),
    (
        "B Avete ancora le botti da 225 litri?",
        "S Certo, ne abbiamo sei, francesi, usate due anni.",
        "B Quanto verrebbero l'una?",
        "S Trecentoventi, trasporto escluso.",
    ),
    (
        "S Volevo sapere se avete deciso.",
        "B Abbiamo scelto un'altra ditta, mi dispiace.",
        "S Posso chiederle come mai?",
        "B Erano più vicini a noi.",
    ),
    (
        "S Bom dia, dona Sílvia, chegou a olhar a proposta?",
        "B Olhei sim, achei bem explicada.",
        "S E o que ainda segura a senhora?",
        "B Meu filho acha que a telhado não aguenta.",
    ),
    (
        "B Oi, quanto tá saindo o curso de confeitaria?",
        "S Oi! São seiscentos em três vezes, com apostila.",
        "B Hum. E se eu faltar uma aula?",
        "S Você repõe no sábado, sem custo.",
    ),
    (
        "S Só passando para saber se vocês decidiram.",
        "B Decidimos não seguir, obrigada.",
        "S Consigo fazer um valor melhor esse mês.",
        "B Não precisa, a decisão está tomada.",
    ),
    (
        "S Goedemiddag, hebt u al naar de tekening kunnen kijken?",
        "B Ja, samen met mijn vrouw. Mooi geworden.",
        "S Fijn. Is er nog iets wat u tegenhoudt?",
        "B We vinden het veel geld voor een keuken.",
    ),
    (
        "B Hoi, is die bakfiets nog te koop?",
        "S Jazeker, hij staat in de winkel.",
        "B Wat moet hij kosten?",
        "S Achttienhonderd, met een jaar garantie van ons.",
    ),
    (
        "S Ik bel even over het voorstel van vorige week.",
        "B We gaan er niet mee verder.",
        "S Mag ik vragen waarom niet?",
        "B Geen behoefte aan. Graag niet meer bellen.",
    ),
    (
        "S Hej Birgitta, hann du läsa igenom offerten?",
        "B Ja, den var tydlig. Jag måste prata med sonen bara.",
        "S Självklart. Är det något annat som du funderar på?",
        "B Bara om färgen håller.",
    ),
    (
        "B Hej, finns elcykeln kvar?",
        "S Ja det gör den, nyservad och klar.",
        "B Vad vill du ha för den?",
        "S Tolv tusen, men då ingår laddaren.",
    ),
    (
        "S Jag ville höra hur ni tänker kring vårt förslag.",
        "B Vi har valt att stanna hos vår leverantör.",
        "S Får jag återkomma till hösten?",
        "B Nej tack, det behövs inte.",
    ),
    (
        "S Dzień dobry pani Ewo, czy dotarła do pani oferta?",
        "B Dotarła, wszystko jasne. Muszę pogadać z mężem.",
        "S Oczywiście. A czy coś pani w niej nie odpowiada?",
        "B Tylko termin, bo to środek zimy.",
    ),
    (
        "B Dzień dobry, czy rower jest jeszcze do sprzedania?",
        "S Tak, jest, po przeglądzie.",
        "B A za ile by pan oddał?",
        "S Dziewięćset i dorzucam zapięcie.",
    ),
    (
        "S Dzwonię w sprawie naszej propozycji.",
        "B Zdecydowaliśmy się na inną firmę.",
        "S Rozumiem. Czy mogę odezwać się za rok?",
        "B Proszę już nie dzwonić.",
    ),
    (
        "S お世話になっております。先日のお見積もりの件ですが、いかがでしょうか。",
        "B ありがとうございます。社内で検討しているところです。",
        "S ご不明な点はございますか。",
        "B 特にありません。上司の判断を待っています。",
    ),
    (
        "S 先日ご提案した件、その後いかがでしょうか。",
        "B 申し訳ありませんが、今回は見送らせていただきます。",
        "S 承知いたしました。",
        "B またの機会にお願いいたします。",
    ),
    (
        "B Came home to your card through the door.",
        "S Glad it found you. Is it the loft or the walls you're thinking of?",
        "B Loft. It's like a fridge up there in January.",
        "S We did the whole of Mill Row last autumn, seven hundred a house.",
        "B I'd need to hear that from one of them.",
    ),
    (
        "S Hi Dana, Felix here from Stackpine. Is now still good?",
        "B Sure, ten minutes.",
        "S Last time you mentioned the exports take a whole Friday.",
        "B Still do. What does your thing cost for fifteen seats?",
    ),
    (
        "B Wir bräuchten sechs Tische für die Kita, bis wann könnten Sie liefern?",
        "S Drei Wochen ab Auftrag. Buche oder Birke?",
        "B Birke. Schicken Sie mir bitte ein Angebot.",
        "S Geht heute noch raus.",
    ),
    (
        "S Alors, cette démonstration, ça vous a plu ?",
        "B Beaucoup, mais ma comptable a fait la grimace.",
        "S Je peux étaler sur douze mois si ça vous arrange.",
        "B Là, ça change tout.",
    ),
    (
        "B Je vous appelle pour l'annonce, la moto bleue.",
        "S Elle est toujours là, révisée en mars.",
        "B Vous descendriez à trois mille ?",
        "S Trois mille deux et je vous mets le top-case.",
    ),
    (
        "S Doña Pilar, soy Rubén, de Soles del Sur. ¿Tiene un minuto?",
        "B Dígame, pero rápido.",
        "S Le quería contar lo de las placas.",
        "B Ya le dije a su compañera que no nos interesa.",
    ),
    (
        "S Buonasera Franco, la macchina in prova come si comporta?",
        "B Benissimo, il caffè è un'altra cosa. Però mio cugino dice di aspettare.",
        "S E lei cosa dice?",
        "B Io dico che la voglio.",
    ),
    (
        "B Il sito è piaciuto a tutti, complimenti.",
        "S Grazie! Allora le preparo il contratto?",
        "B Mi dia il tempo di parlarne col commercialista.",
        "S Certo, con calma.",
    ),
    (
        "B Ik zag de advertentie van het sloepje.",
        "S Leuk! Hij ligt in Sneek, u kunt zo komen kijken.",
        "B Zit er nog wat rek in de prijs?",
        "S Een beetje, als u hem dit weekend meeneemt.",
    ),
    (
        "S Hej Lars, Karin från Kaminhuset. Har ni bestämt er?",
        "B Nästan. Frugan vill ha den vita.",
        "S Den vita har vi på lager, samma pris.",
        "B Då tar vi den.",
    ),
    (
        "B Vi skulle behöva ett bokföringsprogram till fem personer.",
        "S Då passar Plus bäst, 299 i månaden.",
        "B Går det att testa först?",
        "S Absolut, trettio dagar gratis.",
    ),
    (
        "S Panie Marku, dach możemy zrobić w maju.",
        "B Maj brzmi dobrze. Ale sąsiad płacił mniej.",
        "S Sąsiad miał blachę, pan chce dachówkę.",
        "B No tak, muszę to policzyć.",
    ),
    (
        "B Interesuje nas państwa program dla szkoły, ile wynosi licencja?",
        "S Dwa tysiące rocznie, szkolenie gratis.",
        "B Dyrektorka musi się zgodzić.",
        "S Chętnie do niej zadzwonię.",
    ),
    (
        "S Bonjour Odile, la version corrigée : 12 tables rondes, 480 €, acompte 25 %",
        "B Parfait sans les nappes, merci !",
        "B acompte de 120 € viré à l'instant, je vous renvoie le devis signé par mail",
    ),
    (
        "S Guten Morgen Herr Kolb, die neue Fassung: 14 Fenster, 6.900 €, Anzahlung ein Drittel.",
        "B Passt so, danke.",
        "B Die Anzahlung ist heute früh raus, ich schicke Ihnen den unterschriebenen Auftrag noch per Post.",
    ),
    (
        "S Buenas, Inés: quedan 8 mesas, 640 €, señal del 20 %",
        "B Genial sin los manteles.",
        "B te mando el presupuesto firmado esta tarde, la señal ya está hecha",
    ),
    (
        "S Goedemiddag Joris, aangepast: 9 kozijnen, 4.100 €, een kwart vooraf.",
        "B Zo is het goed.",
        "B Ik stuur je de getekende offerte vanavond, de aanbetaling is gisteren overgemaakt.",
    ),
    (
        "S Buongiorno Lia, ecco rivisto: 10 tavoli, 700 €, un quinto subito",
        "B Bene senza tovaglie.",
        "B ti mando il preventivo firmato stasera, ho già versato la prima parte",
    ),
    (
        "S I've pencilled the fourth of July for the pair of you.",
        "B Mum thinks it's a lot for a band.",
        "S And what do you two think?",
        "B We think she's paying.",
    ),
    (
        "S Mevrouw Smit, de panelen kunnen er in april op.",
        "B Mijn zoon vindt dat we moeten wachten op de subsidie.",
        "S Die loopt juist eind maart af.",
        "B Dan bel ik hem vanavond.",
    ),
)

THIN = (
    (
        "B The forklift is going back on Monday, right?",
        "S That's what the contract says, unless you'd rather keep it.",
        "B No, we're done. We bought one outright.",
        "S Understood. Our driver will be there at eight.",
    ),
    (
        "S The scaffold will be up by Thursday.",
        "B Thursday, then. Mind the roses.",
        "S The lads know about the roses.",
        "B They said that in the spring.",
    ),
    (
        "S De panelen liggen in april op het dak.",
        "B In april zijn de duiven er weer.",
        "S Daar hebben ze geen last van.",
        "B Dan hoor ik het vanavond.",
    ),
)


def _read(
    talk: Sequence[str], *, seller: str = "Robin", buyer: str = "Kim", note: str | None = None
) -> Thread:
    names = {"S": seller, "B": buyer}
    lines = (f"{names[turn[0]]}: {turn[2:]}\n" for turn in talk)
    return read_thread("".join(lines), note=note)


def _sides(thread: Thread) -> dict[str, str]:
    return {message.speaker.label: message.speaker.side.value for message in thread.messages}


@pytest.mark.parametrize("talk", TALKS)
def test_a_talk_tells_its_sides_and_says_that_it_is_an_inference(talk: tuple[str, ...]) -> None:
    thread = _read(talk)

    assert _sides(thread) == {"Robin": "seller", "Kim": "buyer"}
    assert len(thread.warnings) == 1
    assert thread.warnings[0].startswith("I took Kim for the buyer and Robin for the seller: ")


@pytest.mark.parametrize("talk", TALKS)
def test_other_names_do_not_change_the_sides(talk: tuple[str, ...]) -> None:
    assert _sides(_read(talk, seller="Kim", buyer="Robin")) == {"Kim": "seller", "Robin": "buyer"}


@pytest.mark.parametrize("talk", THIN)
def test_a_talk_without_signs_is_asked(talk: tuple[str, ...]) -> None:
    thread = _read(talk)

    assert set(_sides(thread).values()) == {"unknown"}
    assert thread.warnings[0] in (
        "Which of these is you: Robin or Kim? Say --me NAME.",
        "Which of these is you: Kim or Robin? Say --me NAME.",
    )


@pytest.mark.parametrize("talk", THIN)
def test_the_note_names_the_buyer_of_such_a_talk(talk: tuple[str, ...]) -> None:
    assert _sides(_read(talk, note="Kim seems happy with us.")) == {"Robin": "seller", "Kim": "buyer"}


def test_the_note_that_retells_what_one_says_adds_to_it() -> None:
    talk = (
        "S Hello there.",
        "B The greenhouse drips, somebody slips on the puddle.",
        "S Oh dear.",
        "B Wet it is.",
    )

    assert set(_sides(_read(talk)).values()) == {"unknown"}
    note = "Her greenhouse drips and there is a puddle."
    assert _sides(_read(talk, note=note)) == {"Robin": "seller", "Kim": "buyer"}


def test_signs_that_contradict_each_other_are_asked() -> None:
    talk = (
        "S Our offer is attached. What does it cost?",
        "B Our proposal is attached. What does yours cost?",
    )

    assert set(_sides(_read(talk)).values()) == {"unknown"}


def test_who_names_an_amount_first_does_not_decide_alone() -> None:
    assert set(_sides(_read(("B I had 4,000 euros in mind.", "S Hm.", "B Is that all right?"))).values()) == {
        "unknown"
    }


def test_two_who_sell_are_not_taken_for_one_who_buys() -> None:
    text = (
        "Robin: Our proposal is attached, shall I book you in?\n"
        "Sasha: Did you get our quote? One of our fitters could come.\n"
        "Kim: What does it cost? I have to ask my wife.\n"
    )

    assert _sides(read_thread(text))["Sasha"] != "buyer"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sales (Imke)", "Buyer (Tove)"),
        ("Imke (Sales)", "Tove (Customer)"),
        ("Imke, Verkäuferin", "Tove, Kundin"),
        ("Imke / Vendeuse", "Tove / Cliente"),
        ("Vendedora", "Tove"),
        ("Imke", "Prospect"),
        ("Account Manager", "Tove"),
        ("Consulente", "Cliente"),
        ("Verkoper", "Klant"),
        ("営業", "お客様"),
        ("営業(高瀬)", "三沢"),
    ],
)
def test_a_role_beside_a_name_states_the_side(one: str, other: str) -> None:
    thread = read_thread(f"{one}: Good day.\n{other}: Good day.\n{one}: Goodbye.\n{other}: Goodbye.\n")

    assert _sides(thread) == {one: "seller", other: "buyer"}
    assert thread.warnings == ()


def test_a_name_with_and_without_its_role_is_one_person() -> None:
    text = "Sales (Imke): Good day.\nTove: Good day.\nImke: How are you?\nTove: Fine.\nImke: Good.\n"

    assert _sides(read_thread(text)) == {"Sales (Imke)": "seller", "Imke": "seller", "Tove": "buyer"}


def test_a_name_with_and_without_its_firm_is_one_person() -> None:
    text = "Imke (Fjordpumps): Good day.\nTove: Good day.\nImke: How are you?\nTove: Fine.\n"
    sides = _sides(read_thread(text, me=("Tove",)))

    assert sides == {"Imke (Fjordpumps)": "buyer", "Imke": "buyer", "Tove": "seller"}


@pytest.mark.parametrize(
    "footer",
    [
        "Unsubscribe from our news",
        "Hier abmelden: antworten Sie STOP",
        "Se désabonner de nos actualités",
        "Darse de baja de este boletín",
        "Uitschrijven kan altijd onderaan deze mail.",
    ],
)
def test_the_footer_of_mail_to_many_is_the_sellers(footer: str) -> None:
    text = (
        "From: Imke Rau <imke@fjordpumps.example>\nTo: Tove Lie <tove@saltholm.example>\n"
        f"Date: 3 March 2025 09:00\n\nGood morning.\n\n-- \nImke Rau\n{footer}\n\n"
        "From: Tove Lie <tove@saltholm.example>\nTo: Imke Rau <imke@fjordpumps.example>\n"
        "Date: 4 March 2025 09:00\n\nGood morning.\n"
    )

    assert _sides(read_thread(text)) == {"Imke Rau": "seller", "Tove Lie": "buyer"}


LETTERS = (
    "Hello,\n\nI saw your stand at the fair and we would like to try the small one.\n\nTove Lie",
    "Guten Tag,\n\nwir haben uns Ihre Unterlagen angesehen und melden uns im Herbst.\n\nTove Lie",
    "Bonjour,\n\nj'ai bien lu vos documents, nous en reparlons en mai.\n\nTove Lie",
    "Gentile signora,\n\nla ringrazio, per noi va bene giovedì.\n\nTove Lie",
)


@pytest.mark.parametrize("letter", LETTERS)
def test_one_letter_without_a_sender_is_the_buyers_and_says_so(letter: str) -> None:
    thread = read_thread(letter)

    assert [message.speaker.side.value for message in thread.messages] == ["buyer"]
    assert any("it is one letter" in warning for warning in thread.warnings)


@pytest.mark.parametrize(
    "text",
    [
        "Hello,\n\nour proposal is attached. Shall I book you in for May? I have a slot.\n\nImke",
        "Met him at the yard. He liked it and I think he will come round by May.",
        "Notes on the visit\n\nI showed her the pump. You could see that she liked it.",
        "A: I like your pump\nB: thank you\nA: I will think\nB: do you",
    ],
)
def test_an_offer_notes_or_a_talk_without_names_is_no_letter_of_the_buyer(text: str) -> None:
    assert "buyer" not in {m.speaker.side.value for m in read_thread(text).messages if m.speaker.name is None}


def test_a_single_mail_is_the_buyers_unless_it_sells() -> None:
    head = "From: Tove Lie <tove@saltholm.example>\nDate: 3 March 2025 09:00\n\n"

    asked = read_thread(head + "Good morning, we run a small ferry and would like to know more.\n")
    sold = read_thread(head + "Our proposal is attached. Shall I book you in? Did you get our brochure?\n")

    assert _sides(asked) == {"Tove Lie": "buyer"}
    assert "one mostly pastes what came in" in asked.warnings[0]
    assert _sides(sold) == {"Tove Lie": "seller"}


@pytest.mark.parametrize(
    ("text", "seller"),
    [
        (
            "Moss (Tidewell): How are you feeling about the pump?\nIvy: It would suit the yard.",
            "Moss (Tidewell)",
        ),
        (
            "Ivy: Hello again.\nMoss (Tidewell): Hello Ivy, you had my letter?\nIvy: It came on Friday.",
            "Moss (Tidewell)",
        ),
        (
            "Speaker 1 (Moss, Tidewell): What made you get in touch?\nSpeaker 2 (Ivy): The yard floods.",
            "Speaker 1 (Moss, Tidewell)",
        ),
        ("Moss: So, where have you got to with it?\nIvy: I read all three quotes you sent.", "Moss"),
    ],
)
def test_a_label_with_a_firm_and_asking_after_the_offer_tell_the_seller(text: str, seller: str) -> None:
    sides = {m.speaker.name: m.speaker.side for m in Thread.parse(text).messages}
    assert sides.pop(seller) is Side.SELLER
    assert set(sides.values()) == {Side.BUYER}


@pytest.mark.parametrize("label", ["Ann (PA to Mr Lyle)", "Col. Vane (Ret.)", "Speaker 2 (Ann)"])
def test_a_role_or_a_name_in_brackets_is_no_firm(label: str) -> None:
    text = f"{label}: Hello, it rained all day.\nIvy: It did, and the yard is wet."
    assert {m.speaker.side for m in Thread.parse(text).messages} == {Side.UNKNOWN}


@pytest.mark.parametrize(
    "said",
    [
        "The cover ends in June and we're not going to renew.",
        "Confermo l'ordine delle 6 porte.",
        "Je confirme la commande des portes.",
        "Confirmo el pedido de las puertas.",
        "Confirmo a encomenda das portas.",
        "Wir bestätigen die Bestellung der Türen.",
    ],
)
def test_to_confirm_an_order_or_end_a_contract_is_a_sign_of_the_buyer(said: str) -> None:
    assert [sign.side for sign in signs_in(said) if abs(sign.points) > 1] == [Side.BUYER]
