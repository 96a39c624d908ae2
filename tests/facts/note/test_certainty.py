"""A seller's certainty counts only where it is his, of now, and not taken back; and what is no reason."""

from __future__ import annotations

from typing import Any

import pytest

from closecall.facts.note.note_facts import read_note


def noted(text: str, lang: str = "en") -> dict[str, Any]:
    return dict(read_note(text, thread_lang=lang).values)


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("en", "Can't claim I'm sure it suits her, she bins nine trays a week."),
        ("en", "Way too early to be sure it's right for him, his van breaks down."),
        ("en", "I'm nearly certain it's the right pump for them: they pump by hand."),
        ("en", "I used to be certain about it, because her back hurts."),
        ("en", "I was convinced it suits them, they wait nine days, till I read the contract."),
        ("en", "I'm certain it helps her, she bins nine trays. I can't judge her kitchen though."),
        ("en", "I'm certain it's right for a larger bakery, they bin nine trays."),
        ("en", "In her shoes I'd maybe take it, she climbs stairs every day."),
        ("en", "If I were him I'd take it, but what do I know, I'm not him."),
        ("en", "She needs it because her back hurts, she says."),
        ("en", "He needs this, he told me, because his van breaks down."),
        ("en", "I'm sure it's right for her: her back hurts. At least that's what the maker claims."),
        ("en", "I'm certain it's good for them, they wait nine days, but my gut tells me otherwise."),
        ("de", "Ich war überzeugt, dass es passt, weil sie neun Tage warten, bis ich den Vertrag las."),
        ("de", "Ich wäre gern sicher, dass es passt: sie warten neun Tage."),
        ("de", "An ihrer Stelle würde ich es nehmen, aber ich kenne ihre Zahlen nicht."),
        ("de", "Er braucht das, weil sein Rücken schmerzt, sagt er."),
        ("fr", "Difficile d'être certain que ça lui va : elle attend neuf jours."),
        ("fr", "À sa place je le prendrais, mais je ne connais pas sa cuisine."),
        ("es", "Me gustaría estar seguro de que le va bien: espera nueve días."),
        ("es", "En su lugar lo compraría, pero no sé cómo trabaja."),
        ("it", "Ero sicuro che gli serve: aspetta nove giorni."),
        ("it", "Al suo posto lo prenderei, ma non so come lavora."),
        ("nl", "Ik was zeker dat het past: ze wachten negen dagen."),
        ("nl", "In haar plaats zou ik het kopen, al weet ik niet hoe ze werkt."),
        ("pt", "Gostava de ter certeza que serve: ela espera nove dias."),
        ("pt", "No lugar dela eu comprava, mas não sei como trabalha."),
        ("sv", "Svårt att vara helt säker på det: de väntar nio dagar."),
        ("pl", "Chciałbym być w stu procentach pewien: czekają dziewięć dni."),
    ],
)
def test_a_seller_who_is_not_certain_now_is_not_certain(lang: str, note: str) -> None:
    assert noted(note, lang).get("seller_conviction") != "certain"


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("I'm certain it helps, they can't keep up with the labels.", "they can't keep up with the labels"),
        ("I'm certain: she was told to lift nothing and lifts trays.", "she was told to lift nothing"),
        ("I'm certain: when it rains they stop work for a day.", "when it rains they stop work for a day"),
        ("I don't mind the wait and I'm certain it's right, they bin nine trays.", "they bin nine trays"),
        ("I'm certain, she can no longer lift the pan.", "she can no longer lift the pan"),
    ],
)
def test_a_no_or_a_past_in_another_part_leaves_him_certain(note: str, reason: str) -> None:
    read = noted(note)
    assert read["seller_conviction"] == "certain"
    assert any(each.startswith(reason) for each in read["conviction_reasons"])


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("en", "I'm certain it's good for her, though her kitchen is small."),
        ("en", "I'm certain it's good for her, once she has moved."),
        ("en", "I'm certain it's right for him: his neighbour bought the same."),
        ("en", "I'm certain it's right for him: he wants to impress his guests."),
        ("en", "I'm certain it's right for her, she loves the handle."),
        ("en", "I'm certain it's right for them: they got a grant."),
        ("en", "I'm certain it's right for them: their old one is being repaired."),
        ("de", "Ich bin sicher, dass es passt, obwohl die Küche klein ist."),
        ("de", "Ich bin sicher, dass es passt: sein Nachbar hat auch eine."),
        ("fr", "Je suis certain que c'est bien pour elle, mais sa cuisine est petite."),
        ("es", "Estoy seguro de que le va bien, aunque su cocina es pequeña."),
        ("it", "Sono sicuro che va bene, anche se la sua cucina è piccola."),
        ("nl", "Ik ben zeker dat het past, hoewel haar keuken klein is."),
        ("pt", "Tenho a certeza que serve, embora a cozinha dela seja pequena."),
        ("sv", "Jag är säker, men hennes kök är litet."),
        ("pl", "Jestem pewien, choć jej kuchnia jest mała."),
    ],
)
def test_what_speaks_against_it_or_does_the_buyer_no_good_is_no_reason(lang: str, note: str) -> None:
    assert noted(note, lang).get("conviction_reasons", ()) == ()


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("en", "I know for sure she should book it: her dad turns eighty."),
        ("de", "Ich weiß genau, dass sie das braucht: sie wartet neun Tage."),
        ("fr", "Je sais pertinemment qu'elle en a besoin : elle attend neuf jours."),
        ("es", "Sé con certeza que le conviene: espera nueve días."),
        ("it", "So per certo che le conviene: aspetta nove giorni."),
    ],
)
def test_who_knows_for_sure_that_they_should_is_certain(lang: str, note: str) -> None:
    assert noted(note, lang)["seller_conviction"] == "certain"


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("en", "I know for sure she will sign it: her dad turns eighty."),
        ("en", "I wish I knew for sure that she should book it."),
        ("de", "Ich weiß genau, dass sie unterschreibt."),
        ("fr", "Je sais pertinemment qu'elle va signer."),
        ("es", "Sé con certeza que va a firmar."),
        ("it", "So per certo che firma."),
    ],
)
def test_who_knows_for_sure_what_they_will_do_is_not(lang: str, note: str) -> None:
    assert noted(note, lang).get("seller_conviction") != "certain"
