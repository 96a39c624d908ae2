"""Whether the seller is certain that it is good for this buyer, and why: only he can say it (S16).

Enthusiasm about the lead is no conviction, and certainty about what the buyer wants is none either. A reason
is what stands behind the certainty, when it is a good that this buyer has of it: praise of the product,
"everybody needs that", orders to the reader, who decides, what they can pay, how keen they are and what the
seller gains are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from closecall.facts.cues import CueBook
from closecall.facts.findings import Evidence, Findings
from closecall.facts.injection import unplanted_sentences
from closecall.facts.money.buyer_means import means_of
from closecall.facts.money.statements import MoneyMention, Statement, statements_in
from closecall.facts.note.certainty_scope import does_no_good, gives_no_reason, is_taken_out
from closecall.facts.note.implied_reasons import told_beside
from closecall.facts.vocabulary import Conviction
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.text.word_classes import classes_in_any

_FILE = Path(__file__).with_suffix(".toml")
_STRONGEST_FIRST = (Conviction.NOT_GOOD, Conviction.UNSURE, Conviction.CERTAIN)
_COLON = compiled_late(r"[:;]\s|\s[–—-]\s")
_COMMA = compiled_late(r",\s")
_BRACKET = compiled_late(r"\(([^()\n]{3,300})\)")
_AND = "and|but|und|aber|et|mais|y|pero|e|ma|mas|en|maar|och|men|i|ale"
_JOINS = compiled_late(rf"[,;]\s|\s(?:{_AND})\s")
_JOINS_OR_COLON = compiled_late(rf"[,;:]\s|\s[–—-]\s|\s(?:{_AND})\s")
_LAST_JOINT = compiled_late(rf"\s(?:{_AND})$")
_SO = compiled_late(r"[,;.]?\s(?:so|hence|therefore)\s", re.IGNORECASE)
_OPENS_REASON = compiled_late(r"(?:the |my )?reasons?(?: is|:)\s{1,3}", re.IGNORECASE)
_MARKS = " \n\t,;:.!–—-"
# Who decides and how big they are is asked for elsewhere; it does the buyer no good.
_NO_REASONS = frozenset({"no_reason", "sure_of_interest", "decision_makers_total", "org_segment"})
_FEWEST_WORDS = 3
_FURTHEST_OBJECT = 6
# "Tenho a certeza de que ele assina": between the certainty and what the buyer will do.
_FURTHEST_SUBJECT = 3

# The cue books of a note, each by its language.
_Books = Mapping[str, CueBook]


def conviction_of(statements: Sequence[Statement], *, books: _Books) -> Findings:
    """``seller_conviction`` and ``conviction_reasons`` of a note's statements; the more careful word wins.

    ``conviction_reasons`` is empty, not absent, where the seller is certain and says no reason.
    """
    told = [
        (s, t)
        for s in statements
        for t in (*s.says("seller_conviction"), *_told_by_clause(s, books))
        if not (
            t.cue.value == Conviction.CERTAIN
            and (_is_of_interest(s, t) or is_taken_out(s, t, _language(t, books)))
        )
    ]
    if not told:
        return Findings()
    values = {Conviction(t.cue.value) for _, t in told}
    conviction = next(value for value in _STRONGEST_FIRST if value in values)
    statement, cue = next((s, t) for s, t in told if t.cue.value == conviction.value)
    evidence = [_evidence("seller_conviction", statement.body[cue.start : cue.end])]
    if conviction is not Conviction.CERTAIN:
        return Findings({"seller_conviction": conviction}, tuple(evidence))
    found = [reason for s, t in told if (reason := _reason(s, t, books))]
    reasons = tuple(dict.fromkeys(found))
    evidence += [_evidence("conviction_reasons", reason) for reason in reasons]
    return Findings({"seller_conviction": conviction, "conviction_reasons": reasons}, tuple(evidence))


def _told_by_clause(statement: Statement, books: _Books) -> Iterator[MoneyMention]:
    """Certainty without a word for it: what he would do in their place, or "he needs it" beside a reason."""
    if statement.sentence.is_question:
        return
    heard = [told for start, end in _clauses(statement) for told in _heard_in(statement, start, end, books)]
    if any(told.cue.fact == "their_place" for told in heard):
        yield from [told for told in heard if told.cue.fact == "would_take"][-1:]
    yield from (t for t in heard if t.cue.fact == "good_for_them" and _reason(statement, t, books))


def _clauses(statement: Statement) -> Iterator[tuple[int, int]]:
    """The parts between commas, colons and "because"; "Ich weiß, dass es passt" is one."""
    body, sentence = statement.body, statement.sentence
    marks = [*_COLON.finditer(body, sentence.start, sentence.end)]
    commas = _COMMA.finditer(body, sentence.start, sentence.end)
    marks += [comma for comma in commas if not _opens_that_clause(body, comma.end(), sentence.end)]
    joints = sorted({mark.end() for mark in marks} | {told.start for told in statement.says("because")})
    return pairwise([sentence.start, *joints, sentence.end])


def _heard_in(statement: Statement, start: int, end: int, books: _Books) -> Iterator[MoneyMention]:
    words = statement.sentence.words
    first, after = (bisect_left(words.spans, (at, at)) for at in (start, end))
    for book in books.values():
        for heard in book.hear(words.folded[first:after]):
            yield MoneyMention(heard.cue, statement.sentence, first + heard.first, first + heard.end)


def _language(told: MoneyMention, books: _Books) -> str:
    """The language whose words tell it."""
    return next(lang for lang, book in books.items() if told.cue in book.entries)


def _evidence(fact: str, quote: str) -> Evidence:
    return Evidence(fact, "seller", quote=quote)


def _is_of_interest(statement: Statement, told: MoneyMention) -> bool:
    """Whether he is only sure of what the buyer wants or will do."""
    return any(
        told.end <= other.start
        and statement.words_between(told.end, other.start) <= _FURTHEST_SUBJECT
        and not any(told.end <= because.start <= other.start for because in statement.says("because"))
        and not _COLON.search(statement.body[told.end : other.start] + " ")
        and not _COMMA.search(statement.body[told.end : other.start] + " ")
        for other in statement.says("sure_of_interest")
    )


def _reason(statement: Statement, told: MoneyMention, books: _Books) -> str | None:
    """The buyer's own fact behind the certainty, as it stands in the note; None where there is none."""
    if told.cue.value != Conviction.CERTAIN or statement.sentence.is_question:
        return None
    start, end = _reason_start(statement, told), statement.sentence.end
    lang = _language(told, books)
    if start is not None and (reason := _between(statement, start, end, lang, books)):
        return reason
    spans = [*_told_in_the_certainty(statement, told), *_before(statement, told)]
    if told.cue.fact == "seller_conviction":
        spans += _beside(statement, told, lang)
    for start, end in (*spans, *_next_about_the_buyer(statement)):
        if reason := _between(statement, start, end, lang, books):
            return reason
    return None


