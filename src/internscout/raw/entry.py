"""One line of the archive's index: which request was answered when, and by which body.

Request headers are left out: they may hold a key.
"""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from internscout.model import Board, Json, Payload, Purpose, Request


@dataclass(frozen=True, slots=True)
class Entry:
    """A payload without its body. `size` is the body's length in bytes, `sha256` its name in the archive."""

    fetched_at: datetime
    request: Request
    status: int
    content_type: str
    sha256: str
    size: int

    def payload(self, body: bytes) -> Payload:
        """The payload again, as `sources` read it."""
        return Payload(self.request, body, self.fetched_at, self.status, self.content_type)


def entry_of(payload: Payload, sha256: str) -> Entry:
    """The entry of a payload whose body has been kept under `sha256`."""
    asked = payload.request
    request = replace(asked, headers={}, secret_headers={}, secret_query={})
    return Entry(payload.fetched_at, request, payload.status, payload.content_type, sha256, len(payload.body))


def to_line(entry: Entry) -> str:
    """The entry as one line of JSON, newline included."""
    board = entry.request.board
    row: dict[str, Json] = {
        "fetched_at": entry.fetched_at.astimezone(UTC).isoformat(),
        "board": board.key,
        "purpose": entry.request.purpose,
        "url": entry.request.url,
        "status": entry.status,
        "content_type": entry.content_type,
        "bytes": entry.size,
        "sha256": entry.sha256,
        "company": board.company,
        "board_url": board.url,
        "base_url": board.base_url,
        "method": entry.request.method,
        "body": entry.request.body,
        "external_id": entry.request.external_id,
        "stamp": entry.request.stamp,
        "context": dict(entry.request.context),
    }
    return json.dumps(row, ensure_ascii=False) + "\n"


def from_line(line: str) -> Entry:
    """The entry of a line. Raises `ValueError`, `KeyError` or `TypeError` on anything but a line of `to_line`."""
    row = json.loads(line)
    source, _, token = str(row["board"]).partition(":")
    board = Board(source, token, row["company"], row["board_url"], row.get("base_url", ""))
    purpose: Purpose = "posting" if row["purpose"] == "posting" else "listing"
    request = Request(
        board,
        row["url"],
        purpose,
        context=row["context"],
        method="POST" if row.get("method") == "POST" else "GET",  # lines of former versions name no method
        body=row.get("body"),
        external_id=row.get("external_id", ""),
        stamp=row.get("stamp", ""),
    )
    fetched_at = datetime.fromisoformat(row["fetched_at"])
    return Entry(fetched_at, request, row["status"], row["content_type"], row["sha256"], row["bytes"])
