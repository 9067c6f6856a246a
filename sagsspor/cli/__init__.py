"""The command line. Each command is thin: it calls one function and prints what that gave."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from sagsspor.cli import asking, publishing, reading, serving  # noqa: F401 - they join the group
from sagsspor.cli.group import NOTHING_READ, SOME_FAILED, WRONG_USAGE, cli
from sagsspor.cli.printing import complain
from sagsspor.errors import QueryError, SagssporError, StoreError, UsageError, VocabularyError


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its code; never show a traceback for our own errors."""
    try:
        code = cli.main(
            args=None if args is None else list(args),
            prog_name="sagsspor",
            standalone_mode=False,
        )
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.Abort:
        code = complain("Stopped.", 130)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = WRONG_USAGE
    except click.UsageError as error:
        context = error.ctx.command_path if error.ctx else "sagsspor"
        message = error.format_message()
        end = "" if message.endswith((".", "?")) else "."
        code = complain(f"{message}{end} See `{context} --help`.", WRONG_USAGE)
    except click.ClickException as error:
        code = complain(error.format_message(), WRONG_USAGE)
    except (UsageError, VocabularyError, QueryError) as error:
        code = complain(str(error), WRONG_USAGE)
    except StoreError as error:
        code = complain(str(error), NOTHING_READ)
    except SagssporError as error:
        code = complain(str(error), SOME_FAILED)
    except BrokenPipeError:  # `sagsspor ... | head`
        sys.stderr.close()
        code = 0
    sys.exit(code if isinstance(code, int) else 0)
