"""Threads to a decision, beside what would be chained for it: a parser of quoted mail and a lexicon of moods.

::

    python -m benchmarks.beside_parsers [--threads 200]

``quotequail`` and ``mail-parser-reply`` part the messages of a chain of replies, VADER gives each message a
number from bad to good; who is who, money, refusals, deciders and the decision are left to whoever chains
them. A part that is not installed is left out; for all of them::

    python -m venv /tmp/anchors
    /tmp/anchors/bin/pip install -e . quotequail mail-parser-reply vaderSentiment
    /tmp/anchors/bin/python -m benchmarks.beside_parsers

Processor time of one core, rounds interleaved, the best round of each; threads of six mails, all different.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Iterable
from importlib.util import find_spec

from benchmarks.made_up import ME, mail_threads, new_words
from closecall import Advisor

Way = Callable[[str], object]
ROUNDS = 3
_MAIL = re.compile(r"From: ([^\n]{1,200})\nDate: ([^\n]{1,100})\nSubject: [^\n]{1,300}\n\n")
_VADER = "vaderSentiment"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--threads", type=int, default=200, help="in a round")
    threads = parser.parse_args().threads
    news, ways = new_words(), dict(_ways())
    best = dict.fromkeys(ways, float("inf"))
    for way in ways.values():
        way(_chain(mail_threads(1, news)[0]))  # loads its files
    for _ in range(ROUNDS):
        for name, way in ways.items():
            texts = [_chain(thread) for thread in mail_threads(threads, news)]
            began = time.process_time()
            for text in texts:
                way(text)
            best[name] = min(best[name], (time.process_time() - began) / threads)
    ours = best[_OURS]
    print("| | ms a thread | a second | over closecall |\n| --- | --- | --- | --- |")
    for name, seconds in best.items():
        print(f"| {name} | {seconds * 1000:.2f} | {1 / seconds:,.0f} | {seconds / ours:.2f} |")


_OURS = "closecall: thread, facts, decision"


def _ways() -> Iterable[tuple[str, Way]]:
    advisor = Advisor()
    yield _OURS, lambda text: advisor.prepare(text, me=ME)
    for title, module, splits in (
        ("quotequail", "quotequail", _by_quotequail),
        ("mail-parser-reply", "mailparser_reply", _by_mail_parser_reply),
    ):
        if find_spec(module) is None or find_spec(_VADER) is None:
            print(f"{title} and {_VADER} are not both installed: left out.")
            continue
        split, mood = splits(), _mood()
        yield f"{title}, the messages alone", split
        yield f"{title} + VADER", _moods_of(split, mood)


def _moods_of(split: Callable[[str], list[str]], mood: Way) -> Way:
    return lambda text: [mood(each) for each in split(text)]


def _by_quotequail() -> Callable[[str], list[str]]:
    import quotequail  # noqa: PLC0415  need not be installed

    def split(text: str) -> list[str]:
        found = quotequail.unwrap(text)
        if not found:
            return [text]
        return [found.get("text_top") or "", *split(found.get("text") or "")]

    return split


def _by_mail_parser_reply() -> Callable[[str], list[str]]:
    from mailparser_reply import EmailReplyParser  # noqa: PLC0415  need not be installed

    reader = EmailReplyParser(languages=["en"])
    return lambda text: [reply.body for reply in reader.read(text=text).replies]


def _mood() -> Callable[[str], object]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # noqa: PLC0415  need not be installed

    analyser: Callable[[str], object] = SentimentIntensityAnalyzer().polarity_scores
    return analyser


def _chain(thread: str) -> str:
    """A thread as the newest mail of it looks: each mail quotes the one before."""
    _, *parts = _MAIL.split(thread)
    chain, above = "", ""
    for writer, date, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        quoted = "".join(f"> {line}\n" for line in chain.splitlines())
        chain = f"{body.strip()}\n\n{above}\n{quoted}" if quoted else f"{body.strip()}\n"
        above = f"On {date}, {writer} wrote:"
    return chain


if __name__ == "__main__":
    main()
