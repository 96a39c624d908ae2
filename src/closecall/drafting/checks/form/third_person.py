"""W6: a message speaks to the buyer, not about him as somebody else.

A model that was told what "the buyer" or "she" said may write it down as it was told.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.greeting_words import greeting_words
from closecall.drafting.checks.inspection.text_part import Part
from closecall.drafting.checks.rule import Rule
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.spans.quotations import quotations
from closecall.drafting.checks.word_lists import word_lists
from closecall.text.tokens import words_of

_BEFORE_A_SENTENCE = frozenset(("", *'\n.!?:"\u201c\u201e\u00ab'))
_KINDS = ("articles", "roles", "verbs", "pronouns", "people", "behind", "things", "told_of")
_RUN = 4
"""Words in a row that were copied rather than found anew."""


def _spoken_about(sheet: Sheet) -> Iterator[Span]:
    """The buyer called so, unless the thread uses the word, and his name before a verb of a third person."""
    words = _words(sheet.draft.lang)
    names = frozenset(words_of(sheet.buyer_names).folded) - greeting_words()
    for part in sheet.parts:
        quoted = _places_quoted(part)
        folded, spans = part.words.folded, part.words.spans
        for place, (one, other) in enumerate(pairwise(folded)):
            (start, first_end), (second, end) = spans[place], spans[place + 1]
            called = one in words["articles"] and other in words["roles"] - sheet.allowed.words
            told = one in names and other in words["verbs"] and part.text[start].isupper()
            if (called or told) and start not in quoted and part.text[first_end:second] == " ":
                yield Span(part.where, start, end)


def _person_unnamed(sheet: Sheet) -> Iterator[Span]:
    """A "she" or "he" before anybody but the buyer was spoken of: it can only mean the buyer."""
    words = _words(sheet.draft.lang)
    ours = frozenset(words_of(f"{sheet.buyer_names} {sheet.brief.seller_name or ''}").folded)
    part = sheet.body
    quoted = _places_quoted(part)
    folded = part.words.folded
    for place, (word, (start, end)) in enumerate(zip(folded, part.words.spans, strict=True)):
        if word in words["pronouns"]:
            # "La fecha, lo demás depende de ella": behind "de" it may be a thing that was named.
            is_thing = folded[place - 1] in words["behind"] and not words["things"].isdisjoint(folded[:place])
            if start not in quoted and not is_thing:
                yield Span("body", start, end)
        elif word in words["people"] or (_is_named(part, start) and word not in ours | greeting_words()):
            return


def _told_as_in_the_note(sheet: Sheet) -> Iterator[Span]:
    """The seller's reason as his note tells it, with a "she" or "them" that means the buyer."""
    words = _words(sheet.draft.lang)
    part = sheet.body
    folded, spans = part.words.folded, part.words.spans
    for reason in sheet.brief.facts.conviction_reasons or ():
        noted = words_of(reason).folded
        # "31 bookings, 9 of them": behind "of" it means a thing.
        told = [
            at
            for at, word in enumerate(noted)
            if word in words["told_of"] and not (at and noted[at - 1] in words["behind"])
        ]
        copied = {
            noted[first : first + _RUN] for at in told for first in range(max(0, at - _RUN + 1), at + 1)
        }
        for place in range(len(folded) - _RUN + 1):
            if folded[place : place + _RUN] in copied:
                yield Span("body", spans[place][0], spans[place + _RUN - 1][1])
                break


def _is_named(part: Part, start: int) -> bool:
    """Whether a word has a capital in the middle of a sentence, as somebody's name has."""
    if not part.text[start : start + 3].istitle() or start in part.dated:
        return False
    return part.text[:start].rstrip(" ")[-1:] not in _BEFORE_A_SENTENCE


def _places_quoted(part: Part) -> frozenset[int]:
    return frozenset(place for start, end in quotations(part.text) for place in range(start, end))


@cache
def _words(lang: str) -> dict[str, frozenset[str]]:
    """The words of ``data/addressee.toml``; of a language that it does not hold, none."""
    told = word_lists("addressee").get(lang, {})
    return {kind: told.get(kind, frozenset()) for kind in _KINDS}


RULES = (
    Rule(
        id="W6",
        code="spoken_about",
        sentence="This speaks about the buyer as if he were somebody else.",
        repair="Speak to the buyer: {}.",
        source="W6",
        find=_spoken_about,
    ),
    Rule(
        id="W6",
        code="person_unnamed",
        sentence="Nobody was named whom this could mean, so it seems to mean the buyer.",
        repair="Say {} to the buyer, or name the person first.",
        source="W6",
        find=_person_unnamed,
    ),
    Rule(
        id="W6",
        code="told_as_in_the_note",
        sentence="Your reason stands here as your note tells it, about the buyer and not to him.",
        repair="Say it to the buyer: {}.",
        source="W6",
        find=_told_as_in_the_note,
    ),
)
