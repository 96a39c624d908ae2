"""What a chat's page writes around the messages: receipts, reactions, counters, "(edited)".

Such lines are nobody's words. They are taken from below a message only, and never all of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.chat_words import chat_words
from closecall.thread.turns.name_openings import is_stamp

_LONGEST_MARK = 80
_MOST_NAME_WORDS = 3
_REACTION = compiled_late(r":[a-z0-9_+-]{1,40}:(?: ?\d{1,3})?$")
_RULE = "-_=*"
_COUNT = compiled_late(r"\d{1,3}$")


def is_receipt(line: str) -> bool:
    """Whether a program tells when or by whom a message was seen: "Seen 16:20", "Seen by Ina at 9:50"."""
    known = chat_words()
    first, _, rest = line.partition(" ")
    if first.casefold() not in known.receipts:
        return False
    by, _, who = rest.partition(" ")
    if by.casefold() in known.receipts_by and who:
        words = who.split()
        name = next((at for at, word in enumerate(words) if not word[0].isupper()), len(words))
        return 0 < name <= _MOST_NAME_WORDS and (name == len(words) or is_stamp(" ".join(words[name:])))
    return is_stamp(rest)


def is_count(line: str) -> bool:
    """Whether a line is a small number alone, as it stands below a reaction."""
    return _COUNT.match(line.strip()) is not None


def is_input(line: str, above: Sequence[str]) -> bool:
    """Whether a page's last line is the empty field for a message, to somebody who is named above."""
    known, folded = chat_words(), line.casefold()
    begins = next((phrase for phrase in known.inputs if folded.startswith(phrase)), None)
    return begins is not None and (line[len(begins) :].strip(" .\u2026") in ("", *above))


def is_page_mark(line: str) -> bool:
    """Whether a line is a page's and nobody's: a receipt with its time, a reaction, a count of replies."""
    text = line.strip()
    if not text or len(text) > _LONGEST_MARK:
        return False
    known, folded = chat_words(), text.casefold()
    return (
        folded.rstrip(".") in known.marks
        or folded.startswith(known.mark_begins)
        or folded.endswith(known.mark_ends)
        or _REACTION.match(folded) is not None
        or known.counters.match(folded) is not None
        or known.presence.match(folded) is not None
        or is_receipt(text)
    )


def without_page_marks(body: str) -> str:
    """A chat's message without what its page put below it; a message of such words alone stays whole."""
    lines = body.split("\n")
    words = [line for line in lines if not chat_words().media.match(line.strip())]
    lines = words if any(map(str.strip, words)) else lines
    kept = len(lines)
    for at in range(len(lines) - 1, 0, -1):
        text = lines[at].strip()
        is_rule = kept < len(lines) and text != "" and not text.strip(_RULE)
        if is_rule or is_page_mark(text) or text.casefold() in chat_words().receipts_alone:
            kept = at
        elif text and not is_count(text):
            # A bare "1" counts a reaction where the reaction itself stands above it; else it was written.
            break
    said = "\n".join(lines[:kept]).rstrip()
    tail = next((tail for tail in chat_words().tails if said.casefold().endswith(f" {tail}")), "")
    return said[: len(said) - len(tail)].rstrip() if tail else said
