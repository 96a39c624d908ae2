"""The constants of a mutant's module, put into the living modules."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import _lru_cache_wrapper
from types import CodeType, FunctionType, ModuleType

RULES = "RULES"


def changed_constants(name: str, code: CodeType) -> frozenset[str] | None:
    """The names of the constants that a mutant's code makes otherwise, from now on so in the whole package.

    None where something changes that cannot be put in place: a function's defaults, a constant that holds
    functions, how many rules there are.
    """
    module = sys.modules[name]
    made: dict[str, object] = {
        "__name__": name,
        "__file__": module.__file__,
        "__package__": module.__package__,
    }
    exec(code, made)  # noqa: S102  our own source
    living = vars(module)
    changed = {
        key for key, value in made.items() if not key.startswith("__") and _is_other(living, key, value)
    }
    if any(isinstance(made[key], FunctionType | type | _lru_cache_wrapper) for key in changed):
        return None
    for key in changed:
        put = _put_rules(living[key], made[key]) if key == RULES else _put(key, living.get(key), made[key])
        if not put:
            return None
    return frozenset(changed)


def _is_other(living: Mapping[str, object], key: str, value: object) -> bool:
    if isinstance(value, ModuleType | type) and key in living:
        return False
    return key not in living or _shown(living[key]) != _shown(value)


def _put_rules(living: object, made: object) -> bool:
    if not (isinstance(living, tuple) and isinstance(made, tuple) and len(living) == len(made)):
        return False
    if any(one is other for one in living for other in made):  # the registry: their order changes
        return False
    for old, new in zip(living, made, strict=True):
        if _shown(old) != _shown(new):
            for field in fields(old):
                object.__setattr__(old, field.name, getattr(new, field.name))
    return True


def _put(key: str, was: object, value: object) -> bool:
    if not isinstance(
        value, str | int | float | frozenset | re.Pattern | tuple | dict | None
    ) or "<function" in repr(value):
        return False
    if type(value).__module__.startswith("closecall") or " object at 0x" in repr(value):
        return False
    for module in [m for n, m in sys.modules.items() if n.startswith("closecall")]:
        if key in vars(module) and vars(module)[key] is was:
            setattr(module, key, value)
    return True


def _shown(value: object) -> object:
    """Something to compare by: of a function its code and what it holds, of a rule its fields."""
    match value:
        case FunctionType():
            held = tuple(_shown(cell.cell_contents) for cell in value.__closure__ or ())
            return value.__code__, _shown(value.__defaults__), _shown(value.__kwdefaults__), held
        case _lru_cache_wrapper():
            return _shown(value.__wrapped__)
        case tuple() | list():
            return type(value), tuple(map(_shown, value))
        case dict():
            return tuple((_shown(key), _shown(held)) for key, held in value.items())
    if is_dataclass(value) and not isinstance(value, type):
        return tuple(_shown(getattr(value, field.name)) for field in fields(value))
    return repr(value) if type(value).__module__.startswith("closecall") else value
