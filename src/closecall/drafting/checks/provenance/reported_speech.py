"""W5: what is told of the buyer's words must be the buyer's too, where no quote marks stand around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from closecall.drafting.checks.inspection.common_words import is_telling, plain
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.grounding import is_told
from closecall.drafting.checks.inspection.phrase_book import PhraseMention
from closecall.drafting.checks.rule import Rule
from closecall.drafting.checks.spans.clause_spans import clauses_of
from closecall.drafting.checks.spans.day_mentions import days_named
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.spans.quotations import quotations
from closecall.drafting.checks.spans.word_stems import stem
from closecall.drafting.checks.word_lists import rule_data, word_lists, word_set
from closecall.text.dates import weekdays
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of

_WORDS = word_lists("by_rule")["reported_speech"]

_FEWEST_TELLING = 3
_LONGEST_QUOTE = 400
_LONG_WORD = 5
_CONTENT = 4
_FEWEST_TOLD = 2
_TURNING = _WORDS["turning"]
_LITERAL = 5
_LONGEST_LEAD = 3
_LEADING = _WORDS["leading"]
_EMPTY = _WORDS["empty"]
_SUITING = _WORDS["suiting"]
"""What a day does."""
_WHAT = frozenset({"what", "was"})
_ABOUT = frozenset({("about",), ("uber",), ("zu",)})
_PERSONS = _WORDS["persons"]
_LONGEST_SUBJECT = 4
_NEEDS_QUOTE = "claims_words.literal"
"""Phrases that announce the buyer's very words: only a quotation proves them, not a few words in common."""


def _unproved_claims(sheet: Sheet) -> Iterator[Span]:
    trigrams = _trigrams(sheet)
    for where, item in sheet.said("claims_words"):
        text = sheet.text_of(where)
        if not _is_proved(sheet, text, item, trigrams):
            yield Span(where, item.start, item.end)


def _is_proved(sheet: Sheet, text: str, item: PhraseMention, trigrams: frozenset[tuple[str, ...]]) -> bool:
    sentence = item.sentence
    around = text[sentence.start : sentence.end + _LONGEST_QUOTE]
    reach = sentence.end - sentence.start + 3
    for start, end in quotations(around):
        if (
            start <= reach
            and not _opens_another(around[:start])
            and sheet.allowed.is_buyers(around[start:end])
        ):
            return True
    proofs = (_echoes, _claims_nothing, _goes_on_literally, _only_dates, _looks_back)
    if any(proof(sheet, text, item) for proof in proofs):
        return True
    if item.phrase.id == _NEEDS_QUOTE:
        return False
    if _names_the_hesitation(sheet, text, item) or _is_told_in_one(sheet, text, item):
        return True
    words = sentence.words.folded
    runs = [run for run in (*_runs(words), *_told_back(words)) if run in trigrams]
    if any(max(map(len, run)) >= _LONG_WORD and not _is_turned(sheet, run, words) for run in runs):
        return True
    return _retells(sheet, item) or any(_stands_with(sheet, run, words) for run in runs)


def _is_told_in_one(sheet: Sheet, text: str, item: PhraseMention) -> bool:
    """Whether one sentence of the buyer's tells all that the clause of the claim tells, or one after a colon.

    The announcing words may be what he did: "you've written two chapters".
    """
    clauses = list(clauses_of(text, item.sentence))
    own = [text[s:e] for s, e in clauses if s <= item.start < e]
    behind = [text[s:e] for s, e in clauses if s > item.start and text[:s].rstrip().endswith(":")]
    bare = [each.replace(text[item.start : item.end], " ") for each in own]
    return any(_tells_one(sheet, words_of(each).folded) for each in (*own, *bare, *behind))


def _tells_one(sheet: Sheet, words: Sequence[str], *, fewest: int = _FEWEST_TELLING) -> bool:
    frame = word_set("frame_words", "claims").union(words_of(sheet.buyer_names).folded)
    return is_told(
        words, sheet.buyer_sentences, lang=sheet.draft.lang, frame=frame, turning=_TURNING, fewest=fewest
    )


