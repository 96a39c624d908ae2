"""W6, W7: to whom the message speaks, from whom, and where it points."""

from __future__ import annotations

import re
from collections.abc import Iterator

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.greeting_words import greeting_words, openers
from closecall.drafting.checks.inspection.text_part import Part
from closecall.drafting.checks.rule import WRITTEN, Rule
from closecall.drafting.checks.spans.contact_details import contacts_in
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.word_lists import word_lists
from closecall.drafting.phrasing.salutation import salutation
from closecall.text.tokens import fold, words_of

_HEADER = re.compile(
    r"^[ \t]{0,8}(?:to|cc|bcc|from|subject|reply-to|an|von|betreff|para|asunto|objet|oggetto|assunto)"
    r"[ ]?:[ \t]?\S",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SIGN_OFF_LINES = 4
_GREETING_ENDS = frozenset(",!?")
_LONGEST_GREETING = 90
_SHORTEST_NICKNAME = 3
_COMPLETE = {"madame": "monsieur", "mademoiselle": "monsieur", "monsieur": "madame"}
"""French titles that alone open a formal letter, and the one that would be somebody else's."""
_ALONE = word_lists("by_rule")["recipient"]["alone"]
"""Titles that greet somebody without a name."""


def _greeting(part: Part) -> tuple[int, int]:
    """Where the first line that says something starts and ends, cut at its first comma or full clause."""
    for match in re.finditer(r"[^\n]{1,300}", part.text):
        if match.group().strip():
            return match.start(), match.end()
    return 0, 0


def _nameless_greeting(sheet: Sheet) -> Iterator[Span]:
    start, end = _greeting(sheet.body)
    name = None if _is_in_chat(sheet) else sheet.brief.buyer_name
    greeting = sheet.body.text[start:end]
    named = name and (_holds_name(greeting, name) or _holds_short_form(greeting, name))
    # "Hello," to whom a firm's name is shown, and "Hi Kate," to whom it is she who signs.
    named = named or greeting.strip() == salutation(sheet.brief, lang=sheet.brief.lang)[0]
    if name and not named and not _is_polite_alone(sheet, greeting):
        yield Span("body", start, end)


def _is_polite_alone(sheet: Sheet, greeting: str) -> bool:
    """Whether a greeting ends in a title that stands for the name, as the seller has greeted before.

    "Bonjour Madame," is complete; "Guten Tag Frau," is not. A French letter may open with the title alone,
    where the thread does not call the buyer by another.
    """
    words = words_of(greeting).folded
    if len(words) == 1 and words[0] in _COMPLETE:
        return words[0] in sheet.allowed.words or _COMPLETE[words[0]] not in sheet.allowed.words
    if not words or words[-1] not in _ALONE or not greeting_words().issuperset(words):
        return False
    return any(
        words[-1] in words_of(_first_line(message.body)).folded
        for message in sheet.brief.messages
        if message.is_seller
    )


def _first_line(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip()), "")[:_LONGEST_GREETING]


def _holds_short_form(text: str, name: str) -> bool:
    """Whether a text names somebody by the first three or more letters of a name ("Ros" for Rosalind)."""
    return any(
        len(word) >= _SHORTEST_NICKNAME and word not in greeting_words() and part.startswith(word)
        for word in words_of(text).folded
        for part in _name_parts(name)
    )


def _other_recipients(sheet: Sheet) -> Iterator[Span]:
    start, end = _greeting(sheet.body)
    words = words_of(sheet.body.text, start, min(end, start + _LONGEST_GREETING))
    if not words.folded or words.folded[0] not in openers():
        return
    text = sheet.body.text
    for place, (word, (first, last)) in enumerate(zip(words.folded, words.spans, strict=True)):
        if place and not _GREETING_ENDS.isdisjoint(text[words.spans[place - 1][1] : first]):
            return
        if word in greeting_words():
            continue
        # "Thank you for telling me": a greeting ends where a sentence begins.
        if not text[first].isupper() or last - first == 1:
            return
        is_known = word in sheet.allowed.words or _holds_name(text[first:last], sheet.brief.buyer_name or "")
        if not is_known and not _knows_nobody(sheet):
            yield Span("body", first, last)


