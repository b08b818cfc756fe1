"""A real process that delivers to a real mail server is killed, again and again, wherever it happens to be.

What was owed has to arrive, by itself or in the later digest that it was dropped for; what arrived may come again only
where the kill fell between the server's word and its note (one message a kill), and then as the same message. With
INTERNSCOUT_KILLS there are more kills than these few.
"""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from tests.deliver.mailserver import MailServer, serving
from tests.pipeline.build import invoke, sql
from tests.pipeline.post import subscribe

KILLS = int(os.environ.get("INTERNSCOUT_KILLS", "3"))
TO = ("ada@example.org", "bob@example.org", "eve@example.org")
# A server hears some fifteen words while it is given three messages; what a killed process leaves comes on top.
WORDS = 16


def process(folder: Any) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "internscout", "digest", "--again", "-c", str(folder.config)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder.path)


def at_a_word(server: MailServer, word: int, pause: float) -> Callable[[], bool]:
    """Whether the server has heard so many words since now; a moment later, so that the note may be under way."""
    last = len(server.heard) + word

    def reached() -> bool:
        if len(server.heard) < last:
            return False
        time.sleep(pause)
        return True

    return reached


def kill(running: "subprocess.Popen[bytes]", reached: Callable[[], bool]) -> bool:
    """Kill the process at that moment; False when it had ended before."""
    while running.poll() is None:
        if reached():
            running.kill()
            running.wait()
            return True
        time.sleep(0.0005)
    return False


def test_killed_anywhere(two_boards: Any) -> None:
    chance = random.Random(20261121)  # noqa: S311 - no secret
    heard = early = 0  # how many were killed when the server had heard something, and by the clock
    with serving(MailServer()) as server:
        subscribe(two_boards, server.port, *TO)
        assert invoke(two_boards, "run") == 0
        for _ in range(KILLS):
            reached = at_a_word(server, chance.randrange(1, WORDS), chance.choice((0, 0.001, 0.003, 0.01, 0.03)))
            heard += kill(process(two_boards), reached)
        before = time.monotonic()
        process(two_boards).wait()
        lasts = time.monotonic() - before
        for _ in range(KILLS):  # before the first word, too: while what is owed is written
            before = time.monotonic()
            until = before + chance.uniform(lasts / 4, lasts)
            if kill(process(two_boards), lambda until=until: time.monotonic() > until):  # type: ignore[misc]
                early += 1
            else:
                lasts = time.monotonic() - before  # the machine was busier when that was measured
        assert process(two_boards).wait() == 0
    assert heard
    assert early
    look(two_boards, server, heard + early)


def look(folder: Any, server: MailServer, killed: int) -> None:
    owed = sql(
        folder,
        "SELECT written_at, digest, recipient, message_id, state, replaced_by "
        "FROM outbox JOIN digests USING (digest) WHERE delivery = 'mail'",
    )
    entries = {(digest, recipient) for _, digest, recipient, *_ in owed}
    for _, _, recipient, _, state, by in owed:
        assert state == "sent" or (state == "dropped" and (by, recipient) in entries), "nothing is lost"
    whole = Counter(at for at, *_ in owed)
    assert set(whole.values()) == {len(TO)}, "digests of a moment are owed to all or not at all"
    assert set(whole) == {at for (at,) in sql(folder, "SELECT written_at FROM digests")}
    sent = {identity for _, _, _, identity, state, _ in owed if state == "sent"}
    copies: dict[str, list[bytes]] = {}
    for mail in server.taken:
        copies.setdefault(str(mail.message["Message-ID"]), []).append(mail.data)
    assert copies.keys() == sent, "what was sent was owed, what was owed was sent"
    assert sum(len(same) - 1 for same in copies.values()) <= killed, "at most one a kill comes twice"
    assert all(len(set(same)) == 1 for same in copies.values()), "and as the same message"
    told = {identity for identity, (first, *_) in copies.items() if b"Computer Vision Intern" in first}
    assert len(told) == len(TO), "a posting is news once"
