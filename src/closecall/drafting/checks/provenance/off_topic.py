"""W17, W18: matter from outside of the conversation, told by words that are not of the thread.

A draft declares its parts, and each is checked for what it is. What stands beside them should speak of what
the thread holds, or say what any letter may say. Where lists of everyday words are at hand, new words tell
it; in German, French and Spanish also a paragraph that has nothing of the conversation at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from closecall.decision.records import Approach
from closecall.drafting.checks.inspection.acknowledgement import can_compare, has_acted
from closecall.drafting.checks.inspection.common_words import SHORTEST_TELLING, is_everyday, plain
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.greeting_words import greeting_words
from closecall.drafting.checks.inspection.word_forms import all_forms, parts_of
from closecall.drafting.checks.rule import ANY_APPROACH, WRITTEN, Rule
from closecall.drafting.checks.spans.clause_spans import clauses_of
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.spans.word_stems import STEM, stem
from closecall.drafting.checks.word_lists import Kinds, word_lists, word_set
from closecall.drafting.records import Draft
from closecall.text.dates import months, weekdays
from closecall.text.language import UNDETERMINED
from closecall.text.quantities.numbers import numbers_in
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of

_FEWEST_WORDS = 4
"""Words below which a paragraph is none: a greeting, a name."""
_COURTESIES = ("courtesy", "thanks", "pace", "exit", "farewell", "accepts_no")
"""What a paragraph may do that has no word of the thread."""
_FEWEST_HEARD = 20
"""Telling words of a thread below which having none of them in common proves nothing."""
_CHANCE = 1
"""Words in common that prove nothing."""
_SHORTEST_NEW = 3
_SUBJECT_REACH = 3
_YOU = frozenset({"you"})
"""What somebody told the buyer himself, he knows."""
_FREE = 2
"""New words that any clause may bring."""
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+){0,200}")


def _stray_matter(sheet: Sheet) -> Iterator[Span]:
    declared = tuple(declared_spans(sheet.draft))
    if sheet.draft.lang != "en" or not declared or not _is_english_thread(sheet):
        return
    told: set[int] = set()
    anchored = (*declared, *_known_figures(sheet))
    for start, end in middle_paragraphs(sheet.body.text):
        if not any_overlaps(anchored, start=start, end=end) and _is_stray(sheet, start, end):
            told.update(range(start, end))
            yield Span("body", start, end)
    for sentence in sheet.body.sentences:
        if sentence.start in told or any_overlaps(declared, start=sentence.start, end=sentence.end):
            continue
        new, shared = _new_and_shared(sheet, sentence.start, sentence.end)
        if new > 1 and shared <= 1:
            yield Span("body", sentence.start, sentence.end)


def _unknown_matter(sheet: Sheet) -> Iterator[Span]:
    """Clauses that assert something in words which neither the thread nor any letter to a buyer has."""
    own = word_lists("letter_words").get(sheet.draft.lang)
    if own is None or sheet.brief.thread is None or not can_compare(sheet):
        return
    refused = tuple((span.start, span.end) for span in _stray_matter(sheet))
    for sentence in sheet.body.sentences:
        if sentence.is_question or any_overlaps(refused, start=sentence.start, end=sentence.end):
            continue
        for start, end in clauses_of(sheet.body.text, sentence):
            words = _beside_the_declared(sheet, start, end)
            if _weight_of_new(sheet, words, own) > _free(words, own) or _reports(sheet, words, own):
                yield Span("body", start, end)


def _beside_the_declared(sheet: Sheet, start: int, end: int) -> tuple[str, ...]:
    """The folded words of a stretch outside of the parts that the draft declares, reasons apart.

    A reason asserts something, and has to be of the thread as any other sentence.
    """
    declared = tuple(declared_spans(sheet.draft.model_copy(update={"reasons": ()})))
    words = words_of(sheet.body.text, start, end)
    return tuple(
        word
        for word, (first, last) in zip(words.folded, words.spans, strict=True)
        if not any_overlaps(declared, start=first, end=last)
    )


def _reports(sheet: Sheet, words: Sequence[str], own: Kinds) -> bool:
    """Whether a clause tells what somebody else said, felt or did, and no sentence of the thread does."""
    if own["asks"].intersection(words[:1]):
        # "Think about what your team would say" reports nothing.
        return False
    behind = 0 if sheet.draft.lang == "en" else _SUBJECT_REACH
    for place, word in enumerate(words):
        near = {*words[max(0, place - _SUBJECT_REACH) : place], *words[place + 1 : place + 1 + behind]}
        who = (near & own["others"]) | _somebodys(sheet, words[:place], own)
        is_opinion = word in own["opinions"] and not own["open"].isdisjoint(words[place - 1 : place])
        if word in own["open"] and own["opinions"].isdisjoint(words[place + 1 : place + 2]):
            return False
        to_you = _YOU.intersection(words[place + 1 : place + 2])
        if (word in own["reports"] or is_opinion) and who and not (near & own["parties"] or to_you):
            told = (said for said in _sentences(sheet) if own["others"].union(who).intersection(said))
            if not any(_tells(said, word) for said in told):
                return True
    return False


def _somebodys(sheet: Sheet, before: Sequence[str], own: Kinds) -> set[str]:
    """Who stands behind "your" just before: "your builder", and no letter of his."""
    letter = all_forms(own["words"], sheet.draft.lang)
    near = before[-_SUBJECT_REACH:]
    return {
        word
        for whose, word in pairwise(near)
        if whose in own["whose"] and letter.isdisjoint(parts_of(word, sheet.draft.lang))
    }


def _tells(said: Sequence[str], word: str) -> bool:
    return any(plain(word) == plain(other) or stem(word) == stem(other) for other in said if len(other) > 3)


def _sentences(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    for message in sheet.brief.messages:
        yield from (sentence.words.folded for sentence in sentences_of(message.body))


def _weight_of_new(sheet: Sheet, words: Sequence[str], own: Kinds) -> int:
    """How many words are neither the thread's nor a letter's; people outside of the thread count twice."""
    lang, how = sheet.draft.lang, tuple(own["how"])
    heard = all_forms(sheet.allowed.words, lang)
    known = heard | all_forms(own["words"], lang)
    terms = [word for word in own["terms"].intersection(words) if heard.isdisjoint(parts_of(word, lang))]
    new = {
        word
        for word in words
        if len(word) >= _SHORTEST_NEW and not word.endswith(how) and not _is_figure(word)
        if known.isdisjoint(parts_of(word, lang))
    }
    return len(new - own["terms"]) + _FREE * len(new & own["outsiders"]) + (_FREE + 1) * len(terms)


def _free(words: Sequence[str], own: Kinds) -> int:
    """How many new words a clause may bring: more where it thanks or gives a view, none where it claims."""
    if any(" ".join(words).startswith(claim) for claim in own["claims"]):
        return 0
    return _FREE + int(not own["warm"].isdisjoint(words)) + int(not own["views"].isdisjoint(words[:1]))


def _is_figure(word: str) -> bool:
    is_day = word in weekdays() or word in months()
    return is_day or any(map(str.isdecimal, word)) or bool(numbers_in(word))


def _is_english_thread(sheet: Sheet) -> bool:
    thread = sheet.brief.thread
    return thread is not None and thread.lang in ("en", UNDETERMINED)


def _is_stray(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a paragraph brings new words and none of the thread, or neither those nor a courtesy."""
    text = sheet.draft.body[start:end]
    if len(words_of(text).folded) < _FEWEST_WORDS:
        return False
    new, shared = _new_and_shared(sheet, start, end)
    if shared == 0 and new:
        return True
    if shared > 1 or (shared == 1 and not new):
        return False
    facts = sheet.brief.facts
    known_deeds = facts.buyer_actions or facts.meetings_kept or facts.buyer_initiated
    may_say = (*_COURTESIES, "deed") if known_deeds else _COURTESIES
    return not any(sheet.says(text, topic) for topic in may_say)


