"""Who wrote a mail whose heading does not say: the top of a chain, a mailbox without a name, a web form."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.content.automatic_mail import is_robot
from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.lexicon.side_words import side_words
from closecall.thread.person_names import find_address, name_words, parse_person
from closecall.thread.pieces import Piece

_GREETING = compiled_late(r"(?:[^\W\d_]{2,12}\s){0,3}?([^\W\d_]{2,20})\s?[,!.:\u2013-]{1,3}$")
VIA = " via "
"""Between a writer's name and that of a list or mailbox that passed the mail on."""
PASSED_ON = (
    "This mail was passed on under a shared name: that {name} wrote it is what the one who sent it says."
)
_RUN_ON_GREETING = compiled_late(
    r"(?P<words>(?:[^\W\d_]{2,12}\.? ){1,4})(?P<name>[A-ZÀ-ŽА-Я][^\W\d_]{1,19})[,!.:\u2013-] "
)
_RUN_ON_SIGNATURE = compiled_late(r"[,.!?\u2013-] ?(?P<name>[A-ZÀ-ŽА-Я][^\W\d_]{1,19})$")
_LONGEST_GREETING = 60
_MOST_GREETING_WORDS = 5
# Japanese letters begin with the name and a word of respect.
_HONOURED = compiled_late(
    r"(?:\S{1,20}[ \u3000])?(?P<name>[\u3040-\u30ff\u4e00-\u9fff]{1,8})(?:様|さま|さん|殿)[、,]?$"
)
_ROLE_BEHIND = compiled_late(r"\s\([^()]{1,60}\)$")
_SIGNED_WITHIN = 6
_LONGEST_NAME = 40
_MOST_NAMES = 3
_SAME_LETTERS = 2
_GUESSED = "This mail has no sender; it is taken for an answer by {name}."
_LONGEST_LABEL = 30


