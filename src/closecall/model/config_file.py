"""The config file: which endpoints there are, and the key of each."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from closecall.errors import InputError

_LARGEST = 200_000


def read_config(path: Path | None) -> dict[str, Any]:
    """The content of the config file; empty where there is none.

    An error names the place in the file, and nothing of what stands there: it holds keys.

    Args:
        path: a TOML file, or where it would be.

    Raises:
        InputError: it is no TOML, is larger than 200 kB, or cannot be read.

    """
    if path is None or not path.is_file():
        return {}
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise _unusable(path, "larger than 200 kB")
        return tomllib.loads(content.decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        problem = str(error)
    except UnicodeDecodeError as error:
        problem = f"byte {error.start} is not UTF-8"
    except OSError as error:
        problem = error.strerror or type(error).__name__
    except (RecursionError, ValueError):
        problem = "nested too deeply, or a number too long"
    raise _unusable(path, problem)


def _unusable(path: Path, problem: str) -> InputError:
    return InputError(f"{path}: {problem}.", hint="Mend or remove the file.")
