"""Short, readable slices of the buyer's own messages, fit to be cited back to him."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from closecall.drafting.checks.inspection.greeting_words import greeting_words
from closecall.drafting.phrasing.phrase_tables import table, written_language
from closecall.drafting.records import Brief
from closecall.facts.cues.cue_mentions import said_in
from closecall.facts.findings import Evidence
from closecall.text.language import guess_language
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import sentences_of
from closecall.text.tokens import fold, words_of
from closecall.thread.records import Message

SHORTEST = 4
# A line that a mail program wrapped is at least this long; its sentence goes on in the next one.
_WRAPPED_FROM = 55
_AROUND = 300
_NEWEST = 600
"""Characters of the newest message in which something to cite is looked for."""
_NOES = frozenset({"refusal", "defer_until"})
"""Facts that may be said behind a turn: of "we want it but cannot now", the first half is the contrary."""
_HELD_BACK = "hesitations"
"""What a hesitation hangs on makes it no less of one."""
_PAUSES = re.compile(r"[.!;:…](?=\s|$)|(?<=\?)(?=\s|$)|\s[-–—]\s|—|[()\"“”„«»]")
_ELIDED = compiled_late(r"(\b[a-z]{1,2})'|-(?=(?:je|tu|il|elle|on|nous|vous|ce)\b)")
"""Where a French word leans on the next: "qu'il", "peut-on"."""
_FINISHED = tuple(".!?:;…,)")
_BEFORE_A_TURN = 2
"""Words: "Bin aber noch gerissen" makes no turn."""
_SIGNS = frozenset(" ,'’.-–%£$€/&?¿\u00a0\u202f")


def citable(
    brief: Brief, fact: str, *, longest: int, fit: Callable[[Brief, Evidence], bool] | None = None
) -> str | None:
    """The buyer's newest words for a fact, as a literal slice of his message of 4 to ``longest`` words.

    Only evidence that is ``fit`` is cited. None where he wrote in another language than the draft, where
    nothing short can stand alone, or where the words are private, embarrassing or loaded
    (``phrases/quoting.toml``).
    """
    spoken = [
        e
        for e in brief.evidence
        if e.fact == fact and e.source == "words" and e.message is not None and (fit is None or fit(brief, e))
    ]
    newest_first = sorted(spoken, key=lambda e: (e.message or 0, e.start or 0), reverse=True)
    found = (
        cited(brief, evidence, longest=longest, is_whole=fact in _NOES, at=_wish_in(brief, evidence))
        for evidence in newest_first
    )
    return next((quote for quote in found if quote), None)


def cited(
    brief: Brief, evidence: Evidence, *, longest: int, is_whole: bool = False, at: int | None = None
) -> str | None:
    """The first slice of an evidence's words that is fit to cite, from the clause at a place on.

    With ``is_whole``, no clause is cut at its turn.
    """
    lang = written_language(brief.lang)
    for slice_ in _slices(brief, evidence, lang, is_whole=is_whole, since=at):
        quote = _trimmed(_without_vocative(_trimmed(slice_, lang), brief), lang)
        short = SHORTEST <= len(quote.split()) <= longest
        if short and evidence.fact != _HELD_BACK and _loses_a_condition(brief, evidence, quote, lang):
            continue
        if short and is_fit_to_cite(quote, lang=lang) and _is_a_clause(quote, lang) and _tells(quote, lang):
            return quote
    return None


def _wish_in(brief: Brief, evidence: Evidence) -> int | None:
    """Where in its sentence the buyer says that he wants it: before it may stand thanks, or the contrary."""
    number, thread = evidence.message, brief.thread
    if evidence.fact != "verbal_interest" or thread is None or not (number or 0) < len(thread.messages):
        return None
    places = (said.span[0] for said in said_in(thread, number or 0, "interest"))
    within = (at for at in places if (evidence.start or 0) <= at < (evidence.end or 0))
    return next(within, None)


def newest_words(brief: Brief, *, longest: int) -> str | None:
    """The first clause of the buyer's newest message that is fit to be cited; None where there is none."""
    said = brief.thread.buyer_messages() if brief.thread else ()
    if not said:
        return None
    number, message = said[-1]
    told = (
        Evidence(
            "newest",
            "words",
            number,
            sentence.start,
            sentence.end,
            message.body[sentence.start : sentence.end],
        )
        for sentence in sentences_of(message.body[:_NEWEST])
        if not sentence.is_question
    )
    one_by_one = (replace(brief, evidence=(evidence,)) for evidence in told)
    found = (citable(each, "newest", longest=longest) for each in one_by_one)
    return next((quote for quote in found if quote), None)


