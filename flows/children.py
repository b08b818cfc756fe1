"""Processes that are kept running for as long as we run, and not a moment longer."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from typing import Self

# Ends the process when our end of its standard input closes, also when we are killed and can do nothing any more.
_KEEPER = """
exec 3<&0
"$@" </dev/null & child=$!
(cat <&3 >/dev/null; kill $child 2>/dev/null) &
wait $child
"""
_GRACE_SECONDS = 30


class Child:
    """A process in a session of its own: Ctrl-C is for us, who end it in due order."""

    def __init__(self, name: str, command: Sequence[str], env: Mapping[str, str], *, quiet: bool = False) -> None:
        self.name = name
        self._command = ["/bin/sh", "-c", _KEEPER, name, *command]
        self._env, self._quiet = dict(env), quiet
        self._process = self._started()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    @property
    def ended(self) -> int | None:
        """The exit code of the process; None while it runs."""
        return self._process.poll()

    def start_again(self) -> None:
        """Another such process in the place of one that has ended."""
        self.end()
        self._process = self._started()

    def end(self) -> None:
        """Ask it to end, and make it, with all that it has started and that is still in its session."""
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(timeout=_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _started(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(  # noqa: S603 - our own arguments
            self._command,
            env=self._env,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL if self._quiet else None,
            start_new_session=True,
        )
