"""Whether a draft shows that it listened: the buyer's own words, what holds him back, or what he did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from closecall.drafting.checks.inspection.common_words import SHORTEST_TELLING, is_telling
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.greeting_words import greeting_words
from closecall.drafting.checks.spans.word_stems import STEM, stem
from closecall.drafting.checks.word_lists import word_set
from closecall.facts.vocabulary import Stage, VerbalInterest
from closecall.text.language import UNDETERMINED
from closecall.text.tokens import words_of

_LONG_WORD = 6
_FEWEST_LONG = 3
_FEWEST_TELLING = 2
_FEWEST_BACK = 4
"""Words with content of one sentence of the buyer's that take it up without quoting it; one fewer where the
facts know of something that he did."""


def quotes_buyer(sheet: Sheet) -> bool:
    """Whether the draft cites words that are the buyer's."""
    return any(sheet.allowed.is_buyers(quote) for quote in sheet.draft.quotes)


def names_an_act(sheet: Sheet) -> bool:
    """Whether the draft names something that the buyer did or said, and thread or facts hold such a thing.

    Its sentence shares a word with the buyer's messages, or the facts know of an act. Where the draft is in
    another language than the thread, or no message is known, the naming alone has to do.
    """
    named = sheet.said("act_named")
    if has_acted(sheet) or _has_ordered(sheet) or not can_compare(sheet):
        return bool(named)
    return any(_shares_a_word(sheet, item.sentence.words.folded) for _, item in named)


def has_acted(sheet: Sheet) -> bool:
    """Whether the facts hold something that the buyer did, so that it may be spoken of."""
    facts = sheet.brief.facts
    booked = facts.next_meeting_booked is True
    return bool(facts.buyer_actions or facts.meetings_kept or facts.buyer_initiated or booked)


def _has_ordered(sheet: Sheet) -> bool:
    """Whether the buyer said yes: a bare "yes please" shares no word with what thanks him for it."""
    facts = sheet.brief.facts
    return facts.verbal_interest is VerbalInterest.INTENT or facts.stage in {Stage.VERBAL_YES, Stage.ACCEPTED}


def names_hesitation(sheet: Sheet) -> bool:
    """Whether the declared hesitation is told with a word of the buyer's."""
    named = sheet.draft.hesitation
    if not named:
        return False
    return not can_compare(sheet) or _shares_a_word(sheet, words_of(named).folded)


def speaks_of_the_same(sheet: Sheet) -> bool:
    """Whether the texts have several longer or rarer words of the buyer's, names of the two parties aside."""
    heard = _heard(sheet) - _parties(sheet)
    shared = heard.intersection(word for part in sheet.parts for word in part.words.folded)
    if sheet.draft.lang != "en":
        return sum(len(word) >= STEM for word in shared - _frame()) >= _FEWEST_TELLING
    long = sum(len(word) >= _LONG_WORD for word in shared)
    return long >= _FEWEST_LONG or sum(map(is_telling, shared)) >= _FEWEST_TELLING


def tells_back(sheet: Sheet) -> bool:
    """Whether a sentence of the body takes up several words with content of one sentence of the buyer's.

    What is declared as his hesitation or as a reason does not count.
    """
    fewest = _FEWEST_BACK - has_acted(sheet)
    told = {part for part in (sheet.draft.hesitation, *sheet.draft.reasons) if part}
    heard = [content_stems(sentence) for sentence in sheet.buyer_sentences]
    for sentence in sheet.body.sentences:
        said = sheet.body.text[sentence.start : sentence.end]
        if any(part in said for part in told):
            continue
        stems = content_stems(sentence.words.folded)
        if any(len(stems & each) >= fewest for each in heard):
            return True
    return False


def tells_a_figure_back(sheet: Sheet) -> bool:
    """Whether the body holds three words with a figure as only the buyer wrote them: "62 cm clear"."""
    sellers = {run for m in sheet.brief.messages if m.is_seller for run in _figures(words_of(m.body).folded)}
    his = {run for words in sheet.buyer_words for run in _figures(words)}
    declared = {part for part in (sheet.draft.hesitation, *sheet.draft.reasons) if part}
    told = {run for part in declared for run in _figures(words_of(part).folded)}
    return has_acted(sheet) and not his.isdisjoint(
        set(_figures(words_of(sheet.body.text).folded)) - sellers - told
    )


def _figures(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Runs of three words with a figure in them."""
    runs = zip(words, words[1:], words[2:], strict=False)
    return (run for run in runs if any(map(str.isdecimal, run)))


def can_compare(sheet: Sheet) -> bool:
    """Whether words of the buyer are known, in the language of the draft."""
    thread = sheet.brief.thread
    same = thread is None or thread.lang in (sheet.draft.lang, UNDETERMINED)
    return same and bool(sheet.allowed.buyer_texts)


def _heard(sheet: Sheet) -> set[str]:
    return set(chain.from_iterable(sheet.buyer_words))


def content_stems(words: Iterable[str]) -> frozenset[str]:
    """How the words with content begin, so that "delivery" meets "deliver"; frame words are left out."""
    return frozenset(stem(w) for w in words if len(w) >= SHORTEST_TELLING and w not in _frame())


def _shares_a_word(sheet: Sheet, words: Iterable[str]) -> bool:
    heard = {stem(word) for word in _heard(sheet) if len(word) >= SHORTEST_TELLING}
    return bool(heard & content_stems(words))


def _parties(sheet: Sheet) -> frozenset[str]:
    shown = f"{sheet.buyer_names} {sheet.brief.seller_name or ''}"
    return greeting_words() | frozenset(words_of(shown).folded)


def _frame() -> frozenset[str]:
    """Words that any two letters share."""
    return word_set("frame_words", "content")