def _between(statement: Statement, start: int, end: int, lang: str, books: _Books) -> str | None:
    is_behind_comma = statement.body[:start].rstrip().endswith(",")
    if gives_no_reason(statement.body[start:end], lang, is_behind_comma=is_behind_comma):
        return None
    bracket = _BRACKET.fullmatch(statement.body[start:end].rstrip(" .!"))
    reason = bracket.group(1) if bracket else statement.body[start:end]
    return _good_of_the_buyer(reason, lang, books)


def _told_in_the_certainty(statement: Statement, told: MoneyMention) -> Iterator[tuple[int, int]]:
    """What he is certain of, where it names what the buyer has of it: "I'm certain it saves her two days"."""
    if not any(benefit.start >= told.end for benefit in statement.says("benefit")):
        return
    end = statement.sentence.end
    words = words_of(statement.body, told.end, end)
    yield words.spans[words.folded[0] in _words("that")][0], end


def _beside(statement: Statement, told: MoneyMention, lang: str) -> Iterator[tuple[int, int]]:
    """What burdens the buyer or a trial did for them: before the certainty, or in a sentence beside it."""
    body, sentence = statement.body, statement.sentence
    joints = list(_JOINS_OR_COLON.finditer(body, sentence.start, told.start))
    spans = [(sentence.start, joint.start()) for joint in joints[-1:]]
    sentences = list(unplanted_sentences(body))
    after = [s for s in sentences if s.start >= sentence.end][:1]
    before = [s for s in sentences if s.end <= sentence.start][-1:]
    spans += [s.span for s in (*after, *before) if not s.is_question]
    for start, end in spans:
        if found := told_beside(body, start, end, lang):
            yield found


