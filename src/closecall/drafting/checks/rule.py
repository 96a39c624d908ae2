"""What a draft rule is: one yes/no question about a draft, with its id, reason and repair."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from closecall.decision.records import Approach
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.word_lists import rule_data
from closecall.drafting.records import Channel, Problem

ANY_APPROACH = frozenset(Approach)
ANY_CHANNEL = frozenset(Channel)
FIRM = frozenset({Approach.FIRM_CLOSE})
RESPECT = frozenset({Approach.RESPECT_NO})
NOT_FIRM = ANY_APPROACH - FIRM
GUIDING = frozenset({Approach.GUIDE, Approach.ASK_FIRST})
"""``ask_first`` has a draft only when one is forced, and then it is a guiding one."""
WRITTEN = frozenset({Channel.EMAIL})
SPOKEN = frozenset({Channel.CALL})
_LONGEST_WORDS = 160


class Rule(NamedTuple):
    """A rule that a draft may break.

    Attributes:
        id: "W1" to "W18" for every draft; "F", "G", "N", "R", "C" for an approach; "K" for calls; "P" for
            the draft's parts. Several rules may share an id; the code is unique.
        code: the name that programs use, such as "invented_amount".
        sentence: what is wrong, for the seller.
        repair: what to do, for whoever writes the draft again; "{}" stands for the sample of the draft's
            language in ``data/repairs.toml``, since a writer copies what he is shown.
        source: what the rule rests on: ids of the essay's rules (S..), of the rubrics (F.., G..), or a study.
        find: the places that break the rule; none when it is kept.
        unsure: whether it tells only what no rule knows as right, so that much of it may be in order.

    """

    id: str
    code: str
    sentence: str
    repair: str
    source: str
    find: Callable[[Sheet], Iterator[Span]]
    approaches: frozenset[Approach] = ANY_APPROACH
    channels: frozenset[Channel] = ANY_CHANNEL
    unsure: bool = False

    def applies_to(self, sheet: Sheet) -> bool:
        """Whether the rule is meant for this approach and channel."""
        return sheet.brief.approach in self.approaches and sheet.draft.channel in self.channels

    def repair_in(self, lang: str) -> str:
        """The repair with its sample in a language (ISO 639-1), or else in English."""
        samples = rule_data("repairs").get(self.code, {})
        return self.repair.replace("{}", samples.get(lang) or samples.get("en", ""))

    def problems(self, sheet: Sheet) -> Iterator[Problem]:
        """Every place that breaks the rule, as problems."""
        for where, start, end in self.find(sheet):
            text = getattr(sheet.draft, where, None)
            words = text[start:end][:_LONGEST_WORDS] if isinstance(text, str) else ""
            repair = self.repair_in(sheet.draft.lang)
            yield Problem(self.code, self.id, self.sentence, where, start, end, repair, words, self.unsure)
