"""On which days a digest goes out, and when there is none to send; over a real mail server."""

from typing import Any

import pytest

from tests.deliver.mailserver import MailServer, serving
from tests.pipeline.build import GREENHOUSE, invoke, job, listing
from tests.pipeline.post import later, subscribe


def test_one_a_day(two_boards: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(MailServer()) as server:
        subscribe(two_boards, server.port)
        invoke(two_boards, "run")
        two_boards.mirror.serve(GREENHOUSE, listing(job(3, "Data Science Intern")))
        capsys.readouterr()
        assert invoke(two_boards, "run") == 0
        assert "digest:   none for ada: not due yet, or today's is made already" in capsys.readouterr().out
        assert invoke(two_boards, "digest") == 0
        assert len(server.taken) == 1
        later(monkeypatch, days=1)
        assert invoke(two_boards, "run") == 0
        assert len(server.taken) == 2
        assert "Data Science Intern" in str(server.taken[1].message)
        two_boards.mirror.serve(GREENHOUSE, listing(job(3, "Data Science Intern"), job(4, "Speech Intern, ML")))
        later(monkeypatch, days=1, minutes=5)
        invoke(two_boards, "run")
        assert len(server.taken) == 2
        assert invoke(two_boards, "digest", "--again") == 0
    assert len(server.taken) == 3
    assert "Speech Intern" in str(server.taken[2].message)


def test_a_machine_that_slept_sends_one_for_all_days(two_boards: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(MailServer()) as server:
        subscribe(two_boards, server.port)
        invoke(two_boards, "run")
        two_boards.mirror.serve(GREENHOUSE, listing(job(3, "Data Science Intern")))
        later(monkeypatch, days=5)
        invoke(two_boards, "run")
        invoke(two_boards, "run")
    assert len(server.taken) == 2


def test_an_empty_digest_is_not_sent(
    two_boards: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(MailServer()) as server:
        subscribe(two_boards, server.port)
        monkeypatch.setattr("internscout.pipeline.opened.programme_news", lambda *_, **__: ())
        invoke(two_boards, "run")
        later(monkeypatch, days=1)
        capsys.readouterr()
        assert invoke(two_boards, "run") == 0
        assert "digest:   none for ada: nothing to tell" in capsys.readouterr().out
        assert len(server.taken) == 1


def test_a_run_that_reads_nothing_does_not_use_up_the_first_day(
    two_boards: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(MailServer()) as server:
        subscribe(two_boards, server.port)
        read = dict(two_boards.mirror.answers)
        two_boards.mirror.answers.clear()
        assert invoke(two_boards, "run") == 1
        assert "digest:   none for ada: nothing to tell" in capsys.readouterr().out
        assert not server.taken
        two_boards.mirror.answers |= read
        assert invoke(two_boards, "run") == 0
    assert len(server.taken) == 1


@pytest.mark.parametrize(("days", "mails"), [(6, 1), (7, 2)])
def test_a_heartbeat_a_week(two_boards: Any, monkeypatch: pytest.MonkeyPatch, days: int, mails: int) -> None:
    with serving(MailServer()) as server:
        subscribe(two_boards, server.port, keys='heartbeat = "weekly"\n')
        monkeypatch.setattr("internscout.pipeline.opened.programme_news", lambda *_, **__: ())
        invoke(two_boards, "run")
        later(monkeypatch, days=days)
        invoke(two_boards, "run")
    assert len(server.taken) == mails
