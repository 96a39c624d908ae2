"""Whom a name that a thread shows is of."""

from __future__ import annotations

import pytest

from closecall.drafting.phrasing.display_names import first_name


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Jeremy Holm", "Jeremy"),
        ("Holm, Jeremy", "Jeremy"),
        ("Father Emeka Obi", "Emeka"),
        ("Dr. Ada Birch", "Ada"),
        ("The Strip Saw Shed", "The Strip Saw Shed"),
        ("Orr Saws Ltd", "Orr Saws Ltd"),
        ("J. Holm", "J. Holm"),
        ("Thea Shop", "Thea Shop"),
        ("DEAN HARPER", "Dean"),
        ("AJ Harper", "AJ"),
        ("KILN HOUSE LTD", "KILN HOUSE LTD"),
        ("Maman Zoé", None),
        ("Ben's mum", None),
        ("Papa von Lea", None),
        ("Zoé Maman", None),
        ("Zoé Mamadou", "Zoé"),
        ("Dr. med. Ada-Lena Quill", "Ada-Lena"),
        ("Ada Quill, PhD", "Ada"),
        ("Quill, A.", "A. Quill"),
        ("van der Holm", None),
        ("Ada van der Holm", "Ada"),
        ("van der Holm, Ada", "Ada"),
        ("ada quill", "Ada"),
        ("Ada & Bo Quill", "Ada & Bo"),
        ("María José Ruiz", "María José"),
        ("Nguyen Thi Lan", "Lan"),
        ("Nguyen Lan", "Nguyen Lan"),
        ("QUILL Ada", "Quill Ada"),
        ("", None),
    ],
)
def test_a_person_has_a_given_name_and_a_firm_stands_whole(name: str, first: str | None) -> None:
    assert first_name(name) == first


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Marit Solberg", "Marit"),
        ("Solberg, Marit", "Marit"),
        ("Dott.ssa Elena Parisi", "Elena"),
        ("Dr. Jean-Luc Moreau", "Jean-Luc"),
        ("J. Okafor", "J. Okafor"),
        ("Ollie @ Terrace & Co", "Ollie"),
        ("Gavin | Harper Finch", "Gavin"),
        ("Yusuf (Plantwise)", "Yusuf"),
        ("Kiln support (Jess)", "Jess"),
        ("Karen, Orrin & Co", "Karen"),
        ("Kiln & Co", "Kiln & Co"),
        ("Hub47 Front Desk", "Hub47 Front Desk"),
        ("0171 555", None),
        ("山田太郎", "山田太郎"),
        ("buy now http://x.example", "Buy"),
        ("<b>Marit</b>", None),
        ("x" * 60, None),
        ("", None),
        (None, None),
    ],
)
def test_first_names(name: str | None, first: str | None) -> None:
    assert first_name(name) == first