def _told_back(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Runs of a claim as he said them: "había gustado" is "ha gustado" by whom it pleases.

    What comes behind the changed word belongs to it: "the saw has" alone tells nothing.
    """
    earlier: dict[str, str] = rule_data("frame_words")["told_back"]
    for run in _runs(words):
        for at, word in enumerate(run[:-1]):
            yield from ((*run[:at], said, *run[at + 1 :]) for said in earlier.get(word, "").split())


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(words, words[1:], words[2:], strict=False)


def _opens_another(before: str) -> bool:
    """Whether a quotation opens the next paragraph without a colon that leads to it."""
    claim, parted, _ = before.partition("\n\n")
    return bool(parted) and not claim.rstrip().endswith(":")


def _is_turned(sheet: Sheet, run: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether no message with the run has the turning words beside it: "the price is no issue"."""
    turning, spoken = _TURNING.intersection(words), " ".join(run)
    return not any(spoken in " ".join(message) and turning.issubset(message) for message in sheet.buyer_words)


def _stands_with(sheet: Sheet, run: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the message that holds a run of short words holds a longer one of the same sentence too."""
    long = {word for word in words if len(word) >= _LONG_WORD and word not in run}
    spoken = " ".join(run)
    return any(spoken in " ".join(message) and long.intersection(message) for message in sheet.buyer_words)


def _echoes(sheet: Sheet, text: str, item: PhraseMention) -> bool:
    """Whether the word before the claim is a rare one of the buyer's ("wobbling, as you put it")."""
    before = words_of(text, item.sentence.start, item.start).folded
    return (
        bool(before)
        and any(before[-1] in message for message in sheet.buyer_words)
        and is_telling(before[-1])
    )


def _claims_nothing(sheet: Sheet, text: str, item: PhraseMention) -> bool:
    """Whether only a thing that was said is spoken of ("what you wrote last night"), not what it said."""
    sentence = item.sentence
    before = words_of(text, sentence.start, item.start).folded
    after = words_of(text, item.end, sentence.end).folded
    if (
        not before
        or before[-1] in _LEADING
        or text[item.start - 2 : item.start].strip(" ") in {",", ";", ":"}
    ):
        return False
    if item.phrase.id == _NEEDS_QUOTE:
        return False
    # "What you said about the drawing": it is not told what was said.
    about = before[-1] in _WHAT and after[:1] in _ABOUT and len(after) <= _LONGEST_SUBJECT
    return _EMPTY.issuperset(after) or (about and (sheet.allowed.words | _PERSONS).issuperset(after[1:]))


def _only_dates(sheet: Sheet, text: str, item: PhraseMention) -> bool:
    """Whether the claim is about a day alone, which the buyer named: "by Friday 24 April, as you said"."""
    start, end = item.sentence.start, item.sentence.end
    if (_EMPTY | _SUITING).issuperset(words_of(text, item.end, end).folded):
        before = text[start : item.start].rstrip(" ,")
        lead = before.rpartition(" ")[2]
        told = before.removesuffix(lead if lead in _LEADING else "").rstrip(" ,").rpartition(",")[2]
    else:
        told = text[item.end : end].partition(",")[0]
    named = {at for day in days_named(told, lang=sheet.draft.lang) for at in range(day.start, day.end)}
    spans = words_of(told)
    words = zip(spans.folded, spans.spans, strict=True)
    rest = (word for word, (at, _) in words if at not in named and word not in weekdays())
    said = {day for heard in sheet.allowed.buyer_texts for day in _weekdays_in(heard)}
    claimed = set(_weekdays_in(told))
    beside = {plain(word) for word in _words_beside(sheet, claimed)} | _LEADING
    return (
        bool(claimed)
        and claimed <= said
        and all(len(word) < _CONTENT or plain(word) in beside for word in rest)
    )


def _words_beside(sheet: Sheet, weekdays_named: set[int]) -> Iterator[str]:
    """The words of the thread's sentences that name one of the weekdays: what is to be on that day."""
    for message in sheet.brief.messages:
        for sentence in sentences_of(message.body):
            if not weekdays_named.isdisjoint(_weekdays_in(message.body[sentence.start : sentence.end])):
                yield from sentence.words.folded


def _weekdays_in(text: str) -> Iterator[int]:
    return (weekdays()[word] for word in words_of(text).folded if word in weekdays())


def _looks_back(sheet: Sheet, text: str, item: PhraseMention) -> bool:
    """Whether "you told me that yourself" follows on a sentence whose words are the buyer's."""
    own = (
        words_of(text, item.sentence.start, item.start).folded
        + words_of(text, item.end, item.sentence.end).folded
    )
    if not own or not _EMPTY.issuperset(own):
        return False
    part = next((part for part in sheet.parts if part.text == text), sheet.body)
    before = [sentence for sentence in part.sentences if sentence.end <= item.sentence.start]
    if not before:
        return False
    told = before[-1].words.folded
    return _tells_the_buyers(sheet, told) or _tells_one(sheet, told, fewest=_FEWEST_TOLD)


def _goes_on_literally(sheet: Sheet, text: str, item: PhraseMention) -> bool:
    """Whether five words or more of the buyer's follow at once, letter by letter, without marks."""
    told = text[item.end : item.sentence.end].split()
    starts = (at for at in range(min(len(told), _LONGEST_LEAD)))
    return any(
        sheet.allowed.is_buyers(" ".join(told[at : at + _LITERAL]))
        for at in starts
        if len(told) >= at + _LITERAL
    )


def _retells(sheet: Sheet, item: PhraseMention) -> bool:
    """Whether nearly all that a claim tells stands in one message of the buyer, and nothing turns its sense.

    Function words and the announcing words do not count.
    """
    places = zip(item.sentence.words.folded, item.sentence.words.spans, strict=True)
    return _tells_the_buyers(
        sheet, [word for word, (start, _) in places if not item.start <= start < item.end]
    )


def _tells_the_buyers(sheet: Sheet, told: Sequence[str]) -> bool:
    if _TURNING.intersection(told):
        return False
    frame = word_set("frame_words", "claims")
    telling = {word for word in told if (len(word) >= _CONTENT or word.isdecimal()) and word not in frame}
    if len(telling) < _FEWEST_TELLING:
        return False
    for message in sheet.buyer_words:
        heard = {stem(word) for word in message}
        found = sum(stem(word) in heard for word in telling)
        if found * 4 >= len(telling) * 3:
            return True
    return False


def _names_the_hesitation(sheet: Sheet, text: str, item: PhraseMention) -> bool:
    """Whether the claim is the declared hesitation, told with most of its words from one sentence of his."""
    named, sentence = sheet.draft.hesitation, item.sentence
    if not named or named not in text[item.end : sentence.end]:
        return False
    frame = word_set("frame_words", "claims")
    telling = {stem(word) for word in words_of(named).folded if len(word) >= _CONTENT and word not in frame}
    if len(telling) < _FEWEST_TOLD or not _TURNING.isdisjoint(words_of(named).folded):
        return False
    heard = ({stem(word) for word in said} for said in sheet.buyer_sentences)
    return any(len(telling & words) * 2 >= len(telling) and len(telling & words) > 1 for words in heard)


def _trigrams(sheet: Sheet) -> frozenset[tuple[str, ...]]:
    if not sheet.said("claims_words"):
        return frozenset()
    found: set[tuple[str, ...]] = set()
    for words in sheet.buyer_words:
        found.update(_runs(words))
    return frozenset(found)


RULES = (
    Rule(
        id="W5",
        code="unproved_claim",
        sentence="This says what the buyer said, without the buyer's own words.",
        repair="Give the buyer's words as they stand in the thread, or do not claim that they were said.",
        source="F1, S15, W5",
        find=_unproved_claims,
    ),
)
