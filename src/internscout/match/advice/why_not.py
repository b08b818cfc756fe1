"""Why a posting is hidden, or stands low: what rules it out, what it leaves open, where the points were lost.

Beside each stands what in the profile would change it, as tried (`edits`), with what came of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from internscout.config import Profile
from internscout.match import match
from internscout.match.advice.edits import Edit, EditKind, adding, blocks, edits_for
from internscout.match.case import Case, case_of
from internscout.match.known import known
from internscout.match.skills import Group, asked_skills
from internscout.model import Candidate, Check, Part

# Parts that lost less than this are not worth a word.
_LITTLE = 1.0
_LOSSES, _GAINS = 5, 3


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the profile that was tried. `shows`: the posting is shown then; `points`: what its score gains."""

    text: str
    kind: EditKind
    shows: bool
    points: float


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A rule that hides the posting, or leaves open whether it fits; the first changes are those that show it."""

    check: Check
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Loss:
    """A part of the score that lost points, and what would win some."""

    part: Part
    changes: tuple[Change, ...] = ()

    @property
    def points(self) -> float:
        """How many."""
        return round(self.part.limit - self.part.points, 1)


@dataclass(frozen=True, slots=True)
class WhyNot:
    """All of that for one posting. `notes` are reasons outside of the match: closed, hidden by the student.

    `minimum` is the least score that a digest tells.
    """

    candidate: Candidate
    score: float
    obstacles: tuple[Obstacle, ...]
    unknown: tuple[Check, ...]
    losses: tuple[Loss, ...]
    notes: tuple[str, ...] = ()
    minimum: float = 0

    @property
    def hidden(self) -> bool:
        """Something hides it."""
        return bool(self.obstacles or self.notes)


def why_not(
    profile: Profile, candidate: Candidate, *, now: datetime, notes: Sequence[str] = (), minimum: float = 0
) -> WhyNot:
    """Look for what hides or lowers a posting for a student."""
    case, found = case_of(profile, candidate, now), match(profile, candidate, now=now)

    def tried(edit: Edit) -> Change:
        after = match(edit.profile, candidate, now=now)
        return Change(edit.text, edit.kind, after.verdict != "no", round(after.score - found.score, 1))

    hiding = [check for check in found.checks if blocks(profile, check)]
    lost = sorted((p for p in found.parts if p.limit - p.points >= _LITTLE), key=lambda p: p.points - p.limit)
    wins = {name: tuple(map(tried, edits)) for name, edits in _wins(profile, case).items()}
    return WhyNot(
        candidate=candidate,
        score=found.score,
        obstacles=tuple(Obstacle(check, _best(map(tried, edits_for(check.rule, case)))) for check in hiding),
        unknown=tuple(check for check in found.checks if check.verdict == "unknown" and check not in hiding),
        losses=tuple(Loss(part, _gains(wins.get(part.name, ()))) for part in lost[:_LOSSES]),
        notes=tuple(notes),
        minimum=minimum,
    )


def _best(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Those that show the posting first; the order of proposal else."""
    return tuple(sorted(changes, key=lambda change: not change.shows))


def _gains(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The three that win most."""
    gaining = (change for change in changes if change.points > 0)
    return tuple(sorted(gaining, key=lambda change: -change.points)[:_GAINS])


def _wins(profile: Profile, case: Case) -> dict[str, list[Edit]]:
    """What would win points in a part: a skill of each group that is not met, and what the profile leaves blank."""
    asked, asks = asked_skills(case), case.asks
    areas = [area for area in asks.areas if area not in known(profile)]
    maths = [topic for topic in asks.maths if topic not in known(profile)]
    fields = asks.fields_of_study[:_GAINS] if not profile.study.fields else ()
    return {
        "required skills": [_learnt(profile, group) for group in asked.required if not group.met],
        "other skills": [_learnt(profile, group) for group in (*asked.preferred, *asked.mentioned) if not group.met],
        "areas": [adding(profile, "skills.areas", (area,), kind="fact") for area in areas],
        "maths": [adding(profile, "skills.maths", (topic,), kind="fact") for topic in maths],
        "field of study": [adding(profile, "study.fields", (field,), kind="fact") for field in fields],
    }


def _learnt(profile: Profile, group: Group) -> Edit:
    """The first of the alternatives that would do."""
    return adding(profile, f"skills.{group.vocabulary}", group.ids[:1], kind="fact")
