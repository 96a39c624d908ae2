"""What the documents show is what the program does, and what they point to exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from closecall.cli import cli

from .refresh import DOCUMENTS, ROOT, refreshed

_LINK = re.compile(r"\[[^\]]{1,200}\]\(([^)\s]{1,300})\)")
_FILE = re.compile(r"`([\w./-]{1,200}/[\w.-]{1,80}\.(?:py|toml|json|jsonl|safetensors))`")
_DATA = re.compile(r"``((?:[a-z_]{1,40}/){0,4}[a-z_]{1,60}\.toml)``")
_MARKDOWN = sorted(
    p for p in ROOT.rglob("*.md") if not any(part.startswith(".") for part in p.relative_to(ROOT).parts)
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: p.name)
def test_every_output_in_a_document_is_what_its_command_prints(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert refreshed(text) == text, "run `make docs`"


@pytest.mark.parametrize("document", _MARKDOWN, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_relative_link_points_to_a_file(document: Path) -> None:
    for target in _LINK.findall(document.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://", "#", "mailto:")):
            assert (document.parent / target.split("#")[0]).exists(), f"{target} does not exist"


@pytest.mark.parametrize("document", _MARKDOWN, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_named_file_exists(document: Path) -> None:
    source = ROOT / "src" / "closecall"
    places = (ROOT, ROOT / "src", source, source / "drafting", document.parent)
    for name in _FILE.findall(document.read_text(encoding="utf-8")):
        assert any((place / name).exists() for place in places), f"{name} does not exist"


def test_every_data_file_that_a_module_names_exists() -> None:
    source = ROOT / "src" / "closecall"
    for module in source.rglob("*.py"):
        for name in _DATA.findall(module.read_text(encoding="utf-8")):
            is_there = any(source.rglob(name)) or (ROOT / name).exists()
            assert is_there, f"{name} in {module.relative_to(source)} does not exist"


@pytest.mark.parametrize("document", _MARKDOWN, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_to_a_heading_points_to_one(document: Path) -> None:
    for target in _LINK.findall(document.read_text(encoding="utf-8")):
        file, _, heading = target.partition("#")
        if heading and not file.startswith(("http://", "https://")):
            assert heading in _headings(document.parent / file if file else document), (
                f"{target} has no heading"
            )


def _headings(document: Path) -> set[str]:
    """The headings of a document, as GitHub names their anchors."""
    lines = document.read_text(encoding="utf-8").splitlines()
    told = (line.lstrip("# ").lower() for line in lines if line.startswith("#"))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in told}


def test_the_readme_shows_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in cli.list_commands(None):  # type: ignore[arg-type]
        assert f"closecall {name}" in readme


def test_the_examples_folder_shows_every_approach() -> None:
    shown = {p.name.split(".")[0] for p in (ROOT / "examples" / "threads").iterdir()}
    assert shown == {"firm_close", "guide", "nurture", "respect_no", "ask_first", "confirm"}
