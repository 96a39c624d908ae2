"""What a command loads: nothing it does not need, so that it starts at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from closecall.cli import main

ROOT = Path(__file__).parents[2]


def loaded_by(*arguments: str) -> set[str]:
    code = (
        "import sys\nfrom closecall.cli import main\n"
        f"try: main({list(arguments)!r})\nexcept SystemExit: pass\n"
        "print('|'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stderr.strip().splitlines()[-1].split("|"))


@pytest.mark.parametrize(
    "arguments", [("--version",), ("--help",), ("score", "--help"), ("advise", "--help")]
)
def test_help_and_version_load_neither_pydantic_nor_the_pipeline(arguments: tuple[str, ...]) -> None:
    modules = loaded_by(*arguments)
    assert "click" in modules
    assert not modules & {"pydantic", "openai", "jinja2", "closecall.advisor", "closecall.thread.parser"}


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_score_loads_no_thread_reader_and_no_model(form: tuple[str, ...]) -> None:
    modules = loaded_by("score", "examples/facts.toml", *form)
    assert "closecall.decision" in modules
    assert not modules & {
        "openai",
        "jinja2",
        "tenacity",
        "closecall.thread.parser",
        "closecall.facts.words",
        "closecall.drafting",
        "closecall.text.quantities.numbers",
    }


def test_thread_loads_no_facts_reader() -> None:
    modules = loaded_by(
        "thread", "examples/threads/firm_close.txt", "--me", "owen@paperline.example", "--json"
    )
    assert "closecall.thread.parser" in modules
    assert not modules & {
        "openai",
        "jinja2",
        "tenacity",
        "closecall.facts.words",
        "closecall.drafting.template",
    }


def test_advise_with_the_template_loads_no_model() -> None:
    modules = loaded_by(
        "advise", "examples/threads/firm_close.txt", "--me", "owen@paperline.example", "--writer", "template"
    )
    assert "closecall.drafting.template" in modules
    assert not modules & {"openai", "jinja2", "tenacity", "httpx2", "rich", "closecall.facts.second_reader"}


@pytest.mark.parametrize(("before", "after"), [(None, "__all__"), ("other", "other")])
def test_a_command_asks_no_installed_package_for_plugins_of_pydantic_unless_told(
    before: str | None, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", before or "")
    if before is None:
        monkeypatch.delenv("PYDANTIC_DISABLE_PLUGINS")
    with pytest.raises(SystemExit):
        main(["--no-such-option"])
    assert os.environ["PYDANTIC_DISABLE_PLUGINS"] == after


def test_importing_the_package_loads_only_its_version() -> None:
    code = (
        "import sys, closecall\n"
        "print(sorted(m for m in sys.modules if m.startswith('closecall')), 'pydantic' in sys.modules)"
    )
    done = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "['closecall', 'closecall.version'] False"
