"""The facts there are, with what each is and what may stand for it: for whoever writes a facts file."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.cli.console import heading, wrapped
from closecall.cli.fact_lines import layout
from closecall.facts.validation import expected, item_parts
from closecall.facts.vocabulary import Facts


def list_lines() -> Iterator[str]:
    """Every fact under its heading, as it is called in a file."""
    yield wrapped(
        "A facts file is TOML or JSON with any of these names. What is left out is unknown. "
        "What `closecall facts --json` prints is one too, to be corrected by hand.",
        indent="",
    )
    for part in layout()["parts"]:
        yield ""
        yield heading(part["title"])
        for name in part["facts"]:
            yield wrapped(f"{name}: {layout()['means'][name]}", indent="    ", first="  ")
            yield wrapped(expected(name, Facts.model_fields), indent="        ")
            for item_part, values in item_parts(name, Facts.model_fields).items():
                yield wrapped(f"{item_part}: {values}", first="          ", indent="            ")
