"""The command line: one function call a command. Importing it loads neither Prefect nor DuckDB nor httpx.

Exit codes: 0 all well; 1 a board failed, or the work could not be done; 2 the command, a file or the SQL was wrong and
nothing was done; 3 another run is at work in the same folder; 70 a fault in the program; 130 interrupted.
"""

import os
import signal
import sys
import threading
from collections.abc import Sequence
from io import TextIOWrapper

from internscout.cli.arguments import build_parser
from internscout.errors import InternScoutError
from internscout.visible import visible

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Expected errors are one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal or pipe in another encoding gets a mark for what it cannot show, not a fault.
            stream.reconfigure(errors="replace")
    options = build_parser().parse_args(arguments)
    # `kill`, systemd and docker stop end a run as Ctrl-C does: what was stored is kept and published.
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        code: int = options.command(options)
        sys.stdout.flush()
    except InternScoutError as error:
        print(f"internscout: {visible(error)}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("internscout: interrupted; what was stored until then is kept", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader (`| head`) has enough; keep Python from complaining when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("INTERNSCOUT_DEBUG"):
            raise
        kind = type(error).__name__
        said = f"{kind}: {visible(error)}"
        print(f"internscout: a fault in the program: {said}; INTERNSCOUT_DEBUG=1 shows where", file=sys.stderr)
        return 70
    return code
