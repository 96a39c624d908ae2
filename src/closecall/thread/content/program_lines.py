"""What programs put into a mail around its writer's words: a server's warning, a meeting's link."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.thread.lexicon.mail_words import mail_words

_LONGEST_LINE = 500
_MOST_BANNERS = 4
_LONGEST_MEETING = 30
_FEWEST_LINES = 2
_RULE = "_-=*. "
_SENTENCE_ENDS = ".!]"


def banner_lines(lines: Sequence[str]) -> frozenset[int]:
    """The lines of warnings with which a mail begins: "CAUTION: This email originated from outside"."""
    found: set[int] = set()
    filled = [i for i, line in enumerate(lines[:_LONGEST_MEETING]) if line.strip()]
    begun = 0
    for place, index in enumerate(filled):
        text = lines[index].strip(" *_\t")[:_LONGEST_LINE].casefold()
        above = lines[index - 1].strip() if index else ""
        if f"{text}\n".startswith(mail_words().banners) and begun < _MOST_BANNERS:
            begun += 1
        elif not (place and index - 1 in found and above and above[-1] not in _SENTENCE_ENDS):
            break
        found.add(index)
    return frozenset(found) if len(found) < sum(1 for line in lines if line.strip()) else frozenset()


def meeting_lines(lines: Sequence[str]) -> frozenset[int]:
    """The lines in which a calendar program tells how to join: link, number, passcode, and rules around."""
    known = mail_words()
    texts = [line.strip(" *_\t")[:_LONGEST_LINE].casefold() for line in lines]
    first = next((i for i, text in enumerate(texts) if text.startswith(known.meeting_begins)), None)
    if first is None:
        return frozenset()
    found = {first}
    for index in range(first + 1, min(len(lines), first + _LONGEST_MEETING)):
        if _is_of_meeting(texts[index]):
            found.add(index)
        elif lines[index].strip(_RULE):
            break
    if len(found) <= _FEWEST_LINES:
        return frozenset()
    last = max(found)
    while last + 1 < len(lines) and not lines[last + 1].strip(_RULE):
        last += 1
    above = first
    while above and not lines[above - 1].strip(_RULE):
        above -= 1
    cut = frozenset(range(above, last + 1))
    return cut if any(line.strip() for i, line in enumerate(lines) if i not in cut) else frozenset()


def _is_of_meeting(text: str) -> bool:
    is_number = text[:1] == "+" and text[1:3].isdigit()
    return is_number or text.startswith(mail_words().meeting_holds)