def with_authors(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with names and addresses filled in as far as the chain itself states them."""
    named = [_own_name(_enquirer(piece)) for piece in pieces]
    named = _same_people(named)
    return [
        _top_of_chain(piece, named[i + 1 :]) if not piece.stated else piece for i, piece in enumerate(named)
    ]


def _enquirer(piece: Piece) -> Piece:
    """A web form's mail, taken as written by the one who filled it in."""
    form = _form_fields(piece.body)
    relayed = is_robot(piece.email) or "form" in (piece.name or "").casefold()
    if not relayed or "name" not in form or "message" not in form:
        return piece
    return piece._replace(name=form["name"], email=find_address(form.get("email", "")), form=True)


def _own_name(piece: Piece) -> Piece:
    """A mail that a list or a shared mailbox passed on ("Bo via Sales"): it has the writer's name only.

    The address is the mailbox's, often the seller's own. Nothing proves who wrote: a no counts, a yes not.
    """
    own, via, _ = (piece.name or "").partition(VIA)
    if not via or not own.strip(" '\""):
        return piece
    name = own.strip(" '\"")
    warnings = (*piece.warnings, PASSED_ON.format(name=name))
    return piece._replace(name=name, email=None, doubtful=True, warnings=warnings)


def _form_fields(body: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in body[:4000].split("\n")[:40]:
        head, colon, value = line[:_LONGEST_LABEL].partition(":")
        if not colon:
            continue
        label = head.strip(" *_").casefold()
        for field, labels in mail_words().form.items():
            if label in labels and value.strip():
                found.setdefault(field, line[len(head) + 1 :].strip())
    return found


def _same_people(pieces: Sequence[Piece]) -> list[Piece]:
    """One person has one name and one address, wherever in the thread they are stated."""
    people = [(p.name, p.email) for p in pieces]
    people += [parse_person(written) for piece in pieces for written in piece.to]
    emails: dict[tuple[str, ...], str] = {}
    names: dict[str, str] = {}
    for name, email in people:
        if name and email:
            emails.setdefault(name_words(name), email)
            # "Ada Bowen (Business Manager)" is signed and quoted as Ada Bowen.
            emails.setdefault(name_words(_ROLE_BEHIND.sub("", name)), email)
            names.setdefault(email, name)
    return [_completed(piece, names, emails) for piece in pieces]


def _completed(piece: Piece, names: dict[str, str], emails: dict[tuple[str, ...], str]) -> Piece:
    if bool(piece.name) == bool(piece.email):
        return piece
    if piece.email:
        return piece._replace(name=names.get(piece.email))
    return piece._replace(email=emails.get(name_words(piece.name or "")))


def _top_of_chain(piece: Piece, older: Sequence[Piece]) -> Piece:
    """The writer of an answer: who signs it, else the recipient above, else who is not greeted in it."""
    people: dict[str, tuple[str | None, str | None]] = {}
    for other in older:
        if other.name or other.email:
            people.setdefault(other.email or (other.name or "").casefold(), (other.name, other.email))
    recipients = [parse_person(written) for written in older[0].to] if older else []
    for name, email in recipients:
        if (name or email) and not any(_is_same(name, email, known) for known in people.values()):
            people[email or (name or "").casefold()] = (name, email)
    signer = _signer(piece.body, list(people.values())) or _answerer(piece.body, older)
    writer = signer
    if writer is None and len(recipients) == 1 and len(people) == 2:
        writer = next((p for p in people.values() if _is_same(*recipients[0], p)), recipients[0])
    if writer is None and older and len(people) == 2:
        greeted = greeted_in(piece.body)
        first = name_words(older[0].name or "")
        others = [p for p in people.values() if p != (older[0].name, older[0].email)]
        if greeted and greeted in first and len(others) == 1:
            writer = others[0]
    writer = writer or _told_by_greetings(piece.body, older) or _other_of_two(piece.body, older, people)
    if writer is None:
        return piece
    warnings = () if signer else (_GUESSED.format(name=writer[0] or writer[1]),)
    doubtful = piece.doubtful and signer is None
    return piece._replace(name=writer[0], email=writer[1], warnings=warnings, doubtful=doubtful)


def _other_of_two(
    body: str, older: Sequence[Piece], people: dict[str, tuple[str | None, str | None]]
) -> tuple[str | None, str | None] | None:
    """Of two who write here, the one who did not write the mail below, unless he is greeted."""
    if not older or len(people) != 2 or not (older[0].name or older[0].email):
        return None
    other = next(person for person in people.values() if not _is_same(older[0].name, older[0].email, person))
    greeted = greeted_in(body)
    return None if greeted and greeted in name_words(other[0] or "") else other


def _is_same(name: str | None, email: str | None, other: tuple[str | None, str | None]) -> bool:
    if email and other[1]:
        return email == other[1]
    return bool(name) and name_words(name or "") == name_words(other[0] or "")


def _signer(
    body: str, people: Sequence[tuple[str | None, str | None]]
) -> tuple[str | None, str | None] | None:
    """The one person whose name or first name stands alone on one of the last lines."""
    for line in reversed(_last_lines(body)):
        words = name_words(line) if len(line) <= 60 else ()
        found = [p for p in people if words and words in (name_words(p[0] or ""), name_words(p[0] or "")[:1])]
        if len(found) == 1:
            return found[0]
    return None


def _answerer(body: str, older: Sequence[Piece]) -> tuple[str | None, str | None] | None:
    """Who signs an answer and is greeted so in the mail below it, which names him nowhere else."""
    greeted = (named_greeting(older[0].body) or greeted_in(older[0].body)) if older else None
    greeted = name_words(greeted)[-1] if greeted else None
    if greeted is None or greeted in name_words(older[0].name or ""):
        return None
    for line in reversed(_last_lines(body)):
        words = name_words(line) if len(line) <= _LONGEST_NAME else ()
        # By the first name, or by the last: "Frau Koch" signs "Sabine Koch".
        if "&" in line or line.endswith("?"):
            continue
        if greeted in words[:1] or (len(words) <= _MOST_NAMES and greeted in words[-1:]):
            return without_closing(line), None
    # "See you then. Thanks, Ben": a short mail is signed where its only line ends.
    signed = _RUN_ON_SIGNATURE.search(body.rstrip(" .\n"))
    return (signed["name"], None) if signed and greeted == signed["name"].casefold() else None


def without_closing(line: str) -> str:
    """The name that a line is signed with: "Koch" of "Gruß Koch" and of "Best wishes, Koch"."""
    words = line.split()
    for count in range(len(words) - 1, 0, -1):
        if " ".join(words[:count]).rstrip(" ,").casefold() in mail_words().closings:
            return " ".join(words[count:])
    return line


def _told_by_greetings(body: str, older: Sequence[Piece]) -> tuple[str | None, str | None] | None:
    """Whom the mail below greets; its own writer where the same one is greeted again."""
    greeted = named_greeting(older[0].body) if older and (older[0].name or older[0].email) else None
    if greeted is None or name_words(greeted)[-1] in name_words(older[0].name or ""):
        return None
    again = named_greeting(body)
    if again is not None and name_words(again)[-1] == name_words(greeted)[-1]:
        return older[0].name, older[0].email
    if again is not None and name_words(again)[-1] not in name_words(older[0].name or again):
        return None
    return _signed_so(body, name_words(greeted)[-1]) or greeted, None


def _signed_so(body: str, greeted: str) -> str | None:
    """The last line where it is the greeted name in another case: "Jan" of "Panie Janie"."""
    last = _last_lines(body)[-1] if body.strip() else ""
    words = name_words(last)
    short = 0 < len(words) <= _MOST_NAMES and all(word[0].isupper() for word in last.split())
    return last if short and words[0][:_SAME_LETTERS] == greeted[:_SAME_LETTERS] else None


def named_greeting(body: str) -> str | None:
    """The person whom a mail's first line greets, with a title as written: "Herr Ried".

    None where the first word is no greeting, or greets everybody.
    """
    first = next((line.strip() for line in body.split("\n") if line.strip()), "")
    if len(first) > _LONGEST_GREETING:
        return None
    honoured = _HONOURED.match(first)
    if honoured is not None:
        return honoured["name"]
    known = side_words()
    words = first.rstrip(" ,.!:\u2013-").split()
    plain = [word.strip(".,").casefold() for word in words]
    if not 2 <= len(words) <= _MOST_GREETING_WORDS or plain[0] not in known.greetings or "," in first[:-1]:
        return None
    last = plain[-1]
    if not words[-1][0].isupper() or last in known.greetings | known.titles | known.everybody:
        return None
    titled = len(words) > 2 and words[-2][0].isupper() and plain[-2] in known.titles
    return " ".join(words[-2:] if titled else words[-1:])


def _last_lines(body: str) -> list[str]:
    """The lines among which a mail is signed; its first line greets somebody."""
    lines = [line.strip(" ,.*-") for line in body.split("\n") if line.strip()]
    lines = [line for line in lines if not line.casefold().startswith(mail_words().mobile)]
    return lines[1:][-_SIGNED_WITHIN:] or lines


def signs(body: str, name: str | None, email: str | None) -> bool:
    """Whether the name, or first name, of this person stands alone on one of the last lines."""
    return _signer(body, [(name, email)]) is not None


def greeted_in(body: str) -> str | None:
    """The name that a mail's first line greets, case-folded; None when it greets nobody by name."""
    first = next((line.strip() for line in body.split("\n") if line.strip()), "")
    match = _GREETING.fullmatch(first) if len(first) <= _LONGEST_GREETING else None
    if match is not None:
        return match.group(1).casefold()
    # "Hi Emma, just checking in": the greeting and the first sentence share a line.
    run_on = _RUN_ON_GREETING.match(first)
    if run_on is None:
        return None
    first_word, *between = run_on["words"].replace(".", "").casefold().split()
    known = side_words()
    is_greeting = first_word in known.greetings and known.greetings | known.titles >= set(between)
    return run_on["name"].casefold() if is_greeting else None
