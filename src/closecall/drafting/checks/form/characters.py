"""W9, W10: placeholders, markup, and characters that show nothing or do something."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.rule import Rule
from closecall.drafting.checks.spans.draft_span import Span
from closecall.text.homoglyphs import mixed_words
from closecall.text.resources.lazy_regex import compiled_late

_PLACEHOLDER = re.compile(
    r"\[(?!pause\])[^\W\d_][^\[\]\n]{0,60}\](?!\()|\[_{0,20}\s{0,4}\]|\{{1,3}[^{}\n]{0,60}\}{1,3}|\$\{?[A-Za-z_]{2,30}\}?|%[sd]\b|%\([a-z_]{1,30}\)s"
    r"|<(?:your|the|insert|name|first|last|company|buyer|seller|date|amount|price|product)\b[^<>\n]{0,40}>"
    r"|\b(?:TBD|TBC|TODO|FIXME|XXX+|YYY+|lorem ipsum|N\.N\.)(?!\w)"
    r"|\bX{2,3}\b(?=[ ]?(?:€|EUR|USD|GBP|%|percent))|_{3,}",
)
_SPOKEN_PLACEHOLDER = re.compile(
    r"\b(?:insert|your|add|fill in)[ ](?:your |the )?(?:name|company|title|date|amount|link|number)[ ]here\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>\n]{0,200})?/?>|<!--|&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,6});"
    r"|\*\*[^*\n]{1,200}\*\*|(?<!\w)__[^_\n]{1,200}__(?!\w)|(?<![\w*])\*[^*\s\n][^*\n]{0,100}\*(?![\w*])|`[^`\n]{1,200}`|```"
    r"|!?\[[^\[\]\n]{1,100}\]\([^()\n]{1,300}\)|\\[nrt](?![a-z])|\|[ ]?:?-{3,}",
    re.IGNORECASE,
)
_LINE_MARKUP = re.compile(r"[ ]{0,3}(?:#{1,6}[ ]|>[ ]?\S|```|~~~|={4,}|-{3,}\s*$|\*[ ]\S)")
_CHAT = re.compile(
    r"<\|[^|\n]{1,40}\|>|<\s?/?\s?(?:s|INST|SYS|think|thinking|system|assistant|user|im_start|im_end)\s?>|<</?SYS>>|\[/?INST\]"
    r"|<(?:start|end)_of_turn>|\bEND[ _]OF[ _](?:TEXT|PROMPT|TURN)\b",
    re.IGNORECASE,
)
_CHAT_LINE = re.compile(
    r"[#\s]{0,6}(?:system|assistant|user|human|ai|instruction|response|output|tool)[ ]?:(?:\s|$)",
    re.IGNORECASE,
)
_JSON_LINE = re.compile(r"\s{0,8}[{\"](?:subject|body|quotes|hesitation|next_step)\"?\"?\s?:", re.IGNORECASE)
_BAD_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_EMOJI_JOINER = compiled_late(
    "(?<=[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
)
# A selector gives a sign its colours; behind a letter it shows nothing, and a row of them can spell a text.
_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SIGN_SELECTOR = compiled_late(
    "(?<=[#*0-9])\ufe0f(?=\u20e3)"
    "|(?<=[\u00a9\u00ae\u203c-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff])[\ufe0e\ufe0f]"
)
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f")
# What a program writes for a value that it does not have, where a name or a thing should stand.
_NO_VALUE = re.compile(
    r"\b(?:to|for|from|with|and|dear|hi|hello|an|de|para|pour|für|bonjour|hola|hallo) (?:undefined|null)"
    r"(?=[ ]?(?:$|[,.;:!?])|[ ](?:and|und|et|y)[ ](?!void|nichtig))|\[object Object\]",
    re.IGNORECASE | re.MULTILINE,
)


def _placeholders(sheet: Sheet) -> Iterator[Span]:
    for part in sheet.parts:
        for pattern in (_PLACEHOLDER, _SPOKEN_PLACEHOLDER, _NO_VALUE):
            for match in pattern.finditer(part.text):
                if not _is_markup(part.text, match.start()):
                    yield Span(part.where, match.start(), match.end())


def _is_markup(text: str, start: int) -> bool:
    return bool(_CHAT.match(text, start))


def _markup(sheet: Sheet) -> Iterator[Span]:
    for part in sheet.parts:
        for pattern in (_MARKUP, _CHAT):
            for match in pattern.finditer(part.text):
                if not _PLACEHOLDER.match(part.text, match.start()) or pattern is _CHAT:
                    yield Span(part.where, match.start(), match.end())
        position = 0
        for line in part.text.split("\n"):
            if _LINE_MARKUP.match(line) or _CHAT_LINE.match(line) or _JSON_LINE.match(line):
                yield Span(part.where, position, position + len(line))
            position += len(line) + 1


def _odd_characters(sheet: Sheet) -> Iterator[Span]:
    for part in sheet.parts:
        plain = part.text.replace("\n", "").isprintable() and not _FILLERS.intersection(part.text)
        if plain and not _SELECTOR.search(part.text):
            continue
        allowed = {
            match.start()
            for pattern in (_EMOJI_JOINER, _SIGN_SELECTOR)
            for match in pattern.finditer(part.text)
        }
        for place, character in enumerate(part.text):
            if character != "\n" and place not in allowed and _is_odd(character):
                yield Span(part.where, place, place + 1)


def _is_odd(character: str) -> bool:
    if character in _FILLERS or _SELECTOR.match(character):
        return True
    return unicodedata.category(character) in _BAD_CATEGORIES


def _look_alikes(sheet: Sheet) -> Iterator[Span]:
    for part in sheet.parts:
        for start, end in mixed_words(part.text):
            yield Span(part.where, start, end)


def _not_composed(sheet: Sheet) -> Iterator[Span]:
    for part in sheet.parts:
        if not unicodedata.is_normalized("NFC", part.text):
            yield Span(part.where, 0, len(part.text))


RULES = (
    Rule(
        id="W9",
        code="placeholder",
        sentence="This is a placeholder that nobody has filled in.",
        repair="Write the real word, or a sentence that does not need it.",
        source="W9",
        find=_placeholders,
    ),
    Rule(
        id="W10",
        code="markup",
        sentence="This is HTML, markdown or a chat token, not plain text.",
        repair="Write plain text.",
        source="W10",
        find=_markup,
    ),
    Rule(
        id="W10",
        code="odd_character",
        sentence="This character is invisible or controls how text is shown.",
        repair="Use only characters that can be seen, and line breaks.",
        source="W10",
        find=_odd_characters,
    ),
    Rule(
        id="W10",
        code="look_alike",
        sentence="This word mixes two alphabets.",
        repair="Write each word in the letters of its own alphabet.",
        source="W7, W10",
        find=_look_alikes,
    ),
    Rule(
        id="W10",
        code="not_composed",
        sentence="Letters and accents are written as separate characters (not NFC).",
        repair="Write each accented letter as one character (NFC).",
        source="W10",
        find=_not_composed,
    ),
)
