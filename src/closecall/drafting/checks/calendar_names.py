"""Names of months and weekdays, folded to their numbers, in the languages of ``text/dates.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from closecall.text.dates import weekdays


@cache
def months() -> Mapping[str, int]:
    """Month name, full or short and in lower case, to 1 to 12."""
    table = tomllib.loads((files("closecall.text") / "dates.toml").read_text(encoding="utf-8"))["months"]
    return MappingProxyType(
        {
            form: number
            for language in table.values()
            for number, forms in enumerate(language, 1)
            for form in forms.split()
        }
    )


__all__ = ["months", "weekdays"]
