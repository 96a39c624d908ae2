"""Prompts: two template files an approach and channel, rendered with values that are never compiled."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from closecall.drafting.prompting.disclosure import EVERYTHING, Disclosure
from closecall.drafting.prompting.values import values_of
from closecall.drafting.records import Brief
from closecall.errors import PromptError
from closecall.model.port import ChatMessage

if TYPE_CHECKING:
    from jinja2 import Environment


def builtin_prompts() -> Path:
    """The prompts that come with closecall: inside the package when installed, else at the checkout's top."""
    here = Path(__file__).resolve()
    installed = here.parents[2] / "prompts"
    return installed if installed.is_dir() else here.parents[4] / "prompts"


def prompt_name(brief: Brief) -> str:
    """The folder of a brief's prompt, such as "firm_close.email"."""
    return f"{brief.approach.value}.{brief.channel.value}"


class Prompts:
    """The prompt templates, a user's own files before the built-in ones.

    Args:
        user_dir: a folder laid out as ``prompts/``; a file that it lacks is taken from the built-in ones.

    Raises:
        PromptError: ``user_dir`` is no folder, or holds a prompt that nothing would ever ask for.

    """

    def __init__(self, user_dir: Path | None = None) -> None:
        if user_dir is not None:
            _refuse_unknown_prompts(user_dir)
        self._folders = (*([user_dir] if user_dir else []), builtin_prompts())

    def render(
        self, brief: Brief, *, nonce: str, disclosure: Disclosure = EVERYTHING
    ) -> tuple[ChatMessage, ChatMessage]:
        """The system message, the same for each brief of its kind, and the user message with what changes.

        Args:
            brief: what to write from.
            nonce: fences the pasted text; it must not occur in it (:func:`.conversation.fence_for`).
            disclosure: what of the brief may stand in them.

        Raises:
            PromptError: a file is missing or broken, or names variables that do not exist: all are listed.

        """
        return self.render_folder(prompt_name(brief), values_of(brief, nonce=nonce, disclosure=disclosure))

    def render_folder(self, folder: str, values: Mapping[str, Any]) -> tuple[ChatMessage, ChatMessage]:
        """The system and the user message of a folder of prompts.

        Args:
            folder: such as "read_facts".
            values: everything that its templates may name.

        Raises:
            PromptError: a file is missing or broken, or names variables that do not exist: all are listed.

        """
        names = (f"{folder}/system.md.j2", f"{folder}/user.md.j2")
        self._refuse_unknown_variables(names, known=values.keys())
        system, user = (self._rendered(name, values) for name in names)
        return ChatMessage("system", system), ChatMessage("user", user)

    @property
    def _environment(self) -> Environment:
        return _environment_of(self._folders)

    def _rendered(self, name: str, values: Mapping[str, Any]) -> str:
        from jinja2 import TemplateError  # noqa: PLC0415

        template = self._environment.get_template(name)
        try:
            return template.render(values).strip()
        except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise PromptError(f"{template.filename}: {error}", hint="See prompts/README.md.") from error

    def _refuse_unknown_variables(self, names: tuple[str, ...], *, known: Set[str]) -> None:
        """Every template that these files draw in is read once, so that all faults are named together."""
        from jinja2 import TemplateNotFound, TemplateSyntaxError  # noqa: PLC0415

        faults: list[str] = []
        waiting, seen = list(names), set(names)
        while waiting:
            name = waiting.pop(0)
            try:
                source, path, _ = self._source(name)
                variables, drawn_in = _named_in(source, self._environment)
            except TemplateNotFound:
                faults.append(f"{name}: no such file")
                continue
            except TemplateSyntaxError as error:
                faults.append(f"{path}, line {error.lineno}: {error.message}")
                continue
            if unknown := sorted(variables - known):
                faults.append(f"{path}: unknown variables {', '.join(unknown)}")
            waiting.extend(other for other in drawn_in if other not in seen)
            seen.update(drawn_in)
        if faults:
            names_known = ", ".join(sorted(known))
            raise PromptError("; ".join(faults), hint=f"Templates may name: {names_known}.")

    def _source(self, name: str) -> tuple[str, str, Any]:
        loader = self._environment.loader
        if loader is None:
            raise AssertionError("the environment is made with a loader")
        source, path, fresh = loader.get_source(self._environment, name)
        return source, path or name, fresh


def _refuse_unknown_prompts(user_dir: Path) -> None:
    """A misspelt "firm_close.mail" would be passed over in silence, and the built-in prompt sent instead."""
    if not user_dir.is_dir():
        raise PromptError(f"{user_dir} is no folder of prompts.", hint="See prompts/README.md.")
    known = {path.name for path in builtin_prompts().iterdir() if path.is_dir()}
    written = {path.parent.name for part in ("system", "user") for path in user_dir.glob(f"*/{part}.md.j2")}
    if not written:
        raise PromptError(
            f"{user_dir} holds no prompt.",
            hint="Put a folder such as guide.email with system.md.j2 or user.md.j2 in it.",
        )
    if unknown := sorted(written - known):
        told = f"There are {', '.join(sorted(known))}."
        raise PromptError(f"{user_dir}: no prompt is called {', '.join(unknown)}.", hint=told)


@cache
def _environment_of(folders: tuple[Path, ...]) -> Environment:
    """One for all writers that share their folders: it compiles a file anew only when that has changed."""
    from jinja2 import FileSystemLoader, StrictUndefined  # noqa: PLC0415  only needed to render
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )


@lru_cache(maxsize=256)
def _named_in(source: str, environment: Environment) -> tuple[frozenset[str], tuple[str, ...]]:
    """The variables that a template names, and the templates that it draws in."""
    from jinja2 import meta  # noqa: PLC0415

    tree = environment.parse(source)
    drawn_in = (other for other in meta.find_referenced_templates(tree) if other)
    return frozenset(meta.find_undeclared_variables(tree)), tuple(drawn_in)
