"""W6, W12, W17: people, events and promises outside the thread, and subjects that pretend."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.decision.records import Approach
from closecall.drafting.checks.inspection.common_words import plain
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.phrase_book import PhraseMention
from closecall.drafting.checks.inspection.topic_finders import is_sellers_own, says_unasked
from closecall.drafting.checks.rule import WRITTEN, Rule
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.word_lists import word_lists
from closecall.text.tokens import words_of
from closecall.thread.lexicon.subject_marks import marks_of, without_marks
from closecall.thread.records import ThreadKind

_WORDS = word_lists("by_rule")["invented_events"]

_ANNOUNCES = "announces"
_YES = "event.yes"
"""Told yeses, which a confirmation rests on."""
_STEM = 4
"""Letters by which "signing" meets "signed"."""
_ORDERED = _WORDS["ordered"]
_EVENT_FRAME = _WORDS["frame"]


def _unknown_events(sheet: Sheet) -> Iterator[Span]:
    met = bool(sheet.brief.facts.meetings_kept)
    for where, item in sheet.said("event"):
        words = words_of(sheet.text_of(where), item.start, item.end).folded
        told_yes = item.phrase.id == _YES or _ORDERED.intersection(words)
        agreed = sheet.brief.approach is Approach.CONFIRM and told_yes
        if not agreed and not is_sellers_own(sheet, item) and not _is_known(sheet, item, met=met):
            yield Span(where, item.start, item.end)
    yield from _unknown_settings(sheet)


def _unknown_settings(sheet: Sheet) -> Iterator[Span]:
    """Where and over what a past talk is said to have been, if the thread holds no such place or meal.

    "As we settled on the ferry" makes up a meeting, however many the facts count.
    """
    thread, lang = sheet.brief.thread, sheet.draft.lang
    if thread is None:
        return
    known = sheet.allowed.words | set(words_of(sheet.brief.note or "").folded)
    remote = _settings("remote", lang)
    called = thread.kind is ThreadKind.CALL or not known.isdisjoint(remote | _settings("calls", lang))
    new = (_settings("places", lang) | (frozenset() if called else remote)) - known
    told = {(where, item.sentence) for where, item in sheet.said("talked")}
    for where, sentence in sorted(told, key=lambda each: (each[0], each[1].start)):
        for word, (start, end) in zip(sentence.words.folded, sentence.words.spans, strict=True):
            if word in new:
                yield Span(where, start, end)


def _settings(kind: str, lang: str) -> frozenset[str]:
    """Folded words for where and how people meet (``data/settings.toml``)."""
    return word_lists("settings").get(lang, {}).get(kind, frozenset())


def _is_known(sheet: Sheet, item: PhraseMention, *, met: bool) -> bool:
    """Whether the thread speaks of each word that names it; without one ("for having me"), if they met."""
    words = item.sentence.words
    long = [
        word
        for word, (start, _) in zip(words.folded, words.spans, strict=True)
        if item.start <= start < item.end and len(word) >= _STEM and word not in _EVENT_FRAME
    ]
    if not long:
        return met
    return {word[:_STEM] for word in long} <= {word[:_STEM] for word in sheet.allowed.words}


def _unkept_promises(sheet: Sheet) -> Iterator[Span]:
    announced = any(phrase.partition(".")[0] == _ANNOUNCES for phrase in sheet.allowed.seller_said)
    if not announced:
        for where, item in sheet.said("kept_promise"):
            if not _is_buyers_date(sheet, where, item):
                yield Span(where, item.start, item.end)


def _is_buyers_date(sheet: Sheet, where: str, item: PhraseMention) -> bool:
    """Whether "as agreed" is said of the day on which the buyer wants to hear from the seller again."""
    until = sheet.brief.facts.defer_until
    if until is None or sheet.brief.approach is not Approach.NURTURE:
        return False
    part = sheet.part(where)
    named = [day for day in part.days if item.sentence.start <= day.start < item.sentence.end]
    return bool(named) and all((until.month, until.day) in {d[1:] for d in day.days} for day in named)


def _pretended_replies(sheet: Sheet) -> Iterator[Span]:
    subject = sheet.draft.subject or ""
    marks = marks_of(subject)
    if not marks:
        return
    known = {_bare_subject(message.subject) for message in sheet.brief.messages if message.subject}
    bare = _bare_subject(subject)
    if bare not in known and not _shortens(bare, known):
        yield Span("subject", 0, len(marks))


def _shortens(subject: str, known: set[str]) -> bool:
    """Whether a subject is what a longer one of the thread begins or ends with ("Re: Ledger")."""
    return bool(subject) and any(
        f" {whole} ".startswith(f" {subject} ") or whole.endswith(f" {subject}") for whole in known
    )


def _bare_subject(subject: str) -> str:
    return " ".join(words_of(without_marks(subject)).folded)


def _bait(sheet: Sheet) -> Iterator[Span]:
    """Words that make a subject be opened by mistake, unless the thread has them too."""
    for where, item in sheet.said("bait"):
        words = words_of(sheet.text_of(where), item.start, item.end).folded
        known = set(map(plain, sheet.allowed.words))
        if sheet.brief.approach is Approach.CONFIRM:
            known |= set(map(plain, _ORDERED))
        if where == "subject" and not known.issuperset(map(plain, words)):
            yield Span(where, item.start, item.end)


RULES = (
    Rule(
        id="W6",
        code="others_involved",
        sentence="This says that somebody else is told or reads along.",
        repair="Write to the buyer alone, and tell nobody else.",
        source="W6",
        find=says_unasked("recipient"),
    ),
    Rule(
        id="W12",
        code="pretended_reply",
        sentence="The subject is marked as a reply or a forward of a mail that is not in the thread.",
        repair="Take the mark off, or use the subject of the thread.",
        source="W12, UCPD Annex I",
        find=_pretended_replies,
        channels=WRITTEN,
    ),
    Rule(
        id="W12",
        code="misleading_subject",
        sentence="The subject speaks of an invoice, order, prize or the like that the thread does not hold.",
        repair="Say in the subject what the message is about.",
        source="W12, CAN-SPAM",
        find=_bait,
        channels=WRITTEN,
    ),
    Rule(
        id="W17",
        code="unknown_event",
        sentence="This speaks of a past event, such as a lunch or a signing, that the thread does not hold.",
        repair="Speak only of what the thread or the facts hold.",
        source="W17",
        find=_unknown_events,
    ),
    Rule(
        id="W17",
        code="unkept_promise",
        sentence="This refers to a promise that the seller has not made in the thread.",
        repair="Leave {} out.",
        source="W5, W17",
        find=_unkept_promises,
    ),
)
