"""What every file of a folder does to the command line, each in a process of its own.

python -m benchmarks.hostile_files FOLDER [--command facts] [--show]

A file must be read, with exit code 0, or refused in one line, with exit code 2; with no traceback, in a
second and 128 MB. Seconds are of the processor, from when the program stands ready: it has read an ordinary
thread, and is copied for each file. Memory is all that the process holds, the program itself included.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from closecall.cli import main as closecall

SECONDS = 1.0
MEGABYTES = 128.0
_READ, _REFUSED = 0, 2
_KILOBYTE = 1024
_ORDINARY = "Max: Hi, 900 EUR.\nAda: We decided not to buy it.\nMax: Thank you.\n"


@dataclass(frozen=True, slots=True)
class Ended:
    """How the command ended on a file.

    Attributes:
        code: the exit code; negative for the number of a signal.
        told: what stood on standard error.
        seconds: of the processor.
        megabytes: at the most.

    """

    code: int
    told: str
    seconds: float
    megabytes: float

    @property
    def is_clean(self) -> bool:
        """Whether the file was read, or refused in one line."""
        lines = self.told.count("\n")
        return (self.code == _READ and not lines) or (self.code == _REFUSED and lines == 1)

    @property
    def is_within_bounds(self) -> bool:
        """Whether it took neither too long nor too much memory."""
        return self.seconds <= SECONDS and self.megabytes <= MEGABYTES


def ended(command: str, path: Path) -> Ended:
    """Run a command on a file in a copy of this process."""
    with tempfile.TemporaryFile("w+b") as told:
        child = os.fork()
        if child == 0:
            _run(command, path, told.fileno())
        _, status, usage = os.wait4(child, 0)
        told.seek(0)
        return Ended(
            code=os.waitstatus_to_exitcode(status),
            told=told.read().decode(errors="replace"),
            seconds=usage.ru_utime + usage.ru_stime,
            megabytes=usage.ru_maxrss / _KILOBYTE,
        )


def _run(command: str, path: Path, errors: int) -> None:
    """Become the command; never returns."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    os.dup2(errors, sys.stderr.fileno())
    code = 0
    try:
        closecall([command, str(path)])
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 1
    except BaseException:  # a traceback, as Python would print it
        sys.excepthook(*sys.exc_info())
        code = 1
    sys.stderr.flush()
    os._exit(code)


def table(all_ended: Sequence[Ended]) -> Iterator[str]:
    """One row of counts and the highest figures."""
    heads = (
        "files",
        "read",
        "refused in one line",
        "anything else",
        "tracebacks",
        "most seconds",
        "most memory",
    )
    row = (
        len(all_ended),
        sum(each.is_clean and each.code == _READ for each in all_ended),
        sum(each.is_clean and each.code == _REFUSED for each in all_ended),
        sum(not each.is_clean for each in all_ended),
        sum("Traceback" in each.told for each in all_ended),
        f"{max(each.seconds for each in all_ended):.2f}",
        f"{max(each.megabytes for each in all_ended):.0f} MB",
    )
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    yield f"| {' | '.join(str(cell) for cell in row)} |"


def main() -> None:
    """Print the table, and each file that broke a bound; exit 1 when one did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--command", default="facts", help="thread, facts or advise")
    parser.add_argument("--show", action="store_true", help="print what was told of each refused file, too")
    given = parser.parse_args()
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as ordinary:
        ordinary.write(_ORDINARY)
        ordinary.flush()
        _load(given.command, ordinary.name)
    found = {path: ended(given.command, path) for path in sorted(given.folder.rglob("*")) if path.is_file()}
    if not found:
        sys.exit(f"{given.folder} holds no file.")
    bad = [path for path, each in found.items() if not (each.is_clean and each.is_within_bounds)]
    print("\n".join(table(list(found.values()))))
    for path, each in found.items():
        if path in bad or (given.show and each.code != _READ):
            print(
                f"{'NO' if path in bad else 'ok'}  {path.name}: exit {each.code}, {each.seconds:.2f} s, "
                f"{each.megabytes:.0f} MB {each.told[:200]!a}"
            )
    sys.exit(1 if bad else 0)


def _load(command: str, ordinary: str) -> None:
    """Have the program read what it reads once, its modules and data files."""
    out, sys.stdout = sys.stdout, open(os.devnull, "w")  # noqa: PTH123, SIM115  thrown away at once
    try:
        closecall([command, ordinary])
    except SystemExit:
        pass
    finally:
        sys.stdout.close()
        sys.stdout = out


if __name__ == "__main__":
    main()
