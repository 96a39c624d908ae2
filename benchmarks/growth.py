"""How the way from text to decision grows: up to 10,000 messages, up to a million characters in a line.

python -m benchmarks.growth

No sentence stands twice in a run, but the short answers of the last table. Times are CPU time of one core;
compare ratios within one run, because absolute times differ from machine to machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.made_up import ANSWERED, ME, answers, chat, mail_threads, new_words, one_line
from benchmarks.read_and_decide import reading_steps

_GROWTH = (6, 60, 600, 6_000, 10_000)
_LONG_LINES = (10_000, 100_000, 1_000_000)
_FEW, _MANY = 250, 4_000
_MOST_REPEATS = 50


def main() -> None:
    """Print the tables: growth by messages, by the length of a line, and by messages of one kind."""
    news = new_words()
    # The first texts read the data files.
    reading_steps(mail_threads(100, news), me=ME)
    _print_growth("messages", _GROWTH, lambda size: chat(size, news))
    _print_growth("characters in one line", _LONG_LINES, lambda size: one_line(size, news))
    _print_answers()


def _print_growth(unit: str, sizes: Sequence[int], text_of: Callable[[int], str]) -> None:
    """What one more of a unit costs, over what it costs in the smallest text; 1.0 is linear."""
    print(f"\n| {unit} | seconds | µs each | to facts, µs each | over the smallest |")
    print("| --- | --- | --- | --- | --- |")
    smallest = None
    for size in sizes:
        repeats = max(1, sizes[-1] // size // 4)
        took = reading_steps([text_of(size) for _ in range(min(repeats, _MOST_REPEATS))], me=ME)
        each = {name: seconds / min(repeats, _MOST_REPEATS) / size for name, seconds in took.items()}
        whole = sum(each.values())
        smallest = smallest or whole
        print(
            f"| {size:,} | {whole * size:.3f} | {whole * 1e6:.2f} | {each['thread to facts'] * 1e6:.2f} "
            f"| {whole / smallest:.2f} |"
        )


def _print_answers() -> None:
    """What a message costs in a short and in a long chat of one kind of question and answer."""
    print(f"\n| the buyer's answers | µs a message of {_FEW} | of {_MANY:,} | over the shorter |")
    print("| --- | --- | --- | --- |")
    for kind in ANSWERED:
        news, each = new_words(), []
        for size in (_FEW, _MANY):
            repeats = _MANY // size
            took = reading_steps([answers(kind, size, news) for _ in range(repeats)], me=ME)
            each.append(sum(took.values()) / repeats / size * 1e6)
        print(f"| {kind} | {each[0]:.0f} | {each[1]:.0f} | {each[1] / each[0]:.2f} |")


if __name__ == "__main__":
    main()
