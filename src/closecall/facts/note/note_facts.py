"""What the seller adds in his note: conviction, means, size, deciders, terms, his own attempts (DOMAIN 3.1).

The note never tells the buyer's interest, need or stage: only the buyer can. A no, a loss or a wish for
guidance that the seller passes on ("she rang and said no") counts, because it only lowers the stance.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from closecall.facts.cues import CueBook, languages, load_cues
from closecall.facts.evidence import together
from closecall.facts.findings import Evidence, Findings
from closecall.facts.money.buyer_means import means_of
from closecall.facts.money.first_commitment import total_of
from closecall.facts.money.open_parts import is_beside_an_open_part
from closecall.facts.money.prices import is_price
from closecall.facts.money.statements import MoneyMention, Statement, statements_in
from closecall.facts.money.units.unit_prices import Units
from closecall.facts.note.buyer_names import without_names
from closecall.facts.note.conviction import conviction_of
from closecall.facts.note.who_decides import sole_decider_in
from closecall.facts.vocabulary import BuyerKind, Conviction, OrgSegment, Refusal, Vulnerability, rank
from closecall.text.language import guess_language, has_small_word
from closecall.text.quantities.amounts import Amount
from closecall.text.quantities.durations import durations_among
from closecall.text.sentences import sentences_of

LONGEST = 4_000
# "In the", where an English ear hears a refusal.
_IN_THE = ("pt", "no")
_NOES = {"told_refusal": "refusal", "told_earlier_refusal": "earlier_refusal"}
"""A no passed on, and one of some time ago, which the buyer may have taken back since."""
_PASSED_ON = {
    "told_vulnerability": "vulnerability",
    "told_guidance": "wants_guidance",
    "told_no_pressure": "asked_no_pressure",
}
_LEAST_TURNOVER = 100_000


def read_note(note: str, *, thread_lang: str = "en", names: Collection[str] = ()) -> Findings:
    """The facts that a seller's note asserts, each with the slice of the note as evidence.

    Can give: ``seller_conviction``, ``conviction_reasons``, ``annual_means``, ``currency``, ``buyer_kind``,
    ``org_segment``, ``decision_makers_total``, ``reversible``, ``firm_attempts`` and ``price_total``; and,
    passed on from the buyer, ``refusal``, ``vulnerability``, ``wants_guidance`` and ``asked_no_pressure``.
    Only the first 4,000 characters are read.

    Args:
        thread_lang: the language of the thread; a short note may be in it without showing it.
        names: the buyer's, lower case; "Dana is fifteen" tells of him what "she is fifteen" does.

    """
    note = note[:LONGEST]
    langs = dict.fromkeys((note_language(note, thread_lang), thread_lang, "en"))
    books = {lang: book for lang in langs if (book := load_cues(lang, "note", "passed_on"))}
    statements = tuple(statements_in(note, message=0, books=tuple(books.values())))
    conviction = conviction_of(statements, books=books)
    return together(
        [
            conviction,
            _means(statements),
            _buyer(statements),
            _terms(statements),
            _deciders(note, statements, langs, names),
            _passed_on(statements, langs),
            _passed_on_by_name(note, books, names),
            Findings() if _is_against(conviction) else _price(statements, conviction, thread_lang),
        ]
    )


def note_language(note: str, thread_lang: str) -> str:
    """The language of a note; the thread's where it is too short to show its own."""
    guessed = guess_language(note[:LONGEST])
    return guessed if guessed in languages() else thread_lang


def _is_against(conviction: Findings) -> bool:
    """A note that says something else fits better speaks of two prices."""
    return conviction.values.get("seller_conviction") is Conviction.NOT_GOOD


def _told(fact: str, value: object, quote: str) -> Findings:
    return Findings({fact: value}, (Evidence(fact, "seller", quote=quote),))


def _means(statements: Sequence[Statement]) -> Findings:
    for statement in statements:
        means = means_of(statement)
        if means:
            quote = statement.body[means.start : means.end]
            found = [_told("annual_means", means.yearly, quote)]
            if means.currency:
                found.append(_told("currency", means.currency, quote))
            return together(found)
    return Findings()


def _buyer(statements: Sequence[Statement]) -> Findings:
    """Kind and size: only where everything in the note points one way.

    The firm in "it's a no, she's going with a cheaper firm" is not the buyer's.
    """
    statements = [statement for statement in statements if not statement.says("told_refusal")]
    kinds = {t.cue.value: (s, t) for s in statements for t in s.says("buyer_kind")}
    for statement in statements:
        means = means_of(statement)
        if means:
            kinds.setdefault(means.kind, (statement, statement.says("means")[0]))
    found = []
    micro = [(s, t) for s in statements for t in s.says("org_segment")]
    if micro:
        kinds.setdefault(BuyerKind.ORGANISATION, micro[0])
        quote = _quote(*micro[0])
        found.append(_told("org_segment", OrgSegment(micro[0][1].cue.value), quote))
    if len(kinds) == 1:
        ((kind, told),) = kinds.items()
        found.append(_told("buyer_kind", BuyerKind(kind), _quote(*told)))
    return together(found)


def _quote(statement: Statement, told: MoneyMention) -> str:
    return statement.body[told.start : told.end]


