"""Ranked matches → the digest for one profile. Pure: the time and what was shown before are passed in.

A posting stands in one section only. One whose deadline is near stands under "closing soon", shown before or not (then
it is marked as new): no limit cuts a deadline off. All others stand under "new" once, best first.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import datetime

from internscout.config import Digest as Limits
from internscout.digest import wording
from internscout.digest.model import Digest, Entry, Question, Section
from internscout.digest.programmes import name_of, told
from internscout.model import Match, Part, ProgrammeNews, RunSummary

# A part that earned less than this of its points is no reason to apply.
_GOOD = 0.55
# So many programmes are told; all are in `internscout programmes`.
_PROGRAMMES = 15


def build(
    *,
    profile: str,
    matches: Iterable[Match],
    shown: Container[str],
    summary: RunSummary,
    settings: Limits,
    now: datetime,
    other_kinds: int = 0,
    programmes: Sequence[ProgrammeNews] = (),
    labels: Mapping[str, str] | None = None,
) -> Digest:
    """Sort matches (best first, as `match.rank` gives them) into a digest; `shown` holds the ids of earlier ones.

    `programmes` are told in the order given, without those that are closed or were told before. `other_kinds` counts
    the open postings that were not matched, being of a kind that the profile does not want. `labels` are the names of
    sources to show.
    """
    labels = labels or {}
    news = [one for one in told(programmes) if name_of(one) not in shown]
    hidden = Counter({"kind": other_kinds} if other_kinds else {})
    closing: list[Entry] = []
    new: list[Entry] = []
    below = before = 0
    for match in matches:
        if match.verdict == "no":
            hidden[_first_no(match)] += 1
        elif match.score < settings.min_score:
            below += 1
        elif (left := days_left(match, now)) is not None and left <= settings.closing_soon_days:
            closing.append(_entry(match, now, labels, is_new=match.candidate.id not in shown))
        elif match.candidate.id in shown:
            before += 1
        else:
            new.append(_entry(match, now, labels, is_new=True))
    closing.sort(key=lambda entry: (entry.days_left or 0, -entry.score, entry.id))
    return Digest(
        profile=profile,
        created_at=now,
        closing_soon=Section("closing_soon", tuple(closing)),
        new=Section("new", tuple(new[: settings.max_new]), more=max(0, len(new) - settings.max_new)),
        shown_before=before,
        below_minimum=below,
        hidden=tuple(sorted(hidden.items(), key=lambda item: (-item[1], item[0]))),
        closing_soon_days=settings.closing_soon_days,
        minimum=settings.min_score,
        run=summary,
        programmes=tuple(news[:_PROGRAMMES]),
        programmes_more=len(told(programmes)) - len(news[:_PROGRAMMES]),
    )


def days_left(match: Match, now: datetime) -> int | None:
    """Days until the last day to apply, that day being 0; None without a deadline."""
    deadline = match.candidate.deadline
    return None if deadline is None else max(0, (deadline - now.date()).days)


def _first_no(match: Match) -> str:
    return next(check.rule for check in match.checks if check.verdict == "no")


def _entry(match: Match, now: datetime, labels: Mapping[str, str], *, is_new: bool) -> Entry:
    candidate, asks = match.candidate, match.candidate.requirements
    workplace = asks.get("workplace")
    where = (
        wording.places(asks.get("locations")) or candidate.location,
        workplace if isinstance(workplace, str) else "",
    )
    terms = (
        wording.start(asks.get("start")),
        wording.duration(asks.get("duration")),
        wording.hours(asks.get("hours_per_week")),
        wording.pay(asks.get("salary")),
    )
    return Entry(
        id=candidate.id,
        title=candidate.title,
        company=candidate.company,
        url=candidate.url,
        where=" · ".join(part for part in where if part),
        terms=" · ".join(part for part in terms if part),
        levels=wording.levels(asks.get("degrees")),
        deadline=candidate.deadline,
        days_left=days_left(match, now),
        score=match.score,
        reasons=_reasons(match),
        skills_met=match.skills_met,
        skills_missing=match.skills_missing,
        fulfilled=tuple(check.rule for check in match.checks if check.verdict == "yes"),
        questions=tuple(
            Question(check.rule, check.why, wording.clipped(check.quote))
            for check in match.checks
            if check.verdict == "unknown"
        ),
        posted=candidate.posted_at.date() if candidate.posted_at else None,
        first_seen=candidate.first_seen.date(),
        is_new=is_new,
        via=labels.get(candidate.source, ""),
    )


def _reasons(match: Match) -> tuple[str, ...]:
    """The two to four parts that earned most, in words; fewer when little is stated that fits."""
    good = [part for part in match.parts if part.points >= _GOOD * part.limit]
    best = sorted(good, key=lambda part: -part.points)[:4]
    return tuple(f"{part.name}: {part.why}{_evidence(part)}" for part in best)


def _evidence(part: Part) -> str:
    """The posting's own words, where they say more than the reason: a quote of one name would only repeat it."""
    quote = wording.clipped(part.quote, 110)
    return f" – “{quote}”" if len(quote.split()) > 2 and quote.casefold() not in part.why.casefold() else ""
