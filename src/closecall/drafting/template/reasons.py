"""The seller's reasons, said to the buyer: "she loses every Sunday" becomes "you lose every Sunday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from closecall.drafting.records import Brief
from closecall.drafting.template.quotes import is_fit_to_cite
from closecall.drafting.template.wording import table, written_language
from closecall.text.language import guess_language

_WORD = re.compile(r"[A-Za-z’']{1,40}|[^A-Za-z’']{1,400}")
_SHORTEST_THOUGHT = 4
_LONGEST_SAID = 28
_NUMBER = re.compile(r"\d[\d.,]{0,20}")
_SUBJECTS = {"she": "you", "he": "you", "they": "you"}
_OTHERS = {
    "them": "you", "him": "you", "their": "your", "his": "your", "theirs": "yours", "hers": "yours",
    "herself": "yourself", "himself": "yourself", "themselves": "yourselves",
}  # fmt: skip
_VERBS = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go", "isn't": "aren't"}
_SAFE_AFTER_SUBJECT = frozenset(
    "are were had have did will can could would want need lose spend pay run wrote said told tried "
    "asked lost spent paid ran came went found made took threw".split()
)


def reasons_for_the_buyer(brief: Brief, *, longest: int) -> Iterator[str]:
    """The conviction reasons that can be said to the buyer in at most ``longest`` words, trailing parts cut.

    Left out: what is internal (``phrases/reasons.toml``), private or loaded, in another language, what holds
    a number that never stood in the thread, and every sentence whose turning round could change its
    sense; in other languages than English, every sentence that would have to be turned.
    """
    lang = written_language(brief.lang)
    for reason in brief.facts.conviction_reasons or ():
        for thought in _thoughts(" ".join(reason.split())):
            said = thought.strip(" .")
            spoken = addressed(said) if lang == "en" else _unturned(said, lang)
            if spoken and len(spoken.split()) <= longest and _may_be_said(spoken, brief, lang):
                yield spoken
                break


def reasons_to_say(brief: Brief) -> list[str]:
    """The seller's reasons for a model to say: those that are fit as they are first, then the others."""
    fit = reasons_for_the_buyer(brief, longest=_LONGEST_SAID)
    others = (addressed(reason) or reason for reason in brief.facts.conviction_reasons or ())
    return list(dict.fromkeys([*fit, *others]))


def _thoughts(reason: str) -> Iterator[str]:
    """The first thought of a reason, then what is left of it without its trailing clauses."""
    thought = reason.partition(";")[0]
    while thought:
        yield thought
        thought = thought.rpartition(", ")[0]
        if len(thought.split()) < _SHORTEST_THOUGHT:
            return


def addressed(reason: str) -> str | None:
    """The reason with the buyer as "you"; None when it is not safe to turn round.

    "her" is "you" or "your" by what follows, and a verb after "she" must be one that is surely known.
    """
    pieces = _WORD.findall(reason[:1000])
    if _they_may_be_things(reason.lower().split()) or _somebody_else_is_meant(pieces):
        return None
    turned: list[str] = []
    for at, piece in enumerate(pieces):
        word = piece.lower()
        following = pieces[at + 2].lower() if at + 2 < len(pieces) and pieces[at + 1] == " " else ""
        before = pieces[at - 2].lower() if at >= 2 and pieces[at - 1] == " " else ""
        if before in _SUBJECTS:
            verb = _plural_verb(piece, subject=before)
            if verb is None:
                return None
            turned.append(verb)
        elif word == "them" and before == "of":
            return None
        elif word == "her":
            turned.append("your" if following and following not in _words("prepositions") else "you")
        else:
            turned.append(_SUBJECTS.get(word) or _OTHERS.get(word) or piece)
    text = "".join(turned)
    return None if _starts_without_subject(text) else text


def _they_may_be_things(words: list[str]) -> bool:
    """Whether something in the plural stands before "they", which may then not be the buyer."""
    before = words[: words.index("they")] if "they" in words else []
    return any(len(word) > 3 and word.endswith("s") and not word.endswith("ss") for word in before)


def _somebody_else_is_meant(pieces: list[str]) -> bool:
    """Whether "he" or "his" follows somebody else than the buyer: "his lad is off with his back"."""
    words = [piece.lower() for piece in pieces]
    other = next((at for at, word in enumerate(words) if word in _words("people")), len(words))
    return any(word in _SUBJECTS or word in _OTHERS or word == "her" for word in words[other:])


def _plural_verb(verb: str, *, subject: str) -> str | None:
    word = verb.lower()
    if subject == "they" or word in _SAFE_AFTER_SUBJECT or word.endswith("ed"):
        return verb
    if word in _VERBS:
        return _VERBS[word]
    if not word.endswith("s") or word.endswith("ss") or len(word) < 4 or word in _words("adverbs"):
        return None
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zzes")) else word[:-1]


def _starts_without_subject(text: str) -> bool:
    """Whether it opens with a bare verb, as notes do: "starts at a bank", "finished the module"."""
    first, _, rest = text.lower().partition(" ")
    second = rest.partition(" ")[0]
    bare = first.endswith("s") and second in _words("prepositions") | {"a", "an", "the", "his", "your"}
    return first.endswith("ed") or bare or first in {"you're", "wants", "needs"}


def _unturned(reason: str, lang: str) -> str | None:
    """The reason as it stands; None where it speaks of the buyer as of somebody else."""
    words = {word.strip(",.;:'’").lower() for word in reason.split()}
    is_about_another = words & set(str(table("reasons")[lang]["third"]).split())
    return None if is_about_another or guess_language(reason) != lang else reason


def _may_be_said(spoken: str, brief: Brief, lang: str) -> bool:
    words = {word.strip(",.;:'’").lower() for word in spoken.split()}
    plain = spoken.replace(";", ",").replace(":", ",")
    internal = _words("internal") if lang == "en" else set(str(table("reasons")[lang]["internal"]).split())
    return (
        not words & internal
        and is_fit_to_cite(plain, lang=lang)
        and (lang != "en" or (guess_language(spoken) in {"en", "und"} and spoken.isascii()))
        and _numbers_were_shared(spoken, brief)
    )


def _numbers_were_shared(spoken: str, brief: Brief) -> bool:
    """With a thread at hand, a number counts as shared only when one side wrote it there (W8)."""
    if brief.thread is None:
        return True
    shared = {n.strip(".,") for message in brief.thread.messages for n in _NUMBER.findall(message.body)}
    return all(n.strip(".,") in shared for n in _NUMBER.findall(spoken))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(str(table("reasons")[kind]).split())
