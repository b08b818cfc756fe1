"""Digests → files, each whole or not at all, readable by programs that look at any moment.

Markdown: `<day>-<profile>.md`, never overwritten, and a second name that always holds the newest. Feeds and calendars:
one file each, replaced.
"""

import os
import tempfile
from pathlib import Path
from typing import Self

from internscout.config import FeedDelivery, FileDelivery, IcsDelivery
from internscout.deliver.whom import file_name
from internscout.model import Forms, Owed, Receipt


class Files:
    """The channel of `kind = "file"`, `"feed"` and `"ics"`."""

    def __init__(self, delivery: FileDelivery | FeedDelivery | IcsDelivery) -> None:
        self._delivery = delivery

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Every file is closed already."""

    def send(self, owed: Owed, forms: Forms) -> Receipt:
        """Write; the receipt names the file."""
        folder = self._delivery.folder
        newest = folder / Path(owed.owing.recipient).name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            match self._delivery:
                case FileDelivery():
                    path = _write_new(folder, f"{owed.day}-{file_name(owed.profile)}", forms["markdown"])
                    _write(newest, forms["markdown"])
                case FeedDelivery():
                    path = _write(newest, forms["atom"])
                    _write(newest.with_suffix(".json"), forms["json_feed"])
                case IcsDelivery():
                    path = _write(newest, forms["ics"])
        except OSError as error:
            return Receipt("failed", f"{folder}: the digest cannot be written: {error.strerror}")
        return Receipt("sent", str(path))


def former_feed(atom: Path) -> str:
    """The JSON Feed that stands beside this Atom feed; nothing where there is none yet."""
    try:
        return atom.with_suffix(".json").read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""


def _write_new(folder: Path, stem: str, text: str) -> Path:
    """Write to the first free of `stem.md`, `stem-2.md` …, or find there what was written before it could be noted."""
    number, path = 1, folder / f"{stem}.md"
    while path.exists() and path.read_text(encoding="utf-8", errors="replace") != text:
        number += 1
        path = folder / f"{stem}-{number}.md"
    return path if path.exists() else _write(path, text)


def _write(path: Path, text: str) -> Path:
    """Put the text, safe on disk, in the place of what is there. Raises OSError."""
    handle, name = tempfile.mkstemp(prefix=".digest-", suffix=".tmp", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o644)
        return draft.replace(path)
    except BaseException:
        draft.unlink()
        raise
