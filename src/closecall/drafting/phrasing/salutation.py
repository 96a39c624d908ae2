"""The greeting and the sign-off of a mail."""

from __future__ import annotations

from typing import Any

from closecall.drafting.phrasing.address_form import address_for
from closecall.drafting.phrasing.call_names import bears_its_domain, called, name_both_use, signing_name
from closecall.drafting.phrasing.display_names import by_title, given_and_surname, is_of_many, without_firm
from closecall.drafting.phrasing.honorifics import is_formal_with_titles, is_greeted_by_title, titled
from closecall.drafting.phrasing.phrase_tables import table
from closecall.drafting.phrasing.seller_sentences import is_said_in
from closecall.drafting.phrasing.signed_names import name_signed
from closecall.drafting.records import Brief
from closecall.drafting.voice import Formality, Voice


def salutation(brief: Brief, *, lang: str = "en", address: Formality | None = None) -> tuple[str, str]:
    """Greeting and sign-off of a mail in a language; in English words where that language is not known.

    The sign-off is the seller's own where he has one, with his name as he writes it, his role and company;
    below it stand his postal address and the way to opt out where his mails go to many (W15).
    ``address`` is by default what :func:`~closecall.drafting.phrasing.address_form.address_for` says.
    """
    letters = table("letters")
    words: dict[str, Any] = letters.get(lang, letters["en"])
    address = address or address_for(brief, lang=lang)
    if address is None and is_formal_with_titles(brief.buyer_name, brief.thread):
        address = Formality.FORMAL
    in_full = (address or "unknown") in words.get("in_full", ())
    own = name_signed(brief)
    buyer = (in_full and given_and_surname(brief.buyer_name)) or own or called(brief.buyer_name, brief.thread)
    seller = (in_full and given_and_surname(brief.seller_name)) or signing_name(
        brief.seller_name, brief.thread
    )
    shown = by_title(brief.buyer_name)
    if is_of_many(without_firm(brief.buyer_name or "")) or bears_its_domain(brief.buyer_name, brief.thread):
        buyer = own  # whoever reads it has a name of his own
    if agreed := name_both_use(brief):
        buyer = agreed
    elif in_full or address is Formality.FORMAL or shown or is_greeted_by_title(brief):
        buyer = titled(shown or brief.buyer_name, brief.thread) or shown or buyer
    greeting = _worded(words, "greeting", address).format(name=buyer) if buyer else words["unnamed"]
    signed = _signed(brief.voice, seller)
    signature = [_own_sign_off(brief.voice, lang) or _worded(words, "sign_off", address), *signed]
    imprint = brief.voice.imprint if brief.voice else ""
    return greeting, "\n".join(signature) + (f"\n\n{imprint}" if imprint else "")


def _worded(words: dict[str, Any], kind: str, address: Formality | None) -> str:
    """The greeting or sign-off of that address, where it has one of its own."""
    return str(words.get(f"{address}_{kind}", words[kind]))


def _own_sign_off(voice: Voice | None, lang: str) -> str | None:
    """The seller's sign-off, unless it is in another language."""
    own = voice.sign_off if voice else None
    return own if voice and own and is_said_in(lang, own, voice) else None


def _signed(voice: Voice | None, seller: str | None) -> list[str]:
    """The lines below the sign-off: the name, then role and company."""
    if voice is None:
        return [seller] if seller else []
    post = ", ".join(part for part in (voice.role, voice.company) if part)
    return [line for line in (voice.name or seller, post) if line]
