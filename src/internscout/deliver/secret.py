"""Passwords, keys and addresses with tokens: read where the settings say, at the moment of use, and kept nowhere.

A file must be its owner's alone (mode 0600), because what everybody may read is no secret.
"""

import os
import stat
from pathlib import Path

from internscout.errors import DeliveryError

# A shorter value is no secret, and would be found where it does not stand for itself.
_LEAST_TO_BLACKEN = 4


class Secret(str):
    """A text that does not show itself in `repr`, as in tracebacks and logs."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "Secret()"

    def taken_out_of(self, text: str) -> str:
        """The text with stars for every appearance."""
        return text.replace(str(self), "***") if len(self) >= _LEAST_TO_BLACKEN else text


def read_secret(variable: str, file: Path | None) -> Secret:
    """What the environment variable or the file holds. Raises `DeliveryError`, which names them and shows nothing."""
    if file is not None:
        return _of_file(file)
    value = os.environ.get(variable, "").strip()
    if not value:
        raise DeliveryError(f"environment variable {variable} is not set; it should hold the secret of this delivery")
    return Secret(value)


def _of_file(file: Path) -> Secret:
    try:
        with file.open("rb") as opened:
            mode = stat.S_IMODE(os.fstat(opened.fileno()).st_mode)
            if mode & 0o077:
                raise DeliveryError(f"{file}: others may read it (mode {mode:04o}); `chmod 600 {file}`, then run again")
            text = opened.read(1 << 16).decode().strip()
    except OSError as error:
        raise DeliveryError(f"{file}: cannot be read: {error.strerror}; it should hold the secret") from None
    except UnicodeDecodeError:
        # Raised anew: the error itself would show what the file holds.
        raise DeliveryError(f"{file}: should be plain text (UTF-8)") from None
    if not text:
        raise DeliveryError(f"{file}: is empty; it should hold the secret")
    return Secret(text)
