"""A server that fails again and again, over real HTTP and with a clock of its own."""

import asyncio
import socket
from http.server import BaseHTTPRequestHandler

import pytest

from internscout.errors import FetchError
from internscout.fetch.breaker import COOL_DOWN_SECONDS, FAILURES, LeftAloneError
from internscout.model import Payload, Request
from tests.fetch.asking import BOARD, NOW, URL, Time, fetch_all, fetcher
from tests.fetch.conftest import Loopback, whole

JOBS = [f"https://boards.example/{number}" for number in range(FAILURES)]


def fail(loopback: Loopback, status: int) -> None:
    for number in range(FAILURES):
        loopback.body(f"/boards.example/{number}", b"", status)


@pytest.mark.parametrize("status", [500, 503, 429])
def test_after_many_failures_nothing_more_is_sent(loopback: Loopback, status: int) -> None:
    fail(loopback, status)
    loopback.body("/other.example/", b"{}")
    came = fetch_all(
        [*JOBS, URL, "https://other.example/"], at_once=False, mirror=loopback.url, retries=0, deadline_seconds=30
    )
    assert len(loopback.seen) == FAILURES + 1
    refused = came[-2]
    assert isinstance(refused, LeftAloneError)
    assert refused.status == status
    assert str(refused).startswith(
        f"boards.example is left alone for 60 s after 6 failures in a row, the last: HTTP {status}"
    )
    assert isinstance(came[-1], Payload)


def test_hosts_of_one_vendor_fail_together(loopback: Loopback) -> None:
    came = fetch_all(
        [f"https://company{number}.recruitee.com/" for number in range(FAILURES + 1)],
        at_once=False,
        mirror="http://127.0.0.1:1",  # where nobody listens
        retries=0,
    )
    assert [type(one) for one in came] == [FetchError] * FAILURES + [LeftAloneError]


def test_a_request_under_way_ends_with_its_own_failure(loopback: Loopback) -> None:
    fail(loopback, 503)
    came = fetch_all(JOBS[:3], mirror=loopback.url, retries=5)
    assert len(loopback.seen) <= FAILURES + 2  # those that were under way when it opened
    assert all(str(one).startswith("HTTP 503 from boards.example") for one in came)


@pytest.mark.parametrize("status", [404, 403, 200])
def test_what_a_board_answers_is_no_failure_of_its_server(loopback: Loopback, status: int) -> None:
    fail(loopback, status)
    fetch_all(JOBS, at_once=False, mirror=loopback.url, retries=0)
    assert isinstance(fetch_all([*JOBS, URL], at_once=False, mirror=loopback.url)[-1], FetchError)
    assert len(loopback.seen) == 2 * FAILURES + 1


def test_a_good_answer_between_failures_keeps_it_closed(loopback: Loopback) -> None:
    fail(loopback, 500)
    loopback.body("/boards.example/good", b"{}")
    loopback.body("/boards.example/gone", b"", 404)
    for between in ("good", "gone"):
        loopback.asked.clear()
        urls = [*JOBS[:-1], f"https://boards.example/{between}"] * 3
        fetch_all(urls, at_once=False, mirror=loopback.url, retries=0)
        assert len(loopback.seen) == len(urls)


def test_names_that_are_gone_say_nothing_of_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many employers whose host name does not exist any more, at a vendor that serves all others."""

    def no_such_name(*_: object, **__: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_such_name)
    names = [f"https://company{number}.recruitee.com/" for number in range(FAILURES + 1)]
    came = fetch_all(names, at_once=False, retries=0)
    assert [type(one) for one in came] == [FetchError] * len(names)
    assert "no server of this name is known, or there is no network" in str(came[0])


def test_a_name_without_an_address_is_tried_twice_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    """Off line, each of hundreds of boards would else take the time of all retries."""
    asked = 0

    def no_such_name(*_: object, **__: object) -> object:
        nonlocal asked
        asked += 1
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_such_name)
    (came,) = fetch_all(["https://company.recruitee.com/"], retries=3)
    assert asked == 2
    assert "(2 attempts)" in str(came)


def test_one_probe_after_the_cool_down(loopback: Loopback) -> None:
    """Five requests wait for the end of it; one is sent, and its answer decides."""
    fail(loopback, 503)
    time = Time()
    probed = 0

    async def run() -> tuple[list[Payload | BaseException], Payload]:
        async with fetcher(time, mirror=loopback.url, retries=0) as client:

            async def ask(url: str) -> Payload:
                return await client.fetch(Request(BOARD, url), lambda: NOW)

            for url in JOBS:
                with pytest.raises(FetchError, match="503"):
                    await ask(url)
            time.at += COOL_DOWN_SECONDS - 1
            with pytest.raises(LeftAloneError, match=r"left alone for 1 s"):
                await ask(JOBS[0])
            time.at += 1
            several = await asyncio.gather(*(ask(JOBS[0]) for _ in range(5)), return_exceptions=True)
            nonlocal probed
            probed = len(loopback.seen) - FAILURES
            time.at += COOL_DOWN_SECONDS
            loopback.body("/boards.example/0", b"{}")
            return several, await ask(JOBS[0])

    several, last = asyncio.run(run())
    assert probed == 1
    assert sorted(str(one)[:8] for one in several) == ["HTTP 503", *["boards.e"] * 4]
    assert last.body == b"{}"


def test_silence_counts(loopback: Loopback) -> None:
    def silent(handler: BaseHTTPRequestHandler) -> None:
        loopback.over.wait()

    loopback.answers = dict.fromkeys((f"/boards.example/{n}" for n in range(FAILURES)), silent)
    came = fetch_all([*JOBS, URL], at_once=False, mirror=loopback.url, retries=0, timeout_seconds=0.05)
    assert isinstance(came[-1], LeftAloneError)


def test_a_probe_given_up_does_not_block_the_next(loopback: Loopback) -> None:
    fail(loopback, 503)
    time = Time()

    def slow(handler: BaseHTTPRequestHandler) -> None:
        loopback.over.wait()

    async def run() -> Payload:
        async with fetcher(time, mirror=loopback.url, retries=0) as client:
            for url in JOBS:
                with pytest.raises(FetchError):
                    await client.fetch(Request(BOARD, url), lambda: NOW)
            time.at += COOL_DOWN_SECONDS
            loopback.in_turn("/boards.example/0", slow, whole(b"{}"))
            probe = asyncio.create_task(client.fetch(Request(BOARD, JOBS[0]), lambda: NOW))
            while len(loopback.seen) == FAILURES:
                await asyncio.sleep(0)
            probe.cancel()
            with pytest.raises(asyncio.CancelledError):
                await probe
            return await client.fetch(Request(BOARD, JOBS[0]), lambda: NOW)

    assert asyncio.run(run()).body == b"{}"
