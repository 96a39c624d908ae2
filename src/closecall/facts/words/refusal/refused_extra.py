"""Whether a no is to something beside the purchase, because the same message says yes to the purchase.

"We'll have the van. As for the service plan, no thanks": two things are told apart, and one is taken. The no
stays one to all that is on offer where the seller's last words price the refused thing alone: who has bought
the one may refuse the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from closecall.facts.cues import load_cues
from closecall.facts.cues.cue_mentions import said_in
from closecall.facts.vocabulary import YES_STAGES, Stage
from closecall.facts.words.acceptance.close_answers import agrees_to_the_close
from closecall.facts.words.acceptance.seller_offers import (
    clauses_of,
    is_form_of_one,
    offered_before,
    word_classes,
)
from closecall.facts.words.speech.preceding_question import seller_before
from closecall.text.clauses import Clause
from closecall.text.language import is_content_word
from closecall.text.quantities.amounts import amounts_in
from closecall.text.resources.text_cache import remembered
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.tokens import words_of
from closecall.text.word_classes import holds_any, meets_any
from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_message, once_a_thread

# "Agreed" may be said to anything.
_AGREES = "agrees"
_NAME_NOTHING = "may asks deeds yes takes orders small denies wills dealings holds".split()
_NOT_TAKEN = ("denies", "holds", "stops")
_Takings = tuple[Sequence[Clause], dict[tuple[str, ...], list[Clause | None]]]


def refuses_beside_a_yes(
    thread: Thread, message: int, span: tuple[int, int], *, names_it: bool = False
) -> bool:
    """Whether the words at a place of a message refuse another thing than the one that the message takes.

    Args:
        span: start and end of the words that refuse.
        names_it: whether their form is that of a no to a thing, so that it may be one nobody had named.

    """
    told = seller_before(thread, message)
    if not word_classes(thread.lang) or not told:
        return False
    clauses, taken = _takings(thread, message)
    refusing, refused = _refused(clauses, span, thread.lang)
    is_on_top = bool(refused) and _is_on_top(told, refused, thread.lang)
    if not refused or (is_priced_alone((told,), refused) and not is_on_top):
        return False
    named, looks = words_of(told).folded, word_classes(thread.lang)["looks"]
    if not (names_it or looks.meets(refused) or any(is_form_of_one(name, named) for name in refused)):
        return False
    # A yes to the offer takes the extra in it as well; what he names, he takes alone.
    not_kept = [*refusing, None] if is_on_top else refusing
    kept = [names for names, told_in in taken.items() if any(clause not in not_kept for clause in told_in)]
    return bool(kept) and not any(is_form_of_one(name, names) for names in kept for name in refused)


def may_refuse_an_extra(thread: Thread, message: int, span: tuple[int, int], *, names_it: bool) -> bool:
    """Whether the words refuse a thing by its name, or mailings, and another sentence says yes or has signed.

    A thing that the seller has neither asked to decide about nor priced alone; and none that the yes names.
    Which of the two is for sale, only the seller can tell.

    Args:
        span: start and end of the words that refuse.
        names_it: whether their form is that of a no to a thing, so that it may be one nobody had named.

    """
    classes, told = word_classes(thread.lang), seller_before(thread, message)
    if not classes or not told:
        return False
    refusing, refused = _refused(clauses_of(thread.messages[message].body), span, thread.lang)
    sentences = {clause.sentence.start for clause in refusing}
    yeses = [
        said.sentence
        for said in said_in(thread, message, "stage")
        if said.cue.value in YES_STAGES
        and said.cue.detail != _AGREES
        and said.sentence.start not in sentences
    ]
    if not yeses or not refused:
        return False
    if classes["mailings"].meets(refused):
        return True
    named = words_of(told).folded
    asked = [word for each in sentences_of(told) if each.is_question for word in each.words.folded]
    kept = [word for each in yeses for word in each.words.folded]
    return (
        (names_it or any(is_form_of_one(name, named) for name in refused))
        and not any(is_form_of_one(name, asked) or is_form_of_one(name, kept) for name in refused)
        and not is_priced_alone((told,), refused)
    )


def wants_no_more(thread: Thread, message: int, span: tuple[int, int]) -> bool:
    """Whether words that refuse are about whatever there is beside what the buyer has signed for."""
    words = words_of(thread.messages[message].body, *span).folded
    return word_classes(thread.lang)["elses"].meets(words) and first_signed(thread) <= message


@once_a_thread
def first_signed(thread: Thread) -> int:
    """The message in which the buyer first says that he has signed or ordered; past the last without one."""
    signed = (
        index
        for index, _ in thread.buyer_messages()
        for said in said_in(thread, index, "stage")
        if said.cue.value == Stage.ACCEPTED
    )
    return next(signed, len(thread.messages))


@once_a_message
def _takings(thread: Thread, message: int) -> _Takings:
    """The clauses of a message, and what it takes, asked for each no in it."""
    clauses = clauses_of(thread.messages[message].body)
    taken: dict[tuple[str, ...], list[Clause | None]] = {}
    for clause, names in _taken(thread, message, clauses):
        taken.setdefault(names, []).append(clause)
    return clauses, taken


def _refused(
    clauses: Sequence[Clause], span: tuple[int, int], lang: str
) -> tuple[list[Clause], tuple[str, ...]]:
    """The clauses at a place and the things that they name; where they name none, those of the sentence."""
    start, end = span
    refusing = [clause for clause in clauses if clause.start < end and start < clause.end]
    names = tuple(name for clause in refusing for name in _names(clause, lang))
    if not names:
        sentences = [clause.sentence for clause in refusing]
        refusing = [clause for clause in clauses if clause.sentence in sentences]
        names = tuple(name for clause in refusing for name in _names(clause, lang))
    return refusing, names


def _taken(
    thread: Thread, message: int, clauses: Sequence[Clause]
) -> Iterator[tuple[Clause | None, tuple[str, ...]]]:
    """What the message takes, each with the clause that says so: what it agrees to, orders or says yes to.

    What is ordered leads to the purchase; what only stands beside a yes or a "want" must have a price, or the
    seller must put something on top of it.
    """
    if agrees_to_the_close(thread, message) is not None:
        yield None, offered_before(thread, message)
    classes, told = word_classes(thread.lang), seller_before(thread, message)
    named, sellable = words_of(told).folded, (*_priced(told), *_added_to(told, thread.lang))
    ordered = [said.span for said in said_in(thread, message, "steps") if said.cue.fact == "buys"]
    starts = [clause.start for clause in clauses]
    ordering = {
        bisect_right(starts, start) - 1
        for start, end in ordered
        if end <= clauses[bisect_right(starts, start) - 1].end
    }
    for number, clause in enumerate(clauses):
        if clause.sentence.is_question or meets_any(classes, _NOT_TAKEN, clause.words):
            continue
        names = tuple(_names(clause, thread.lang))
        if number in ordering:
            among = () if classes["looks"].meets(clause.words) else named
        else:
            among = sellable if classes["takes"].meets(clause.words) else ()
        if any(is_form_of_one(name, among) for name in names):
            yield clause, names


def _is_on_top(told: str, refused: Sequence[str], lang: str) -> bool:
    """Whether the seller names what is refused only as something on top: "do you want it fitted, too?"."""
    named = [s for s in sentences_of(told) if any(is_form_of_one(word, refused) for word in s.words.folded)]
    return bool(named) and all(_adds(sentence, lang) for sentence in named)


def _added_to(told: str, lang: str) -> Iterator[str]:
    """The words of the seller's sentences that put something on top: "the shelf, and fitting as well?"."""
    for sentence in sentences_of(told):
        if _adds(sentence, lang):
            yield from sentence.words.folded


