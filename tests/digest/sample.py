"""A ranked day for the tests of the digest: postings written for the project, judged by the real matcher."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from internscout.config import Digest as Limits
from internscout.config import Profile
from internscout.digest import Digest, Past, build, by_role, closing_until, sort_roles
from internscout.digest.past import NOTHING
from internscout.match import match
from internscout.match.many import Pool
from internscout.match.many_roles import RolePool, Wish
from internscout.model import (
    BoardFailure,
    Candidate,
    Member,
    NextStep,
    OpenPosting,
    Programme,
    ProgrammeNews,
    RunSummary,
    Shown,
    Wording,
)
from tests.match.build import FULL, NOW, candidate, fact, student

RUN = RunSummary(
    run_id="r1",
    started_at=NOW - timedelta(minutes=4),
    finished_at=NOW,
    boards=12,
    failures=(
        BoardFailure("greenhouse:gone", "Gone Labs", "HTTP 404: the board does not exist"),
        BoardFailure("lever:slow", "", "no answer within 30 s"),
        BoardFailure("greenhouse:lost", "Lost | Found", "HTTP 404: the board does not exist"),
    ),
    seen=64,
    new=9,
    changed=2,
    unchanged=53,
    closed=1,
    reopened=0,
    row_faults=1,
    unread_keys=0,
    status="degraded",
    boards_read=9,
)
YESTERDAY = NOW - timedelta(days=1)
QUIET = RunSummary("r2", NOW, NOW, 12, (), 64, 0, 0, 64, 0, 0, 0, 0, "ok", 12)
PROFILE = student(work={"authorised": ["DE"]}, places={"countries": ["US", "CH"], "cities": ["Berlin"]})


def posting(number: int, asks: dict[str, Any], **given: Any) -> Candidate:
    values = {"url": f"https://jobs.example.org/{number}", "first_seen": NOW - timedelta(hours=number)}
    return candidate(asks, posting=f"demo:board:{number}", **{**values, **given})


def postings() -> list[Candidate]:
    """Two that close soon (one new), four new ones, one shown before, three hidden."""
    zurich = [{"city": "Zurich", "region": None, "country": "CH"}]
    several = [{"city": city, "region": None, "country": "CH"} for city in ("Basel", "Bern", "Zug", "Lugano")]
    visa = "Applicants need a permit of their own. " + "We are a small team and cannot handle paperwork " * 4
    return [
        posting(1, {**FULL, "deadline": "2026-02-05"}, posted_at=NOW - timedelta(days=2)),
        posting(2, {**FULL, "sponsorship": "offered"}, title="Research Intern, Language Models", company="Northlight"),
        posting(
            3,
            {**FULL, "locations": zurich, "salary": {"min": 3000, "max": None, "currency": "CHF", "period": "month"}},
            title="NLP Intern (C++ | Python) [all levels]",
            company="Alpen *AI*",
            apply_by=NOW.date() + timedelta(days=1),
        ),
        posting(
            4,
            {"kind": "internship", "ml": "core", "locations": [], "sponsorship": "not_offered"},
            title="Machine Learning Intern",
            company="",
            location="Multiple locations",
            thin=True,
            facts=(fact("sponsorship", visa),),
        ),
        posting(
            5,
            {
                **FULL,
                "ml": "adjacent",
                "workplace": "hybrid",
                "locations": several,
                "languages": {"required": [["rust", "go"]], "preferred": [["python"], ["cuda"]]},
                "start": None,
                "duration": {"min": 6, "max": None, "unit": "month"},
                "salary": None,
            },
            title="Data Platform Intern",
            company="Rheinwerk",
        ),
        posting(6, {**FULL, "areas": []}, title="Seen Before", company="Yesterday GmbH"),
        posting(7, {**FULL, "citizenship": ["US"]}),
        posting(8, {**FULL, "ml": "none", "areas": []}),
        posting(9, {**FULL, "ml": "none", "areas": []}),
        posting(
            10,
            {**FULL, "degrees": {"required": []}},
            title='<img src=x onerror="alert(1)"> [click](javascript:alert(1))\n# Intern',
            company="Evil & Sons &lt;b&gt;",
            url="javascript:alert(`1`)",
        ),
    ]


def programmes() -> list[ProgrammeNews]:
    """One with an open posting, one about to open, one usually open, one at any time, one closed."""

    def programme(number: int, name: str, weeks: tuple[int, int] | None = (12, 24)) -> Programme:
        page = f"https://jobs.example.org/programme/{number}"
        rounds = {2: ((3, 5),), 3: ((10, 2),), 5: ((11, 1),)}.get(number, ())
        return Programme(f"p{number}", name, "Institute *of* Things", page, False, ("bachelor", "phd"), weeks, rounds)

    posting = OpenPosting("demo:board:2", "Research [Intern]", "Northlight", "https://jobs.example.org/2")
    return [
        ProgrammeNews(programme(1, "Residency"), "open", (posting,)),
        ProgrammeNews(programme(2, "Summer | School", (8, 8)), "opens_soon", opens=date(2026, 3, 1)),
        ProgrammeNews(programme(3, "Fellows", None), "usually_open", closes=date(2026, 2, 1)),
        ProgrammeNews(programme(4, "Any"), "any_time"),
        ProgrammeNews(programme(5, "Closed"), "closed", opens=date(2026, 11, 1)),
    ]


def past(*names: str, **more: Any) -> Past:
    """These were shown yesterday."""
    return Past(shown={name: Shown(YESTERDAY, "new", 1) for name in names}, **more)


def built(
    some: Sequence[Candidate] = (),
    *,
    judge: Profile = PROFILE,
    members: Sequence[Member] = (),
    past: Past = NOTHING,
    settings: Limits | None = None,
    other_kinds: int = 0,
    **given: Any,
) -> Digest:
    """A digest of these postings for Ada, of which nothing else is known but what is given."""
    limits, candidates = settings or Limits(), {one.id: one for one in some}
    placed = {member.id for member in members}
    roles = by_role([*members, *(alone(one) for one in some if one.id not in placed)])
    knows = past.shown.keys() | past.tracked.keys()
    known = {name: found for name, found in roles.items() if any(one.id in knows for one in found)}
    pool = RolePool(Pool(some, now=NOW), {m.id: (m.role, m.rank) for found in roles.values() for m in found})
    wish = Wish(limits.min_score, closing_until(limits, NOW), limits.max_new)
    found = sort_roles(
        pool.judge(judge, wish, known=known.keys()),
        roles=known,
        past=past,
        changed=candidates,
        settings=limits,
        now=NOW,
        other_kinds=other_kinds,
    )
    values = {"profile": "Ada", "summary": QUIET, **given}
    return build(
        found,
        roles=roles,
        candidates=candidates,
        judged=lambda one: match(judge, one, now=NOW),
        past=past,
        settings=limits,
        now=NOW,
        **values,
    )


def alone(one: Candidate) -> Member:
    """A posting that is a role by itself."""
    where = (one.location,) if one.location else ()
    return Member(
        one.id, one.id, 0, "open", one.source, one.title, one.company, one.url, where, one.version, one.first_seen
    )


def digest(
    shown: tuple[str, ...] = ("demo:board:1", "demo:board:6"), *, summary: RunSummary = RUN, **limits: Any
) -> Digest:
    """All postings and programmes of this file."""
    return built(postings(), past=past(*shown), summary=summary, settings=Limits(**limits), programmes=programmes())


def member(number: int, role: int, rank: int = 0, **given: Any) -> Member:
    """A posting of `posting(number)` as one of the role that `posting(role)` began."""
    values: dict[str, Any] = {
        "status": "open",
        "source": "demo",
        "title": f"Posting {number}",
        "company": "Acme Robotics",
        "url": f"https://jobs.example.org/{number}",
        "places": ("Boston, MA",),
        "version": 1,
        "first_seen": NOW - timedelta(days=9),
    }
    return Member(f"demo:board:{number}", f"demo:board:{role}", rank, **{**values, **given})


def eventful() -> Digest:
    """A day on which there is something in every section."""
    some = postings()
    older: dict[str, Any] = {"first_seen": NOW - timedelta(days=20), "reopened_at": NOW - timedelta(hours=3)}
    members = [
        member(2, 2),
        member(12, 2, 1, source="remotive", places=("Boston, MA",)),
        member(13, 2, 2, places=("Basel, CH", "Bern, CH")),
        member(5, 5, **older),
        member(6, 6),
        member(14, 14, status="closed", closed_at=NOW - timedelta(hours=2), close_reason="gone", title="Gone | Intern"),
    ]
    before = Wording(
        title="Seen Before",
        company="Yesterday GmbH",
        location="",
        apply_by=None,
        thin=False,
        requirements={
            **FULL,
            "areas": [],
            "salary": {**FULL["salary"], "min": 30, "max": 30},
            "sponsorship": "offered",
        },
        same_parser=True,
    )
    step = NextStep(
        "demo:board:15", "Vision [Intern]", "Kite & Co", "https://jobs.example.org/15", "saved", date(2026, 2, 3),
        "saved, and the last day to apply is near",
    )  # fmt: skip
    known = past("demo:board:5", "demo:board:6", "demo:board:14", wordings={"demo:board:6": before})
    return built(
        some, members=members, past=known, summary=RUN, programmes=programmes(), steps=[step], other_kinds=7,
        labels={"remotive": "Remotive"},
    )  # fmt: skip


def later(days: int) -> datetime:
    return datetime(2026, 2, 1, 6, tzinfo=UTC) + timedelta(days=days)
