"""Pipes, devices, folders and streams that are endless, full or closed: the command ends, with one line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest

if sys.platform == "win32":
    pytest.skip("pipes and devices with names", allow_module_level=True)

THREAD = "Max: Hi, 900 EUR.\nAda: We decided not to buy it.\nMax: Thank you.\n"
SECONDS = 30


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str

    @property
    def is_refused_in_one_line(self) -> bool:
        return (
            self.code == 2
            and not self.out
            and self.err.startswith("closecall: ")
            and self.err.count("\n") == 1
        )


def run(*arguments: str, stdin: int | IO[Any] = subprocess.DEVNULL, behind: str = "") -> Ended:
    """The command in a process of its own; ``behind`` is put behind it as a shell writes it."""
    command: Sequence[str] = (sys.executable, "-m", "closecall", *arguments)
    if behind:
        command = ("sh", "-c", f'"$@" {behind}', "sh", *command)
    done = subprocess.run(  # noqa: S603  our own command
        command, stdin=stdin, capture_output=True, timeout=SECONDS, check=False
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def thread(tmp_path: Path) -> Path:
    path = tmp_path / "thread.txt"
    path.write_text(THREAD)
    return path


def _pipe_without_a_writer(folder: Path) -> Path:
    path = folder / "pipe"
    os.mkfifo(path)
    return path


def _loop_of_links(folder: Path) -> Path:
    (folder / "one").symlink_to(folder / "two")
    (folder / "two").symlink_to(folder / "one")
    return folder / "one"


def _endless_file(folder: Path) -> Path:
    path = folder / "endless.txt"
    with path.open("wb") as file:
        file.truncate(1_000_000_000_000)
    return path


NO_FILES: dict[str, tuple[Callable[[Path], Path], str]] = {
    "pipe without a writer": (_pipe_without_a_writer, "is not a file"),
    "endless device": (lambda _: Path("/dev/zero"), "is not a file"),
    "folder": (lambda folder: folder, "is not a file"),
    "loop of links": (_loop_of_links, "symbolic links"),
    "missing": (lambda folder: folder / "missing.txt", "No such file"),
    "endless file": (_endless_file, "larger than 2 MB"),
    "long name": (lambda folder: folder / ("x" * 5000), "name too long"),
    "name that steers a screen": (lambda folder: folder / "a\n\x1b[2J\u202e.txt", r"a \x1b[2J\u202e.txt"),
    "name that is no text": (lambda folder: folder / os.fsdecode(b"\xff.txt"), r"\udcff.txt"),
}


@pytest.mark.parametrize("name", NO_FILES)
def test_what_is_no_file_is_refused_in_one_line(name: str, tmp_path: Path) -> None:
    make, says = NO_FILES[name]
    ended = run("thread", str(make(tmp_path)))

    assert ended.is_refused_in_one_line, ended
    assert says in ended.err
    assert len(ended.err) < 500


def test_a_file_that_nobody_may_read_is_refused_in_one_line(thread: Path) -> None:
    thread.chmod(0)
    if os.access(thread, os.R_OK):
        pytest.skip("this user may read everything")

    assert run("thread", str(thread)).is_refused_in_one_line


@pytest.mark.parametrize("option", ["--facts", "--voice"])
def test_a_pipe_without_a_writer_for_another_file_is_refused_too(
    option: str, thread: Path, tmp_path: Path
) -> None:
    ended = run("advise", str(thread), option, str(_pipe_without_a_writer(tmp_path)))

    assert ended.is_refused_in_one_line, ended


@pytest.mark.parametrize(
    ("stream", "says"),
    [("< /dev/zero", "larger than 2 MB"), ("<&-", "is closed"), ("0> /dev/null", "cannot be read")],
)
def test_an_input_that_is_endless_closed_or_unreadable_is_refused_in_one_line(stream: str, says: str) -> None:
    ended = run("thread", "-", behind=stream)

    assert ended.is_refused_in_one_line, ended
    assert says in ended.err


def test_a_writer_that_never_stops_is_stopped() -> None:
    with subprocess.Popen(["yes"], stdout=subprocess.PIPE) as writer:  # noqa: S607  any writer will do
        assert writer.stdout is not None
        ended = run("thread", stdin=writer.stdout)
        writer.stdout.close()

    assert ended.is_refused_in_one_line, ended
    assert "larger than 2 MB" in ended.err


def test_a_reader_that_goes_away_is_no_error() -> None:
    ended = run("facts", "--list", behind="| head -1")

    assert (ended.err, ended.out.count("\n")) == ("", 1)


@pytest.mark.parametrize(
    "arguments", [("thread",), ("facts",), ("advise",), ("advise", "--json")], ids=lambda given: given[-1]
)
@pytest.mark.parametrize("closed", [">&-", "<&- >&-", "<&- >&- 2>&-"])
def test_a_closed_output_is_no_error(arguments: tuple[str, ...], closed: str, thread: Path) -> None:
    assert run(*arguments, str(thread), behind=closed) == Ended(0, "", "")


def test_a_closed_input_is_no_error_where_a_file_is_named(thread: Path) -> None:
    ended = run("advise", str(thread), behind="<&-")

    assert (ended.code, ended.err) == (0, "")
    assert "They said no" in ended.out


FOREIGN = "Max: Grüße, 900 €.\nAda: Nein danke, wir kaufen nichts. 日本 Żółć\n"


@pytest.mark.parametrize("encoding", ["", "PYTHONIOENCODING=ascii"])
@pytest.mark.parametrize("command", ["advise", "thread"])
def test_a_machine_without_unicode_loses_no_advice(command: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "thread.txt"
    path.write_text(FOREIGN, encoding="utf-8")
    bare = f"LC_ALL=C PYTHONCOERCECLOCALE=0 PYTHONUTF8=0 {encoding}"
    words = f'env {bare} "{sys.executable}" -m closecall {command} "{path}" --me Max'
    done = subprocess.run(["sh", "-c", words], capture_output=True, timeout=SECONDS, check=False)  # noqa: S603, S607

    assert (done.returncode, done.stderr) == (0, b"")
    assert "wir kaufen nichts" in done.stdout.decode()


@pytest.mark.parametrize(
    "arguments", [("thread",), ("facts",), ("advise", "--json")], ids=lambda given: given[0]
)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_in_one_line(arguments: tuple[str, ...], thread: Path) -> None:
    ended = run(*arguments, str(thread), behind="> /dev/full")

    assert ended.is_refused_in_one_line, ended
    assert "could not be written" in ended.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("errors", ["2> /dev/full", "2>&-"])
def test_an_error_that_cannot_be_told_keeps_its_exit_code(errors: str, tmp_path: Path) -> None:
    assert run("thread", str(tmp_path / "missing.txt"), behind=errors).code == 2