def _terms(statements: Sequence[Statement]) -> Findings:
    found = []
    for statement in statements:
        for told in statement.told:
            fact, quote = told.cue.fact, _quote(statement, told)
            if fact == "firm_attempts":
                found.append(_told(fact, int(told.cue.value), quote))
            elif fact == "reversible":
                found.append(_told(fact, True, quote))
    return together(found)


def _deciders(
    note: str, statements: Sequence[Statement], langs: Collection[str], names: Collection[str]
) -> Findings:
    """How many decide; where the note tells several numbers, the largest."""
    told = [
        (int(mention.cue.value), _quote(statement, mention))
        for statement in statements
        for mention in statement.says("decision_makers_total")
    ]
    told += [(1, said) for lang in langs if (said := sole_decider_in(note, lang=lang, names=names))]
    if not told:
        return Findings()
    total = max(number for number, _ in told)
    return together(
        [_told("decision_makers_total", total, quote) for number, quote in told if number == total]
    )


def _passed_on(statements: Sequence[Statement], langs: Collection[str]) -> Findings:
    """What the buyer told the seller elsewhere and only lowers the stance; of several noes the strongest."""
    found = []
    for fact, meaning in _NOES.items():
        noes = [
            (statement, told)
            for statement in statements
            for told in statement.says(fact)
            if not (told.cue.detail == "answer" and _answers_the_note(statement))
            and not (_IN_THE[0] in langs and _is_portuguese(statement, told))
        ]
        if noes:
            statement, told = max(noes, key=lambda no: rank(Refusal, no[1].cue.value))
            quote = statement.body[statement.sentence.start : statement.sentence.end]
            value = Refusal(told.cue.value)
            found.append(Findings({meaning: value}, (Evidence("refusal", "seller", quote=quote),)))
    for fact, meaning in _PASSED_ON.items():
        found += [
            _told(meaning, _value(meaning, told.cue.value), _quote(statement, told))
            for statement in statements
            for told in statement.says(fact)[:1]
        ]
    return together(found)


def _answers_the_note(statement: Statement) -> bool:
    """Whether the note asks there, or right before it: "¿por qué no?", "any trouble with it? No"."""
    before = statement.body[: statement.sentence.start]
    return statement.sentence.is_question or before.rstrip().endswith("?")


def _is_portuguese(statement: Statement, told: MoneyMention) -> bool:
    """Whether its "no" is "in the" and goes on: "experimentou-a no sábado" is no "a no"."""
    words, spans = statement.sentence.words.folded, statement.sentence.words.spans
    if words[told.after - 1] != _IN_THE[1] or told.after == len(words):
        return False
    said = statement.body[statement.sentence.start : statement.sentence.end]
    is_joined = statement.body[told.end : spans[told.after][0]] == " "
    return is_joined and not has_small_word(said, "en")


def _passed_on_by_name(note: str, books: Mapping[str, CueBook], names: Collection[str]) -> Findings:
    """What is passed on in sentences that name the buyer; the whole sentence is the evidence."""
    found = []
    for sentence in sentences_of(note) if names else ():
        said = note[sentence.start : sentence.end]
        for lang, book in books.items():
            unnamed = without_names(said, names, lang=lang)
            if unnamed == said:
                continue
            told = _passed_on(tuple(statements_in(unnamed, message=0, books=(book,))), books)
            evidence = tuple(replace(item, quote=said) for item in told.evidence)
            found.append(replace(told, evidence=evidence))
    return together(found)


def _value(fact: str, value: str) -> object:
    return Vulnerability(value) if fact == "vulnerability" else True


def _price(statements: Sequence[Statement], conviction: Findings, lang: str) -> Findings:
    """The one price that the note names outside of the reasons and the means."""
    reasons = conviction.values.get("conviction_reasons", ())
    priced = [
        (statement, amount)
        for statement in statements
        for amount in statement.amounts
        if is_price(statement, amount)
        and (statement.says("price") or _is_plain_sum(amount))
        and not _is_means(statement, amount)
        and not any(statement.body[amount.start : amount.end] in reason for reason in reasons)
    ]
    totals = {total for statement, amount in priced if (total := _total(statement, amount, lang))}
    total = totals.pop() if len(totals) == 1 else None
    units = Units(lang, statements)
    if total is None or is_beside_an_open_part(total, statements, units, said=statements):
        return Findings()
    statement, amount = priced[0]
    quote = statement.body[amount.start : amount.end]
    found = [_told("price_total", total, quote)]
    if amount.currency:
        found.append(_told("currency", amount.currency, quote))
    return together(found)


def _is_plain_sum(amount: Amount) -> bool:
    """Named without a word for a price: a turnover is larger, an income is a year's."""
    return amount.value < _LEAST_TURNOVER and amount.period in (None, "month")


def _is_means(statement: Statement, amount: Amount) -> bool:
    means = means_of(statement)
    return means is not None and means.amount == amount


def _total(statement: Statement, amount: Amount, lang: str) -> Decimal | None:
    """What the note's price comes to; None for "only 40 a month", which leaves open for how long."""
    terms = durations_among(statement.numbers, statement.body)
    units = Units(lang, [statement])
    return None if amount.period and not terms else total_of(statement, amount, terms, units)
