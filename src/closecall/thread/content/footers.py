"""Lines below a mail that no person wrote to another: legal notes, mailing footers, what a telephone adds.

Anywhere among the last lines only the surest phrases make one. Below the writer's name, a closing or a rule,
where programs put their notes, an institution's voice is enough. A wish ("please unsubscribe me") is nobody's
footer, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.mail_words import Pair, mail_words
from closecall.thread.person_names import name_words

_LONGEST_LOOKED_AT = 500
_TAIL = 60
_LONGEST_MOBILE = 60
_MOST_MOBILE_WORDS = 8
# A name, a street or a number is shorter than a note.
_FEWEST_SPACES = 3
_PUNCTUATION = " \t,.!;:*_-–—~"
_RULE = "-_=*–—~"
_SHORTEST_RULE = 3
# Wrapped lines are long; a shorter one was ended on purpose.
_SHORTEST_WRAPPED = 30
_SENTENCE_ENDS = ".!?:。！？"
_GOES_ON = compiled_late(r"[.!?;]\s+\w|[。！？]\w|\s[-–—|]\s*\w")


def footer_lines(lines: Sequence[str], *, signed_at: int | None) -> frozenset[int]:
    """Indices of the lines among the last ones that are a footer or a legal note.

    Args:
        lines: of the mail.
        signed_at: the line that holds the writer's name or a closing, where one does.

    """
    first = max(0, len(lines) - _TAIL)
    tail = [line.strip()[:_LONGEST_LOOKED_AT].casefold() for line in lines[first:]]
    words = mail_words()
    together = "\n".join(tail)
    footers = [phrase for phrase in words.footer_holds if phrase in together]
    disclaimers = [phrase for phrase in words.disclaimer_holds if phrase in together]
    below = min((i for i in (_rule_in(tail, first), signed_at) if i is not None), default=len(lines))
    found: set[int] = set()
    in_disclaimer = in_note = False
    for index, line in enumerate(tail, first):
        if not line:
            in_disclaimer = in_note = False
            continue
        following = tail[index - first + 1] if index - first + 1 < len(tail) else ""
        begins = lines[index].lstrip()[:1].isupper()
        goes_on = in_note and not begins and _is_unfinished(tail[index - first - 1])
        in_disclaimer = in_disclaimer or _is_disclaimer(line, disclaimers)
        in_note = index > below and _is_institutions(line, following, goes_on=goes_on)
        if in_disclaimer or in_note or _is_mobile(line) or (footers and _is_footer(line, footers)):
            found.add(index)
    return frozenset(found | _rules_above(lines, found))


def _is_unfinished(line: str) -> bool:
    """Whether a line was wrapped within a sentence: what stands below a whole one may be anybody's."""
    return len(line) >= _SHORTEST_WRAPPED and line[-1:] not in _SENTENCE_ENDS


def _rule_in(tail: Sequence[str], first: int) -> int | None:
    """The last rule across the page that has text above and below."""
    rules = [place for place, line in enumerate(tail) if line and line[0] in _RULE and _is_rule(line)]
    return first + rules[-1] if rules and any(tail[: rules[-1]]) else None


def _is_rule(line: str) -> bool:
    line = line.strip()
    return len(line) >= _SHORTEST_RULE and not line.strip(_RULE)


def _rules_above(lines: Sequence[str], found: set[int]) -> set[int]:
    """The rules right above what is cut."""
    above = set[int]()
    for index in found:
        at = index - 1
        while at > index - _TAIL and at > 0 and not lines[at].strip():
            at -= 1
        if at > 0 and _is_rule(lines[at]):
            above.add(at)
    return above


def _is_disclaimer(line: str, phrases: list[str]) -> bool:
    begins = line.lstrip("*_ ").startswith(mail_words().disclaimer_begins)
    return begins or any(phrase in line for phrase in phrases)


def _is_institutions(line: str, following: str, *, goes_on: bool) -> bool:
    """Whether a line is a firm's note on its mail or its mailing list, begins one or goes on with it."""
    known = mail_words().below_names
    if line.startswith(known.labels):
        return True
    registered = any(phrase in line for phrase in known.holds)
    legal = registered and any(law in line for law in known.on_the_mail[1])
    if line.startswith(known.postscripts + known.not_begins) or (
        _has_a_word_of(line, known.not_with) and not legal
    ):
        return False
    addressed = any(phrase in line for phrase in known.addressed)
    too_short = line.isascii() and line.count(" ") < _FEWEST_SPACES
    if not (goes_on or registered or addressed) and (too_short or _has_a_word_of(line, known.ours)):
        return False
    return goes_on or _is_a_note(line, following, registered=registered, addressed=addressed)


def _is_a_note(line: str, following: str, *, registered: bool, addressed: bool) -> bool:
    """Whether a line of nobody's speaks of the mail and the law, a register, or leaving a mailing list."""
    known = mail_words().below_names
    wished = any(phrase in line for phrase in known.wishes)
    if wished and not addressed and not (registered and _has_a_word_of(line, known.ours)):
        return False
    wrapped = _is_unfinished(line) and not _has_a_word_of(following, known.not_with)
    text = f"{line} {following}" if wrapped else line
    if _begins_both(line, text, known.on_the_mail):
        return True
    listed = registered or wished or _begins_both(line, text, known.on_the_list)
    return listed and not _has_a_word_of(text, known.asking)


def _begins_both(line: str, text: str, pair: Pair) -> bool:
    """Whether words of both kinds stand in a text, those of one already in its first line."""
    return any(word in line for words in pair for word in words) and _holds_both(text, pair)


def _holds_both(text: str, pair: Pair) -> bool:
    return all(any(word in text for word in words) for words in pair)


def is_a_persons(line: str) -> bool:
    """Whether somebody speaks of himself in a line, asks for something or gives an order."""
    words = mail_words()
    line = line.strip().casefold()
    return line.startswith(words.below_names.not_begins) or _has_a_word_of(line, words.footer_not_with)


def _has_a_word_of(line: str, personal: frozenset[str]) -> bool:
    signs = mail_words().footer_not_with_signs
    return any(sign in line for sign in signs) or not personal.isdisjoint(name_words(line))


def _is_footer(line: str, phrases: list[str]) -> bool:
    if not any(phrase in line for phrase in phrases):
        return False
    known = mail_words().below_names
    if line.startswith(known.postscripts):
        return False
    if not any(phrase in line for phrase in known.addressed):
        clicked = any(word in line for word in known.on_the_list[1])
        if _has_a_word_of(line, known.not_with) or (not clicked and _has_a_word_of(line, known.ours)):
            return False
    personal = mail_words().footer_not_with
    return not any(word.strip(_PUNCTUATION + "?()\"'") in personal for word in line.split())


def _is_mobile(line: str) -> bool:
    """A sentence that only begins so ("Sent from my desk, which is easier") is somebody's.

    So is a line that goes on behind the telephone's sentence: "Sent from my phone. Unsubscribe me please."
    """
    line = line.replace("[", "", 1)
    if not line.startswith(mail_words().mobile):
        return False
    line = line.partition("<http")[0].partition("(http")[0].strip() or line
    begins = len(line) <= _LONGEST_MOBILE and line.startswith(mail_words().mobile)
    is_one = not _GOES_ON.search(line) and line[-1] not in "?:" and "," not in line
    return begins and is_one and len(line.split()) <= _MOST_MOBILE_WORDS
