"""Threads a second on one core: text to thread, facts, decision; and the whole advice with the template.

python -m benchmarks.read_and_decide
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from closecall import Advisor, Thread, decide, read_facts

ROOT = Path(__file__).parents[1]
_SELLERS = ("@paperline.example", "@klarsicht.example", "@bedsidecare.example", "Petra", "Dana", "Joana")
_NOTE = "They turn over about 900k EUR a year. I'm certain: it saves them two days on every order."
_ROUNDS = 60


def main() -> None:
    """Print the table over the six example threads."""
    texts = [path.read_bytes() for path in sorted((ROOT / "examples" / "threads").iterdir())]
    threads = [Thread.parse(text, me=_SELLERS) for text in texts]
    as_of = date(2026, 4, 1)
    facts = [read_facts(thread, note=_NOTE, as_of=as_of).facts for thread in threads]
    advisor = Advisor()
    rows: dict[str, Callable[[], object]] = {
        "text to thread": lambda: [Thread.parse(text, me=_SELLERS) for text in texts],
        "thread to facts": lambda: [read_facts(thread, note=_NOTE, as_of=as_of) for thread in threads],
        "facts to decision": lambda: [decide(known, as_of=as_of) for known in facts],
        "text to decision": lambda: [advisor.prepare(text, me=_SELLERS, note=_NOTE) for text in texts],
        "whole advice, template": lambda: [advisor.advise(text, me=_SELLERS, note=_NOTE) for text in texts],
    }
    messages = sum(len(thread.messages) for thread in threads) / len(threads)
    print(f"{len(texts)} threads, {messages:.1f} messages on average\n")
    print("| step | ms a thread | a second |\n| --- | --- | --- |")
    for name, step in rows.items():
        best = min(_seconds(step) for _ in range(_ROUNDS)) / len(texts)
        print(f"| {name} | {best * 1000:.2f} | {1 / best:,.0f} |")


def _seconds(step: Callable[[], object]) -> float:
    began = time.process_time()
    step()
    return time.process_time() - began


if __name__ == "__main__":
    main()
