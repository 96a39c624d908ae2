"""R: after a no there is only acceptance, thanks, good wishes, and a door that the buyer may open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from closecall.drafting.checks.inspection.common_words import is_telling, plain
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.greeting_words import greeting_words
from closecall.drafting.checks.inspection.phrase_book import PhraseMention
from closecall.drafting.checks.inspection.topic_finders import is_quoted
from closecall.drafting.checks.refusal_reply.clause_classifier import (
    is_all_farewell,
    is_built_absence,
    is_built_accepting,
    is_built_closing,
    is_built_harmless,
    is_built_invitation,
    is_built_memory,
    is_more_than_winding_up,
)
from closecall.drafting.checks.rule import RESPECT, Rule
from closecall.drafting.checks.spans.clause_spans import (
    FEWEST_WORDS,
    clauses_of,
    joined_by_commas,
    parted_by_commas,
)
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.spans.quotations import quotations
from closecall.drafting.checks.word_lists import word_lists
from closecall.drafting.records import Brief
from closecall.facts.cues.cue_mentions import said_in
from closecall.facts.vocabulary import Vulnerability
from closecall.text.homoglyphs import as_latin
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of

_WORDS = word_lists("by_rule")["reply_rules"]

_ACCEPTING_SENTENCES = 2
"""The greeting may be a sentence of its own before the one that accepts."""
_LONGEST_FIRM = 4
_LONGEST_SYMPATHY = 16
_AND = compiled_late(r"\s(?:and|und|et|y)\s", re.IGNORECASE)
_TURNED = "turned"
"""The topic of what makes a clause no farewell, whatever else it says."""
_INTRODUCING = _WORDS["introducing"]


def _no_acceptance(sheet: Sheet) -> Iterator[Span]:
    if not sheet.knows("accepts_no"):
        return
    # "Gentile Studio Geom. Ferri," is no sentence, whatever its full stops.
    greeting = sheet.body.text.partition("\n")[0].rstrip()
    after = len(greeting) if greeting.endswith(",") else 0
    sentences = sheet.body.sentences
    told = [each for each in sentences if each.start >= after and not _condoles(sheet, each.start, each.end)]
    first = [*sentences[:1], *told[:_ACCEPTING_SENTENCES]]
    starts = {item.sentence.start for where, item in sheet.said("accepts_no") if where == "body"}
    if any(sentence.start in starts or _holds_acceptance(sheet, sentence) for sentence in first):
        return
    if sentences:
        yield Span("body", sentences[0].start, sentences[:_ACCEPTING_SENTENCES][-1].end)


def _holds_acceptance(sheet: Sheet, sentence: Sentence) -> bool:
    """Whether one clause of a sentence accepts the no by its words alone."""
    text = sheet.body.text
    return any(is_built_accepting(sheet, text[start:end]) for start, end in clauses_of(text, sentence))


def _condoles(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a short sentence or clause of the body only feels for somebody who lost somebody."""
    clause = sheet.body.text[start:end]
    return (
        _has_lost_somebody(sheet.brief)
        and len(clause.split()) <= _LONGEST_SYMPATHY
        and sheet.says(clause, "sympathy")
        and not sheet.says(clause, _TURNED)
    )


def _has_lost_somebody(brief: Brief) -> bool:
    """Whether the facts tell of a death; who checks a draft of his own need not have told them all."""
    if brief.facts.vulnerability is not None or brief.thread is None:
        return brief.facts.vulnerability is Vulnerability.BEREAVEMENT
    return any(
        said.cue.value == Vulnerability.BEREAVEMENT
        for number, _ in brief.thread.buyer_messages()
        for said in said_in(brief.thread, number, "mood")
    )


def _any_question(sheet: Sheet) -> Iterator[Span]:
    return (Span("body", s.start, s.end) for s in sheet.body.sentences if s.is_question)


def _comes_back(sheet: Sheet) -> Iterator[Span]:
    """What the seller announces, save that he ends it or stays where he can be found."""
    said = sheet.said("future")
    ends = [(where, item) for where, item in said if item.phrase.id == "future.ends"]
    ends += sheet.said("winding_up")
    for where, item in (*sheet.said("chase"), *said):
        ended = any(place == where and end.start <= item.start <= end.end for place, end in ends)
        ended = ended or is_quoted(sheet, where, item) or _is_in_goodbye(sheet, where, item)
        if not (ended or _is_in_invitation(sheet, where, item)):
            yield Span(where, item.start, item.end)


def _argues(sheet: Sheet) -> Iterator[Span]:
    """What argues or offers, save in a clause that as a whole is a goodbye ("I would have done the same")."""
    for topic in ("counter", "new_offer"):
        for where, item in sheet.said(topic):
            if not _is_in_goodbye(sheet, where, item):
                yield Span(where, item.start, item.end)


def _is_in_goodbye(sheet: Sheet, where: str, item: PhraseMention) -> bool:
    """Whether what is said stands in a clause that as a whole is a goodbye, or ends the matter."""
    if where != "body":
        return False
    text, sentence = sheet.body.text, item.sentence
    spans = [(sentence.start, sentence.end), *clauses_of(text, sentence)]
    for start, end in spans[1:]:
        for part in parted_by_commas(text[start:end]):
            place = text.index(part, start)
            spans.append((place, place + len(part)))
    return any(
        start <= item.start
        and item.end <= end
        and (_says_goodbye(sheet, text[start:end]) or _condoles(sheet, start, end))
        for start, end in dict.fromkeys(spans)
    )