def _knows_nobody(sheet: Sheet) -> bool:
    return sheet.brief.buyer_name is None and sheet.brief.thread is None


def _is_in_chat(sheet: Sheet) -> bool:
    """Whether it answers in a chat, which shows both names beside every message: people write none there."""
    return sheet.brief.thread is not None and sheet.brief.thread.is_chat


def _unsigned(sheet: Sheet) -> Iterator[Span]:
    name, text = sheet.brief.seller_name, sheet.body.text.rstrip()
    if not name or _is_in_chat(sheet):
        return
    lines = [line for line in text.split("\n") if line.strip()][-_SIGN_OFF_LINES:]
    if not any(_holds_name(line, name) for line in lines):
        yield Span("body", max(0, text.rfind("\n") + 1), len(text))


def _header_lines(sheet: Sheet) -> Iterator[Span]:
    position = 0
    for line in sheet.body.text.split("\n"):
        if _HEADER.match(line):
            yield Span("body", position, position + len(line))
        position += len(line) + 1


def _holds_name(text: str, name: str) -> bool:
    """Whether a text names somebody by any part of the name that is not a title."""
    folded = " ".join(words_of(text).folded)
    # Folded in a Latin sentence, a name out of look-alike letters ("Анна") is another one than alone.
    bare = f"{fold(text)}\n{text.casefold()}"
    return any(
        re.search(rf"(?<!\w){re.escape(part)}(?!\w)", f"{folded}\n{bare}")
        or (not part.isascii() and part in bare)
        for part in _name_parts(name)
    )


def _name_parts(name: str) -> list[str]:
    """The folded parts of a name without titles; a control character in it parts nothing, or parts two."""
    forms = dict.fromkeys(_CONTROL.sub(between, name) for between in ("", " "))
    pieces = [piece.strip(".,()") for form in forms for piece in form.split()]
    folded = [fold(piece) for piece in pieces if piece]
    return [part for part in folded if part not in greeting_words()] or folded


def _unknown_contacts(sheet: Sheet) -> Iterator[Span]:
    for part in sheet.parts:
        counted: set[int] | None = None
        for contact in contacts_in(part.text):
            if sheet.allowed.has_contact(contact):
                continue
            if contact.kind == "phone":
                counted = _counted(part) if counted is None else counted
                if contact.start in counted:
                    continue
            yield Span(part.where, contact.start, contact.end)


def _counted(part: Part) -> set[int]:
    """Places of amounts and dates, whose digits are no telephone number."""
    spans = [(a.start, a.end) for a in part.amounts if a.currency or a.is_percent]
    spans += [(d.start, d.end) for d in part.days]
    return {place for start, end in spans for place in range(start, end)}


RULES = (
    Rule(
        id="W6",
        code="greeting_without_name",
        sentence="The first line does not name the buyer.",
        repair="Greet the buyer by name.",
        source="W6",
        find=_nameless_greeting,
        channels=WRITTEN,
    ),
    Rule(
        id="W6",
        code="other_recipient",
        sentence="The greeting names somebody who is not in the thread.",
        repair="Greet the buyer, and nobody else.",
        source="W6",
        find=_other_recipients,
    ),
    Rule(
        id="W6",
        code="not_signed",
        sentence="The last lines do not hold the seller's name.",
        repair="Sign with the seller's name.",
        source="W6",
        find=_unsigned,
        channels=WRITTEN,
    ),
    Rule(
        id="W6",
        code="header_line",
        sentence="This line of the body looks like a mail header.",
        repair="Write only the message: no To, Cc, From or Subject line.",
        source="W6",
        find=_header_lines,
    ),
    Rule(
        id="W7",
        code="unknown_contact",
        sentence="This link, address or telephone number is not in the thread.",
        repair="Leave it out, or use one that the thread holds, letter by letter.",
        source="W7",
        find=_unknown_contacts,
    ),
)
