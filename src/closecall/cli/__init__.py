"""The command line; the only place that prints.

Each command is a module of its own, loaded when it is called, so that ``closecall --version`` and the
commands that need no model start without loading one.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from closecall.errors import ClosecallError
from closecall.version import __version__

_COMMANDS = {
    "advise": "Say how firm to be, why, and draft the message. The main command.",
    "batch": "Advise many threads of a file, mailbox or folder; resumable.",
    "facts": "Show what was heard: each fact with the words it rests on.",
    "thread": "Show how the text was split: who, when, what was cut.",
    "score": "Readiness and approach from a facts file alone.",
    "check": "Run the draft rules on a draft somebody wrote.",
    "prompt": "Show the exact messages a model would get, without sending.",
    "eval": "Run labelled cases and count agreement and harm.",
}
_INTERRUPTED = 130
# Objects made between two searches for garbage. A command mostly loads what it keeps until it ends: with
# Python's 700, the searches took a fourteenth of its time.
_RARELY = 200_000


class _Commands(click.Group):
    """Finds a command's module only when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"closecall.cli.{'evaluate' if cmd_name == 'eval' else cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of that name; of any other the nearest is named, and of a file how it is advised."""
        ctx.obj = tuple(args)  # as they were typed, to be shown again with answers in them
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            ctx.fail(_no_such_command(name))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """One line a command, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _no_such_command(name: str) -> str:
    if Path(name).is_file():
        return f"{name!r} is a file and no command: `closecall advise {name}` advises it."
    from difflib import get_close_matches  # noqa: PLC0415  only when something went wrong

    near = get_close_matches(name, _COMMANDS, n=1)
    return f"No such command {name!r}.{f' Did you mean {near[0]!r}?' if near else ''}"


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 advice given, 1 a check failed, 2 unusable input, 3 no model, 4 a limit, "
    "130 interrupted.",
)
@click.version_option(__version__, message="closecall %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Is this the moment to be firm? Paste an e-mail thread or a call transcript and see."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main(arguments: list[str] | None = None) -> Any:  # noqa: ANN401  click's own type
    """Run the command line; errors become one line on standard error and an exit code."""
    gc.set_threshold(_RARELY)
    # All that was loaded goes with the process: a last search through it took a sixth of a command's time.
    atexit.register(gc.freeze)
    # Else pydantic looks for plugins of its own in every package that is installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if sys.stdout is None:
        # The caller closed it: nobody wants to read it, and nothing else may get its number.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  open to the end
    # A console that cannot show a character shows its escape: the advice must never be lost to an encoding.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        cli.main(arguments, prog_name="closecall", standalone_mode=False)
    except ClosecallError as error:
        _complain(str(error))
        sys.exit(error.exit_code)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        _complain("Interrupted.")
        sys.exit(_INTERRUPTED)
    except click.ClickException as error:
        where = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "closecall"
        said = error.format_message()
        # "Got unexpected extra argument (b)" is the one sentence of click's without a full stop.
        full_stop = "" if said.endswith((".", "!", "?", "?)")) else "."
        _complain(f"{said}{full_stop} `{where} --help` shows how it is called.")
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output went away, as `| head` does; nothing is wrong.
        sys.stdout = None
        sys.exit(0)
    except OSError as error:
        # Without a file's name it is our own output: the disk is full, say.
        sys.stdout = None
        what = f"{error.filename}" if error.filename else "The output could not be written"
        _complain(f"{what}: {error.strerror}.")
        sys.exit(2)


def _complain(sentence: str) -> None:
    from closecall.cli.console import one_line  # noqa: PLC0415  only when something went wrong

    try:
        click.echo(f"closecall: {one_line(sentence)}", err=True)
    except OSError:
        # Nobody can be told; the exit code still says it, once nothing is left to write.
        sys.stderr = None
