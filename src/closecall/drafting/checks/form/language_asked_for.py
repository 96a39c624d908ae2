"""W11: a draft is in the language that was asked for, in each sentence, and in one that the rules read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.phrase_book import languages
from closecall.drafting.checks.rule import Rule
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.spans.quotations import quotations
from closecall.drafting.checks.word_lists import word_lists
from closecall.text.language import UNDETERMINED, guess_language, languages_of_small_words

_FEWEST_FOR_A_GUESS = 12
_FEWEST_FOR_A_REST = 6
_FEWEST_FOR_NONE = 5
"""Words of a sentence from which on it is foreign if none is a small word of the language asked for."""
_OTHER_SCRIPTS = frozenset("ja zh ko ru el ar he hi th".split())
_TOLD_BY_WORDS = tuple("en de fr es it pt nl sv pl da no fi tr cs hu ro".split())
_PUNCTUATION = ".,;:!?\u2026()[]'\u2019\u00bf\u00a1-\"\u201c\u201d\u201e\u00ab\u00bb"
_ALSO_OWN = word_lists("by_rule")["language_asked_for"]
"""Small words of a language that its list leaves to others who have them too, by the language."""
_CLEARLY = 2
"""Small words that another language must have beyond twice those of the language asked for, or beyond those
where the whole sentence is guessed to be in it."""


def _other_language(sheet: Sheet) -> Iterator[Span]:
    asked = sheet.brief.lang
    if sheet.draft.lang != asked:
        yield Span("lang", 0, len(sheet.draft.lang))
    text = sheet.body.text
    if asked == UNDETERMINED or len(sheet.body.words.folded) < _FEWEST_FOR_A_GUESS:
        return
    if guess_language(text) not in (asked, UNDETERMINED):
        yield Span("body", 0, len(text))
        return
    own = _without_names(sheet, _without_buyers_words(sheet))
    sentences = [(sentence.start, sentence.end) for sentence in sheet.body.sentences]
    for start, end in dict.fromkeys((*sentences, *quotations(own))):
        # "16. April, formlos per E-Mail": after a date a rest of few words tells no language.
        if _is_rest_of_a_date(sheet, start, end):
            continue
        if _is_foreign(own[start:end], asked=asked):
            yield Span("body", start, end)


def _is_rest_of_a_date(sheet: Sheet, start: int, end: int) -> bool:
    words = len(sheet.body.text[start:end].split())
    return words < _FEWEST_FOR_A_REST and any(day.start < start < day.end for day in sheet.body.days)


def _without_buyers_words(sheet: Sheet) -> str:
    """The body with blanks for the buyer's own words in quotation marks, which may be in his language."""
    text = sheet.body.text
    for start, end in quotations(text):
        if sheet.allowed.is_buyers(text[start:end]):
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _without_names(sheet: Sheet, text: str) -> str:
    """The same with blanks for the names of both people, which keep their own language and alphabet."""
    for name in filter(None, (sheet.brief.buyer_name, sheet.brief.seller_name)):
        for part in (name, *(part for part in name.split() if not part.isascii())):
            text = text.replace(part, " " * len(part))
    return text


def _unread_language(sheet: Sheet) -> Iterator[Span]:
    if sheet.draft.lang not in languages():
        yield Span("lang", 0, len(sheet.draft.lang))


def _is_foreign(sentence: str, *, asked: str) -> bool:
    """Whether one sentence is in another language."""
    told = guess_language(sentence)
    if told in _OTHER_SCRIPTS:
        return told != asked
    words = {word.strip(_PUNCTUATION) for word in sentence.lower().split()}
    words -= _ALSO_OWN.get(asked, frozenset())
    told_by = [languages_of_small_words(word) for word in words if not any(map(str.isdigit, word))]
    others = frozenset().union(*told_by).intersection(_TOLD_BY_WORDS) - {asked}
    if others and len(sentence.split()) >= _FEWEST_FOR_NONE and not any(asked in langs for langs in told_by):
        return True
    return any(
        _is_clearly(lang, told_by, asked=asked, guessed=told == lang)
        for lang in _TOLD_BY_WORDS
        if lang in others
    )


def _is_clearly(lang: str, told_by: Sequence[frozenset[str]], *, asked: str, guessed: bool) -> bool:
    """Whether the small words tell one language rather than another; a word of both tells neither."""
    other = sum(lang in langs and asked not in langs for langs in told_by)
    own = sum(asked in langs and lang not in langs for langs in told_by)
    return other >= (own if guessed else 2 * own) + _CLEARLY


RULES = (
    Rule(
        id="W11",
        code="other_language",
        sentence="The draft is not in the language that was asked for.",
        repair="Write in the language asked for.",
        source="W11",
        find=_other_language,
    ),
    Rule(
        id="W11",
        code="unread_language",
        sentence="No rule can read what is said in this language, so pressure goes unseen.",
        repair="Write in English, German, French or Spanish.",
        source="W11",
        find=_unread_language,
    ),
)
