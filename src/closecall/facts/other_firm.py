"""Whether a deed of the buyer's was done with another firm: "we signed the contract with Morgana today".

Its name stands behind a "with", "at" or "from" and has a capital letter, and neither the seller nor a heading
has it. What others had before ("a used one") comes from another, too. A bank only carries a payment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from closecall.text.quantities.amounts import amounts_in
from closecall.text.tokens import Words, words_of
from closecall.text.word_classes import WordClass, classes_in, holds_any, meets_any
from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_thread

_FILE = Path(__file__).with_suffix(".toml")
# Two words that begin alike for this long are forms of one.
_STEM = 5
_OWNS = ("'s", "\u2019s")


def is_with_another_firm(thread: Thread, message: int, words: Words) -> bool:
    """Whether a sentence of the message that tells a deed names another firm, or a thing from another."""
    classes = classes_in(_FILE, thread.lang)
    if not classes:
        return False
    if classes["used"].meets(words.folded):
        return True
    known, body = _known(thread), thread.messages[message].body
    return any(word[:_STEM] not in known for word in _firms(words, body, classes))


def is_tried_elsewhere(
    thread: Thread, message: int, words: Words, names_a_trial: Callable[[Sequence[str]], bool]
) -> bool:
    """Whether a sentence that tells of a trial names another firm's: "Hudson's trial", "the ride with Orla".

    Where every noun has a capital letter, only what is "from" somebody counts.
    """
    classes = classes_in(_FILE, thread.lang)
    if not classes:
        return False
    known, body, folded = _known(thread), thread.messages[message].body, words.folded
    joins = ("from",) if thread.lang == "de" else ("with", "from")
    for at, (word, (start, end)) in enumerate(zip(folded, words.spans, strict=True)):
        if word[:_STEM] in known or classes["nowhere"].holds(word) or not body[start].isupper():
            continue
        if body[start:end].endswith(_OWNS) and names_a_trial(folded[at + 2 : at + 5]):
            return True
        before = at - 1 - (at > 0 and classes["articles"].holds(folded[at - 1]))
        if before >= 0 and holds_any(classes, joins, folded[before]):
            return True
    return False


def may_be_wanted_of_another(thread: Thread, message: int, words: Words) -> bool:
    """Whether a sentence that tells a wish names another seller: "go ahead with Bexley", "the other one"."""
    classes = classes_in(_FILE, thread.lang)
    if not classes:
        return False
    if classes["others"].meets(words.folded) or is_with_another_firm(thread, message, words):
        return True
    known, body = _known(thread), thread.messages[message].body
    firms = _names_behind(
        words, body, classes, lambda at: holds_any(classes, ("with", "from"), words.folded[at])
    )
    return any(word[:_STEM] not in known for word in firms)


def is_asked_for_beside_the_sale(thread: Thread, asked: str, words: Sequence[str]) -> bool:
    """Whether the seller asks for a signature or money, and he and the deed name no paper of a sale."""
    classes, told = classes_in(_FILE, thread.lang), words_of(asked).folded
    if not classes or any(classes["papers"].meets(each) for each in (told, words)):
        return False
    return bool(amounts_in(asked)) or meets_any(classes, ("signs", "pays"), told)


def speaks_of_a_paper_of_the_sale(thread: Thread, words: Sequence[str]) -> bool:
    """Whether folded words name what a sale is signed on, such as a contract or an order."""
    return classes_in(_FILE, thread.lang)["papers"].meets(words)


def speaks_of_paying(words: Sequence[str], lang: str) -> bool:
    """Whether folded words speak of a payment."""
    return classes_in(_FILE, lang)["pays"].meets(words)


def carries_money(word: str, lang: str) -> bool:
    """Whether a folded word names a bank, or what else a payment goes through."""
    return holds_any(classes_in(_FILE, lang), ("banks",), word)


def speaks_of_signing(words: Sequence[str], lang: str) -> bool:
    """Whether folded words speak of a signature."""
    return classes_in(_FILE, lang)["signs"].meets(words)


def _firms(words: Words, body: str, classes: Mapping[str, WordClass]) -> Iterator[str]:
    folded = words.folded
    is_paid, is_same = classes["pays"].meets(folded), classes["same"].meets(folded)

    def is_joint(at: int) -> bool:
        if is_same and classes["lands"].holds(folded[at]):
            return True
        if classes["with"].holds(folded[at]):
            return meets_any(classes, ("papers", "signs"), folded[at - 1 : at])
        return classes["paid_to" if is_paid else "from"].holds(folded[at])

    return _names_behind(words, body, classes, is_joint)


def _names_behind(
    words: Words, body: str, classes: Mapping[str, WordClass], is_joint: Callable[[int], bool]
) -> Iterator[str]:
    """The words with a capital letter that stand behind a joint such as "with the"."""
    folded, spans = words.folded, words.spans
    for at in filter(is_joint, range(len(folded))):
        name = at + 1 + (folded[at + 1 : at + 2] != () and classes["articles"].holds(folded[at + 1]))
        if (
            name < len(folded)
            and body[spans[name][0]].isupper()
            and not holds_any(classes, ("nowhere", "banks"), folded[name])
        ):
            yield folded[name]


@once_a_thread
def _known(thread: Thread) -> frozenset[str]:
    """How the words of the seller, of the headings and of the names of those who speak begin."""
    said = [message.body for message in thread.messages if message.is_seller]
    heads = [
        f"{message.subject or ''} {message.speaker.name or ''} {message.speaker.email or ''}"
        for message in thread.messages
    ]
    return frozenset(word[:_STEM] for text in (*said, *heads) for word in words_of(text).folded)
