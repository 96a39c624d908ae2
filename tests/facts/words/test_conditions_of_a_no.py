"""A no that hangs on something missing is a hard hesitation, not a refusal; in each language."""

from __future__ import annotations

import pytest

from closecall.facts.vocabulary import Hardness, HesitationKind
from closecall.facts.words import hear
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

CONDITIONS = [
    ("en", "Without a link to our ledger it's a no."),
    ("en", "No link, no deal."),
    ("en", "Without that I can not sign."),
    ("de", "Ohne die Schnittstelle wird das nichts."),
    ("de", "Keine Anbindung, kein Vertrag."),
    ("de", "Ohne eine Zusage unterschreibe ich nicht."),
    ("fr", "Sans le lien avec la compta, pas question."),
    ("fr", "Pas de lien, pas de contrat."),
    ("fr", "Sans cette garantie, on ne signe pas."),
    ("es", "Sin el enlace con la contabilidad, ni hablar."),
    ("es", "Sin conexión no hay contrato."),
    ("es", "Sin esa garantía no firmo."),
    ("it", "Senza il collegamento con la contabilità non se ne parla."),
    ("it", "Niente collegamento, niente contratto."),
    ("it", "Senza quella garanzia non firmo."),
    ("pt", "Sem a ligação à contabilidade, nada feito."),
    ("pt", "Sem ligação, não há contrato."),
    ("pt", "Sem essa garantia não assino."),
    ("nl", "Zonder koppeling met de boekhouding gaat het niet door."),
    ("nl", "Geen koppeling, geen contract."),
    ("nl", "Zonder die garantie teken ik niet."),
    ("sv", "Utan koppling till bokföringen blir det ingen affär."),
    ("sv", "Ingen koppling, inget avtal."),
    ("sv", "Utan den garantin skriver jag inte på."),
    ("pl", "Bez połączenia z księgowością nie ma mowy."),
    ("pl", "Nie ma połączenia, nie ma umowy."),
    ("pl", "Bez tej gwarancji nie podpiszę."),
]
CALM = [
    ("en", "Without a ladder we manage, no problem."),
    ("en", "No stairs and no lift."),
    ("en", "Without a doubt, no hurry."),
    ("de", "Ohne die Leiter kommen wir klar, kein Thema."),
    ("de", "Keine Treppe und kein Lift."),
    ("de", "Ohne Zweifel gefällt es."),
    ("fr", "Sans l'échelle on se débrouille, pas de souci."),
    ("fr", "Pas de marche et pas de seuil."),
    ("fr", "Sans doute, pas avant midi."),
    ("es", "Sin la escalera nos apañamos, no pasa nada."),
    ("es", "Sin duda, no antes de las doce."),
    ("es", "No hay prisa."),
    ("it", "Senza la scala ci arrangiamo, non importa."),
    ("it", "Niente scale."),
    ("it", "Senza dubbio, non prima di mezzogiorno."),
    ("pt", "Sem a escada desenrascamos, não faz mal."),
    ("pt", "Sem dúvida, não antes do meio-dia."),
    ("pt", "Não há pressa."),
    ("nl", "Zonder de ladder redden we het, geen punt."),
    ("nl", "Geen trap en geen lift."),
    ("nl", "Zonder twijfel, niet voor twaalf uur."),
    ("sv", "Utan stegen klarar vi oss, ingen fara."),
    ("sv", "Ingen trappa och ingen hiss."),
    ("sv", "Utan tvekan, inte före tolv."),
    ("pl", "Bez tej drabiny poradzimy sobie, nie szkodzi."),
    ("pl", "Nie ma schodów."),
    ("pl", "Bez wątpienia, nie przed południem."),
]
MANAGES = [
    ("en", "Without the press we manage fine. We've decided against it."),
    ("de", "Ohne die Presse kommen wir klar, wir haben kein Interesse."),
    ("fr", "Sans la presse on se débrouille bien, nous n'irons pas plus loin."),
    ("es", "Sin la prensa nos apañamos, no nos interesa."),
    ("it", "Senza il torchio ci arrangiamo, non siamo interessati."),
    ("nl", "Zonder de pers redden we het ook, geen interesse."),
]


def hearing(lang: str, text: str) -> tuple[str, bool]:
    """The refusal, and whether something must change first."""
    values = hear(Thread(ThreadKind.EMAIL, (Message(Speaker(side=Side.BUYER), text),), lang)).values
    hard = [h for h in values.get("hesitations", ()) if h.hardness is Hardness.HARD]
    return str(values["refusal"]), any(h.kind is HesitationKind.FIT for h in hard)


@pytest.mark.parametrize(("lang", "text"), CONDITIONS)
def test_without_what_is_missing_there_is_no_deal_and_no_refusal_either(lang: str, text: str) -> None:
    assert hearing(lang, text) == ("none", True)


@pytest.mark.parametrize(("lang", "text"), CALM)
def test_what_nobody_misses_holds_nobody_back(lang: str, text: str) -> None:
    assert hearing(lang, text) == ("none", False)


@pytest.mark.parametrize(("lang", "text"), MANAGES)
def test_who_does_well_without_the_thing_itself_refuses_it(lang: str, text: str) -> None:
    assert hearing(lang, text)[0] == "explicit_no"
