"""The config file with keys is read in one place, and never repeated in an error."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from closecall.errors import InputError
from closecall.model.config_file import read_config

KEY = "sk-canary-5d41402abc4b"
FILE = f'[endpoints."https://models.example/v1"]\napi_key = "{KEY}"\n'


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(FILE, encoding="utf-8-sig")
    assert read_config(path) == {"endpoints": {"https://models.example/v1": {"api_key": KEY}}}


def test_where_there_is_no_file_there_is_nothing_in_it(tmp_path: Path) -> None:
    loop, pipe = tmp_path / "loop", tmp_path / "pipe"
    loop.symlink_to(loop)
    os.mkfifo(pipe)
    for path in (None, tmp_path / "none.toml", tmp_path, loop, pipe, Path("/dev/null")):
        assert read_config(path) == {}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (f"{FILE}model = ?\n".encode(), "line 3"),
        (f'api_key = "{KEY}\nmodel = "a"\n'.encode(), "line 1"),
        (f'api_key = "{KEY}"\napi_key = "{KEY}"\n'.encode(), "line 2"),
        (f"{KEY}\n".encode(), "line 1"),
        (f'api_key = "{KEY}"\nname = "'.encode() + b"\xff", "is not UTF-8"),
        (f'api_key = "{KEY}"\na = {"[" * 5_000}'.encode(), "nested too deeply"),
        (FILE.encode() + b"#" * 200_000, "larger than 200 kB"),
    ],
)
def test_what_is_wrong_is_told_without_the_key(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    with pytest.raises(InputError) as raised:
        read_config(path)
    assert told in str(raised.value)
    assert str(path) in str(raised.value)
    assert str(raised.value).count("\n") == 0
    chain = (raised.value, raised.value.__cause__, raised.value.__context__)
    assert not any(KEY in repr(error) for error in chain)


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "config.toml"
    path.write_text(FILE, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="Permission denied"):
        read_config(path)
