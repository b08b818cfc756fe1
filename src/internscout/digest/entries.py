"""One role and its match → the entry that tells it."""

from collections.abc import Mapping
from datetime import datetime

from internscout.digest import wording
from internscout.digest.grouping import Role
from internscout.digest.model import Deadline, Entry, Other, Reason
from internscout.digest.sorting import Telling, days_left
from internscout.model import Candidate, Match, Member, Part

# A part that earned less than this of its points is no reason to apply; all areas in common are rare.
_GOOD = 0.55
_GOOD_OF = {"areas": 0.25}
# What the entry says beside its reasons: named there, it would be read twice.
_SAID = (
    "title",
    "place",
    "deadline",
    "freshness",
    "pay",
    "degree",
    "required skills",
    "other skills",
    "open questions",
)


def entry_of(
    one: Telling,
    role: Role,
    match: Match,
    candidates: Mapping[str, Candidate],
    *,
    now: datetime,
    labels: Mapping[str, str],
) -> Entry:
    """The entry of a role by its match.

    `candidates` are its other open postings, as far as they were read; `labels` the names of sources to show.
    """
    posting, asks = match.candidate, match.candidate.requirements
    workplace, salary = asks.get("workplace"), asks.get("salary")
    also_in, also_at = _others(role, posting, candidates, labels)
    return Entry(
        role=role.id,
        id=posting.id,
        postings=tuple(member.id for member in role.open),
        title=posting.title,
        company=posting.company,
        url=posting.url,
        places=_places(posting),
        workplace=workplace if isinstance(workplace, str) else "",
        also_in=also_in,
        also_at=also_at,
        start=wording.start(asks.get("start")),
        duration=wording.duration(asks.get("duration")),
        hours=wording.hours(asks.get("hours_per_week")),
        pay=wording.pay(salary),
        pay_compared=wording.pay_compared(salary),
        pay_assumption=wording.pay_assumption(salary),
        levels=wording.levels(asks.get("degrees")),
        deadline=posting.deadline,
        days_left=days_left(posting.deadline, now.date()),
        score=match.score,
        verdict=match.verdict,
        hidden_by=match.hidden_by,
        reasons=_reasons(match),
        skills_met=match.skills_met,
        skills_missing=match.skills_missing,
        checks=match.checks,
        changes=one.changes,
        posted=posting.posted_at.date() if posting.posted_at else None,
        first_seen=min(member.first_seen for member in role.members).date(),
        changed_at=posting.changed_at,
        revision=_revision(role),
        is_new=one.is_new,
        is_reopened=one.is_reopened,
        via=labels.get(posting.source, ""),
    )


def deadline_of(role: Role, one: Candidate) -> Deadline:
    """The last day to apply for a role, by the posting that tells it, which states one."""
    if one.deadline is None:
        raise ValueError(f"{one.id} has no last day to apply")
    where, revision = _places(one), _revision(role)
    return Deadline(role.id, one.id, one.title, one.company, one.url, where, one.deadline, one.changed_at, revision)


def _revision(role: Role) -> int:
    return sum(member.version for member in role.members)


def _places(one: Candidate) -> tuple[str, ...]:
    return wording.place_names(one.requirements.get("locations")) or ((one.location,) if one.location else ())


def _others(
    role: Role, told: Candidate, candidates: Mapping[str, Candidate], labels: Mapping[str, str]
) -> tuple[tuple[Other, ...], tuple[Other, ...]]:
    """The role's other open postings: the first in each further place, then the first of each further source."""
    named, in_places, at_sources = set(_places(told)), [], []
    sources = {told.source}
    for member in role.open:
        if member.id == told.id:
            continue
        places = _places(candidates[member.id]) if member.id in candidates else member.places
        if further := [place for place in places if place not in named]:
            named.update(further)
            in_places.append(Other(member.id, " · ".join(further), member.url))
        elif member.source not in sources:
            sources.add(member.source)
            at_sources.append(Other(member.id, labels.get(member.source) or _by_name(member), member.url))
    return tuple(in_places), tuple(at_sources)


def _by_name(member: Member) -> str:
    return member.source.replace("_", " ").capitalize()


def _reasons(match: Match) -> tuple[Reason, ...]:
    """The one to three parts that earned most, in words; fewer when little is stated that fits."""
    told = [part for part in match.parts if part.name not in _SAID]
    good = [part for part in told if part.points >= _GOOD_OF.get(part.name, _GOOD) * part.limit]
    best = sorted(good, key=lambda part: -part.points)[:3]
    return tuple(Reason(part.name, part.why, _evidence(part, match.candidate.title)) for part in best)


def _evidence(part: Part, title: str) -> str:
    """The posting's own words, where they say more than the reason and the title: a quote of one name does not."""
    quote = " ".join(part.quote.split())
    said = f"{part.why}\n{' '.join(title.split())}".casefold()
    return quote if len(quote.split()) > 2 and quote.casefold() not in said else ""
