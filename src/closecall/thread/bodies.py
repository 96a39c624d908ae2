"""What a mail's writer newly wrote, apart from signature, legal text and footers; nothing is thrown away.

In doubt a line stays in the body. Only the last lines of a mail are looked at, and at least one line stays.
"""

from __future__ import annotations

from typing import NamedTuple

from closecall.thread.people import name_words
from closecall.thread.vocabulary import mail_words

_LONGEST_LOOKED_AT = 500
_TAIL = 60
_MOST_SIGNATURE_LINES = 10
_LONGEST_SIGNATURE_LINE = 100
_LONGEST_MOBILE = 60
_MOST_MOBILE_WORDS = 8
_DELIMITERS = frozenset(("--", "—", "–"))
_PUNCTUATION = " \t,.!;:*_-–—~"


class CleanBody(NamedTuple):
    """A body and what was cut from below it."""

    body: str
    signature: str = ""
    disclaimer: str = ""


def clean_body(text: str, *, name: str | None) -> CleanBody:
    """The body of a mail by ``name`` (as far as known), signature and disclaimer apart."""
    lines = text.split("\n")
    lines, signature = _below_delimiter(lines)
    legal = _legal_lines(lines, name)
    disclaimer = [lines[i] for i in sorted(legal)]
    lines = [line for i, line in enumerate(lines) if i not in legal]
    lines, signed = _below_sign_off(lines, name_words(name or ""))
    return CleanBody(
        body=_joined(lines), signature=_joined([*signed, *signature]), disclaimer=_joined(disclaimer)
    )


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip()


def _below_delimiter(lines: list[str]) -> tuple[list[str], list[str]]:
    """Everything from the line ``-- `` on is signature, whatever is planted there."""
    written = False
    for index, line in enumerate(lines):
        if written and line.strip() in _DELIMITERS:
            return lines[:index], lines[index:]
        written = written or bool(line.strip())
    return lines, []


def _legal_lines(lines: list[str], name: str | None) -> frozenset[int]:
    """Indices of disclaimer, mailing footer and telephone footer lines among the last lines."""
    first = max(0, len(lines) - _TAIL)
    tail = [line.strip()[:_LONGEST_LOOKED_AT].casefold() for line in lines[first:]]
    words = mail_words()
    together = "\n".join(tail)
    footers = [phrase for phrase in words.footer_holds if phrase in together]
    disclaimers = [phrase for phrase in words.disclaimer_holds if phrase in together]
    found: set[int] = set()
    in_disclaimer = False
    for index, line in enumerate(tail, first):
        if not line:
            in_disclaimer = False
            continue
        in_disclaimer = in_disclaimer or _is_disclaimer(line, disclaimers)
        if in_disclaimer or _is_mobile(line) or (footers and _is_footer(line, footers)):
            found.add(index)
    if not found:
        return frozenset()
    rest = [line for i, line in enumerate(lines) if line.strip() and i not in found]
    alone = not rest or (len(rest) == 1 and name_words(rest[0]) == name_words(name or "?"))
    return frozenset() if alone else frozenset(found)


def _is_disclaimer(line: str, phrases: list[str]) -> bool:
    begins = line.lstrip("*_ ").startswith(mail_words().disclaimer_begins)
    return begins or any(phrase in line for phrase in phrases)


def _is_footer(line: str, phrases: list[str]) -> bool:
    if not any(phrase in line for phrase in phrases):
        return False
    personal = mail_words().footer_not_with
    return not any(word.strip(_PUNCTUATION + "?()\"'") in personal for word in line.split())


def _is_mobile(line: str) -> bool:
    """A sentence that only begins so ("Sent from my desk, which is easier") is somebody's."""
    if not line.startswith(mail_words().mobile):
        return False
    line = line.partition("<http")[0].partition("(http")[0].strip() or line
    begins = len(line) <= _LONGEST_MOBILE and line.startswith(mail_words().mobile)
    return begins and line[-1] not in "?:" and "," not in line and len(line.split()) <= _MOST_MOBILE_WORDS


def _below_sign_off(lines: list[str], name: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Part the closing phrase or the writer's name, and the short lines below it, from the body."""
    filled = [i for i, line in enumerate(lines) if line.strip()]
    for index in filled[1:][-_MOST_SIGNATURE_LINES:]:
        below = [i for i in filled if i > index]
        if not _signs_off(lines[index], name, last=not below):
            continue
        end = next((i for i in below if _is_postscript(lines[i])), len(lines))
        if all(_fits_signature(lines[i]) for i in below if i < end):
            return lines[:index] + lines[end:], lines[index:end]
    return lines, []


def _signs_off(line: str, name: tuple[str, ...], *, last: bool) -> bool:
    if len(line) > _LONGEST_SIGNATURE_LINE:
        return False
    words = mail_words()
    text = line.strip(_PUNCTUATION).casefold()
    if text in words.closings:
        return not (last and text in words.thanks)
    head, comma, rest = text.partition(",")
    if comma and head.strip() in words.closings:
        return bool(set(name_words(rest)) & set(name)) and len(rest.split()) <= len(name) + 1
    return _is_own_name(line.strip(), name)


def _is_own_name(line: str, name: tuple[str, ...]) -> bool:
    """Whether a line is the writer's name, first name or initials, alone or before a company or title."""
    if not name or line[:1].casefold() != name[0][:1]:
        return False
    written = name_words(line)
    if not written:
        return False
    if written in (name, name[:1]):
        return True
    initials = "".join(word[0] for word in name)
    joined = "".join(written)
    if len(line) <= 6 and line.strip(".") == line.strip(".").upper() and joined in (initials, initials[:1]):
        return True
    named = len(name) >= 2 and written[: len(name)] == name
    return named and any(mark in line for mark in ",|·-–—/")


def _is_postscript(line: str) -> bool:
    return line.strip()[:6].casefold().replace(".", "").startswith(("ps ", "ps:", "pps"))


def _fits_signature(line: str) -> bool:
    text = line.strip()
    if len(text) > _LONGEST_SIGNATURE_LINE or text.startswith(("- ", "• ", "* ")) or text.endswith("?"):
        return False
    return not (text.endswith((".", "!")) and len(text.split()) > 5)