def _new_and_shared(sheet: Sheet, start: int, end: int) -> tuple[int, int]:
    """How many words of a stretch are new, neither everyday nor known, and how many are the thread's."""
    known = _plain_words(sheet.allowed.words)
    words = [w for w in words_of(sheet.draft.body, start, end).folded if len(w) >= SHORTEST_TELLING]
    frame = word_set("frame_words", "stray_matter")
    new = {word for word in words if not is_everyday(word) and plain(word) not in known}
    return len(new), sum(plain(word) in known and word not in frame for word in words)


@cache
def _plain_words(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(plain, words))


def _unrelated_paragraphs(sheet: Sheet) -> Iterator[Span]:
    frame = word_lists("frame").get(sheet.draft.lang)
    if frame is None or sheet.brief.thread is None or not can_compare(sheet):
        return
    common = frame["words"] | greeting_words()
    known = {stem(word) for word in sheet.allowed.words if len(word) >= STEM and word not in common}
    if len(known) < _FEWEST_HEARD:
        return
    may_do = (*_COURTESIES, "deed") if has_acted(sheet) else _COURTESIES
    anchored = (*declared_spans(sheet.draft), *_known_figures(sheet))
    for start, end in middle_paragraphs(sheet.draft.body):
        text = sheet.draft.body[start:end]
        words = words_of(text).folded
        # A line that ends in a colon is the head of what follows.
        if (
            text.rstrip().endswith(":")
            or len(words) < _FEWEST_WORDS
            or any_overlaps(anchored, start=start, end=end)
        ):
            continue
        shared = {word for word in words if word not in common and stem(word) in known}
        if len(shared) <= _CHANCE and not any(sheet.says(text, topic) for topic in may_do):
            yield Span("body", start, end)


