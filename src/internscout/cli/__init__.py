"""The command line: one function call a command. Importing it loads neither Prefect nor DuckDB nor httpx.

Exit codes: 0 all well; 1 a board failed, a digest was not taken, or the work could not be done; 2 the command, a file
or the SQL was wrong and nothing was done; 3 another run is at work in the same folder; 70 a fault in the program; 130
interrupted.
"""

import errno
import os
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from io import TextIOWrapper

from internscout.cli.arguments import build_parser
from internscout.errors import InternScoutError
from internscout.visible import visible

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Errors are one line on stderr."""
    _prepare()
    options = build_parser().parse_args(arguments)
    try:
        code: int = options.command(options)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - every error is reported, none is passed over
        code = _report(error)
        _release(error)
    return code


def _prepare() -> None:
    """Take what the surroundings bring: other encodings, signals to stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal or pipe in another encoding gets a mark for what it cannot show, not a fault.
            stream.reconfigure(errors="replace")
    if threading.current_thread() is threading.main_thread():
        # `kill`, systemd and docker stop end a run as Ctrl-C does: what was stored is kept and published.
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def _report(error: BaseException) -> int:
    """Say what went wrong; returns the exit code. With INTERNSCOUT_DEBUG, a fault in the program is raised instead."""
    if isinstance(error, BrokenPipeError):
        # The reader (`| head`) has enough.
        _say_no_more()
        return 0
    if isinstance(error, InternScoutError):
        line, code = visible(error), error.exit_code
    elif isinstance(error, KeyboardInterrupt):
        line, code = "interrupted; what was stored until then is kept", 130
    elif isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        _say_no_more()  # it may have been what is printed that found no room
        line, code = f"{error.filename or 'standard output, or another file'}: {error.strerror}; make room there", 1
    elif os.environ.get("INTERNSCOUT_DEBUG"):
        raise error
    else:
        said = f"{type(error).__name__}: {visible(error)}"
        line, code = f"a fault in the program: {said}; INTERNSCOUT_DEBUG=1 shows where", 70
    print(f"internscout: {line}", file=sys.stderr)
    return code


def _say_no_more() -> None:
    """What was printed and is not written yet goes nowhere: Python would flush it at exit, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _release(error: BaseException | None) -> None:
    """Let go of what the error's frames hold: DuckDB prints pages about connections that are held at exit."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__
