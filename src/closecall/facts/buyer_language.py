"""The language that the buyer writes in, whatever is planted beside his words."""

from __future__ import annotations

from dataclasses import replace

from closecall.facts.injection import planted_spans, unplanted_sentences
from closecall.text.language import UNDETERMINED, guess_language
from closecall.thread.records import Thread


def in_own_language(thread: Thread) -> Thread:
    """The thread in the language of what a person wrote to a person on the buyer's side.

    A page of English for a program in an Italian mail must neither keep an Italian no from being heard nor
    turn the draft into English. The same thread where nothing is planted, or where too little else is said.
    """
    bodies = [message.body for _, message in thread.buyer_messages()]
    if not any(map(planted_spans, bodies)):
        return thread
    own = [body[s.start : s.end] for body in bodies for s in unplanted_sentences(body)]
    lang = guess_language("\n".join(own))
    return thread if lang in (UNDETERMINED, thread.lang) else replace(thread, lang=lang)
