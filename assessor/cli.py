"""The command line: which commands there are, and the one place where errors end.

A command's module is imported when it is called, so that `--help` and `--version` are quick.
"""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from contextlib import suppress
from typing import Any, Final, NoReturn

import click
from click.shell_completion import CompletionItem

from assessor import __version__, signals
from assessor.errors import DEBUG, AssessorError, debugging
from assessor.process import leave

COMMANDS: Final = {
    "run": "Assess entries: scores with evidence, summaries, reports.",
    "summarise": "Summaries only, for a case directory.",
    "check": "Formal checks, tricks and personal data found; scores nothing.",
    "estimate": "Calls, tokens and cost of a run, before it is paid for.",
    "report": "Make the files again from stored results; asks no model.",
    "rubric": "List, show, check and write rubrics.",
    "batch": "The same work as OpenAI-format batch files.",
}


class LazyGroup(click.Group):
    """Commands by name; each lives in `assessor.commands.<name>` as `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"assessor.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Keeps an interrupt from click, which says so to a terminal that may be gone."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as e:
            raise click.Abort from e

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """From the table above as well, so that Tab is quick."""
        named = [
            CompletionItem(name, help=help_)
            for name, help_ in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return named + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """From the table above, so that help imports no command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: assessor run examples --model offline",
)
@click.version_option(__version__, prog_name="assessor")
def cli() -> None:
    """Assess award essays against a rubric: every quote verified, every figure checked.

    A person decides; assessor shows what the decision can stand on.
    """


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run a command and leave with its exit code; no error gets past this function."""
    leave(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit code."""
    try:
        code: Any = cli.main(arguments, prog_name="assessor", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.ClickException as e:
        e.show()
        return e.exit_code
    except AssessorError as e:
        _complain(f"Error: {e}")
        return e.exit_code
    except (KeyboardInterrupt, click.Abort):
        _complain("Interrupted.")
        return signals.exit_code()
    except OSError as e:
        return _output_failed(e)
    except Exception as e:  # noqa: BLE001 - the error boundary
        if debugging():
            traceback.print_exc()
        _complain(
            f"Error: assessor failed in a way nobody foresaw ({type(e).__name__}: {e}). "
            f"Nothing that was answered is lost. Please report it with the output of the same "
            f"command under {DEBUG}=1."
        )
        return 1


def _output_failed(error: OSError) -> int:
    if isinstance(error, BrokenPipeError):
        # Whoever read our output has seen enough; say nothing more on a closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    _complain(f"Error: {error.strerror or error}. Check the place that the output goes to.")
    return 1


def _complain(message: str) -> None:
    with suppress(OSError):  # nobody is left to hear it
        click.echo(message, err=True)
