"""Any pasted thread, mail file or transcript, read into a :class:`~closecall.thread.records.Thread`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from closecall.errors import InputError
from closecall.text.dates import WrittenDate, find_date
from closecall.text.language import UNDETERMINED, guess_language, languages_of_small_words
from closecall.text.unicode import without_controls
from closecall.thread.content.automatic_mail import automatic_kind, kind_by_opening
from closecall.thread.content.calendar_notice import event_of
from closecall.thread.content.clean_body import CleanBody, clean_body
from closecall.thread.files.binary_files import unpacked
from closecall.thread.files.decoding import CAP_BYTES, decode
from closecall.thread.message_times import moments_of
from closecall.thread.ordering import oldest_first, without_repeats, without_second_paste
from closecall.thread.participants.authorship import with_authors
from closecall.thread.participants.directions import directed
from closecall.thread.person_names import parse_person
from closecall.thread.pieces import Page, Piece, Reader, Reading
from closecall.thread.quoted.handmade_headers import with_cited
from closecall.thread.quoted.inserted_replies import with_quotes_apart, with_words_inside
from closecall.thread.quoted.nesting import POSTDATED, postdated, quoting_writers
from closecall.thread.quoted.quote_only_mails import with_quoted_words
from closecall.thread.quoted.unattributed_quotes import left_out, with_unattributed_quotes
from closecall.thread.readers import reader_for
from closecall.thread.readers.mail.pasted_mail import without_buttons
from closecall.thread.readers.prose import call_notes
from closecall.thread.records import (
    Automatic,
    Cut,
    Message,
    Moment,
    Precision,
    QuotedQuestion,
    Speaker,
    Thread,
    ThreadKind,
)
from closecall.thread.sides.assignment import with_sides
from closecall.thread.turns.embedded_turns import with_inner_turns
from closecall.thread.turns.page_marks import without_page_marks

MOST_MESSAGES = 20_000
"""Messages of the longest conversation that is read."""

_TITLE_LINES = 6
_LONGEST_SHOWN = 80
_TOLD_BY = 50
_UNCLEAR_DAY = 'The date in "{line}" can be read two ways; it was read day first.'
_TWO_DAYS = 'The heading "{line}" holds two days: the call was left without one.'
_SURE = 0.75


def read_thread(text: str | bytes, *, me: tuple[str, ...] = (), note: str | None = None) -> Thread:
    """The thread in a pasted text, a mail file or a transcript, oldest message first.

    Args:
        text: what was pasted, or the bytes of a file (text, mail, mailbox, Word or Outlook); at most 2 MB and
            :data:`MOST_MESSAGES` messages.
        me: names, addresses or ``@domain`` of the seller.
        note: what the seller says about the case; a name in it can tell who the buyer is.

    Raises:
        InputError: when there is no thread in it, with what to do instead.

    """
    source, opened = unpacked(text) if isinstance(text, bytes) and len(text) <= CAP_BYTES else (text, ())
    cleaned, decoded = decode(source)
    page = Page.of(cleaned, raw=source, names=me)
    if page.data is not None and (printed := _printed(page.data, me)) is not None:
        return printed
    reader, confidence = reader_for(page)
    if reader is None:
        raise _unreadable()
    reading = reader.read(page)
    _check_size(len(reading.pieces))
    pieces = [_plainly_named(piece) for piece in reading.pieces]
    if not reading.signed:
        pieces = directed(pieces)
    if reading.signed:
        pieces = with_quoted_words(with_authors(with_unattributed_quotes(pieces)))
        reading = reading._replace(warnings=(*reading.warnings, *left_out(pieces)))
    messages, unclear = _messages(pieces, reading)
    if not messages:
        raise _unreadable()
    if reader is not call_notes.READER:
        messages = with_inner_turns(messages, me, letters=_are_letters(reading))
    messages, asked = with_sides(messages, pieces, me=me, note=note)
    return Thread(
        kind=reading.kind,
        messages=tuple(messages),
        lang=_language(messages),
        warnings=(*opened, *decoded, *_unsure(reader, confidence), *reading.warnings, *unclear, *asked),
        format=reader.name,
        typed=reader.typed,
        heading=_heading(reading),
        recipients=tuple(_recipients(pieces)),
    )


def _recipients(pieces: Iterable[Piece]) -> Iterator[Speaker]:
    """Who the mails are written to, as far as a heading gives an address, each once."""
    named = dict.fromkeys(parse_person(written) for piece in pieces for written in piece.to)
    return (Speaker(name, address) for name, address in named if address)


def _are_letters(reading: Reading) -> bool:
    return reading.signed and any(piece.email or piece.subject or piece.to for piece in reading.pieces)


def _printed(data: object, me: tuple[str, ...]) -> Thread | None:
    from closecall.thread.thread_json import printed_thread  # noqa: PLC0415  few texts are data

    thread = printed_thread(data, me=me)
    _check_size(len(thread.messages) if thread else 0)
    return thread


def _check_size(messages: int) -> None:
    if messages > MOST_MESSAGES:
        raise InputError(
            f"This conversation has {messages:,} messages; the cap is {MOST_MESSAGES:,}.",
            hint="Cut it down to the one thread or call in question.",
        )


def _heading(reading: Reading) -> str:
    """The lines above the first turn, where they are nobody's: notes are the seller's from the first line."""
    return "" if any(reading.title in piece.body for piece in reading.pieces[:1]) else reading.title


def _unsure(reader: Reader, confidence: float) -> tuple[str, ...]:
    """A warning for the seller who should look; text without any structure has its own."""
    if confidence >= _SURE or confidence == reader.highest:
        return ()
    return (f"It is not certain that this is read rightly, as {reader.name}: see who says what.",)


def _plainly_named(piece: Piece) -> Piece:
    """The piece with names and subject that can be shown anywhere; the source keeps what stood there."""
    shown = "".join((piece.name or "", piece.subject or "", *piece.to))
    if shown.isprintable():
        return piece
    return piece._replace(
        name=without_controls(piece.name or "").strip() or None,
        subject=without_controls(piece.subject or "").strip() or None,
        to=tuple(without_controls(written) for written in piece.to),
    )


def _unreadable() -> InputError:
    return InputError(
        "Nothing in this text reads as a mail thread or a call.",
        hint="Paste the mails with their From and Date lines, or the transcript with its speakers' names.",
    )


def _messages(pieces: list[Piece], reading: Reading) -> tuple[list[Message], tuple[str, ...]]:
    moments, warnings = moments_of(pieces)
    if reading.signed:
        pieces = with_words_inside(with_cited(pieces, moments), moments)
    else:
        pieces = with_quotes_apart(pieces)
    built = [_message(piece, moment, reading) for piece, moment in zip(pieces, moments, strict=True)]
    if not reading.signed:
        dated, unclear = _on_titled_day(without_second_paste(built), reading)
        return dated, (*warnings, *unclear)
    built = [
        _quoted(message, by, late=late)
        for message, by, late in zip(built, quoting_writers(pieces), postdated(pieces, moments), strict=True)
    ]
    ordered = [built[i] for i in oldest_first(pieces, moments)]
    return without_repeats(
        [m for m in ordered if m.body or m.subject or m.aside or len(ordered) == 1]
    ), warnings


def _message(piece: Piece, moment: Moment | None, reading: Reading) -> Message:
    typed = reading.kind is ThreadKind.EMAIL and not reading.signed
    clean = CleanBody(without_page_marks(piece.body) if typed else piece.body)
    if reading.signed:
        clean = clean_body(without_buttons(piece.body), name=piece.name or _local_part(piece.email))
    automatic = automatic_kind(piece) if reading.signed else kind_by_opening(piece.body)
    return Message(
        speaker=Speaker(name=piece.name, email=piece.email),
        body=clean.body,
        at=moment,
        cut=Cut(signature=clean.signature, disclaimer=clean.disclaimer, quoted=piece.quoted),
        lines=piece.lines,
        subject=piece.subject,
        automatic=automatic,
        warnings=piece.warnings,
        doubtful=piece.doubtful,
        answered=tuple(_answered(piece.answered, clean.body)),
        aside=piece.aside and clean_body(piece.aside, name=piece.name).body,
        event=piece.event or (event_of(piece) if automatic is Automatic.CALENDAR else None),
    )


def _answered(pairs: Sequence[tuple[str, str]], body: str) -> Iterator[QuotedQuestion]:
    """The quoted questions whose answer stands in the body, with its place; a signature answers nothing."""
    place = 0
    for question, answer in pairs:
        found = body.find(answer, place)
        if found >= 0:
            yield QuotedQuestion(question, found)
            place = found + len(answer)


def _quoted(message: Message, by: tuple[Speaker, ...], *, late: bool) -> Message:
    if not late:
        return replace(message, quoted_by=by) if by else message
    warning = POSTDATED.format(name=message.speaker.label)
    return replace(message, quoted_by=by, postdated=True, warnings=(*message.warnings, warning))


def _local_part(email: str | None) -> str | None:
    return email.partition("@")[0].replace(".", " ") if email else None


def _on_titled_day(messages: list[Message], reading: Reading) -> tuple[list[Message], tuple[str, ...]]:
    """The messages, the first one on the day in a recording's title, and a warning where that is unclear."""
    if not messages or (messages[0].at is not None and messages[0].at.at is not None):
        return messages, ()
    dated = ((line, find_date(line)) for line in reading.title.split("\n")[:_TITLE_LINES])
    line, date = next(((line, date) for line, date in dated if date and date.at), ("", None))
    if date is None:
        return messages, ()
    other = find_date(line[date.end :])
    if other is not None and other.at and date.at and other.at.date() != date.at.date():
        return messages, (_TWO_DAYS.format(line=line[:_LONGEST_SHOWN]),)
    first = messages[0]
    moment = Moment(
        raw=line[:200],
        precision=Precision.DAY if date.clock is None else Precision.MINUTE,
        at=date.at,
        offset_seconds=first.at.offset_seconds if first.at else None,
    )
    unclear = (_UNCLEAR_DAY.format(line=line[:_LONGEST_SHOWN]),) if _is_unclear(date, messages) else ()
    return [replace(first, at=moment), *messages[1:]], unclear


def _is_unclear(date: WrittenDate, messages: list[Message]) -> bool:
    """Whether the day can be the month: of the languages that are read, only English puts the month first."""
    return date.ambiguous and guess_language("\n".join(m.body for m in messages[:_TOLD_BY])) in ("en", "und")


def _language(messages: list[Message]) -> str:
    """The language of the buyer's words; of everybody's while no buyer is known, or where his are too few.

    "Still keen!" is of no language that can be told, but of the one he was written to in, unless a word of it
    is of others only.
    """
    all_words = "\n".join(message.body for message in messages)
    buyers = "\n".join(message.body for message in messages if message.is_buyer)
    told = guess_language(buyers or all_words)
    if told != UNDETERMINED or not buyers:
        return told
    spoken, known = guess_language(all_words), languages_of_small_words(buyers)
    return spoken if not known or spoken in known else UNDETERMINED
