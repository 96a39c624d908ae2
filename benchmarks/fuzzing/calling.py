"""Laws of files and of the command line: whatever a file holds, it is used or refused in one line."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest import mock

from hypothesis import strategies as st

from benchmarks.fuzzing.drafts import plain_drafts, structured_drafts
from benchmarks.fuzzing.files import case_files, fact_files, policy_files, voice_files
from benchmarks.fuzzing.law import Law
from benchmarks.fuzzing.reading import texts
from closecall.cli import main
from closecall.decision.policy_file import parse_policy
from closecall.drafting.voice import load_voice
from closecall.errors import ClosecallError
from closecall.evaluation.cases import read_cases
from closecall.facts.facts_file import load_reading

_CODES = frozenset({0, 1, 2, 3, 4})
_LONGEST_ERROR = 20_000
_FACTS = '{"verbal_interest": "strong", "stage": "proposal"}'
_THREAD = "Tom: It is 900 EUR.\nAna: We want it, but I am nervous."


def _refused_by(load: Callable[[], object]) -> Iterator[str]:
    """What is wrong with how a file was refused; nothing where it was used."""
    try:
        load()
    except ClosecallError as error:
        if "\n" in str(error).strip() or not 0 < len(str(error)) <= _LONGEST_ERROR:
            yield f"refused in {len(str(error))} characters on {len(str(error).splitlines())} lines"


def _any_facts_file(text: str) -> Iterator[str]:
    for name in ("f.json", "f.toml", "f"):
        yield from _refused_by(partial(load_reading, text, name=name))


def _any_voice_file(text: str) -> Iterator[str]:
    yield from _refused_by(lambda: load_voice(text, name="voice.toml"))


def _any_policy_file(data: bytes) -> Iterator[str]:
    yield from _refused_by(lambda: parse_policy(data, name="policy.toml"))


def _any_case_file(text: str) -> Iterator[str]:
    yield from _refused_by(lambda: [*read_cases(text, name="cases.jsonl")])


@dataclass(frozen=True, slots=True)
class Call:
    """Arguments, of which ``FILE``, ``FACTS`` and ``THREAD`` stand for files, and what FILE holds."""

    arguments: tuple[str, ...]
    content: bytes


def _on(
    content: st.SearchStrategy[str] | st.SearchStrategy[str | bytes], *calls: str
) -> st.SearchStrategy[Call]:
    """Calls on files with such content, now and then with ``--json``."""
    as_bytes = content.map(
        lambda text: text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    )
    words = st.tuples(st.sampled_from(calls), st.sampled_from(("", " --json"))).map(
        lambda c: tuple("".join(c).split())
    )
    return st.builds(Call, arguments=words, content=as_bytes)


_calls = st.one_of(
    _on(
        texts,
        "advise FILE --writer template",
        "advise FILE --writer template --me Tom --draft-anyway",
        "facts FILE",
        "thread FILE",
        "prompt FILE --me Tom",
        "check FILE --facts FACTS --approach guide",
        "score FILE",
    ),
    _on(fact_files, "score FILE", "advise THREAD --me Tom --writer template --facts FILE"),
    _on(voice_files, "advise THREAD --me Tom --writer template --voice FILE"),
    _on(case_files, "eval FILE", "eval FILE --from facts"),
    _on(
        plain_drafts | structured_drafts.map(lambda draft: draft.model_dump_json()) | fact_files,
        "check FILE --facts FACTS --approach firm_close --thread THREAD --me Tom",
        "check FILE --facts FACTS --approach nurture --channel call",
    ),
)


def _ends_well(call: Call) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        files = {"FILE": call.content, "FACTS": _FACTS.encode(), "THREAD": _THREAD.encode()}
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        code, out, told = _ended(
            [str(Path(folder, a)) if a in files else a for a in call.arguments], home=folder
        )
    if code not in _CODES:
        yield f"exit code {code}"
    if code == 0 and not out.strip():
        yield "success, and nothing is said"
    if code > 1 and told.count("\n") != 1:
        yield f"exit code {code}, explained on {told.count(chr(10))} lines"
    if any(char < " " and char != "\n" for char in told):
        yield "a control character on standard error"


def _ended(arguments: list[str], *, home: str) -> tuple[int, str, str]:
    """Exit code, output and errors of a call in this process, with no key and no config file."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    told = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    code: object = 0
    clean = {"HOME": home, "XDG_CONFIG_HOME": home, "PATH": os.environ.get("PATH", "")}
    with contextlib.ExitStack() as around:
        around.enter_context(mock.patch.dict(os.environ, clean, clear=True))
        around.enter_context(contextlib.redirect_stdout(out))
        around.enter_context(contextlib.redirect_stderr(told))
        try:
            main(arguments)
        except SystemExit as stop:
            code = stop.code
    shown = [
        stream.buffer.getvalue().decode() for stream in (out, told) if isinstance(stream.buffer, io.BytesIO)
    ]
    return code if isinstance(code, int) else 0, shown[0], shown[1]


LAWS = (
    Law("any facts file is used or refused in one line", fact_files, _any_facts_file, 40),
    Law("any voice file is used or refused in one line", voice_files, _any_voice_file, 40),
    Law("any policy file is used or refused in one line", policy_files, _any_policy_file, 15),
    Law("any file of cases is used or refused in one line", case_files, _any_case_file, 30),
    Law("the command line ends with a code of its own, for any file", _calls, _ends_well, 30),
)
