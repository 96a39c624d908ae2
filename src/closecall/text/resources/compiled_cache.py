"""What is worked out from the package's data files, kept from one run to the next as Python keeps bytecode.

An index of a few thousand phrases takes longer to make than a whole thread to read. It is kept in
``__pycache__`` beside the data, by Python's own import machinery: where and whether bytecode is written, in
one step for all who read meanwhile, is Python's to say. What was kept counts only as long as each byte of the
data and of the code that made it is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any
from zlib import crc32

_EMPTY = compile("", "", "exec")


def kept(at: Path, data: Iterable[Path], work_out: Callable[[], Any], *, made_by: str) -> Any:  # noqa: ANN401
    """What ``work_out`` gives, or gave from the same data before: of built-in types alone.

    Args:
        at: a path in the folder of the data, whose whole name is that of what is kept; it may have no file.
        data: the files that it is worked out from.
        work_out: called where nothing is kept, or something else.
        made_by: the file of the module that works it out; the modules of :mod:`closecall.text` always count.

    """
    contents = b"\0".join(path.read_bytes() for path in data)
    # Python takes a last suffix off: without one more, weights.json would be kept where weights.py is.
    keeper = _Keeper(f"{at}.kept", contents, work_out, made_by=made_by)
    code = keeper.get_code(keeper.name)
    return code.co_consts[0] if code else work_out()


@cache
def _checksum_of_code(made_by: str) -> int:
    modules = (*sorted(Path(__file__).parents[1].rglob("*.py")), Path(made_by))
    return crc32(b"\0".join(path.read_bytes() for path in modules))


class _Keeper(SourceFileLoader):
    """Loads what is kept as the one constant of a module that holds nothing else."""

    def __init__(self, at: str, contents: bytes, work_out: Callable[[], Any], *, made_by: str) -> None:
        super().__init__(Path(at).name, at)
        self._contents = contents
        self._made_by = made_by
        self._work_out = work_out

    def path_stats(self, path: str) -> dict[str, int]:  # noqa: ARG002
        """What bytecode is compared by: a checksum of code and data in place of a time, and a size."""
        checksum = crc32(self._contents, _checksum_of_code(self._made_by))
        return {"mtime": checksum, "size": len(self._contents)}

    def get_data(self, path: str) -> bytes:
        """The data, or the bytes of what is kept."""
        return self._contents if path == self.path else super().get_data(path)

    def source_to_code(self, *_: object, **__: object) -> CodeType:  # type: ignore[override]
        """What was asked for, worked out anew."""
        return _EMPTY.replace(co_consts=(self._work_out(),))
