"""A draft laid open beside its brief: its parts, its sentences, what is said in them, and what is allowed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from closecall.drafting.checks.inspection.allowed_content import Allowed, allowed_by
from closecall.drafting.checks.inspection.phrase_book import PhraseMention, book_of, hear
from closecall.drafting.checks.inspection.text_part import Part
from closecall.drafting.phrasing.signed_names import name_signed
from closecall.drafting.records import BeatName, Brief, Channel, Draft
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.tokens import words_of

BRANCHES = frozenset({BeatName.IF_YES, BeatName.IF_SOFT, BeatName.IF_HARD, BeatName.IF_NO})
"""What is said after the pause, one line for each answer."""


class Sheet:
    """A draft and its brief, with everything that several rules look at, computed once on first use."""

    def __init__(self, draft: Draft, brief: Brief) -> None:
        self.draft = draft
        self.brief = brief

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The texts that reach the buyer: the subject where there is one, and the body.

        What the seller's voice puts below his name, role, company and imprint, is his own, word for word, and
        no part of the message where it ends the body.
        """
        texts = (("subject", self.draft.subject), ("body", self._message))
        return tuple(Part(where, text, lang=self.draft.lang) for where, text in texts if text is not None)

    @property
    def _message(self) -> str:
        voice, body = self.brief.voice, self.draft.body
        if voice is None:
            return body
        if voice.imprint and body.rstrip().endswith(voice.imprint):
            body = body.rstrip().removesuffix(voice.imprint)
        post = [part for part in (voice.role, voice.company) if part]
        own = {*post, ", ".join(post)}
        while (last := body.rstrip().rpartition("\n")[2]) and last in own:
            body = body.rstrip().removesuffix(last)
        return body

    @property
    def body(self) -> Part:
        """The body with its sentences."""
        return self.parts[-1]

    def part(self, where: str) -> Part:
        """The subject or the body, each with its sentences."""
        return next(part for part in self.parts if part.where == where)

    def text_of(self, where: str) -> str:
        """The text of the subject or the body."""
        return self.draft.body if where == "body" else self.draft.subject or ""

    @cached_property
    def allowed(self) -> Allowed:
        """The amounts, days, names and links that the brief holds."""
        return allowed_by(self.brief, lang=self.draft.lang)

    @cached_property
    def buyer_names(self) -> str:
        """The names by which the buyer may be spoken to: as he is shown, and as he signs."""
        return " ".join(name for name in (self.brief.buyer_name, name_signed(self.brief)) if name)

    @cached_property
    def buyer_words(self) -> tuple[tuple[str, ...], ...]:
        """The folded words of each of the buyer's messages."""
        return tuple(words_of(text).folded for text in self.allowed.buyer_texts)

    @cached_property
    def buyer_sentences(self) -> tuple[tuple[str, ...], ...]:
        """The folded words of each sentence of the buyer's messages."""
        return tuple(
            sentence.words.folded for text in self.allowed.buyer_texts for sentence in sentences_of(text)
        )

    @cached_property
    def main_end(self) -> int:
        """Where the message proper ends in the body: a call's branches come after it."""
        if self.draft.channel is not Channel.CALL:
            return len(self.draft.body)
        end = 0
        for beat in self.draft.script:
            if beat.beat in BRANCHES:
                return min(end, len(self.draft.body))
            end += len(beat.say) + 1
        return len(self.draft.body)

    @cached_property
    def _said(self) -> dict[str, list[tuple[str, PhraseMention]]]:
        said: dict[str, list[tuple[str, PhraseMention]]] = defaultdict(list)
        for part in self.parts:
            for item in hear(part.text, part.sentences, lang=self.draft.lang):
                said[item.phrase.topic].append((part.where, item))
        return said

    def said(self, topic: str) -> Sequence[tuple[str, PhraseMention]]:
        """What the draft says on a topic of the phrase files, and whether in the subject or the body."""
        return self._said.get(topic, ())

    def says(self, text: str | None, topic: str) -> bool:
        """Whether one of the draft's own fields speaks on a topic."""
        if text is None:
            return False
        return any(
            item.phrase.topic == topic for item in hear(text, sentences_of(text), lang=self.draft.lang)
        )

    def knows(self, topic: str) -> bool:
        """Whether the draft's own language has phrases on the topic; where not, absence proves nothing."""
        book = book_of(self.draft.lang)
        return book is not None and topic in book.topics

    @property
    def questions(self) -> Iterator[Sentence]:
        """The questions of the message proper."""
        return (s for s in self.body.sentences if s.is_question and s.start < self.main_end)
