"""Whether what of the seller's note told nothing may tell a no of the buyer's.

No list of words knows every no, and beside a turnover and a certainty that counted a missed one would end in
a firm close. So it needs no word for it: somebody is told of who is not the seller, in what he does or did,
or something is denied, and nobody understood it; or a word tells an end or a rival. How he is or seems
("is still smiling") tells no deed. Praise, a yes or a step of the sale ("she's keen", "came to the showroom")
is understood, unless it is denied.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from closecall.facts.attribution.retelling import telling_in
from closecall.facts.cues import load_cues
from closecall.facts.deal import read_deal
from closecall.facts.evidence import together
from closecall.facts.findings import says_something
from closecall.facts.note.buyer_names import buyers_names, without_names
from closecall.facts.note.note_clauses import Clause, clauses_of
from closecall.facts.note.people_words import people_words
from closecall.facts.note.plain_course import tells_only_the_course, things_of
from closecall.facts.note.told_of_the_sale import tells_an_end, tells_dealings
from closecall.facts.noted_call.direct_speech import direct
from closecall.facts.words import hear
from closecall.text.language import guess_language
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.tokens import fold, words_of
from closecall.thread.lexicon.side_words import side_words
from closecall.thread.records import Message, Side, Speaker, Thread

_OPENING = 3
"""Words within which a name is who the sentence tells of: "Poor Ines left", not "a line for Ines"."""
_TO_THE_DEED = 3
"""Words behind "is" within which "gone" or "against it" follows."""
_ONLY_SAID = 4
"""Words of a clause that only tells whose word it is: "he told me", "she said so herself"."""
_FIRM = compiled_late(r"@([\w-]{1,40})")
_WORD = compiled_late(r"[^\W\d_]{1,40}")
_SURE = ("seller_conviction", "good_for_them", "would_take")
_UNDERSTOOD = frozenset(
    "no_reason sure_of_interest seller_conviction good_for_them would_take their_place firm_attempts "
    "not_price decision_makers_total reversible means price benefit praise step".split()
)
"""What of the words of a note tells what the whole clause is about; "the farm" or "his brother" does not."""
_TOLD_IN_PART = (("no_reason", "sale"), ("not_price", "off"))
"""No reason or no price, by fact and value; not understood by that: "rang me to cancel", "went off it"."""
_OF_SUMS = frozenset({"price", "not_price", "means"})
_WISHES = frozenset({"sure_of_interest"})
_STEPS = _WISHES | {"no_reason", "step"}
_TOLD_BY_DENIAL = (
    "decision_makers_total",
    "firm_attempts",
    "reversible",
    "will_not_part",
    "seller_knows_not",
)
_KNOWN = tuple(
    "verbal_interest buying_questions buyer_actions meetings_kept buyer_initiated need_confirmed".split()
)
"""What a buyer may tell that is no no."""


def unread_no(
    note: str, quotes: Sequence[str], thread: Thread, *, lang: str, kinds: Collection[str] = ()
) -> str:
    """The first sentence of a note with such a clause; empty where there is none.

    Args:
        quotes: what of the note told something.
        kinds: those that told only who the buyer is; "he sold the workshop" tells more.
        lang: the note's language; English stands in for one without words for it.

    """
    lang = lang if people_words(lang) else "en"
    for sentence in sentences_of(note):
        said = note[sentence.start : sentence.end]
        own = guess_language(said)
        # "Hat abgesagt." in a note that is in English for the rest.
        langs = dict.fromkeys((lang, own if people_words(own) else lang))
        if not sentence.is_question and any(
            Teller(thread, each).may_be_a_no(note, sentence, quotes, kinds) for each in langs
        ):
            return said
    return ""


def names_an_end(said: str, *, lang: str) -> bool:
    """Whether a sentence names an end, a way back or a rival: such words are seldom anything but a no.

    Args:
        lang: the note's language; the sentence's own counts as well.

    """
    langs = dict.fromkeys(each if people_words(each) else "en" for each in (lang, guess_language(said)))
    return any(tells_an_end(said, lang=each) for each in langs)


class Teller:
    """Looks at the sentences of one note.

    Args:
        thread: whose buyer it tells of; what it tells is heard as if he had said it there.
        lang: the note's language.

    """

    def __init__(self, thread: Thread, lang: str) -> None:
        people = people_words(lang)
        assert people is not None  # noqa: S101
        self.people = people
        self.lang = lang
        self.thread = thread
        self.names = buyers_names(thread) - people.others
        self.known = {fold(name) for name in self.names | side_words().honorifics} | things_of(thread, lang)
        buyers = (each.speaker.email or "" for each in thread.messages if each.is_buyer)
        self.firms = frozenset(firm.casefold() for email in buyers for firm in _FIRM.findall(email))

    def may_be_a_no(
        self, note: str, sentence: Sentence, quotes: Sequence[str], kinds: Collection[str]
    ) -> bool:
        """Whether a clause of a sentence is not understood, or may tell another seller."""
        if self._may_tell_another_seller(note[sentence.start : sentence.end]):
            return True
        is_reason, is_praised, who = False, False, ""
        clauses = tuple(clauses_of(note, sentence, quotes, joints=self.people.joints))
        is_told = any(clause.is_used for clause in clauses)
        telling_more = [quote for quote in quotes if quote not in kinds]
        told_more = clauses_of(note, sentence, telling_more, joints=self.people.joints)
        for clause, more in zip(clauses, told_more, strict=True):
            told = self._tells(clause.said)
            # Behind a certainty, or a doubt of the seller's, stand the reasons for it until something turns.
            sure = self.is_sure(clause)
            is_reason = sure or (is_reason and not clause.is_against)
            is_praised = not clause.is_against and (is_praised or "praise" in told)
            # Behind "and" it is still the same who does something; behind a comma it need not be.
            goes_on = bool(who) and clause.is_joined and clause.words[0] not in self.people.others
            own = f"{who} {clause.said}" if goes_on else clause.said
            who = self._told_of(own, _WORD.findall(own.casefold()))
            if is_reason or more.is_used:
                continue
            if self.tells_an_end(clause):
                return True
            if clause.is_used:
                # "Goes with another company": whose company it is tells nothing of the buyer.
                if self._goes_elsewhere(clause):
                    return True
                continue
            # "Good fit for them, they cook a lot", "two vans, he lives alone".
            is_habit = (is_praised or is_told) and not clause.is_against and not self._is_done(clause)
            if who and not is_habit and not any(self.understands(each) for each in {own, clause.said}):
                return True
        return False

    def is_sure(self, clause: Clause) -> bool:
        """Whether a clause tells the seller's certainty, or his doubt."""
        told = not self._tells(clause.said).isdisjoint(_SURE)
        return told and (clause.is_used or not self.denies(clause.said))

    def _may_tell_another_seller(self, said: str) -> bool:
        """Whether a sentence tells who else does something, which may be another job, and no plain no."""
        book = load_cues(self.lang, "passed_on")
        told = {heard.cue.fact for heard in book.hear(words_of(said).folded)} if book else set()
        return "may_be_told_refusal" in told and "told_refusal" not in told

    def tells_an_end(self, clause: Clause) -> bool:
        """Whether a clause tells an end, a way back or a rival, of whomever or whatever it speaks."""
        return clause.words[0] not in self.people.i and tells_an_end(clause.said, lang=self.lang)

    def tells_dealings(self, clause: Clause) -> bool:
        """Whether a clause tells of dealings with the seller, of a wait, or of another decider."""
        return tells_dealings(clause.said, lang=self.lang)

    def _goes_elsewhere(self, clause: Clause) -> bool:
        """Whether a clause names another one than the seller, and not only what the buyer owns or is."""
        words = set(clause.words)
        return not self.people.elsewhere.isdisjoint(words) and self.people.states.isdisjoint(words)

    def _is_done(self, clause: Clause) -> bool:
        """Whether a clause tells more than a habit, and more than that he said so."""
        people, words = self.people, clause.words
        if self.only_says_who_said(clause):
            return False
        is_done = any(people.done.fullmatch(word) or people.deed.fullmatch(word) for word in words)
        return is_done or self.denies(clause.said)

    def only_says_who_said(self, clause: Clause) -> bool:
        """Whether a clause only tells whose word it is: "he told me"."""
        telling = telling_in(self.lang)
        if telling is None or len(clause.words) > _ONLY_SAID:
            return False
        return any(word in telling.said for word in clause.words)

    def _told_of(self, said: str, words: Sequence[str]) -> str:
        """The word for whom a clause tells a deed of, or what is denied; empty where it tells of none."""
        people = self.people
        telling = telling_in(self.lang)
        if telling and words[-1] in telling.said and words[-2:-1] and words[-2] in people.subject:
            # "Is on about 38k he said" tells nothing more of him who said it.
            words = words[:-2] or words
        at = next((n for n, word in enumerate(words[:-1]) if word in people.subject), None)
        if at is None and any(word.islower() for word in _WORD.findall(said)):
            opening = list(enumerate(words[:_OPENING]))
            theirs = (n for n, _ in reversed(opening) if self._is_theirs(words, n))
            at = next(theirs, None)
        if at is not None:
            return words[at] if self._does_something(words[at + 1 :]) else ""
        did = next((n for n, word in enumerate(words) if people.deed.fullmatch(word)), None)
        # "La vieja se rompió" tells of a thing, "la deja" does not.
        is_of_a_thing = words[0] in people.others and did != 1
        tells = self.denies(said) or (did is not None and not is_of_a_thing) or self._opens_with_a_deed(words)
        first = next((word for word in words if word not in people.joints.but), "")
        return words[0] if tells and first not in people.i else ""

    def _opens_with_a_deed(self, words: Sequence[str]) -> bool:
        """Whether who does something is left out: "wants out", "asked me to go"; not "sent her the offer"."""
        people = self.people
        is_to_us = words[1:2] and words[1] in people.to_us and people.done.fullmatch(words[0])
        return bool(people.wants.fullmatch(words[0]) or is_to_us)

    def _is_theirs(self, words: Sequence[str], at: int) -> bool:
        """Whether a word names the buyer, or one of his people: "Mrs", "Ines", "his wife", "the board"."""
        word = words[at]
        if word in self.names or word in side_words().honorifics:
            return True
        if word not in _words(self.lang, "persons", "kin"):
            return False
        if not at:
            # "Finance blocked it"; but "owner, no partner".
            return any(self.people.done.fullmatch(each) for each in words[1 : 1 + _TO_THE_DEED])
        their = side_words().note.theirs | self.people.others
        return words[at - 1] in their and words[at - 1] not in side_words().note.mine

    def _does_something(self, words: Sequence[str]) -> bool:
        """Whether what follows the subject tells a deed, or denies: not how he is, nor what he might do."""
        if self.denies(" ".join(words)):
            return True
        if not words or not _words(self.lang, "denial", "before").isdisjoint(words_of(words[0]).folded):
            return False
        is_state = words[0] in self.people.states
        return not is_state or any(self.people.done.fullmatch(word) for word in words[1 : 1 + _TO_THE_DEED])

    def understands(self, said: str) -> bool:
        """Whether a clause is known from sellers' notes, or from buyers as a step or a yes, and no denial."""
        unnamed = without_names(said, self.names, lang=self.lang)
        told, words = self._tells(unnamed), _WORD.findall(said.casefold())
        if self.denies(said):
            return not told.isdisjoint(_TOLD_BY_DENIAL)
        if tells_only_the_course(said, lang=self.lang, known=self.known):
            return True
        known = told & _UNDERSTOOD
        if not any(word[0].isdigit() for word in words_of(said).folded):
            # "Lost her job", "her dad pays": without a sum it tells of none.
            known -= _OF_SUMS
        if known <= _STEPS and not self.people.elsewhere.isdisjoint(words):
            return False
        # "She wants us to leave"; in "she wants us" nothing follows.
        is_of_us = not self.people.of_us.isdisjoint(words[:-1]) or not self.people.away.isdisjoint(words)
        if known <= _WISHES and is_of_us:
            return False
        is_taken = not self.people.taken.isdisjoint(words) and not self._names_another(said)
        return bool(known) or is_taken or self._is_known(said)

    def _names_another(self, said: str) -> bool:
        """Whether a name that is not the buyer's stands where another firm does: "signed with Falzwerk"."""
        return any(fold(name) not in self.known for name in self.people.with_whom.findall(said))

    def _is_known(self, said: str) -> bool:
        """Whether it would be understood of the buyer, had he said it himself."""
        telling = telling_in(self.lang)
        if telling is None:
            return False
        if not telling.praise.isdisjoint(_WORD.findall(said.casefold())):
            return True
        own = direct(said, telling, names=self.names).text
        messages = (Message(Speaker(side=Side.BUYER), own),)
        alone = replace(self.thread, messages=messages, lang=self.lang, heading="", warnings=())
        heard = together([hear(alone), read_deal(alone)]).values
        return any(says_something(fact, heard.get(fact)) for fact in _KNOWN)

    def _tells(self, said: str) -> set[str]:
        """What the words of a note know in it, by the facts."""
        book = load_cues(self.lang, "note")
        heard = book.hear(words_of(said).folded) if book else ()
        return {one.cue.fact for one in heard if (one.cue.fact, one.cue.value) not in _TOLD_IN_PART}

    def denies(self, said: str) -> bool:
        """Whether something is denied, other than that somebody is there: "owner, no partner"."""
        words = words_of(said).folded
        denials = _words(self.lang, "denial", "around") - self.people.lacks
        persons = _words(self.lang, "persons", "kin")
        return any(
            word in denials and persons.isdisjoint(words[at + 1 : at + 2]) for at, word in enumerate(words)
        )


@cache
def _words(lang: str, topic: str, value: str) -> frozenset[str]:
    """The folded words of the cues of a topic that have this value."""
    book = load_cues(lang, topic)
    cues = book.entries if book else ()
    phrases = (phrase.replace("|", " ") for cue in cues if cue.value == value for phrase in cue.patterns)
    return frozenset(word for phrase in phrases for word in words_of(phrase).folded)
