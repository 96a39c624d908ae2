"""Which small changes of the code no test notices: mutation testing of the decision and of the draft rules.

python -m benchmarks.mutants decision
python -m benchmarks.mutants drafting.checks --module firm_close_rules --module reply_rules
python -m benchmarks.mutants drafting.checks --sample 400

A mutant (:mod:`benchmarks.mutations`) lives in a forked process; no file changes. Nearly all are tried in one
session of tests (:mod:`benchmarks.mutants_in_place`), the others by importing the changed module in place of
its file. The tests of the room run up to the first failure; a mutant that takes far longer than
all of them counts as killed. Survivors that no test could notice stand in ``equivalent_mutants.toml``, each
with the reason; they are left out of the share. Limits are CPU time, so that a busy machine kills nothing.
Needs ``fork``: Linux or macOS.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import CodeType, ModuleType

import hypothesis
import pytest

from benchmarks.mutants_in_place import TIMES_LONGER, InPlace, QuickestFirst, forked
from benchmarks.mutations import Mutant, mutants_of

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "closecall"
EQUIVALENT = Path(__file__).with_name("equivalent_mutants.toml")

# What the tests of a room import besides the room and what uses it: imported once, before the forks.
_BELOW = {
    "decision": ("closecall.facts", "closecall.thread"),
    "drafting.checks": ("closecall.decision", "closecall.drafting", "closecall.facts", "closecall.thread"),
}
_ALWAYS = ("hypothesis.strategies", "pydantic", "vcr", "yaml")
_STARTING = 10
_SEED = 8


@dataclass(frozen=True, slots=True)
class Room:
    """A package whose modules are changed, and the tests that must notice."""

    name: str

    @property
    def tests(self) -> Path:
        """The folder of its tests."""
        return ROOT / "tests" / self.name.replace(".", "/")

    @property
    def files(self) -> list[Path]:
        """Its modules."""
        return sorted((SOURCE / self.name.replace(".", "/")).rglob("[!_]*.py"))

    def module_name(self, file: Path) -> str:
        """The dotted name under which a file is imported."""
        return ".".join(("closecall", *file.relative_to(SOURCE).with_suffix("").parts))


class ChangedModule(SourceFileLoader):
    """Gives the import system a mutant's code for one module, and leaves all others alone."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002  the import system's signature
        """The mutant's code."""
        return self._code

    def find_spec(self, fullname: str, _path: object, _target: ModuleType | None = None) -> ModuleSpec | None:
        """The module's place, where it is the changed one."""
        return spec_from_file_location(fullname, self.path, loader=self) if fullname == self.name else None


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the mutants of a room; print its table and its survivors."""
    parser = argparse.ArgumentParser(description="Mutation testing of one room.")
    parser.add_argument("room", choices=sorted(_BELOW))
    parser.add_argument("--module", action="append", help="only this module; repeatable")
    parser.add_argument("--sample", type=int, help="only so many mutants, drawn at random")
    parser.add_argument("--seed", type=int, default=_SEED, help="another seed draws another sample")
    asked = parser.parse_args(arguments)
    room = Room(asked.room)
    mutants = [
        m for file in room.files if asked.module is None or file.stem in asked.module for m in _of(room, file)
    ]
    if asked.sample is not None and asked.sample < len(mutants):
        chosen = sorted(random.Random(asked.seed).sample(range(len(mutants)), asked.sample))  # noqa: S311  no secret
        mutants = [mutants[at] for at in chosen]
    _import_once(room)
    _report(mutants, _survivors(room, mutants))


def _survivors(room: Room, mutants: Sequence[Mutant]) -> list[Mutant]:
    files = {room.module_name(file): file for file in room.files}
    as_it_is = {
        name: compile(file.read_bytes(), str(file), "exec", dont_inherit=True) for name, file in files.items()
    }
    numbered = dict(enumerate((mutant, as_it_is[mutant.module]) for mutant in mutants))
    with NamedTemporaryFile(suffix=".json") as tell:
        if forked(lambda: _run_tests(room, InPlace(numbered, Path(tell.name)))):
            raise SystemExit("The tests must pass before mutants tell anything.")
        told = json.loads(Path(tell.name).read_text(encoding="utf-8"))
    survivors, longest = set(told["survivors"]), sum(told["lengths"].values()) * TIMES_LONGER + _STARTING
    for done, number in enumerate(told["untried"], 1):
        run = partial(_from_import, room, mutants[number], files, told["lengths"])
        if forked(run, seconds=longest) == 0:
            survivors.add(number)
        print(f"\r{done} of {len(told['untried'])} from import", end="", file=sys.stderr, flush=True)
    return [mutant for number, mutant in enumerate(mutants) if number in survivors]


def _from_import(room: Room, mutant: Mutant, files: Mapping[str, Path], lengths: Mapping[str, float]) -> int:
    sys.meta_path.insert(0, ChangedModule(mutant.module, str(files[mutant.module]), mutant.code))
    return _run_tests(room, QuickestFirst(lengths))


def _run_tests(room: Room, *plugins: object) -> int:
    # Rewritten assertions tell why a test fails; here it is enough that it does.
    options = ["-x", "-q", "-s", "--assert=plain", "-p", "no:cacheprovider"]
    return int(pytest.main([str(room.tests), *options], plugins=plugins))


def _of(room: Room, file: Path) -> Iterable[Mutant]:
    return mutants_of(room.module_name(file), file.read_text(encoding="utf-8"), file=str(file))


def _import_once(room: Room) -> None:
    for name in (*_ALWAYS, *_BELOW[room.name]):
        import_module(name)
    early = [name for name in sys.modules if name.startswith(f"closecall.{room.name}")]
    if early:
        raise RuntimeError(f"imported before it could be changed: {', '.join(early)}")
    # Known examples are no fair start, and a smaller example of a failure is of no use.
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile(
        "mutants", database=None, deadline=None, derandomize=True, phases=phases
    )
    hypothesis.settings.load_profile("mutants")


def _report(mutants: Sequence[Mutant], survivors: Sequence[Mutant]) -> None:
    known = _equivalent()
    made = Counter(mutant.module for mutant in mutants)
    same = Counter(mutant.module for mutant in survivors if _key(mutant) in known)
    left = Counter(mutant.module for mutant in survivors if _key(mutant) not in known)
    print("| module | mutants | killed | equivalent | survive | killed of the rest |")
    print("| --- | --- | --- | --- | --- | --- |")
    for module in made:
        _row(module.removeprefix("closecall."), made[module], same[module], left[module])
    _row("all", made.total(), same.total(), left.total())
    for mutant in survivors:
        if _key(mutant) not in known:
            print(f"\n{mutant.module}:{mutant.line} in {mutant.function or 'the module'}")
            print(f"  - {mutant.was}\n  + {mutant.now}")


def _row(name: str, made: int, same: int, left: int) -> None:
    share = (made - same - left) / (made - same) if made > same else 1
    print(f"| {name} | {made} | {made - same - left} | {same} | {left} | {share:.1%} |")


def _key(mutant: Mutant) -> tuple[str, str, str, str]:
    return mutant.module.removeprefix("closecall."), mutant.function, mutant.was, mutant.now


def _equivalent() -> Mapping[tuple[str, str, str, str], str]:
    """The reason of every change that no test could notice."""
    entries = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))["equivalent"]
    return {(e["module"], e["function"], e["was"], e["now"]): e["why"] for e in entries}


if __name__ == "__main__":
    main()
