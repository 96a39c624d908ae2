"""What the seller's note tells of who is who.

The note is the seller's: it tells of the buyer in the third person. So a name in it is the buyer's, unless
it is said of the seller or his own people ("I'm Bo", "my fitter Bo", "Bo and I", "taken over from Bo", "Bo
quoted"); and of "his roof" the buyer says "my roof".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.side_words import side_words, states_price
from closecall.thread.participants.parties import Party
from closecall.thread.person_names import name_words

_WORD = compiled_late(r"[^\W\d_]+(?:['’][^\W\d_]{1,3})?")
_LONG_WORD = compiled_late(r"[^\W\d_]{4,40}")
_SOLD = compiled_late(r" (?P<next>[^\W\d_]{2,30})(?: [^\W\d_]{2,30})?,(?= ?[$€£¥\d])")
_LONGEST_PRICE = 16
_SENTENCE_ENDS = frozenset('.!?:;\n"“”„«»•*-–—(')
_HONOURS = ("様", "さま", "さん", "氏")
_SHORTEST_FIRM = 5
_STEM = 6
_CLEAR_LEAD = 2
_LONGEST_READ = 20_000
_BESIDE = 2
"""Words within which an owner's noun follows: "his old roof"."""


def named_in(note: str, parties: Sequence[Party]) -> Party | None:
    """The one party that the note names in the third person."""
    note = note[:_LONGEST_READ]
    words = tuple(_names_in(note))
    named = [
        party
        for party in parties
        if any(_is_named(party, word, bare=bare) for word, bare in words) or _is_honoured(party, note)
    ]
    return named[0] if len(named) == 1 else None


def _names_in(note: str) -> Iterator[tuple[str, bool]]:
    """Capitalised words that can name the buyer, case-folded, and whether they stand without an article."""
    known = side_words().note
    found = list(_WORD.finditer(note))
    for place, match in enumerate(found):
        if not match[0][0].isupper() or len(match[0]) < 2:
            continue
        word = match[0].casefold().replace("’", "'").removesuffix("'s")
        before = note[: match.start()].rstrip(" ")[-1:]
        begins = not before or before in _SENTENCE_ENDS
        if word in known.no_names:
            continue
        if begins and word in known.begin_sentences and not _does_something(found[place + 1 : place + 2]):
            continue
        if begins and _begins_what_is_sold(note[match.end() :]):
            continue
        leading = [each[0].casefold() for each in found[max(0, place - 2) : place]]
        if _is_signature(note, match, before) or _is_of_the_seller(
            leading, begins=begins, comma=before == ","
        ):
            continue
        following = [each[0].casefold() for each in found[place + 1 : place + 3]]
        if " ".join(following) in known.and_i or _did_the_sellers_work(note, match, following):
            continue
        yield word, begins or not leading or leading[-1] not in known.articles


def _does_something(following: Sequence[re.Match[str]]) -> bool:
    """Whether a name's verb comes next: "Bill is retired", but "Will he sign?"."""
    return any(each[0].casefold() in side_words().note.he_does for each in following)


def _begins_what_is_sold(rest: str) -> bool:
    """Whether a thing and its price go on, as in "Débarras complet, 680 €", and no sentence or last name."""
    sold = _SOLD.match(rest)
    if sold is None or not sold["next"][0].islower() or sold["next"] in side_words().note.he_does:
        return False
    return states_price(rest[sold.end() : sold.end() + _LONGEST_PRICE])


def _is_signature(note: str, match: re.Match[str], before: str) -> bool:
    """Whether the word signs the note: it is the last one and stands alone on its line, or behind a dash."""
    return not note[match.end() :].strip(" .!\n") and before in frozenset("\n-–—")


def _did_the_sellers_work(note: str, match: re.Match[str], following: Sequence[str]) -> bool:
    """Whether the name's own sentence goes on as a colleague's: "Bo here", "Bo did the visit"."""
    known = side_words().note
    beside = note[match.end() : match.end() + 1] == " "
    return beside and any(" ".join(following[:count]) in known.work for count in (1, 2))


def _is_of_the_seller(leading: Sequence[str], *, begins: bool, comma: bool) -> bool:
    """Whether the words before a name make it the seller's own or a colleague's: "I'm Bo", "my fitter Bo"."""
    known = side_words().note
    if begins or not leading:
        return False
    if (comma and leading[-1] in known.i) or leading[-1] in known.behind or " ".join(leading) in known.behind:
        return True
    if leading[-1].replace("’", "'") in known.i_am or " ".join(leading) in known.i_am:
        return True
    return leading[-1] in known.mine or (
        len(leading) == 2
        and leading[0] in known.mine
        and leading[1] not in side_words().buyer_labels | side_words().honorifics
    )


def _is_named(party: Party, word: str, *, bare: bool) -> bool:
    for speaker in party.speakers:
        names = name_words(speaker.name or "")
        # "Der Bauer" is a farmer, "die Almut" is Almut.
        if word in names and (bare or word == names[0]):
            return True
        # "The Boyds" are her family.
        if not bare and word.endswith("s") and word[:-1] in names[1:]:
            return True
        local, _, domain = (speaker.email or "").partition("@")
        if word in name_words(local) or (len(word) >= _SHORTEST_FIRM and _is_firm_of(word, domain)):
            return True
    return False


def _is_honoured(party: Party, note: str) -> bool:
    """Whether a Japanese note names the party with a word of respect: "森本様"."""
    if note.isascii():
        return False
    names = [word for speaker in party.speakers for word in name_words(speaker.name or "")]
    return any(f"{name}{honour}" in note for name in names for honour in _HONOURS)


def _is_firm_of(word: str, domain: str) -> bool:
    """Whether the word is the domain's name: "Tidewater" of tidewater.example and tidewater-pumps.example."""
    labels = domain.split(".")[:-1]
    rests = (label.removeprefix(word).lstrip("-") for label in labels if label.startswith(word))
    return any(not rest or f"{word}-" in domain or rest in side_words().name_words for rest in rests)


def retold_in(note: str, parties: Sequence[Party]) -> Party | None:
    """The party that alone says clearly more of the note's words than any other."""
    told = _stems(note)
    if not told or len(parties) < 2:
        return None
    said = [told & _stems("\n".join(m.body for m in party.messages)) for party in parties]
    sayers = Counter(word for words in said for word in words)
    own = [sum(sayers[word] == 1 for word in words) for words in said]
    most, next_most = sorted(own, reverse=True)[:2]
    return parties[own.index(most)] if most >= max(next_most + _CLEAR_LEAD, 2 * next_most) else None


def owner_in(note: str, parties: Sequence[Party]) -> Party | None:
    """The one party that calls its own what the note calls his, hers or theirs."""
    known = side_words().note
    theirs = _owned(note, known.theirs)
    if not theirs:
        return None
    owners = [party for party in parties if any(theirs & _owned(m.body, known.mine) for m in party.messages)]
    return owners[0] if len(owners) == 1 else None


def _owned(text: str, owners: frozenset[str]) -> frozenset[str]:
    """The first letters of what stands within two words of an owner's word."""
    words = [match[0].casefold() for match in _WORD.finditer(text[:_LONGEST_READ])]
    return frozenset(
        noun[:_STEM]
        for place, word in enumerate(words)
        if word in owners
        for noun in words[place + 1 : place + 1 + _BESIDE]
        if len(noun) >= 4 and noun not in side_words().note.no_nouns
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _LONG_WORD.findall(text[:_LONGEST_READ].casefold()))
