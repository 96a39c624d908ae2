"""The seller's reasons, said to the buyer: "she loses every Sunday" becomes "you lose every Sunday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from closecall.drafting.checks.inspection.acknowledgement import content_stems
from closecall.drafting.phrasing.address_form import address_for
from closecall.drafting.phrasing.phrase_tables import table, written_language
from closecall.drafting.records import Brief
from closecall.drafting.template.buyer.citable_quotes import is_fit_to_cite
from closecall.drafting.template.seller_reasons.coreference import speaks_of_two, words_for
from closecall.drafting.template.seller_reasons.person_shift import turned_to_the_buyer
from closecall.drafting.template.seller_reasons.somebody_else import may_mean_another
from closecall.drafting.voice import Formality
from closecall.facts.words.trials import is_denied, names_a_trial
from closecall.text.dates import months, weekdays
from closecall.text.language import guess_language
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.tokens import words_of

_SHORTEST_THOUGHT = 4
_LONGEST_SAID = 28
_NUMBER = re.compile(r"\d[\d.,]{0,20}")
_NAME = re.compile(r"(?<=\s)[A-Z][a-z]{1,40}")
# Who told it and how is for the seller alone: "he told me the lads ...", "..., her words".
_REPORTED = re.compile(
    r"^(?:he|she|they) (?:told (?:me|us)(?: (?:himself|herself|themselves|twice|again))?"
    r"|(?:says|said|say|reckons|admits|admitted)"
    r"(?=(?: that)? (?:the|his|her|their|they|he|she|it|every|nobody) ))"
    r"(?: that)? (?=(?:\S+ ){3})",
    re.IGNORECASE,
)
_AFTERTHOUGHT = re.compile(
    r", (?:(?:his|her|their) (?:own )?words"
    r"|(?:as )?(?:he|she|they) (?:says?|said|told|tells|reckons?|put)\b[^,]{0,40})$",
    re.IGNORECASE,
)
# A customer is the buyer himself, or one of the seller's; those of the buyer may be spoken of.
_OWN_CUSTOMERS = re.compile(r"\byour (?:\w{1,20} )?(?:customers?|clients?)\b", re.IGNORECASE)
# "Last" presses, but not in "last winter".
_PAST_TIME = re.compile(
    r"\blast (?=(?:week|month|year|quarter|night|time|spring|summer|autumn|fall|winter|season|christmas"
    r"|easter|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b)",
    re.IGNORECASE,
)
# A last part that can go: behind a comma, or behind a joint that another subject follows.
_JOINT = compiled_late(
    r", |\s(?:and|but|und|aber|et|mais|y|pero)\s(?=(?:"
    r"the|a|an|he|she|they|it|we|our|ours|i|one|two|that|there|now"
    r"|der|die|das|er|sie|es|unser|unsere|il|elle|ils|notre|nos|le|la|les"
    r"|el|los|las|nuestro|nuestra)\b)"
)


def reasons_for_the_buyer(brief: Brief, *, longest: int) -> Iterator[str]:
    """The conviction reasons that can be said to the buyer in at most ``longest`` words, trailing parts cut.

    Left out: what is internal (``phrases/reasons.toml``), private or loaded, in another language, what holds
    a number or a name that never stood in the thread, what cannot stand alone, and every sentence whose
    turning round could change its sense.
    """
    for given in _reasons(brief):
        reason = " ".join(given.split())
        if not _is_sure(reason, brief):
            continue
        for thought in _thoughts(reason):
            spoken = _addressed(thought.strip(" ."), brief)
            if spoken and len(spoken.split()) <= longest and _may_be_said(spoken, brief):
                yield spoken
                break


def reasons_to_say(brief: Brief) -> list[str]:
    """The seller's reasons for a model to say: those that are fit as they are first, then the others.

    What cannot be turned stays as it stands in the note: a model is told of whom it speaks.
    """
    fit = reasons_for_the_buyer(brief, longest=_LONGEST_SAID)
    others = (_turned(reason, brief) or reason for reason in _reasons(brief))
    return list(dict.fromkeys([*fit, *others]))


def _reasons(brief: Brief) -> Iterator[str]:
    """The reasons of the note; none of a trial to somebody who says that he never had it."""
    had_none = brief.thread is not None and is_denied(brief.thread)
    for reason in brief.facts.conviction_reasons or ():
        if not (had_none and names_a_trial(reason, written_language(brief.lang))):
            yield reason


def _turned(reason: str, brief: Brief) -> str | None:
    """A reason turned in its own language, which a model may carry over into that of the draft."""
    if speaks_of_two(reason) or may_mean_another(reason, brief):
        return None
    if guess_language(reason) == "en":
        return addressed(reason, buyer=brief.buyer_name)
    return _addressed(reason, brief) if _is_sure(reason, brief) else None


def _thoughts(reason: str) -> Iterator[str]:
    """The first thought of a reason, then what is left of it without its trailing clauses."""
    thought = _AFTERTHOUGHT.sub("", _REPORTED.sub("", reason.partition(";")[0]))
    while thought:
        yield thought
        joints = list(_JOINT.finditer(thought))
        thought = thought[: joints[-1].start()] if joints else ""
        if len(thought.split()) < _SHORTEST_THOUGHT:
            return


def _addressed(reason: str, brief: Brief) -> str | None:
    lang = written_language(brief.lang)
    if lang == "en":
        return addressed(reason, buyer=brief.buyer_name)
    # "Weil die Pumpe dreimal stand": a clause with its verb at the end is none by itself.
    if lang == "de" and re.search(rf"\b(?:weil|da|dass) {re.escape(reason)}", brief.note or ""):
        return None
    is_familiar = address_for(brief, lang=lang) is Formality.FAMILIAR
    return turned_abroad(reason, lang, familiar=is_familiar)


def _is_sure(reason: str, brief: Brief) -> bool:
    """Whether a reason is in the language of the draft, and of one person or firm.

    What is too short to tell is in the language of its note.
    """
    if speaks_of_two(reason) or may_mean_another(reason, brief):
        return False
    lang, guessed = written_language(brief.lang), guess_language(reason)
    if guessed == "und":
        guessed = guess_language(brief.note or reason)
    return guessed == lang or (guessed == "und" and brief.lang == lang == "en")


def addressed(reason: str, *, buyer: str | None = None) -> str | None:
    """The English reason with the buyer as "you"; None when it cannot be turned safely or stand alone."""
    spoken = turned_to_the_buyer(reason, buyer=buyer)
    return spoken if spoken and _stands_alone(spoken) else None


def _stands_alone(text: str) -> bool:
    """Whether it needs nothing said before it: a subject of its own, and no "that" or "none" of what."""
    words = [word.strip(",:.").lower() for word in text.split()]
    if words[0] in _words("dangling") or words[-1] in _words("echoing") or _opens_with_a_verb(words):
        return False
    pointing = next((at for at, word in enumerate(words) if word in {"none", "neither"}), len(words))
    return pointing == len(words) or any(word.endswith("s") for word in words[:pointing] if len(word) > 4)


def _opens_with_a_verb(words: list[str]) -> bool:
    """Whether it opens with a bare verb, as notes do: "starts at a bank", "finished the module"."""
    first, second = words[0], words[1] if len(words) > 1 else ""
    is_verb = first.endswith("s") and second in _words("behind_a_verb")
    is_past = (first.endswith("ed") and len(first) > 4) or first in words_for("unchanged")
    return is_past or is_verb or first in _words("bare_verbs")


def _may_be_said(spoken: str, brief: Brief) -> bool:
    lang = written_language(brief.lang)
    words = {word.strip(",.;:'’").lower() for word in _OWN_CUSTOMERS.sub("", spoken).split()}
    plain = _PAST_TIME.sub("", spoken).replace(";", ",").replace(":", ",")
    internal = _words("internal") if lang == "en" else set(str(table("reasons")[lang]["internal"]).split())
    return (
        not words & internal
        and is_fit_to_cite(plain, lang=lang)
        and (lang != "en" or spoken.isascii())
        and _was_shared(spoken, brief)
    )


def _was_shared(spoken: str, brief: Brief) -> bool:
    """With a thread at hand, whether the reason is of what it is about, its numbers and names standing there.

    What only the note knows may be private, or never told to anybody (W8).
    """
    if brief.thread is None:
        return True
    said = "\n".join(message.body for message in brief.thread.messages)
    if content_stems(words_of(spoken).folded).isdisjoint(content_stems(words_of(said).folded)):
        return False
    shared = {n.strip(".,") for n in _NUMBER.findall(said)}
    if any(n.strip(".,") not in shared for n in _NUMBER.findall(spoken)):
        return False
    # Every noun of German has a capital.
    names = () if brief.lang == "de" else _NAME.findall(spoken)
    people = " ".join(m.speaker.name or "" for m in brief.thread.messages)
    return all(name in f"{said} {people}" or _is_of_the_calendar(name) for name in names)


def _is_of_the_calendar(name: str) -> bool:
    day = name.lower()
    return day in months() or day.removesuffix("s") in weekdays() or day in {"march", "may"}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(str(table("reasons")[kind]).split())


def turned_abroad(clause: str, lang: str, *, familiar: bool) -> str | None:
    """The clause as it is said to the buyer; None where something in it still speaks of somebody else."""
    language: Mapping[str, Any] = table("reasons")[lang]
    form = {**language, **language["familiar" if familiar else "formal"]}
    third = frozenset(form["third"].split())
    first, space, rest = clause.partition(" ")
    # A capital then only stands where the buyer is addressed: "Sie", "Ihre".
    spoken = f"{first.lower()}{space}{rest}" if first.lower() in third else clause
    for pattern, said in form["turned"]:
        spoken = re.sub(pattern, said, spoken)
    words = [word.strip(",.;:'’") for word in spoken.split()]
    is_of_another = not third.isdisjoint(words) or any(re.match(each, spoken) for each in form["refused"])
    has_subject = "openers" not in form or words[0].lower() in form["openers"].split()
    return None if is_of_another or not has_subject else spoken
