# ruff: noqa: E501  a message of a thread is one line
"""After a no: what adds to an arrangement of the thread, or turns it, is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

TALKS = {
    "en": (
        "I am bringing you a Kestrel loom for three weeks. If you keep it, it is 900 euro. If not, Dale picks it up again on Thursday, 10 September, and it costs you nothing. The weaving chart is yours to keep. Ines comes on 16 September for the fitting.",
        "We have decided not to buy the loom. It's packed and stands in the barn. Thursday suits us for Dale. Please cancel Ines on the 16th. The photos of our hall should be deleted. We may look again in spring.",
        "Of course. Wilma at our desk will delete them by Friday, 11 September, and she'll write to you when it's done. She won't delete the invoices. Dale could show you the smaller loom on Thursday.",
    ),
    "de": (
        "Ihr Testzugang läuft bis Freitag, 18. September, dann schließt er sich von selbst und Ihre Daten werden gelöscht. Er kostet 900 Euro im Jahr.",
        "Wir nehmen das Programm nicht. Unser Steuerberater übernimmt die Löhne ab Oktober. Danke für die Geduld.",
        None,
    ),
    "fr": (
        "Je vous prête deux vélos ; Rachid viendra les reprendre le lundi 21 septembre. Quatre vélos coûtent 900 euros pour la saison.",
        "Nous ne prendrons pas votre formule. Les deux vôtres sont dans la grange, Rachid peut passer lundi.",
        None,
    ),
    "es": (
        "Le dejo el escáner; Marta lo recogerá el lunes 21 de septiembre. El escáner cuesta 900 euros.",
        "No vamos a comprar el escáner. Está en la recepción. El lunes nos viene bien para Marta.",
        None,
    ),
}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "Dale brings the loom on Thursday."),
        ("en", "Dale comes with the loom on Thursday."),
        ("en", "The loom comes on Thursday."),
        ("en", "Dale shows you the smaller loom on Thursday."),
        ("en", "Dale comes on Thursday to show you the loom."),
        ("en", "Dale picks it up on Friday."),
        ("en", "Dale picks it up on Thursday, 17 September."),
        ("en", "Dale does not pick it up on Thursday."),
        ("en", "Dale picks it up on Thursday unless you like it by then."),
        ("en", "Dale comes in September, once you have tried it again."),
        ("en", "Ines comes on 16 September."),
        ("en", "Ines comes on the 16th for the fitting."),
        ("en", "Keep the loom."),
        ("en", "The loom is yours."),
        ("en", "Keeping it costs you nothing."),
        ("en", "It costs you nothing."),
        ("en", "In spring you look again."),
        ("en", "Wilma will not delete the photos."),
        ("en", "Wilma writes to me when you are done."),
        ("en", "You'll hear from us by Friday, 11 September."),
        ("en", "Wilma writes to you about the loom."),
        ("en", "Wilma deletes the invoices and writes to you."),
        ("en", "You'll hear from Dale on Thursday."),
        ("en", "Wilma deletes 10 photos."),
        ("en", "Ines comes to the barn on Thursday."),
        ("en", "Dale comes on Wednesday."),
        ("de", "Ihr Testzugang läuft bis Freitag, 18. September."),
        ("de", "Ihr Testzugang endet am 25. September."),
        ("de", "Ihr Testzugang läuft noch bis 18. September."),
        ("de", "Ihre Daten werden nicht gelöscht."),
        ("fr", "Rachid vient lundi avec les vélos."),
        ("fr", "Rachid passe lundi pour la saison."),
        ("fr", "Rachid reprend les vélos le lundi 28 septembre."),
        ("fr", "Les vélos viennent lundi 21 septembre."),
        ("es", "Marta viene el lunes con el escáner."),
        ("es", "Marta recoge el escáner el lunes 28 de septiembre."),
    ],
)
def test_what_is_added_or_turned_is_refused(
    codes_in_talk: Callable[[str, str], set[str]], lang: str, sentence: str
) -> None:
    assert codes_in_talk(lang, sentence) & {"more_than_farewell", "amount_after_no"}


def test_a_seller_who_writes_marks_alone_arranges_nothing(codes_in_farewell: Callable[..., set[str]]) -> None:
    offer, no, _ = TALKS["fr"]
    answer = "Entendu ; ; Rachid passe lundi ; ,"
    codes = codes_in_farewell(
        "fr", "Rachid passe mardi.", offer=offer, no=no, answer=answer, as_of=date(2026, 9, 3)
    )
    assert codes
