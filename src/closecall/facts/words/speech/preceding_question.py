"""What a short "no" or "deal!" answers: the seller's words before it decide what is refused or agreed.

These are the seller's message before, or in a mail with answers under what it quotes, the words quoted above.
"""

from __future__ import annotations

from collections.abc import Sequence

from closecall.facts.cues import load_cues
from closecall.facts.cues.cue_mentions import cue_language, said_in
from closecall.facts.words.speech.buyer_speech import LanguageCues, cues_for
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.language import is_content_word
from closecall.text.quantities.amounts import amounts_in
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.tokens import words_of
from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_thread

# Who answers under quoted words quotes one of the last few mails.
_QUOTED_BACK = 6
_ELSE = frozenset({"seller_part", "asks_else"})
_PURCHASE = frozenset({"seller_offer", "seller_close"})


def answers_an_offer(thread: Thread, utterance: Utterance, language_cues: Sequence[LanguageCues]) -> bool:
    """Whether the seller had just asked for the purchase, and for nothing else."""
    facts = _asked_before(thread, utterance, language_cues)
    return "seller_offer" in facts and not facts & {"part", "other"}


def answers_about_a_part(thread: Thread, utterance: Utterance, language_cues: Sequence[LanguageCues]) -> bool:
    """Whether the seller had just asked about an extra, such as a warranty.

    What alone has a price in the thread is no extra: it is for sale after something that was bought before.
    """
    if "part" not in _asked_before(thread, utterance, language_cues) or _refuses_what_was_told(
        thread, utterance
    ):
        return False
    before = reversed(range(utterance.message))
    begins = next((n for n in before if thread.messages[n].is_seller), 0)
    priced = [n for n in priced_messages(thread)[:2] if n < utterance.message]
    return priced != [begins] or not all(
        sentence.is_question
        for sentence in sentences_of(thread.messages[begins].body)
        if amounts_in(thread.messages[begins].body, start=sentence.start, end=sentence.end)
    )


def _refuses_what_was_told(thread: Thread, utterance: Utterance) -> bool:
    """Whether it names what the seller told of, and not what he asked: "the bike is 900. A basket, too?"."""
    refused = _names(
        thread.messages[utterance.message].body[utterance.at : utterance.sentence[1]], thread.lang
    )
    said = sentences_of(_words_before(thread, utterance.message, utterance.at)[1])
    asked, told = (
        {word for sentence in said if sentence.is_question is is_asked for word in sentence.words.folded}
        for is_asked in (True, False)
    )
    return bool(refused & told) and not refused & asked


@once_a_thread
def priced_messages(thread: Thread) -> tuple[int, ...]:
    """The indexes of the messages that name an amount, oldest first."""
    return tuple(n for n, message in enumerate(thread.messages) if amounts_in(message.body))


def refuses_an_extra(thread: Thread, message: int, span: tuple[int, int]) -> bool:
    """Whether the seller lately named what is refused only as something on top ("I also have a ladder").

    What he names with a sum that stood in the thread before is what is for sale.

    Args:
        span: start and end of the sentence that refuses.

    """
    refused = _names(thread.messages[message].body[span[0] : span[1]], thread.lang)
    keys = [
        (index, sentence.start)
        for index in range(max(0, message - _QUOTED_BACK), message)
        if thread.messages[index].is_seller
        for sentence in sentences_of(thread.messages[index].body)
        if refused.intersection(sentence.words.folded)
    ]
    on_top = {
        said.sentence_key
        for index in {index for index, _ in keys}
        for said in said_in(thread, index, "steps")
        if said.cue.fact == "adds" and not _has_a_known_price(thread, index, said.sentence)
    }
    return bool(keys) and on_top.issuperset(keys)


def _has_a_known_price(thread: Thread, index: int, sentence: Sentence) -> bool:
    """Whether a sentence names a sum that a message before it had named."""
    body = thread.messages[index].body
    sums = {amount.value for amount in amounts_in(body, start=sentence.start, end=sentence.end)}
    return bool(sums) and any(
        amount.value in sums
        for n in priced_messages(thread)
        if n < index
        for amount in amounts_in(thread.messages[n].body)
    )


def _names(text: str, lang: str) -> frozenset[str]:
    words = words_of(text).folded
    return frozenset(word for word in words if is_content_word(word, lang))


def answers_another_question(
    thread: Thread, utterance: Utterance, language_cues: Sequence[LanguageCues]
) -> bool:
    """Whether the seller had just asked something else, such as whether anything is missing."""
    facts = _asked_before(thread, utterance, language_cues)
    return "other" in facts and "seller_offer" not in facts


