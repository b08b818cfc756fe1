"""A digest → JSON, for webhooks and scripts: everything that the other formats tell, whole and with all checks.

Texts are on one line, without what is invisible; addresses are of the web or null; days are ISO dates, times UTC.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from internscout.digest.links import web_address
from internscout.digest.model import Deadline, Digest, Entry, Gone, Other
from internscout.digest.phrases import HEADINGS, title
from internscout.digest.programmes import Window, standing
from internscout.model import BoardFailure, Check, NextStep, ProgrammeNews
from internscout.visible import visible

# Raised when a key changes its meaning or goes; new keys may come at any time.
VERSION = 1


def render_json(digest: Digest) -> dict[str, Any]:
    """The digest as what `json.dumps` takes."""
    return {
        "version": VERSION,
        "title": title(digest),
        "profile": digest.profile,
        "created_at": _time(digest.created_at),
        "steps": [_step(step) for step in digest.steps],
        **{name: [_entry(entry) for entry in getattr(digest, name).entries] for name in HEADINGS},
        "new_left_out": digest.new.more,
        "closed": [_gone(gone) for gone in digest.closed],
        "programmes": [_news(news) for news in digest.programmes],
        "programmes_left_out": digest.programmes_more,
        "deadlines": [_deadline(one) for one in digest.deadlines],
        "windows": [_window(one) for one in digest.windows],
        "hidden": dict(digest.hidden),
        "shown_before": digest.shown_before,
        "under_way": digest.elsewhere,
        "below_minimum": digest.below_minimum,
        "run": _run(digest),
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        **_posting(entry),
        "places": _texts(entry.places),
        "workplace": entry.workplace or None,
        "also_in": _others(entry.also_in),
        "also_at": _others(entry.also_at),
        "start": entry.start or None,
        "duration": entry.duration or None,
        "hours": entry.hours or None,
        "pay": visible(entry.pay) or None,
        "pay_compared": entry.pay_compared or None,
        "pay_assumption": visible(entry.pay_assumption) or None,
        "levels": entry.levels or None,
        "deadline": entry.deadline and entry.deadline.isoformat(),
        "days_left": entry.days_left,
        "score": round(entry.score, 1),
        "verdict": entry.verdict,
        "reasons": [
            {"part": one.part, "why": visible(one.why), "quote": visible(one.quote) or None} for one in entry.reasons
        ],
        "skills_met": _texts(entry.skills_met),
        "skills_missing": _texts(entry.skills_missing),
        "checks": [_check(check) for check in entry.checks],
        "changes": [
            {"what": one.what, "before": visible(one.before), "after": visible(one.after), "sure": one.sure}
            for one in entry.changes
        ],
        "posted": entry.posted and entry.posted.isoformat(),
        "first_seen": entry.first_seen.isoformat(),
        "new": entry.is_new,
        "reopened": entry.is_reopened,
        "via": visible(entry.via) or None,
    }


def _posting(one: Entry | Gone) -> dict[str, Any]:
    return {**_linked(one), "role": visible(one.role), "postings": _texts(one.postings)}


def _linked(one: Entry | Gone | Deadline) -> dict[str, Any]:
    return {
        "id": visible(one.id),
        "title": visible(one.title),
        "company": visible(one.company) or None,
        "url": web_address(one.url),
    }


def _texts(texts: Iterable[str]) -> list[str]:
    return [visible(text) for text in texts]


def _others(others: Sequence[Other]) -> list[dict[str, Any]]:
    return [{"id": visible(one.id), "name": visible(one.name), "url": web_address(one.url)} for one in others]


def _check(check: Check) -> dict[str, Any]:
    why, quote = visible(check.why), visible(check.quote)
    return {"rule": check.rule, "verdict": check.verdict, "why": why, "quote": quote or None}


def _gone(gone: Gone) -> dict[str, Any]:
    return {**_posting(gone), "closed_on": gone.closed_on.isoformat(), "why": visible(gone.why)}


def _step(step: NextStep) -> dict[str, Any]:
    return {
        "id": visible(step.posting_id),
        "title": visible(step.title),
        "company": visible(step.company) or None,
        "url": web_address(step.url),
        "status": step.status,
        "due": step.due and step.due.isoformat(),
        "why": visible(step.why),
    }


def _news(news: ProgrammeNews) -> dict[str, Any]:
    programme = news.programme
    return {
        "id": programme.id,
        "name": programme.name,
        "organisation": programme.organisation,
        "page": web_address(programme.page),
        "state": news.state,
        "standing": standing(news),
        "postings": [visible(posting.id) for posting in news.postings],
    }


def _deadline(one: Deadline) -> dict[str, Any]:
    return {**_linked(one), "role": visible(one.role), "day": one.day.isoformat()}


def _window(one: Window) -> dict[str, Any]:
    return {"id": one.id, "name": one.name, "opens": one.opens.isoformat(), "until": one.until.isoformat()}


def _run(digest: Digest) -> dict[str, Any]:
    run = digest.run
    return {
        "id": run.run_id,
        "started_at": _time(run.started_at),
        "finished_at": run.finished_at and _time(run.finished_at),
        "status": run.status,
        "boards": run.boards,
        "boards_read": run.boards_read,
        "failed": [_board(board) for board in run.failures],
        "not_whole": [_board(board) for board in run.doubts],
    }


def _board(failure: BoardFailure) -> dict[str, Any]:
    return {
        "board": visible(failure.board),
        "company": visible(failure.company) or None,
        "outcome": failure.outcome,
        "reason": visible(failure.reason),
    }


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
