"""Mails: pasted chains with each kind of heading, and mail files as bytes, whole and broken."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from benchmarks.fuzzing.words import addresses, broken, days, names, sayings, stray_text

_HEADINGS = (
    "From: {name} <{address}>\nSent: {day}\nTo: {other}\nSubject: {subject}\n",
    "*From:* {name} <{address}>\n*Date:* {day}\n*Subject:* {subject}\n*To:* {other}\n",
    "Von: {name}\nGesendet: {day}\nAn: {other}\nBetreff: {subject}\n",
    "De : {name}\nEnvoyé : {day}\nÀ : {other}\nObjet : {subject}\n",
    "On {day}, {name} <{address}> wrote:",
    "Am {day} schrieb {name} <{address}>:",
    "Le {day}, {name}\n<{address}> a écrit :",
    "{name}, {day} tarihinde şunu yazdı:",
    "---- On {day} {name} <{address}> wrote ----",
    "----- Forwarded Message ----- From: {name} <{address}>To: {other}Subject: {subject}",
    "-----Original Message-----",
    "{name} wrote:",
    "{name} <{address}>\n{day}\nto me",
    "Subject: {subject}",
    "________________________________",
    "",
)
_SUBJECTS = (
    "Re: Ovenplan offer",
    "Automatic reply: out of office",
    "Accepted: demo",
    "Undelivered Mail Returned to Sender",
    "=?utf-8?b?////?=",
    "",
)
_MORE_HEADERS = (
    "Auto-Submitted: auto-replied",
    "List-Id: <news.example>",
    "In-Reply-To: <1@x.example>",
    "Reply-To: Ana <ana@mill.example>",
    "Content-Transfer-Encoding: base64",
    "Content-Transfer-Encoding: quoted-printable",
    "Content-Transfer-Encoding: x-unknown",
    "Content-Type: text/plain; charset=no-such",
    "Content-Type: text/html; charset=utf-16",
    "Content-Type: text/calendar; method=REPLY",
    "Content-Type: multipart/mixed; boundary=B",
    "Content-Type: multipart/alternative",
    "Content-Type: multipart/mixed; boundary*0*=''%; boundary=B",
    "Content-Type: message/rfc822",
    "Content-Type: message/delivery-status",
    "MIME-Version: 1.0",
    " folded",
    "No colon",
    ": no name",
)
_PARTS = (
    "--B\n",
    "--B--\n",
    "--B\nContent-Type: text/plain\n\n",
    "--B\nContent-Type: text/html\n\n<p>We want it.<blockquote>No.</blockquote><style>p{",
    "--B\nContent-Type: message/rfc822\n\nFrom: a@b.example\nSubject: x\n\nPlease stop.\n",
    "--B\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\n"
    "DTSTART:20260231T250000Z\nATTENDEE;PARTSTAT=DECLINED:mailto:ana@mill.example\nEND:VEVENT\n",
    "--B\nContent-Disposition: attachment; filename*=utf-8''%ff\nContent-Transfer-Encoding: base64\n\n####\n",
    "=C3=28=\n=E2=82",
    "begin 644 x\n#0V%T\nend\n",
)
_CHARSETS = ("utf-8", "latin-1", "cp1252", "utf-16", "utf-7", "shift_jis", "utf-8-sig")


@st.composite
def _mail(draw: st.DrawFn) -> str:
    heading = draw(st.sampled_from(_HEADINGS)).format(
        name=draw(names),
        address=draw(addresses),
        other=draw(names),
        day=draw(days),
        subject=draw(st.sampled_from(_SUBJECTS)),
    )
    between = draw(st.sampled_from(("\n", "\n\n")))
    return heading + between + draw(sayings)


@st.composite
def _chain(draw: st.DrawFn) -> str:
    """Mails one below the other, each a level deeper quoted where the program marks quotations."""
    mails = draw(st.lists(_mail(), min_size=1, max_size=4))
    if draw(st.booleans()):
        mails = ["\n".join(f"{'>' * depth}{line}" for line in m.split("\n")) for depth, m in enumerate(mails)]
    return "\n\n".join(mails)


@st.composite
def _file(draw: st.DrawFn) -> str:
    """A mail file: a header, more headers, and a body of text or parts."""
    lines = [
        f"From: {draw(names)} <{draw(addresses)}>",
        f"To: {draw(names)} <{draw(addresses)}>",
        f"Date: {draw(days)}",
        f"Subject: {draw(st.sampled_from(_SUBJECTS))}",
        f"Message-ID: <{draw(st.integers(0, 3))}@x.example>",
        *draw(st.lists(st.sampled_from(_MORE_HEADERS), max_size=4)),
    ]
    body = draw(st.lists(st.sampled_from(_PARTS) | sayings | _chain(), max_size=4))
    return "\n".join(lines) + "\n\n" + "\n".join(body)


@st.composite
def _mailbox(draw: st.DrawFn) -> str:
    return "".join(f"From x@y.example {draw(days)}\n{mail}\n" for mail in draw(st.lists(_file(), max_size=3)))


@st.composite
def _bytes_of(draw: st.DrawFn, text: SearchStrategy[str]) -> bytes:
    """The text in one of several charsets, now and then with bytes that belong to none."""
    written = draw(text).replace("\n", draw(st.sampled_from(("\n", "\r\n", "\r"))))
    data = written.encode(draw(st.sampled_from(_CHARSETS)), "replace")
    if draw(st.booleans()):
        return data
    at = draw(st.integers(0, len(data)))
    return data[:at] + draw(st.binary(max_size=12)) + data[at:]


chains: SearchStrategy[str] = broken(_chain())
"""What somebody copies from a mail program."""

mail_files: SearchStrategy[bytes] = _bytes_of(broken(st.one_of(_file(), _file(), _mailbox(), stray_text)))
"""Bytes that claim to be a mail file or a mailbox."""