def _known_figures(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Where the body names an amount of the thread or the facts."""
    for amount in sheet.body.amounts:
        if amount.currency and sheet.allowed.has_amount(amount, currency=sheet.brief.facts.currency):
            yield amount.start, amount.end


def declared_spans(draft: Draft) -> Iterator[tuple[int, int]]:
    """Start and end in the body of each part that the draft declares and the body holds."""
    step = draft.next_step
    single = (draft.exit, draft.hesitation, draft.disagreement, draft.recommendation, draft.question)
    dated = (step.what, step.when, step.how) if step is not None else ()
    for part in (*single, *draft.quotes, *draft.reasons, *dated):
        if part and (start := draft.body.find(part)) >= 0:
            yield start, start + len(part)


def any_overlaps(spans: Sequence[tuple[int, int]], *, start: int, end: int) -> bool:
    """Whether one of the spans shares a character with the stretch."""
    return any(first < end and start < last for first, last in spans)


def middle_paragraphs(body: str) -> Iterator[tuple[int, int]]:
    """Start and end of the paragraphs between the greeting and the sign-off."""
    every = [match.span() for match in _PARAGRAPH.finditer(body.rstrip())]
    yield from every[1:-1]


RULES = (
    Rule(
        id="W17",
        code="stray_matter",
        sentence="This speaks of something that neither the thread nor the facts hold.",
        repair="Leave it out, or say it in words of the thread.",
        source="F5, G6, W17, W18",
        find=_stray_matter,
        approaches=ANY_APPROACH - {Approach.RESPECT_NO},
    ),
    Rule(
        id="W17",
        code="unrelated_paragraph",
        sentence="This paragraph speaks of nothing that the thread or the facts hold.",
        repair="Leave it out, or say it in words of the thread.",
        source="F5, G6, W17, W18",
        find=_unrelated_paragraphs,
        approaches=ANY_APPROACH - {Approach.RESPECT_NO},
        channels=WRITTEN,
    ),
    Rule(
        id="W17",
        code="unknown_matter",
        sentence="This asserts something in words that neither the thread nor the facts hold.",
        repair="Leave it out, or say it in words of the thread.",
        source="F5, G6, W17, W18",
        find=_unknown_matter,
        approaches=ANY_APPROACH - {Approach.RESPECT_NO},
        unsure=True,
    ),
)
