"""An Outlook message (``.msg``) made into a mail file, so that it is read like any other mail."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from io import BytesIO
from typing import TYPE_CHECKING

from closecall.errors import InputError
from closecall.text.unicode import without_controls
from closecall.thread.files.binary_files import missing

if TYPE_CHECKING:
    from oxmsg import Message
    from oxmsg.properties import Properties

_MOST_ENTRIES = 2_000
_LARGEST_TOTAL = 16_000_000
_INSTEAD = "save the mail as .eml or copy its text and paste it"
_LONGEST_HEADER = 2_000
_KEPT = ("Date", "To", "Cc", "Message-ID", "In-Reply-To", "References", "Auto-Submitted", "X-AutoReply")
_KEPT_ALSO = ("X-Autorespond", "Precedence", "List-Id", "From")
_SENDER_NAME, _SENDER_SMTP, _SENDER_ADDRESS, _SHOWN_TO = 0x0C1A, 0x5D01, 0x0C1F, 0x0E04
# Outlook's kinds of message that no person wrote (MS-OXCMSG, MS-OXOCAL), by the beginning of their name.
_ANSWERS = {
    "ipm.schedule.meeting.resp.pos": "ACCEPTED",
    "ipm.schedule.meeting.resp.neg": "DECLINED",
    "ipm.schedule.meeting.resp.tent": "TENTATIVE",
}
_METHODS = {"ipm.schedule.meeting.request": "REQUEST", "ipm.schedule.meeting.canceled": "CANCEL"}


def mail_of_message(source: bytes) -> bytes:
    """The message as the bytes of a mail file.

    Raises:
        InputError: when it is no Outlook message, is broken or too large, or python-oxmsg is missing.

    """
    try:
        from olefile import OleFileIO  # noqa: PLC0415  an optional library
        from oxmsg import Message  # noqa: PLC0415
    except ImportError:
        raise missing("an Outlook .msg file", extra="msg", instead=_INSTEAD) from None
    try:
        with OleFileIO(BytesIO(source)) as file:
            sizes = [entry.size for entry in file.direntries if entry is not None]
            is_message = file.exists("__properties_version1.0")
        fits = len(sizes) <= _MOST_ENTRIES and sum(sizes) <= _LARGEST_TOTAL
        mail = _mail(Message.load(source)) if is_message and fits else None
    except Exception as error:
        raise InputError(
            f"This Outlook message cannot be read ({type(error).__name__}).", hint=f"Please {_INSTEAD}."
        ) from None
    if mail is None:
        what = (
            "This Outlook message unpacks to too much." if is_message else "This old Office file is no mail."
        )
        raise InputError(what, hint=f"Please {_INSTEAD}.")
    if mail.get_content_maintype() == "text" and not mail.get_content().strip() and not mail["Subject"]:
        raise InputError(
            "This Outlook message holds its text in a form that cannot be read (RTF).",
            hint=f"Please {_INSTEAD}.",
        )
    return mail.as_bytes()


def _mail(message: Message) -> EmailMessage:
    properties = message.properties
    mail = EmailMessage(policy=policy.SMTPUTF8)
    headers = {name.casefold(): value for name, value in message.message_headers.items()}
    for name in (*_KEPT, *_KEPT_ALSO):
        _put(mail, name, headers.get(name.casefold(), ""))
    _put(mail, "From", _sender(properties))
    _put(mail, "To", properties.str_prop_value(_SHOWN_TO) or "")
    _put(mail, "Subject", message.subject)
    sent = message.sent_date
    _put(mail, "Date", format_datetime(sent) if sent else "")
    kind = message.message_class.casefold()
    if kind.startswith("ipm.note.rules.oof"):
        _put(mail, "Auto-Submitted", "auto-replied")
    _put_body(mail, message, kind)
    return mail


def _put(mail: EmailMessage, name: str, value: str) -> None:
    """Set a header that is not set yet."""
    value = without_controls(" ".join(value.split()))[:_LONGEST_HEADER]
    if value and name not in mail:
        mail[name] = value


def _sender(properties: Properties) -> str:
    name = properties.str_prop_value(_SENDER_NAME) or ""
    address = properties.str_prop_value(_SENDER_SMTP) or properties.str_prop_value(_SENDER_ADDRESS) or ""
    shown = name.replace('"', "").strip()
    return f'"{shown}" <{address}>' if "@" in address else shown


def _put_body(mail: EmailMessage, message: Message, kind: str) -> None:
    plain, html = message.body, message.html_body
    mail.set_content(plain or "")
    if html:
        mail.add_alternative(html, subtype="html")
    calendar = _calendar(message, kind)
    if calendar:
        mail.add_alternative(calendar, subtype="calendar")
    elif kind.startswith("report."):
        mail.replace_header("Content-Type", "multipart/report; report-type=delivery-status")


def _calendar(message: Message, kind: str) -> str:
    """Outlook's kind of a meeting message, as the calendar part that other programs send."""
    answer = next((answer for known, answer in _ANSWERS.items() if kind.startswith(known)), "")
    method = "REPLY" if answer else next((m for known, m in _METHODS.items() if kind.startswith(known)), "")
    if not method:
        return ""
    sender = message.properties.str_prop_value(_SENDER_SMTP) or ""
    who = f"ATTENDEE;PARTSTAT={answer}:mailto:{sender}" if answer else f"ORGANIZER:mailto:{sender}"
    title = without_controls(message.subject.partition(": ")[2] or message.subject)
    return (
        f"BEGIN:VCALENDAR\nMETHOD:{method}\nBEGIN:VEVENT\n{who}\nSUMMARY:{title}\nEND:VEVENT\nEND:VCALENDAR\n"
    )
