"""What programs put into a mail around its writer's words: a server's warning, a meeting's link."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.lexicon.side_words import side_words

_LONGEST_LINE = 500
_MOST_BANNERS = 4
_LONGEST_TAG = 20
_SHORTEST_WRAPPED = 30
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
        above = lines[index - 1].strip() if index else ""
        if _is_banner(lines[index]) and begun < _MOST_BANNERS:
            begun += 1
        elif not (place and index - 1 in found and _goes_on(above, lines[index].strip())):
            break
        found.add(index)
    return frozenset(found) if len(found) < sum(1 for line in lines if line.strip()) else frozenset()


def _is_banner(line: str) -> bool:
    """Whether a line is a tag alone or how a warning begins; "[EXTERNAL] we won't" is its writer's."""
    text = line.strip(" *_\t")[:_LONGEST_LINE].casefold()
    tag, _, behind = text.partition("]") if text.startswith("[") else ("", "", "")
    if len(tag) <= _LONGEST_TAG and behind.strip():
        text = behind.strip()
    return f"{text}\n".startswith(mail_words().banners)


def _goes_on(above: str, line: str) -> bool:
    """Whether a warning is wrapped there: the line above is long and ends no sentence."""
    greets = line.split(maxsplit=1)[0].strip(",").casefold() in side_words().greetings
    is_wrapped = len(above) >= _SHORTEST_WRAPPED and above[-1] not in _SENTENCE_ENDS
    return is_wrapped and line[0].islower() and not greets


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