def is_fit_to_cite(text: str, *, lang: str = "en") -> bool:
    """Whether plain words only, nothing private, embarrassing or loaded."""
    words = text.split()
    return (
        _is_decent(text, lang)
        and _words("slips", lang).isdisjoint(text.lower().split())
        and text.count("¿") == (text.count("?") if lang == "es" else 0)
        and unicodedata.is_normalized("NFC", text)
        and all(char.isalnum() or char in _SIGNS for char in text)
        and not any("." in word.strip(".") or "/" in word for word in words)
    )


def _is_decent(text: str, lang: str) -> bool:
    """Whether no word is private, embarrassing or loaded."""
    words = [word.strip(",.'’?!:;()¿¡").replace("’", "'") for word in text.lower().split()]
    return not any(
        word in _words(kind, lang) for kind in ("private", "embarrassing", "loaded") for word in words
    )


def _slices(
    brief: Brief, evidence: Evidence, lang: str, *, is_whole: bool, since: int | None
) -> Iterator[str]:
    """The thought that the evidence begins in, its clause, a part of it, those after it, the evidence itself.

    With ``is_whole``, no clause is cut at its turn; those before the place ``since`` are passed over.

    Nothing is taken once the first clause tells something private, embarrassing or loaded.
    """
    messages = brief.messages
    number, start, end = evidence.message, evidence.start, evidence.end
    if number is None or start is None or end is None or not number < len(messages):
        return
    message = messages[number]
    body = message.body
    if not message.is_buyer or _is_of_another(brief, message):
        return
    if not 0 <= start < end <= len(body) or guess_language(body) not in {lang, "und"}:
        return
    start += len(body[start:end]) - len(body[start:end].lstrip())
    line_start, line_end = _line_around(body, start)
    line, at = body[line_start:line_end], start - line_start
    pauses = [m.span() for m in _PAUSES.finditer(line)]
    first, _ = _piece(line, at, pauses)
    if not _is_decent(first, lang):
        return
    if since is not None and line_start + at < since < min(end, line_end):
        at = since - line_start
    for place in (at, *(right for _, right in pauses if at < right < end - line_start)):
        clause, within = _piece(line, place, pauses)
        if _announces(line, place, pauses):
            continue
        if not (_goes_on(body, line_end) and line.endswith(clause)):
            yield from (clause,) if is_whole else _cuts_of(clause, within, lang)
    itself = body[start:end]
    if _is_word_bound(body, start, end) and "\n" not in itself and _is_a_whole_thought(itself, lang):
        yield itself


def _is_of_another(brief: Brief, message: Message) -> bool:
    """Whether somebody else on the buyer's side wrote it: what he wrote is not what "you wrote"."""
    addressee, name = brief.buyer_name, message.speaker.name
    if not addressee or not name:
        return False
    return set(fold(addressee).split()).isdisjoint(fold(name).split())


def _announces(line: str, at: int, pauses: list[tuple[int, int]]) -> bool:
    """Whether the clause at a place ends in a colon: what it is about comes after it."""
    left, right = min((pause for pause in pauses if pause[0] >= at), default=(0, 0))
    return line[left:right] == ":"


def _cuts_of(clause: str, at: int, lang: str) -> Iterator[str]:
    """What a clause says up to its turn, the whole of it, and the part of it around ``at``."""
    said, at = _piece(clause, at, _turns_of(clause, lang))
    part, _ = _piece(said, at, [m.span() for m in re.finditer(", ", said)])
    return (cut for cut in (said, clause, part) if cut == clause or _is_a_whole_thought(cut, lang))


