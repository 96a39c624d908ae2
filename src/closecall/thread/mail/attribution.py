"""Attribution lines: "On (date), (name) wrote:" in thirty languages, wrapped over up to four lines.

Mail programs put date, name and verb in any order: "Le (date), (name) a écrit :", "(name), (date) tarihinde
şunu yazdı:", "(date) schrieb (name):".
"""

from __future__ import annotations

from closecall.text.dates import WrittenDate, find_date, weekdays
from closecall.thread.lexicon.heading_words import heading_words
from closecall.thread.mail.boundary import Boundary
from closecall.thread.mail.header_block import rule_above
from closecall.thread.person_names import find_address, name_words, parse_person
from closecall.thread.quoted_lines import QuotedLines

_MOST_LINES = 4
_LONGEST = 400
_LONGEST_BARE = 60
_MOST_BARE_NAMES = 4
_MOST_NAME_WORDS = 8
_LONGEST_FIRST_WORD = 20
_MOST_WORDS_BESIDE = 3
_LONGEST_END = 30
_SHORTEST_DAY = 5
_LONGEST_PREPOSITION = 2
_LONGEST_VERB = 20
_DASHES = "-\u2013\u2014 "
_COLONS = (":", "\uff1a")
_MARKS = " \t,.;:()\"'*_\u3001\u201e\u201c\u201d\uff1a"


def find_attribution(lines: QuotedLines, index: int) -> Boundary | None:
    """The attribution that begins on this line."""
    content = lines.contents[index]
    if content[:2] == "--" == content[-2:]:
        # Zoho writes "---- On (date) (name) wrote ----".
        inner = content.strip(_DASHES) if len(content) <= _LONGEST else ""
        return _read(f"{inner}:", lines, first=index, body=index + 1) if inner else None
    if (behind := _text_behind(content)) is not None:
        found = _read(content[: len(content) - len(behind)].rstrip(), lines, first=index, body=index + 1)
        if found is not None and found.email and found.date:
            return found._replace(text=behind)
    if not _can_begin(content):
        return None
    depth = lines.depths[index]
    joined = ""
    for at in range(index, min(len(lines.contents), index + _MOST_LINES)):
        text = lines.contents[at]
        if not text or len(joined) + len(text) > _LONGEST:
            break
        if lines.depths[at] != depth:
            if not _is_end_of_address(joined, text) or lines.depths[at] != depth + 1:
                break
            text = f"> {text}"
        joined = f"{joined} {text}" if joined else text
        if text.rstrip("*_ \xa0").endswith(_COLONS):
            return _read(joined.replace("> :", ">:"), lines, first=index, body=at + 1)
        if "@" in text and _ends_without_colon(lines, at, joined):
            return _read(f"{joined}:", lines, first=index, body=at + 1)
    return None


def _text_behind(content: str) -> str | None:
    """The text behind a heading on one line, as Yahoo leaves it: "On 2 May, A <a@b> wrote:  Hi"."""
    address = content.find(">", 0, _LONGEST)
    if "@" not in content[: max(0, address)]:
        return None
    verb = heading_words().wrote.match(content, address + 1 + (content[address + 1 : address + 2] == " "))
    rest = content[verb.end() :] if verb else ""
    return rest[1:].strip() or None if rest[:1] in _COLONS else None


def _can_begin(content: str) -> bool:
    if not content or len(content) > _LONGEST:
        return False
    if content[0].isdigit() or ("@" in content and "<" in content):
        return True
    word = content[:_LONGEST_FIRST_WORD].partition(" ")[0].strip("*_.,:").casefold()
    return word in heading_words().first_words or word in weekdays() or _may_be_bare(content)


def _may_be_bare(content: str) -> bool:
    """Whether a short line can be a name and the verb alone: "Bo Lund wrote:"."""
    short = len(content) <= _LONGEST_BARE and content.endswith(_COLONS)
    return short and heading_words().wrote.search(content) is not None


def _is_end_of_address(joined: str, text: str) -> bool:
    """Whether a ``>`` in front of the text is the end of an address that the line's end cut in two."""
    return len(text) <= _LONGEST_END and text[-1] in _COLONS and joined.rfind("<") > joined.rfind(">")


def _ends_without_colon(lines: QuotedLines, at: int, joined: str) -> bool:
    """Whether the line ends an attribution: with the verb, or with an address above quoted lines."""
    if joined[-1] == ">":
        return joined[0].isdigit() and _is_quoted_below(lines, at + 1)
    verbs = heading_words().wrote.finditer(joined, max(0, len(joined) - _LONGEST_VERB))
    return any(verb.end() == len(joined) for verb in verbs)


def _is_quoted_below(lines: QuotedLines, body: int) -> bool:
    """Whether the first line after the heading stands deeper."""
    below = lines.next_filled(body)
    return below is not None and lines.depths[below] > lines.depths[body - 1]


