"""W15: commercial mail to many says from where it comes and how to stop it."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.rule import WRITTEN, Rule
from closecall.drafting.checks.spans.draft_span import Span


def _no_imprint(sheet: Sheet) -> Iterator[Span]:
    """The end of the body, where the voice says that it goes to many and one of both lines is not in it."""
    voice, body = sheet.brief.voice, sheet.draft.body
    if voice is not None and any(line not in body for line in voice.imprint.split("\n")):
        yield Span("body", len(body.rstrip()), len(body))


RULES = (
    Rule(
        id="W15",
        code="no_imprint",
        sentence="Commercial mail to many needs your postal address and your line on how to opt out.",
        repair="Put both below the signature, as they stand in your voice.",
        source="W15, CAN-SPAM",
        find=_no_imprint,
        channels=WRITTEN,
    ),
)
