"""What ties a mail to others, from its header alone."""

from __future__ import annotations

from dataclasses import dataclass
from email.header import decode_header, make_header
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import getaddresses
from typing import Self

from closecall.thread.readers.mail.mail_threading import bare_subject, message_ids

_LONGEST_VALUE = 20_000


@dataclass(frozen=True, slots=True)
class Heading:
    """What of a mail's header ties it to others."""

    own_id: str
    refers_to: tuple[str, ...]
    subject: str
    addresses: frozenset[str]

    @classmethod
    def read(cls, header: bytes) -> Self:
        """The heading in the bytes of a header; broken fields are as if they were not there."""
        fields = BytesHeaderParser(policy=compat32).parsebytes(header)

        def value(name: str) -> str:
            return str(fields.get(name, ""))[:_LONGEST_VALUE]

        own = message_ids(value("message-id"))
        people = getaddresses([value(name) for name in ("from", "to", "cc")])
        return cls(
            own_id=own[0] if own else "",
            refers_to=message_ids(f"{value('references')} {value('in-reply-to')}"),
            subject=bare_subject(_decoded(value("subject"))),
            addresses=frozenset(address.casefold() for _, address in people if "@" in address),
        )


def _decoded(value: str) -> str:
    try:
        return str(make_header(decode_header(value)))
    except (LookupError, ValueError):
        return value