def _is_in_invitation(sheet: Sheet, where: str, item: PhraseMention) -> bool:
    """Whether what is said stands in a clause that leaves the next step, and its time, to the buyer."""
    text, sentence = sheet.text_of(where), item.sentence
    spans = ((sentence.start, sentence.end), *clauses_of(text, sentence))
    return where == "body" and any(
        start <= item.start and item.end <= end and is_built_invitation(sheet, text[start:end])
        for start, end in spans
    )


def _says_goodbye(sheet: Sheet, clause: str) -> bool:
    is_goodbye = sheet.says(clause, "goodbye")
    is_goodbye = is_goodbye or any(
        is_built(sheet, clause) for is_built in (is_built_closing, is_built_absence, is_built_memory)
    )
    return is_goodbye and not sheet.says(clause, _TURNED)


def _no_farewell(sheet: Sheet) -> Iterator[Span]:
    if not sheet.knows("farewell"):
        return
    known = _addressing(sheet)
    for sentence in sheet.body.sentences:
        for start, end in clauses_of(sheet.body.text, sentence):
            clause = sheet.body.text[start:end]
            words = [word for word in words_of(clause).folded if len(word) > 1 or word == "i"]
            if known.issuperset(words) or (len(words) < FEWEST_WORDS and start > sentence.start):
                continue
            if _is_signature(sheet, start, clause):
                continue
            if _is_quoted(sheet, clause) or _winds_up(sheet, clause) or _condoles(sheet, start, end):
                continue
            if not _is_harmless(sheet, clause) or sheet.says(clause, _TURNED):
                yield Span("body", start, end)


def _is_harmless(sheet: Sheet, clause: str) -> bool:
    """Whether a clause does what a farewell may, as a whole or in each part between commas or "and"."""
    if sheet.says(clause, "goodbye") or is_built_harmless(sheet, clause):
        return True
    parts = parted_by_commas(clause)
    known = _addressing(sheet)
    if sheet.says(clause, "farewell") and is_all_farewell(sheet, clause, known):
        return True
    return any(
        len(each) > 1
        and all(known.issuperset(words_of(part).folded) or _is_harmless(sheet, part) for part in each)
        for each in (parts, joined_by_commas(clause), _AND.split(clause))
    )


def _is_signature(sheet: Sheet, start: int, clause: str) -> bool:
    """Whether the clause is the line under the seller's name: a firm that the thread holds."""
    words = clause.split()
    signed = sheet.body.text.rfind(sheet.brief.seller_name) if sheet.brief.seller_name else -1
    if not 0 <= signed < start or len(words) > _LONGEST_FIRM or not all(word[0].isupper() for word in words):
        return False
    return sheet.allowed.words.issuperset(words_of(clause).folded)


def _is_quoted(sheet: Sheet, clause: str) -> bool:
    """Whether the clause is nothing but words of the buyer's in quotation marks."""
    return any(
        end - start >= len(clause.strip()) - 3 and sheet.allowed.is_buyers(clause[start:end])
        for start, end in quotations(clause)
    )


def _winds_up(sheet: Sheet, clause: str) -> bool:
    """Whether the clause arranges an end that the thread holds: a lent thing is fetched on an agreed day."""
    if not sheet.says(clause, "winding_up") or is_more_than_winding_up(sheet, clause):
        return False
    known = {plain(word) for word in sheet.allowed.words}
    return all(plain(word) in known for word in words_of(clause).folded if is_telling(word))


def _addressing(sheet: Sheet) -> frozenset[str]:
    """Words that greet, introduce the seller, or sign."""
    return greeting_words() | _INTRODUCING | _names(sheet)


def _names(sheet: Sheet) -> frozenset[str]:
    """Words of the two names and of the seller's own signature."""
    shown = [sheet.buyer_names, sheet.brief.seller_name or ""]
    if sheet.brief.voice is not None:
        shown.append(sheet.brief.voice.signature)
    for message in sheet.brief.messages:
        if message.is_seller:
            shown += [message.speaker.name or "", message.speaker.email or "", message.cut.signature]
    folded = words_of("\n".join(shown)).folded
    # In a Latin sentence a name out of look-alike letters is folded to Latin ones.
    return frozenset((*folded, *map(as_latin, folded)))


RULES = (
    Rule(
        id="R1",
        code="no_not_accepted",
        sentence="The message does not accept the no at once.",
        repair="Accept the no in the first sentence.",
        source="S5, R1",
        find=_no_acceptance,
        approaches=RESPECT,
    ),
    Rule(
        id="R2",
        code="argues_with_no",
        sentence="This argues with the buyer's no, or makes another offer.",
        repair="Take it out: no argument, no question, no offer.",
        source="S5, R2",
        find=_argues,
        approaches=RESPECT,
    ),
    Rule(
        id="R2",
        code="more_than_farewell",
        sentence="After a no, this is neither acceptance nor thanks, a good wish, or an open door.",
        repair="Take it out: accept, thank, wish well, and leave the door open for the buyer.",
        source="S5, R2, R3",
        find=_no_farewell,
        approaches=RESPECT,
        unsure=True,
    ),
    Rule(
        id="R2",
        code="question_after_no",
        sentence="This asks a question after the buyer's no.",
        repair="Ask nothing.",
        source="S5, R2",
        find=_any_question,
        approaches=RESPECT,
    ),
    Rule(
        id="R3",
        code="seller_comes_back",
        sentence="This announces something that the seller will do, such as coming back.",
        repair="Leave the door open on the buyer's initiative only.",
        source="S5, R3",
        find=_comes_back,
        approaches=RESPECT,
    ),
)
