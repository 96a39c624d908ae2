"""Letters of other alphabets that look like Latin ones, and words in which they stand for these."""

from __future__ import annotations

import re

from closecall.text.resources.lazy_regex import compiled_late

# Letters and digits of many scripts that are a ring.
_ROUND = "ߋ๐໐០০੦૦௦౦೦൦"
# Each letter of the first line looks like the one below it.
_PAIRS = (
    ("аеорсухіјѕԁԛԝһкмтнвпгӏѵүґАЕОРСУХІЈЅԀԚԜҺКМТНВӀ", "aeopcyxijsdqwhkmthbnrlvyrAEOPCYXIJSDQWHKMTHBI"),
    ("οαντρυικχηγωβεςΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oavtpuikxnywbesABEZHIKMNOPTYX"),
    ("օոսհցՕՍ", "onuhgOU"),
    ("ⲟⲣⲥⲓⲕⲙⲧߋ๐໐០०০੦૦௦౦೦൦", "opcikmtoooooooooooo"),
    # Latin letters too, but of phonetic script.
    ("ɑɘɡɩɪɵɴʏɾʀʟʜʙᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢ", "aegiionyrrlhbacdejkmoptuvwz"),
)
_TO_LATIN = str.maketrans({other: latin for pair in _PAIRS for other, latin in zip(*pair, strict=True)})
_DOUBLES = "".join(others for others, _ in _PAIRS)
_OTHER = f"\u0250-\u02af\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u1d00-\u1d2b\u2c80-\u2cff{_ROUND}"
_LATIN = "A-Za-z\u00c0-\u024f"

_IS_OTHER = re.compile(f"[{_OTHER}]")
_IS_LATIN = re.compile(f"[{_LATIN}]")
_MIXED = compiled_late(
    rf"[{_LATIN}][\u0300-\u036f]{{0,8}}[{_OTHER}][\w]{{0,40}}|[{_OTHER}][\u0300-\u036f]{{0,8}}[{_LATIN}][\w]{{0,40}}"
)
_NO_DOUBLE = compiled_late(f"(?![{_DOUBLES}])[{_OTHER}]")


def mixed_words(text: str) -> list[tuple[int, int]]:
    """Where Latin letters stand right beside Cyrillic, Greek or Armenian ones: a letter was swapped."""
    return [] if text.isascii() else [match.span() for match in _MIXED.finditer(text)]


def in_latin(word: str) -> str:
    """A word of two alphabets with its look-alike letters as the Latin ones; any other word as it is."""
    if _IS_OTHER.search(word) and _IS_LATIN.search(word):
        return word.translate(_TO_LATIN)
    return word


def is_latin_sentence(text: str) -> bool:
    """Whether only look-alikes of other alphabets stand among the Latin letters of a text."""
    return bool(_IS_OTHER.search(text) and _IS_LATIN.search(text)) and not _NO_DOUBLE.search(text)


def as_latin(word: str) -> str:
    """Every look-alike letter as the Latin one; for the words of a Latin sentence."""
    return word.translate(_TO_LATIN)
