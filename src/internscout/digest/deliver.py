"""A digest → files: `<date>-<profile>.md`, never overwritten, and `latest.md`, always the newest."""

import os
import re
import tempfile
from pathlib import Path

from internscout.digest.model import Digest
from internscout.digest.render import render_markdown
from internscout.errors import InternScoutError

LATEST = "latest.md"


def deliver(digest: Digest, folder: Path) -> Path:
    """Write a digest into a folder and return its own file. Raises `InternScoutError` when that is not possible."""
    text = render_markdown(digest)
    profile = re.sub(r"[^\w.-]+", "-", digest.profile).strip("-.") or "profile"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _write_new(folder, f"{digest.created_at:%Y-%m-%d}-{profile}", text)
        _written(folder, text).replace(folder / LATEST)
    except OSError as error:
        raise InternScoutError(f"{folder}: the digest cannot be written: {error.strerror}") from None
    return path


def _write_new(folder: Path, stem: str, text: str) -> Path:
    """Write to the first free of `stem.md`, `stem-2.md` …; a name is taken before the whole file moves to it."""
    whole = _written(folder, text)
    number = 1
    while True:
        path = folder / (f"{stem}.md" if number == 1 else f"{stem}-{number}.md")
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            number += 1
            continue
        return whole.replace(path)


def _written(folder: Path, text: str) -> Path:
    """A temporary file with the text, safe on disk."""
    handle, name = tempfile.mkstemp(prefix=".digest-", suffix=".tmp", dir=folder)
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(0o644)
    except BaseException:
        path.unlink()
        raise
    return path
