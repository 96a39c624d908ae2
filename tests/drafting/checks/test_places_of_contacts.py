"""Links and addresses wherever they stand in a text: between brackets, at its ends, beside full stops."""

from __future__ import annotations

import pytest

from closecall.drafting.checks.spans.contact_details import contacts_in


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("See www.quist.example", ["www.quist.example"]),
        ("(quist.example/prices), then call.", ["quist.example/prices"]),
        ("First line.\nquist.example\nLast line.", ["quist.example"]),
        ("Go to https://quist.example:8080/a?b=c.", ["https://quist.example:8080/a?b=c"]),
        ("javascript:void and tel:+4930123456", ["javascript:void", "tel:+4930123456"]),
        ("Write to marta@quist.example, or @marta", ["marta@quist.example", "@marta"]),
        ("quist DOT example is ours", ["quist DOT example"]),
        ("quist[.]example is ours", ["quist[.]example"]),
        ("Wait... it costs 3.50, at 9.30am: fine.", []),
        ("https://quist.example marta@fern.example", ["marta@fern.example", "https://quist.example"]),
        ("https://quist.example\nmarta@fern.example", ["marta@fern.example", "https://quist.example"]),
        ("https://quist.example/to?m=marta@fern.example", ["https://quist.example/to?m=marta@fern.example"]),
        (
            f"https://quist.example/{'a' * 40}@fern.example",
            [f"https://quist.example/{'a' * 40}@fern.example"],
        ),
    ],
)
def test_each_way_to_reach_somebody_is_found_at_its_place(text: str, written: list[str]) -> None:
    found = [text[each.start : each.end] for each in contacts_in(text) if each.kind != "phone"]
    assert found == written
