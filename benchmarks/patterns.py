"""Every regular expression that closecall compiles, on texts made to keep it busy: none may be slow.

python -m benchmarks.patterns

A process of its own notes what the package compiles while all of it is imported and used. From each
expression texts are made: what one of its repetitions takes, many times, in front of something that does not
fit. Four times the text may take about four times as long, not ten; single seconds prove nothing.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import closecall
from closecall.text.resources import lazy_regex

SOURCE = Path(closecall.__file__).parent
EXAMPLES = Path(__file__).parents[1] / "examples" / "threads"
_ENDS = ("\x01", "!", "\n")
_SHORT, _LONG = (*range(8, 64, 4), 90), (125, 250, 500, 1000, 2000, 4000, 8000)
_SHORT_SECONDS, _LONG_SECONDS = 0.05, 0.4
_COMPARED_FROM = 4000
"""A repetition of at most some hundred characters shows that it is linear on longer texts only."""
_LEAST_SECONDS = 0.003
"""Times below this are the clock's."""
_GROWTH = 10.0
"""Times that four times the text may take; 4 is linear, 16 is quadratic."""
_TRIES = 3

_ABROAD = """\
Lena: Die Pumpe kostet 900 Euro. Soll ich sie bestellen?
Tom: Das gefällt mir, ich will sie haben. Die alte Pumpe stand im Winter dreimal. Lass mich noch überlegen.
"""
_NOTES = (
    "Ich bin sicher, dass es passt: die Pumpe kostet ihn jede Woche einen Tag.",
    "Die alte Pumpe stand im Winter dreimal. Ich bin sicher, dass es passt.",
)
_TAKEN_OVER = "Bo: Hello Ada.\nAda: Ada has left the firm. I'm Jen."
_SPELLED = "Ada\n0 minutes 4 seconds\nIs it ready?\nBo\n0 minutes 9 seconds\nIt is.\n"
_TYPED = "Bo: shall i order it\nAda: yes please"
_RARE = """Bo (seller): It costs 1.200.000,50 € or 12'000, in 24 months for Ada's team.
Ada (buyer): S.T.O.P. über n o t. The wall is 3.20 x 2.40 m.
Call +44 20 7946 0018 or see 4/5/6, www.ada.example/1, v1.2.
"""
"""What makes the package compile the expressions that ordinary conversations never need."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """An expression, its flags, and the file and line that first compiled it."""

    pattern: str
    flags: int
    file: str
    line: int


@cache
def compiled() -> tuple[Compiled, ...]:
    """What the package compiles, noted by a process of its own.

    Raises:
        CalledProcessError: that process failed.

    """
    command = [sys.executable, __file__, "--note"]
    ran = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=120)  # noqa: S603  this very file
    noted = [Compiled(**one) for one in json.loads(ran.stdout)]
    written = [Compiled(place.pattern, 0, place.file, place.first) for place in places() if place.pattern]
    return tuple({(one.pattern, one.flags): one for one in (*written, *noted)}.values())


@dataclass(frozen=True, slots=True)
class Place:
    """Where the source asks for an expression: its lines, and the expression where it is written there."""

    file: str
    first: int
    last: int
    pattern: str = ""


def places() -> Iterator[Place]:
    """Each place in the source that asks for an expression; what is compiled late is asked for elsewhere."""
    for path in sorted(set(SOURCE.rglob("*.py")) - {Path(lazy_regex.__file__)}):
        file = path.relative_to(SOURCE).as_posix()
        for node in _nodes(file):
            if isinstance(node, ast.Call) and _asks_for_an_expression(node.func):
                first = node.args[0]
                text = first.value if isinstance(first, ast.Constant) else ""
                text = text.decode("latin-1") if isinstance(text, bytes) else text
                pattern = text if isinstance(text, str) else ""
                yield Place(file, node.lineno, node.end_lineno or node.lineno, pattern)


@cache
def _nodes(file: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse((SOURCE / file).read_text("utf-8"))))


def _asks_for_an_expression(called: ast.expr) -> bool:
    if isinstance(called, ast.Name):
        return called.id == "compiled_late"
    is_re = (
        isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "re"
    )
    return is_re and isinstance(called, ast.Attribute) and called.attr != "escape"


def is_searched(one: Compiled) -> bool:
    """Whether the expression may be looked for anywhere in a text, not only at its beginning."""
    names = {
        target.id
        for node in _nodes(one.file)
        if isinstance(node, ast.Assign) and node.lineno <= one.line <= (node.end_lineno or node.lineno)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    uses = {
        node.attr
        for node in _nodes(one.file)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names
    }
    return not uses or not uses <= {"match", "fullmatch"}


def _note() -> list[dict[str, Any]]:
    """Import and use the package, and note what it compiles; a call counts for the file that makes it."""
    found: dict[tuple[str, int, str, int], None] = {}
    compile_one = re._compile  # type: ignore[attr-defined]  # noqa: SLF001  every function of re goes through it

    def noting(pattern: Any, flags: Any) -> Any:  # noqa: ANN401
        frame = sys._getframe(1)  # noqa: SLF001
        while frame.f_back is not None and frame.f_code.co_filename == re.__file__:
            frame = frame.f_back
        if isinstance(pattern, str | bytes) and Path(frame.f_code.co_filename).is_relative_to(SOURCE):
            text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
            file = Path(frame.f_code.co_filename).relative_to(SOURCE).as_posix()
            found[text, int(flags), file, frame.f_lineno] = None
        return compile_one(pattern, flags)

    re._compile = noting  # type: ignore[attr-defined]  # noqa: SLF001
    # What is compiled late counts for the module that wrote it, too.
    lazy_regex.compiled_late = re.compile  # type: ignore[assignment]
    from closecall.drafting.prompting.maskable_spans import figures_in  # noqa: PLC0415
    from closecall.drafting.template.seller_reasons.reason_wording import reasons_to_say  # noqa: PLC0415
    from closecall.thread.participants.successor import taken_over_by  # noqa: PLC0415

    for module in pkgutil.walk_packages(closecall.__path__, "closecall."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for path in sorted(EXAMPLES.iterdir()):
        closecall.advise(path.read_bytes(), me=("Petra", "Dana", "Joana", "@paperline.example"))
    for note in _NOTES:
        closecall.advise(_ABROAD, me="Lena", note=note, draft_anyway=True)
        reasons_to_say(closecall.Advisor().prepare(_ABROAD, me="Lena", note=note).brief)
    taken_over_by(closecall.Thread.parse(_TAKEN_OVER, me="Bo"))
    closecall.Thread.parse(_SPELLED, me="Bo")
    closecall.advise(_TYPED, me="Bo")
    advice = closecall.advise(_RARE, me="Bo", draft_anyway=True)
    figures_in(_RARE, lang="en", names=("Ada",))
    if advice.draft is not None:
        draft = advice.draft.model_copy(update={"body": f"{advice.draft.body}\n\n{_RARE}"})
        closecall.check_draft(draft, advice.facts, "guide", thread=advice.thread)
    return [dict(zip(("pattern", "flags", "file", "line"), key, strict=True)) for key in found]


def pumped(pattern: str, flags: int) -> Iterator[tuple[str, str]]:
    """What stands before a repetition, and what it takes once; for each repetition, and for the whole."""
    tree = _parser.parse(pattern, flags)
    whole = _sample(tree)
    pairs = [("", whole), *_repeated(tree, "")]
    yield from dict.fromkeys((before, unit) for before, unit in pairs if unit)


def _repeated(tree: Any, before: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401  re's own tree
    for code, value in tree:
        for inner in _inside(code, value):
            if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
                unit = _sample(inner)
                yield before, unit
                yield "", unit
            yield from _repeated(inner, before)
        before += _sample([(code, value)])


def _inside(code: Any, value: Any) -> Sequence[Any]:  # noqa: ANN401
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return (value[2],)
    if code is op.SUBPATTERN:
        return (value[3],)
    if code is op.BRANCH:
        return tuple(value[1])
    if code is op.ATOMIC_GROUP:
        return (value,)
    return (value[1],) if code in (op.ASSERT, op.ASSERT_NOT) else ()


def _sample(tree: Any) -> str:  # noqa: ANN401
    """A short text that the tree could take, looking at nothing beside it."""
    return "".join(_one(code, value) for code, value in tree)


def _one(code: Any, value: Any) -> str:  # noqa: ANN401
    if code is op.LITERAL:
        return chr(value)
    if code in (op.ANY, op.NOT_LITERAL):
        return "b" if value == ord("a") else "a"
    if code is op.IN:
        return _of_class(value)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _sample(value[2]) * max(1, min(int(value[0]), 3))
    inside = () if code in (op.ASSERT, op.ASSERT_NOT) else _inside(code, value)
    return _sample(inside[0]) if inside else ""


_CATEGORIES = {
    op.CATEGORY_DIGIT: "1",
    op.CATEGORY_NOT_DIGIT: "a",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_NOT_SPACE: "a",
    op.CATEGORY_WORD: "a",
    op.CATEGORY_NOT_WORD: " ",
}


def _of_class(members: Any) -> str:  # noqa: ANN401
    if members[0][0] is op.NEGATE:
        taken = re.compile("a|1| |-|é|<|\n")
        denied = {_member(*member) for member in members[1:]}
        return next((c for c in "a1 -é<\n" if taken.match(c) and c not in denied), "x")
    return _member(*members[-1])


def _member(code: Any, value: Any) -> str:  # noqa: ANN401
    if code is op.RANGE:
        return chr(value[0])
    return str(_CATEGORIES[value]) if code is op.CATEGORY else chr(value)


def slow_text(one: Compiled) -> str | None:
    """How a text on which the expression takes more than linear time is made; None where none was found."""
    expression = re.compile(one.pattern, one.flags)
    use: Callable[[str], object] = expression.match
    if is_searched(one):
        use = expression.findall
    for before, unit in pumped(one.pattern, one.flags):
        for end in _ENDS:
            if _grows(use, before, unit, end):
                return f"{before!r} + {unit!r} * n + {end!r}"
    return None


def _grows(use: Callable[[str], object], before: str, unit: str, end: str) -> bool:
    for count in _SHORT:
        if _seconds(use, before + unit * count + end) > _SHORT_SECONDS:
            return True
    taken: dict[int, float] = {}
    for count in _LONG:
        taken[count] = _seconds(use, before + unit * max(1, count // len(unit)) + end)
        if taken[count] > _LONG_SECONDS:
            return True
        long = count >= _COMPARED_FROM and taken[count] > _LEAST_SECONDS
        if long and taken[count] > _GROWTH * taken[count // 4]:
            return True
    return False


def _seconds(use: Callable[[str], object], text: str) -> float:
    """Processor time of one use; where that is long, the least of several tries."""
    least = float("inf")
    for _ in range(_TRIES):
        began = time.process_time()
        use(text)
        least = min(least, time.process_time() - began)
        if least < _LEAST_SECONDS:
            break
    return least


def main() -> None:
    """Print how many expressions there are and which are slow."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--note", action="store_true", help="print what this process compiles, as JSON")
    if parser.parse_args().note:
        print(json.dumps(_note()))
        return
    slow = [(one, text) for one in compiled() if (text := slow_text(one))]
    texts = sum(len(list(pumped(one.pattern, one.flags))) * len(_ENDS) for one in compiled())
    print("| expressions | kinds of text | slow |\n| --- | --- | --- |")
    print(f"| {len(compiled())} | {texts} | {len(slow)} |")
    for one, text in slow:
        print(f"{one.file}:{one.line}: {text}: {one.pattern[:100]}")


if __name__ == "__main__":
    main()