def _adds(sentence: Sentence, lang: str) -> bool:
    book = load_cues(lang, "steps")
    return book is not None and any(heard.cue.fact == "adds" for heard in book.hear(sentence.words.folded))


def _priced(told: str) -> Iterator[str]:
    """The words of the seller's clauses that name a price."""
    for clause in clauses_of(told):
        if amounts_in(told, start=clause.start, end=clause.end):
            yield from clause.words


def _names(clause: Clause, lang: str) -> Iterator[str]:
    """What may name a thing: the longer words that no class holds; a call or a visit is a thing as well."""
    classes = word_classes(lang)
    for word in clause.words:
        if is_content_word(word, lang) and not holds_any(classes, _NAME_NOTHING, word):
            yield word


def is_priced_alone(told: Iterable[str], refused: Sequence[str]) -> bool:
    """Whether the seller names what is refused in these texts, and a price only beside it."""
    clauses = [one for text in told for one in _priced_clauses(text)]
    named = [any(is_form_of_one(word, refused) for word in words) for words, _ in clauses]
    priced = [is_named for is_named, (_, has_price) in zip(named, clauses, strict=True) if has_price]
    return bool(priced) and any(named) and all(priced)


@remembered
def _priced_clauses(text: str) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """The words of each clause, and whether a sum stands in it."""
    return tuple(
        (each.words, bool(amounts_in(text, start=each.start, end=each.end))) for each in clauses_of(text)
    )