def answers_a_close(thread: Thread, utterance: Utterance, language_cues: Sequence[LanguageCues]) -> bool:
    """Whether the seller's last question asked for the purchase itself, and the buyer asked nothing before.

    "Shall I put the order through?" is such a question; "would you like a demo?" is none.
    """
    begins, asked = _words_before(thread, utterance.message, utterance.at)
    sentences = sentences_of(thread.messages[utterance.message].body)
    if any(s.is_question for s in sentences if begins <= s.start < utterance.sentence[0]):
        return False
    questions = [s for s in sentences_of(asked) if s.is_question]
    return any(
        heard.cue.fact == "seller_close"
        for question in questions[-1:]
        for ear in language_cues
        for heard in ear.cues.hear(question.words.folded)
    )


def asks_to_decide(thread: Thread, message: int, language_cues: Sequence[LanguageCues]) -> bool:
    """Whether the seller's last question before a message asks for the purchase, and for nothing else."""
    facts = _last_asked(thread, message, language_cues)
    return bool(facts & {"seller_close", "seller_offer"}) and "seller_part" not in facts


def asks_to_buy(thread: Thread, message: int, language_cues: Sequence[LanguageCues]) -> bool:
    """Whether that question is one for the purchase itself, and not only whether he may show or tell more."""
    facts = _last_asked(thread, message, language_cues)
    return "seller_close" in facts and "seller_part" not in facts


def _last_asked(thread: Thread, message: int, language_cues: Sequence[LanguageCues]) -> frozenset[str]:
    _, asked = _words_before(thread, message, 0)
    return frozenset(
        heard.cue.fact
        for question in [s for s in sentences_of(asked) if s.is_question][-1:]
        for ear in language_cues
        for heard in ear.cues.hear(question.words.folded)
    )


def answers_an_appointment(
    thread: Thread, utterance: Utterance, language_cues: Sequence[LanguageCues]
) -> bool:
    """Whether the seller had just spoken of a day, a call or a visit."""
    _, asked = _words_before(thread, utterance.message, utterance.at)
    return any(
        heard.cue.fact == "appointment"
        for sentence in sentences_of(asked)
        for ear in language_cues
        for heard in ear.cues.hear(sentence.words.folded)
    )


def is_asked_else(thread: Thread, message: int, *, at: int) -> bool:
    """Whether the seller's last words ask for something else than the purchase: "no" answers that.

    Args:
        at: where in the message's body the answer stands.

    """
    asked = _all_asked(thread, message, at)
    return bool(asked) and "seller_offer" not in asked[-1] and any(_ELSE & facts for facts in asked)


def is_asked_only_for_more(thread: Thread, message: int, *, at: int) -> bool:
    """Whether the seller's last words ask for something else at last, and nowhere for the purchase."""
    asked = _all_asked(thread, message, at)
    return bool(asked) and bool(_ELSE & asked[-1]) and not any(_PURCHASE & facts for facts in asked)


def _all_asked(thread: Thread, message: int, at: int) -> list[set[str]]:
    """What each question of the seller's right before a place is about; none without cues of the language."""
    _, before = _words_before(thread, message, at)
    book = load_cues(cue_language(thread), "doubt")
    if book is None:
        return []
    books = [*(ear.cues for ear in cues_for(thread.lang)), book]
    return [
        {heard.cue.fact for each in books for heard in each.hear(s.words.folded)}
        for s in sentences_of(before)
        if s.is_question
    ]


def seller_before(thread: Thread, message: int) -> str:
    """What the seller said right before a message; empty where somebody else spoke last."""
    return _words_before(thread, message, 0)[1]


def _words_before(thread: Thread, message: int, at: int) -> tuple[int, str]:
    """What the seller said right before a place: where in the body the answer to it begins, and his words.

    Empty where somebody else spoke last: the buyer may quote himself. A stranger whose mail is only quoted
    did not speak here.
    """
    above = [quoted for quoted in thread.messages[message].answered if quoted.answered_at <= at]
    if above:
        last = above[-1]
        lately = thread.messages[max(0, message - _QUOTED_BACK) : message]
        own = any(said.is_buyer and last.text in " ".join(said.body.split()) for said in lately)
        return last.answered_at, "" if own else last.text
    earlier = (thread.messages[n] for n in reversed(range(message)))
    before = next((said for said in earlier if not said.is_quoted_stranger), None)
    return 0, before.body if before is not None and before.is_seller else ""


def _asked_before(
    thread: Thread, utterance: Utterance, language_cues: Sequence[LanguageCues]
) -> frozenset[str]:
    """What the seller's last question before it is about; empty when somebody else spoke last."""
    _, asked = _words_before(thread, utterance.message, utterance.at)
    questions = [s for s in sentences_of(asked) if s.is_question]
    return frozenset(
        heard.cue.value if heard.cue.fact == "seller_part" else heard.cue.fact
        for question in questions[-1:]
        for ear in language_cues
        for heard in ear.cues.hear(question.words.folded)
        if heard.cue.fact in ("seller_offer", "seller_part")
    )