def _line_around(body: str, at: int) -> tuple[int, int]:
    start = body.rfind("\n", max(0, at - _AROUND), at) + 1
    end = body.find("\n", at, at + _AROUND)
    return max(start, at - _AROUND), end if end >= 0 else min(len(body), at + _AROUND)


def _piece(text: str, at: int, cuts: list[tuple[int, int]]) -> tuple[str, int]:
    """The part between two cuts that holds the place ``at``, and that place within it."""
    start = max((right for left, right in cuts if left < at), default=0)
    end = min((left for left, right in cuts if left >= at), default=len(text))
    return text[start:end], max(0, at - start)


def _turns_of(clause: str, lang: str) -> list[tuple[int, int]]:
    found = ((clause.find(turn), len(turn)) for turn in table("quoting")[lang]["turns"])
    return [(at, at + length) for at, length in found if len(clause[: max(at, 0)].split()) >= _BEFORE_A_TURN]


def _goes_on(body: str, line_end: int) -> bool:
    """Whether a line was only wrapped: long, unfinished, and followed by more."""
    line_start = body.rfind("\n", 0, line_end) + 1
    line = body[line_start:line_end].rstrip()
    return len(line) >= _WRAPPED_FROM and not line.endswith(_FINISHED) and bool(body[line_end:].strip())


def _is_word_bound(body: str, start: int, end: int) -> bool:
    before, after = body[start - 1 : start], body[end : end + 1]
    return not (before.isalnum() and body[start].isalnum()) and not (
        after.isalnum() and body[end - 1].isalnum()
    )


def _is_a_whole_thought(cut: str, lang: str) -> bool:
    words = _trimmed(cut, lang).lower().split()
    return bool(words) and words[-1] not in _words("trailing", lang)


def _loses_a_condition(brief: Brief, evidence: Evidence, quote: str, lang: str) -> bool:
    """Whether the rest of its sentence makes it hang on something: "it's a yes from me, provided that"."""
    body, start = brief.messages[evidence.message or 0].body, evidence.start or 0
    at = body.find(quote, max(0, start - _AROUND))
    if at < 0:
        return False
    ends = at + len(quote)
    beside = {
        body[first:last].lower()
        for sentence in sentences_of(body)
        if sentence.start < ends and at < sentence.end
        for first, last in sentence.words.spans
        if last <= at or ends <= first
    }
    conditions = _words("conditions", lang)
    return not conditions.isdisjoint(beside) or quote.rsplit(maxsplit=1)[-1].lower() in conditions


def _is_a_clause(quote: str, lang: str) -> bool:
    """Whether it stands alone: a subject that needs nothing said before it, and something said about it."""
    plain = quote.lower().replace("’", "'")
    if lang == "fr":
        plain = _ELIDED.sub(r"\1 ", plain)
    words = [word.strip(",.?¿'") for word in plain.split()]
    if words[0] in _words("dangling", lang):
        return False
    speaks = any(word in _words("subjects", lang) for word in words) and words[0] not in _words(
        "determiners", lang
    )
    return speaks or any(word in _words("verbs", lang) for word in words)


def _tells(quote: str, lang: str) -> bool:
    """Whether a quote says more than that an answer is awaited."""
    words = {word.strip(",.?¿!").lower() for word in quote.split()}
    return "hollow" not in table("quoting")[lang] or not words <= _words("hollow", lang)


def _trimmed(text: str, lang: str) -> str:
    """Without the conjunction it opens with and the punctuation around it; still a literal slice."""
    text = text.strip(" ,.-–*>\t\n")
    first, _, rest = text.partition(" ")
    if {first.lower(), first.strip(",").lower()} & _words("leading", lang):
        return _trimmed(rest, lang)
    return text


def _without_vocative(text: str, brief: Brief) -> str:
    """Without the greeting or the name by which the buyer speaks to the seller: "Hugh, we love them"."""
    called, comma, rest = text.partition(",")
    words, names = words_of(called).folded, words_of(brief.seller_name or "").folded
    is_said_to_him = bool(words) and greeting_words().union(names).issuperset(words)
    return rest if comma and rest and is_said_to_him else text


@cache
def _words(kind: str, lang: str) -> frozenset[str]:
    return frozenset(str(table("quoting")[lang][kind]).split())