def _next_about_the_buyer(statement: Statement) -> Iterator[tuple[int, int]]:
    """The sentence after a bare "I am certain." when it speaks of the buyer ("They spend ...")."""
    sentences = list(unplanted_sentences(statement.body))
    for sentence in [s for s in sentences if s.start >= statement.sentence.end][:1]:
        start = None if sentence.is_question else _start_about_the_buyer(sentence, statement.body)
        if start is not None:
            yield start, sentence.end


def _start_about_the_buyer(sentence: Sentence, body: str) -> int | None:
    """Where it speaks of the buyer: at once, or after a comma ("small firm, they waste a day on it")."""
    opened = _OPENS_REASON.match(body, sentence.start)
    if opened:
        return opened.end()
    if not _words("about_the_buyer").isdisjoint(sentence.words.folded[:_FEWEST_WORDS]):
        return sentence.start
    return next(
        (
            comma.end()
            for comma in _COMMA.finditer(body, sentence.start, sentence.end)
            if not _words("about_the_buyer").isdisjoint(words_of(body, comma.end(), sentence.end).folded[:1])
        ),
        None,
    )


def _before(statement: Statement, told: MoneyMention) -> Iterator[tuple[int, int]]:
    """What stands before "so" in the sentence: "they spend 6 hours a week on it, so I'm certain"."""
    for joint in _SO.finditer(statement.body, statement.sentence.start, told.start):
        yield statement.sentence.start, joint.start()


def _reason_start(statement: Statement, told: MoneyMention) -> int | None:
    """Where the reason begins: after a colon, "because", the comma behind what is certain, or a bracket."""
    body, end = statement.body, statement.sentence.end
    because = [t.end for t in statement.says("because") if t.start >= told.end]
    colon = _COLON.search(body, told.end, end)
    commas = [m for m in _COMMA.finditer(body, told.end, end) if not _opens_that_clause(body, m.end(), end)]
    is_near = colon and statement.words_between(told.end, colon.start()) <= _FURTHEST_OBJECT
    if colon and (is_near or not commas or colon.start() < commas[0].start()):
        return colon.end()
    if because and not (commas and statement.words_between(commas[0].end(), because[0]) > _FEWEST_WORDS):
        return because[0]
    if commas:
        return commas[0].end()
    bracket = _BRACKET.search(body, told.end, end)
    return bracket.start() if bracket else None


def _opens_that_clause(body: str, start: int, end: int) -> bool:
    words = words_of(body, start, min(end, start + 24)).folded
    # Dutch "ze" is "they", Polish "że" is "that".
    return bool(words) and words[0] in _words("that") and body[start : start + 2].casefold() != "ze"


def _good_of_the_buyer(reason: str, lang: str, books: _Books) -> str | None:
    """The part of a reason that says what good it does the buyer, as it stands; None where there is none."""
    joints = [0, *(match.end() for match in _JOINS.finditer(reason)), len(reason)]
    first: int | None = None
    for start, end in pairwise(joints):
        if does_no_good(reason[start:end], lang) or _is_void(reason[start:end], books):
            if first is not None:
                return _trimmed(reason[first:start], books)
        elif first is None:
            first = start
    return None if first is None else _trimmed(reason[first:], books)


def _is_void(clause: str, books: _Books) -> bool:
    if any(
        means_of(statement) for statement in statements_in(clause, message=0, books=tuple(books.values()))
    ):
        return True
    return not _NO_REASONS.isdisjoint(_facts_in(clause, books))


def _facts_in(text: str, books: _Books) -> frozenset[str]:
    words = words_of(text).folded
    return frozenset(heard.cue.fact for book in books.values() for heard in book.hear(words))


def _trimmed(reason: str, books: _Books) -> str | None:
    reason = _LAST_JOINT.sub("", reason.rstrip(_MARKS)).strip(_MARKS)
    words = words_of(reason).folded
    if len(words) < _FEWEST_WORDS:
        return None
    is_specific = not _words("about_the_buyer").isdisjoint(words) or any(c.isdigit() for c in reason)
    is_praise = "praise" in _facts_in(reason, books)
    return None if is_praise and not (is_specific and len(words) > 2 * _FEWEST_WORDS) else reason


def _words(kind: str) -> frozenset[str]:
    return classes_in_any(_FILE)[kind].words
