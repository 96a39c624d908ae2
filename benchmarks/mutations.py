"""The small changes that tests must notice: one mutant is one change of one module's syntax tree.

Changed are comparisons, truth values, numbers, texts, arithmetic, conditions, results, calls that tidy a
text, and statements that stand for their effect. Left alone are annotations, decorators, docstrings,
imports, ``__all__`` and the fixed parts of f-strings: a change there breaks nothing that a user sees.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType

_FLIPPED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_SWAPPED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_OPPOSITE = {"min": "max", "max": "min", "any": "all", "all": "any"}
_TIDYING = frozenset({"casefold", "lower", "lstrip", "rstrip", "strip", "upper"})
_EFFECTS = (ast.Expr, ast.Raise, ast.Continue, ast.Break, ast.AugAssign)
_UNCHANGED_FIELDS = frozenset({"annotation", "returns", "decorator_list", "format_spec", "type_params"})
_SHOWN = 110


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one module.

    Attributes:
        function: dotted name of the function or class around the change; "" at the top of the module.
        started: first lines of the functions and lambdas around it, as their code objects know them.
        was: the statement before the change, on one line; of a long one what lies around the change.

    """

    module: str
    line: int
    function: str
    started: frozenset[int]
    was: str
    now: str
    code: CodeType


@dataclass(frozen=True, slots=True)
class _Place:
    node: ast.AST
    above: tuple[ast.AST, ...]
    names: tuple[str, ...]
    started: frozenset[int]


def mutants_of(module: str, source: str, *, file: str) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its source."""
    tree = ast.parse(source, file)
    for place in list(_places(_Place(tree, (), (), frozenset()))):
        for owner, field, changed in list(_changes(place)):
            kept = getattr(owner, field)
            shown = _statement_around(place, owner)
            before = ast.unparse(shown)
            setattr(owner, field, changed)
            code = compile(ast.fix_missing_locations(tree), file, "exec", dont_inherit=True)
            was, now = _told(before, ast.unparse(shown))
            setattr(owner, field, kept)
            line = next(
                (at.lineno for at in (place.node, *reversed(place.above)) if hasattr(at, "lineno")), 0
            )
            yield Mutant(module, line, ".".join(place.names), place.started, was, now, code)


def _places(place: _Place) -> Iterator[_Place]:
    yield place
    node, names, started = place.node, place.names, place.started
    if isinstance(node, ast.JoinedStr):
        below: list[ast.AST] = [part for part in node.values if isinstance(part, ast.FormattedValue)]
    else:
        below = [child for child in _children(node) if not _is_left_alone(child)]
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        names = (*names, node.name)
    if isinstance(node, ast.FunctionDef):
        started |= {min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])}
    if isinstance(node, ast.Lambda):
        started |= {node.lineno}
    for child in below:
        # Defaults are worked out where the function is made, not where it runs.
        around = place.started if isinstance(child, ast.arguments) else started
        yield from _places(_Place(child, (*place.above, node), names, around))


def _children(node: ast.AST) -> Iterator[ast.AST]:
    for field, value in ast.iter_fields(node):
        if field not in _UNCHANGED_FIELDS:
            items = value if isinstance(value, list) else [value]
            yield from (item for item in items if isinstance(item, ast.AST))


def _is_left_alone(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom():
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]) | ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Subscript(value=ast.Name(id="Literal")) | ast.keyword(arg="strict"):
            return True
    return False


def _changes(place: _Place) -> Iterator[tuple[ast.AST, str, object]]:
    """Each change of one node: whose field gets which value."""
    node = place.node
    for new in _replacements(node):
        yield _put(place, new)
    match node:
        case ast.Compare():
            for at, operator in enumerate(node.ops):
                for other in _FLIPPED[type(operator)]:
                    yield node, "ops", [*node.ops[:at], other(), *node.ops[at + 1 :]]
        case ast.BoolOp():
            yield node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And()
            for at in range(len(node.values)):
                rest = [*node.values[:at], *node.values[at + 1 :]]
                yield _put(place, rest[0]) if len(rest) == 1 else (node, "values", rest)
        case ast.BinOp() | ast.AugAssign() if type(node.op) in _SWAPPED:
            yield node, "op", _SWAPPED[type(node.op)]()
        case ast.If() | ast.While() if not isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            yield node, "test", ast.UnaryOp(ast.Not(), node.test)
        case ast.comprehension():
            for at in range(len(node.ifs)):
                yield node, "ifs", [*node.ifs[:at], *node.ifs[at + 1 :]]
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield node, "value", ast.Constant(None)


def _replacements(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand where the node stands."""
    match node:
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() | float() as value):
            yield ast.Constant(value + 1)
        case ast.Constant(value=str() as value):
            yield ast.Constant("" if value else "mutant")
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.IfExp():
            yield from (node.body, node.orelse)
        case ast.Call(func=ast.Name(id=name)) if name in _OPPOSITE:
            yield ast.Call(ast.Name(_OPPOSITE[name], ast.Load()), node.args, node.keywords)
        case ast.Call(func=ast.Attribute(value=text, attr=name), args=[]) if name in _TIDYING:
            yield text
        case ast.stmt() if isinstance(node, _EFFECTS):
            yield ast.Pass()


def _put(place: _Place, new: ast.AST) -> tuple[ast.AST, str, object]:
    """The change that puts ``new`` where the place's node stands."""
    parent = place.above[-1]
    for field, value in ast.iter_fields(parent):
        if value is place.node:
            return parent, field, new
        if isinstance(value, list) and any(item is place.node for item in value):
            return parent, field, [new if item is place.node else item for item in value]
    raise LookupError(ast.dump(place.node))


def _statement_around(place: _Place, owner: ast.AST) -> ast.AST:
    """The statement that holds the field which changes."""
    around = (*place.above, place.node)
    inner = around[: 1 + next(at for at, node in enumerate(around) if node is owner)]
    return next((node for node in reversed(inner) if isinstance(node, ast.stmt)), inner[0])


def _told(was: str, now: str) -> tuple[str, str]:
    """Both statements on one line, and of long ones what lies around the change."""
    was, now = " ".join(was.split()), " ".join(now.split())
    differs = next(
        (at for at, pair in enumerate(zip(was, now, strict=False)) if pair[0] != pair[1]), len(was)
    )
    start = max(0, differs - _SHOWN // 2) if max(len(was), len(now)) > _SHOWN else 0
    return was[start : start + _SHOWN], now[start : start + _SHOWN]
