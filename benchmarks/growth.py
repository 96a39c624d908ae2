"""How the way from text to decision grows: up to 10,000 messages, up to a million characters in a line.

python -m benchmarks.growth

No sentence stands twice in a run. Times are CPU time of one core; compare ratios within one run, because
absolute times differ from machine to machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.made_up import ME, chat, mail_threads, new_words, one_line
from benchmarks.read_and_decide import reading_steps

_GROWTH = (6, 60, 600, 6_000, 10_000)
_LONG_LINES = (10_000, 100_000, 1_000_000)
_MOST_REPEATS = 50


def main() -> None:
    """Print two tables: growth by messages, and growth by the length of a line."""
    news = new_words()
    # The first texts read the data files.
    reading_steps(mail_threads(100, news), me=ME)
    _print_growth("messages", _GROWTH, lambda size: chat(size, news))
    _print_growth("characters in one line", _LONG_LINES, lambda size: one_line(size, news))


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


if __name__ == "__main__":
    main()
