"""What a digest remembers: what was told of each role before, and how the student's applications stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from internscout.digest.changes import changes
from internscout.digest.grouping import Role
from internscout.digest.model import Change, Gone
from internscout.digest.wording import closed_because
from internscout.model import Candidate, Member, Shown, Wording

HIDDEN: Final = "hidden"
# Applications that are beyond finding the role: it is not recommended any more.
UNDER_WAY: Final = frozenset({"applied", "interview", "offer", "rejected"})
# Nothing of these is told at all.
_OVER: Final = frozenset({HIDDEN, "rejected"})


@dataclass(frozen=True, slots=True)
class Past:
    """By posting id: its last appearance in this profile's digests, its status as an application, its former wording.

    `shown` also holds the names of programmes. `wordings` are as of the last appearance (of one that was never shown:
    as of the last digest), and only of those that say something else now.
    """

    shown: Mapping[str, Shown] = field(default_factory=dict)
    tracked: Mapping[str, str] = field(default_factory=dict)
    wordings: Mapping[str, Wording] = field(default_factory=dict)

    def told(self, role: Role) -> Shown | None:
        """The last appearance of any posting of a role."""
        found = [self.shown[name] for name in role.postings if name in self.shown]
        return max(found, key=lambda one: one.at, default=None)

    def status(self, role: Role) -> str:
        """How the student's application stands; empty when the role is not tracked."""
        return next((self.tracked[name] for name in role.postings if name in self.tracked), "")

    def knows(self, role: Role) -> bool:
        """The role was told, or is tracked."""
        return self.told(role) is not None or bool(self.status(role))

    def changes(self, role: Role, best: str, present: Mapping[str, Candidate], today: date) -> tuple[Change, ...]:
        """What the role says otherwise: by the posting that tells it, else by the first other that was shown."""
        names = (name for name in (best, *(member.id for member in role.open)) if name in self.wordings)
        found = (changes(self.wordings[name], present[name], today) for name in names if name in present)
        return next((some for some in found if some), ())

    def reopened(self, role: Role) -> bool:
        """The role is open again: it was told as closed, or all of it was closed in between."""
        told = self.told(role)
        if told is None or told.section == "closed":
            return told is not None
        back = {m.id: m.reopened_at for m in role.open if m.reopened_at and m.reopened_at > told.at}
        return bool(back) and all(m.id in back or m.first_seen >= min(back.values()) for m in role.open)

    def gone(self, roles: Iterable[Role]) -> tuple[Gone, ...]:
        """The roles that closed since the last digest and were told or are tracked, the last first."""
        found = [gone for role in roles if (gone := self._gone(role))]
        return tuple(sorted(found, key=lambda gone: (-gone.closed_on.toordinal(), gone.role)))

    def _gone(self, role: Role) -> Gone | None:
        closed = [member for member in role.members if member.status == "closed" and member.closed_at]
        if len(closed) < len(role.members) or not self.knows(role) or self.status(role) in _OVER:
            return None
        last = max(closed, key=_closed_at)
        told, since = self.told(role), self._since()
        if (told and told.section == "closed") or (since and _closed_at(last) <= since):
            return None
        # By the posting that was told, where it is known: its title is the one that the student knows.
        by = next((member for member in role.members if member.id in self.shown), role.members[0])
        why = closed_because(last.close_reason)
        return Gone(role.id, by.id, role.postings, by.title, by.company, by.url, _closed_at(last).date(), why)

    def _since(self) -> datetime | None:
        """When the last digest was written."""
        return max((shown.at for shown in self.shown.values()), default=None)


NOTHING: Final = Past()


def _closed_at(member: Member) -> datetime:
    return member.closed_at or member.first_seen
