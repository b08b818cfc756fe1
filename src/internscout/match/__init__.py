"""A student's profile × stored postings → who may apply, how well it fits, and why. Pure: the time is passed in.

Eligibility is three-valued: a posting that rules the student out is hidden, one that does not say is shown with a mark
(or hidden too, where the profile says so).
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime

from internscout.config import Profile
from internscout.match.ad import READS
from internscout.match.case import Case, case_of
from internscout.match.explanation import explain
from internscout.match.programmes import of_programmes, programme_news
from internscout.match.rules import checks, hides
from internscout.match.score import score_parts
from internscout.match.skills import asked_skills, met_names, missing_names
from internscout.model import Candidate, Check, Match, Verdict

__all__ = ["READS", "explain", "match", "matcher", "of_programmes", "programme_news", "rank"]


def match(profile: Profile, candidate: Candidate, *, now: datetime) -> Match:
    """Judge one posting for one student."""
    return matcher(now=now)(profile, candidate)


def matcher(*, now: datetime) -> Callable[[Profile, Candidate], Match]:
    """`match` for many students before the same postings, of which each is read once (and kept, by id)."""
    read: dict[str, Case] = {}

    def judge(profile: Profile, candidate: Candidate) -> Match:
        if candidate.id not in read:
            read[candidate.id] = case_of(profile, candidate, now)
        return _judged(replace(read[candidate.id], profile=profile), candidate)

    return judge


def _judged(case: Case, candidate: Candidate) -> Match:
    answers, asked = checks(case), asked_skills(case)
    parts = score_parts(case, answers)
    hidden_by = hides(case.profile.rules, answers)
    return Match(
        candidate=candidate,
        verdict="no" if hidden_by else _worst(answers),
        score=round(sum(part.points for part in parts), 1),
        checks=answers,
        parts=parts,
        skills_met=met_names(asked),
        skills_missing=missing_names(asked),
        hidden_by=hidden_by,
    )


def rank(profile: Profile, candidates: Iterable[Candidate], *, now: datetime) -> list[Match]:
    """All postings, best first, the hidden ones last. Ties: nearest deadline, newest, id."""
    return sorted((match(profile, candidate, now=now) for candidate in candidates), key=_order)


def _order(found: Match) -> tuple[bool, float, date, float, str]:
    candidate = found.candidate
    return (
        found.verdict == "no",
        -found.score,
        candidate.deadline or date.max,
        -candidate.first_seen.timestamp(),
        candidate.id,
    )


def _worst(answers: tuple[Check, ...]) -> Verdict:
    return "unknown" if any(check.verdict == "unknown" for check in answers) else "yes"
