"""The boards that `bench_fetch.py` and `bench_run.py` read: a server on 127.0.0.1 … 127.0.0.4, at one port.

    python -m tools.bench_server BOARDS POSTINGS LATENCY_SECONDS

Prints its port once it listens. Every board answers `/<vendor>-<number>/…` in its vendor's shape, after the latency;
Greenhouse and Ashby with an ETag, as they do, the others without. `/counts` says what each host has seen since it was
last asked: requests, answers of 304, most requests at once, the least seconds between two beginnings and how many were
less than 0.24 s apart, bytes.
"""

import asyncio
import contextlib
import gzip
import hashlib
import json
import os
import re
import sys
import time
from functools import cache

from tools.made_up import Body, Writer

HOSTS = tuple(f"127.0.0.{number}" for number in range(1, 5))
VENDORS = ("greenhouse", "lever", "ashby", "recruitee", "teamtailor")
WITH_ETAG = frozenset({"greenhouse", "ashby"})
BODIES = 2_000  # are written; each posting has one of them, and a paragraph that no other has
STAMP = "2026-11-02T09:00:00+00:00"
Row = dict[str, object]


class Host:
    """What one address has seen."""

    def __init__(self) -> None:
        self.requests = self.not_modified = self.inside = self.most = self.sent = self.early = 0
        self.last = float("-inf")
        self.gap = 1e9

    def begin(self) -> None:
        """A request arrives."""
        now = time.perf_counter()
        self.gap = min(self.gap, now - self.last)
        self.early += now - self.last < 0.24
        self.last = now
        self.requests += 1
        self.inside += 1
        self.most = max(self.most, self.inside)

    def counts(self) -> dict[str, float]:
        """What is told of it."""
        return {name: getattr(self, name) for name in ("requests", "not_modified", "most", "sent", "early", "gap")}


@cache
def written() -> tuple[Writer, list[Body]]:
    """What all postings are made of."""
    writer = Writer()
    return writer, [writer.body(number) for number in range(BODIES)]


def greenhouse(rows: list[Row]) -> object:
    """Its envelope names the total."""
    jobs = [
        {"id": row["id"], "title": row["title"], "absolute_url": row["url"], "content": row["text"],
         "location": {"name": row["place"]}, "updated_at": STAMP, "first_published": STAMP}
        for row in rows
    ]  # fmt: skip
    return {"jobs": jobs, "meta": {"total": len(jobs)}}


def lever(rows: list[Row]) -> object:
    """A bare list."""
    return [
        {"id": row["uuid"], "text": row["title"], "hostedUrl": row["url"], "description": row["text"],
         "categories": {"location": row["place"], "commitment": "Intern"}, "createdAt": 1_790_000_000_000}
        for row in rows
    ]  # fmt: skip


def ashby(rows: list[Row]) -> object:
    """With an API version."""
    jobs = [
        {"id": row["uuid"], "title": row["title"], "jobUrl": row["url"], "descriptionHtml": row["text"],
         "location": row["place"], "employmentType": "Intern", "publishedAt": STAMP, "isListed": True}
        for row in rows
    ]  # fmt: skip
    return {"apiVersion": "1", "jobs": jobs}


def recruitee(rows: list[Row]) -> object:
    """Slugs for ids."""
    offers = [
        {"slug": f"job-{row['id']}", "title": row["title"], "careers_url": row["url"], "description": row["text"],
         "location": row["place"], "published_at": "2026-11-02 09:00:00 UTC"}
        for row in rows
    ]  # fmt: skip
    return {"offers": offers}


def teamtailor(rows: list[Row]) -> object:
    """A JSON Feed; the posting's number is in its address."""
    items = [
        {"id": row["uuid"], "title": row["title"], "url": f"https://acme.teamtailor.com/jobs/{row['id']}-job",
         "content_html": row["text"], "date_published": STAMP, "_jobposting": {"identifier": {"value": row["id"]}}}
        for row in rows
    ]  # fmt: skip
    return {"version": "https://jsonfeed.org/version/1.1", "title": "Acme", "items": items}


def body(vendor: str, number: int, postings: int) -> bytes:
    """A board's answer; the same at every call."""
    writer, bodies = written()
    about = " ".join(writer.aside(number, 1_400))
    rows: list[Row] = []
    for index in range(postings):
        key = number * 1000 + index
        made, own = bodies[key * 7_919 % BODIES], " ".join(writer.aside(1_000_000 + key, 60))
        text = f"{made.description}<p>{about}</p><p>{own}</p>"
        row_id = f"{key:08x}-0000-4000-8000-000000000000"
        url = f"https://{vendor}.example/{key}"
        place = made.location or "Berlin"
        rows.append({"id": key, "uuid": row_id, "url": url, "title": made.title, "place": place, "text": text})
    return json.dumps(globals()[vendor](rows)).encode()


class Server:
    """Answers from what was made beforehand."""

    def __init__(self, boards: int, postings: int, latency: float) -> None:
        self.latency = latency
        self.hosts = {host: Host() for host in HOSTS}
        self.answers: dict[str, tuple[bytes, str]] = {}
        for number in range(boards):
            vendor = VENDORS[number % len(VENDORS)]
            plain = body(vendor, number, postings)
            etag = f'"{hashlib.sha256(plain).hexdigest()[:16]}"' if vendor in WITH_ETAG else ""
            self.answers[f"{vendor}-{number}"] = (gzip.compress(plain, 1, mtime=0), etag)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        name = writer.get_extra_info("sockname")[0]
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                writer.write(await self.answer(self.hosts[name], head))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def answer(self, host: Host, head: str) -> bytes:
        """The bytes of one answer."""
        path = head.split(" ", 2)[1]
        if path == "/counts":
            told = json.dumps({name: seen.counts() for name, seen in self.hosts.items()}).encode()
            self.hosts = {name: Host() for name in HOSTS}
            return _message(200, told)
        host.begin()
        try:
            await asyncio.sleep(self.latency)
            key = _key(path)
            if key not in self.answers:
                return _message(404, b"{}")
            content, etag = self.answers[key]
            if etag and f"if-none-match: {etag}" in head.lower():
                host.not_modified += 1
                return _message(304, b"", f"ETag: {etag}\r\n")
            host.sent += len(content)
            return _message(200, content, f"Content-Encoding: gzip\r\n{f'ETag: {etag}' if etag else 'X-No: etag'}\r\n")
        finally:
            host.inside -= 1


@cache
def _key(path: str) -> str:
    found = re.search(r"[a-z]+-\d+", path)
    return found[0] if found else ""


def _message(status: int, content: bytes, headers: str = "") -> bytes:
    length = f"Content-Length: {len(content)}\r\n" if status != 304 else ""
    head = f"HTTP/1.1 {status} .\r\nContent-Type: application/json\r\n{headers}{length}\r\n"
    return head.encode() + content


async def main() -> None:
    """Listen until killed."""
    with contextlib.suppress(PermissionError):
        os.nice(-10)  # an instrument that waits for its turn on a busy machine measures its own waiting
    boards, postings, latency = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    server = Server(boards, postings, latency)
    first = await asyncio.start_server(server.serve, HOSTS[0], 0)
    port = first.sockets[0].getsockname()[1]
    for host in HOSTS[1:]:
        await asyncio.start_server(server.serve, host, port)
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