def _read(joined: str, lines: QuotedLines, *, first: int, body: int) -> Boundary | None:
    words = heading_words()
    text = joined.strip("*_ ")
    opening = words.opening.match(text)
    rest, wrote = words.wrote.subn(" ", text[opening.end() :] if opening else text)
    date = find_date(rest)
    # Gmail once wrote "2017-02-05 13:29 GMT+02:00 Name <address>:" without a verb, and does so in Russian.
    if not wrote and date is not None and not rest.rstrip().endswith((">:", ">\uff1a")):
        # Libero writes "lunedì, 02 marzo 2026, 09:00AM +01:00 da Name address:".
        rest, wrote = _with_bare_address(rest, date)
    if not wrote and (date is None or not rest.rstrip().endswith((">:", ">\uff1a"))):
        return None
    quoted = _is_quoted_below(lines, body)
    person = _person_part(rest, date)
    if person is None or ((date is None or not (wrote or quoted)) and not _is_person_alone(person)):
        return None
    name, email = parse_person(person)
    plain = _without_words_beside(name) if name else None
    if plain is not None and not _is_name(plain):
        return None
    bare = date is None and wrote == 1 and quoted and _is_bare_name(plain)
    known = bare or _is_known_enough(plain, date, quoted=quoted, told_apart=plain != name)
    if email is None and not known and not _is_one_of_several(plain, date, lines, first):
        return None
    raw_time = "" if date is None else rest[date.start : date.end].strip(" ,")
    return Boundary(
        first=rule_above(lines, first),
        body=body,
        name=plain,
        email=email,
        raw_time=raw_time,
        date=date,
        marks_quote=True,
        inside=True,
    )


def _with_bare_address(rest: str, date: WrittenDate) -> tuple[str, int]:
    """A line of date, "from", name and address without its word for "from", and 1; 0 where it is none."""
    before, after = rest[: date.end], rest[date.end :]
    after = after.strip()
    person = after.partition(" ")[2] if after[:1] in ("+", "-") else after
    word, _, whom = person.strip().partition(" ")
    address = whom.rstrip(" :\uff1a").rpartition(" ")[2]
    told = word.casefold() in heading_words().from_whom and find_address(address) == address.lower()
    return (f"{before} {whom}", 1) if told and not rest[: date.start].strip(_MARKS) else (rest, 0)


def _person_part(rest: str, date: WrittenDate | None) -> str | None:
    """What stands beside date and verb; None when there is more than a person and a date."""
    if date is None:
        return rest
    before, after = rest[: date.start], rest[date.end :]
    if "@" in before:
        return before if len(after.split()) <= _MOST_WORDS_BESIDE and _is_person_alone(before) else None
    if not after.strip(_MARKS):
        return before if _is_person_alone(before) else None
    return after if all(_is_before_date(word.strip(_MARKS).casefold()) for word in before.split()) else None


def _is_before_date(word: str) -> bool:
    """Whether a word can stand between the beginning and the date; a sentence that ends there cannot."""
    return len(word) <= _LONGEST_PREPOSITION or word in heading_words().first_words or _is_beside(word)


def _is_person_alone(person: str) -> bool:
    """Whether ``Name <address>`` is all there is; a sentence before an address has words in small letters."""
    name, _, address = person.partition("<" if "<" in person else "(")
    following = (word.strip(_MARKS + "<>").casefold() for word in address.split() if "@" not in word)
    if not all(map(_is_before_date, following)):
        return False
    words = (_without_words_beside(name) or "").split()
    if len(words) <= 1:
        return True
    particles = heading_words().particles
    last = len(words) - 1
    return len(words) <= _MOST_NAME_WORDS and all(
        not word[0].islower() or (at < last and word in particles) for at, word in enumerate(words)
    )


def _is_known_enough(name: str | None, date: WrittenDate | None, *, quoted: bool, told_apart: bool) -> bool:
    """Whether a heading without an address is a program's: "On 3 March 2025 our board wrote:" is a person's.

    Programs write the time of day, a word such as "user" before the name, or quote marks below.
    """
    if name is None or date is None or date.year is None:
        return False
    return quoted or told_apart or (date.clock is not None and not name[0].islower())


def _is_one_of_several(name: str | None, date: WrittenDate | None, lines: QuotedLines, first: int) -> bool:
    """Whether a line of a day, a person's name and the verb has another of its kind, each below a blank line.

    Whoever types a thread by hand heads every mail so: "On 26 June Bo Lund wrote:".
    """
    return (
        date is not None
        and _is_bare_name(name)
        and _begins_a_part(lines, first)
        and any(
            at != first and _heads_alike(content, lines.depths[at] == lines.depths[first], lines, at)
            for at, content in enumerate(lines.contents)
        )
    )


def _begins_a_part(lines: QuotedLines, at: int) -> bool:
    return at == 0 or not lines.contents[at - 1]


def _heads_alike(content: str, as_deep: bool, lines: QuotedLines, at: int) -> bool:
    if not as_deep or not _may_be_bare(content) or not _begins_a_part(lines, at):
        return False
    date = find_date(content)
    rest = heading_words().wrote.sub(" ", content)
    person = _person_part(rest, find_date(rest))
    return date is not None and person is not None and _is_bare_name(_without_words_beside(person))


def _is_bare_name(name: str | None) -> bool:
    """Whether a name without date and address is one by itself: a few words, each with a capital."""
    # "Kim (Greenline)" is one as well.
    words = (name or "").partition(" (")[0].split()
    if not 0 < len(words) <= _MOST_BARE_NAMES or words[0].casefold() in heading_words().no_bare_names:
        return False
    return all(word[0].isupper() for word in words)


def _without_words_beside(name: str) -> str | None:
    words = name.split()
    while words and _is_beside(words[0].strip(_MARKS).casefold()):
        del words[0]
    while words and _is_beside(words[-1].strip(_MARKS).casefold()):
        del words[-1]
    plain = " ".join(words).strip(_MARKS)
    return f"{plain})" if "(" in plain and ")" not in plain else plain or None


def _is_beside(word: str) -> bool:
    """Whether a word is none of a name's: "Sam" is a short Saturday and stays."""
    return word in heading_words().beside_name or (len(word) >= _SHORTEST_DAY and word in weekdays())


def _is_name(name: str) -> bool:
    words = name_words(name)
    return 0 < len(words) <= _MOST_NAME_WORDS and words[0] not in heading_words().not_names
