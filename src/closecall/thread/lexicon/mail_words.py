"""What stands in and below a message, looked up without case (``mail_words.toml``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.text.resources.toml_file import read_data
from closecall.thread.records import Automatic

Words = frozenset[str]
Pair = tuple[tuple[str, ...], tuple[str, ...]]


class ProgramLabels(NamedTuple):
    """How the label shows that a program wrote what follows, and nobody said it."""

    names: Words
    holds: tuple[str, ...]
    beside: Words
    characters: tuple[str, ...]


class BelowNames(NamedTuple):
    """What shows a firm's note below the writer's name.

    Attributes:
        labels: what such a line begins with.
        on_the_mail: what stands beside each other in a legal note: "this e-mail" and "not binding".
        on_the_list: the same in a mailing's: "newsletter" and "click".
        holds: phrases of registers.
        wishes: of mailing lists, and of who wants to leave one.
        addressed: what speaks to the reader beside them.
        postscripts: how one begins.
        not_begins: how an order or a no begins, which somebody gives.
        not_with: words of somebody who speaks of himself, alone or with his own; asking: of who asks for
            something.
        ours: words that firms use for themselves as well.

    """

    labels: tuple[str, ...]
    on_the_mail: Pair
    on_the_list: Pair
    holds: tuple[str, ...]
    wishes: tuple[str, ...]
    addressed: tuple[str, ...]
    postscripts: tuple[str, ...]
    not_begins: tuple[str, ...]
    not_with: Words
    ours: Words
    asking: Words


class AutomaticSigns(NamedTuple):
    """How mail of one automatic kind shows itself."""

    subjects: tuple[str, ...]
    sure: tuple[str, ...]
    begins: tuple[str, ...]
    with_also: tuple[str, ...]


class MailWords(NamedTuple):
    """The vocabulary, shaped for looking up. Every entry is case-folded.

    Attributes:
        closings: phrases that end a letter.
        banners: how a server's warning above a mail begins.
        meeting_begins, meeting_holds: how the lines of an online meeting's invitation begin.

    """

    mobile: tuple[str, ...]
    closings: Words
    thanks: Words
    disclaimer_begins: tuple[str, ...]
    disclaimer_holds: tuple[str, ...]
    banners: tuple[str, ...]
    meeting_begins: tuple[str, ...]
    meeting_holds: tuple[str, ...]
    footer_holds: tuple[str, ...]
    footer_not_with: Words
    footer_not_with_signs: tuple[str, ...]
    below_names: BelowNames
    automatic: Mapping[Automatic, AutomaticSigns]
    subject_marks: tuple[str, ...]
    robots: Mapping[str, tuple[str, ...]]
    form: Mapping[str, Words]
    not_speakers: Words
    surnames: Words
    of_things: Words
    unnamed: Words
    programs: ProgramLabels
    notes: Words
    notes_logged: tuple[str, ...]
    note_deeds: Words
    note_fields: Mapping[str, Words]
    call_headings: Words


def _below_names(data: Mapping[str, Sequence[str]]) -> BelowNames:
    return BelowNames(
        labels=tuple(data["labels"]),
        on_the_mail=(tuple(data["mails"]), tuple(data["laws"])),
        on_the_list=(tuple(data["news"]), tuple(data["leaving"])),
        holds=tuple(data["holds"]),
        wishes=tuple(data["wishes"]),
        addressed=tuple(data["addressed"]),
        postscripts=tuple(data["postscripts"]),
        not_begins=tuple(data["not_begins"]),
        not_with=frozenset((*data["not_with"], *data["persons"])),
        ours=frozenset(data["ours"]),
        asking=frozenset(data["asking"]),
    )


@cache
def mail_words() -> MailWords:
    """The vocabulary of ``mail_words.toml``, read once."""
    data = read_data(Path(__file__).with_name("mail_words.toml"))
    return MailWords(
        mobile=tuple(data["mobile"]["begins"]),
        closings=frozenset(phrase.casefold() for phrases in data["closings"].values() for phrase in phrases),
        thanks=frozenset(data["closings"]["thanks"]),
        disclaimer_begins=tuple(data["disclaimer"]["begins"]),
        disclaimer_holds=tuple(data["disclaimer"]["holds"]),
        banners=tuple(data["disclaimer"]["banners"]),
        meeting_begins=tuple(data["meeting"]["begins"]),
        meeting_holds=(*data["meeting"]["begins"], *data["meeting"]["holds"]),
        footer_holds=tuple(data["footer"]["holds"]),
        footer_not_with=frozenset(data["footer"]["not_with"]),
        footer_not_with_signs=tuple(data["footer"]["not_with_signs"]),
        below_names=_below_names(data["below_names"]),
        automatic={
            Automatic(kind): AutomaticSigns(
                *(tuple(signs.get(part, ())) for part in ("subjects", "sure", "begins", "with_also"))
            )
            for kind, signs in data["automatic"].items()
        },
        subject_marks=(*data["subject_marks"]["answers"], *data["subject_marks"]["passes_on"]),
        robots={kind: tuple(words) for kind, words in data["robots"].items()},
        form={kind: frozenset(words) for kind, words in data["form"].items()},
        not_speakers=frozenset(data["not_speakers"]["words"]),
        surnames=frozenset(data["not_speakers"]["surnames"]),
        of_things=frozenset(data["not_speakers"]["of_things"]),
        unnamed=frozenset(data["not_speakers"]["unnamed"]),
        programs=ProgramLabels(
            names=frozenset(data["programs"]["names"]),
            holds=tuple(f" {phrase} " for phrase in data["programs"]["holds"]),
            beside=frozenset(data["programs"]["beside"]),
            characters=tuple(data["programs"]["characters"]),
        ),
        notes=frozenset(data["notes"]["headings"]),
        notes_logged=tuple(data["notes"]["logged"]),
        note_deeds=frozenset(data["notes"]["deeds"]),
        note_fields={kind: frozenset(words) for kind, words in data["notes"]["fields"].items()},
        call_headings=frozenset(data["calls"]["headings"]),
    )
