"""In which languages the buyer writes, and what those are called that nobody here hears."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from closecall.facts.cues import languages, load_cues
from closecall.facts.words.speech.buyer_speech import ListenedMessage, is_heard
from closecall.text.language import UNDETERMINED, guess_language, has_small_word
from closecall.text.resources.toml_file import read_data

# Words of the buyer in a language that cannot be told: this many are a message that was not understood; a few
# are, when no English small word is among them.
_MOST_UNTOLD = 8
_FEWEST_UNTOLD = 3
# The topics of cues by which few words are known for English.
_TELLING = ("stage", "refusal", "interest", "actions", "hesitation", "deal")


def spoken_in(heard: ListenedMessage, lang: str) -> tuple[str, ...]:
    """The languages of a message and its paragraphs; every one heard where it may be any other."""
    body = heard.message.body
    tongues = {guess_language(part) for part in {body, *body.split("\n\n")} if part.strip()}
    if tongues == {UNDETERMINED} and not has_small_word(body, lang) and _is_foreign([heard]):
        return languages()
    return tuple(sorted(tongues))


def unheard_by(lang: str, messages: Sequence[ListenedMessage]) -> str:
    """What a language of the buyer's is called that has no cues or cannot be told; empty where all are heard.

    It is the one of all his messages, else that of the last, where it can be told.
    """
    newest = guess_language(messages[-1].message.body)
    return _unheard(lang, messages) or ("" if newest == UNDETERMINED else _unheard(newest, messages[-1:]))


def _unheard(lang: str, messages: Sequence[ListenedMessage]) -> str:
    if is_heard(lang) or (lang == UNDETERMINED and not _is_foreign(messages)):
        return ""
    unknown = "the buyer's language" if lang == UNDETERMINED else f"the language {lang!r}"
    return _names_of_languages().get(lang, unknown)


def _is_foreign(messages: Sequence[ListenedMessage]) -> bool:
    """Whether words of no language that can be told are too many to pass over, or hold nothing English."""
    words = sum(len(sentence.words.folded) for heard in messages for sentence in heard.sentences)
    if words > _MOST_UNTOLD:
        return True
    text = "\n".join(heard.message.body for heard in messages)
    return words >= _FEWEST_UNTOLD and not has_small_word(text, "en") and not _is_heard_in_english(messages)


def _is_heard_in_english(messages: Sequence[ListenedMessage]) -> bool:
    """Whether the cues of the deal know words of them in English: "contract's signed, scan attached"."""
    books = [book for topic in _TELLING if (book := load_cues("en", topic)) is not None]
    return any(
        book.hear(sentence.words.folded)
        for heard in messages
        for sentence in heard.sentences
        for book in books
    )


@cache
def _names_of_languages() -> dict[str, str]:
    return read_data(Path(__file__).with_name("languages.toml"))
