"""One student before one posting: what every rule and every part of the score looks at."""

from dataclasses import dataclass
from datetime import datetime

from internscout.config import Profile
from internscout.match.ad import Ad, read_ad
from internscout.match.asks import Asks, read_asks
from internscout.model import Candidate, Check, Fact, Json, Verdict

# The share of points for what a posting does not state: less than for what is stated and fits.
SILENT = 0.4


@dataclass(frozen=True, slots=True)
class Case:
    """A profile, what a posting asks for and what it is besides, the present moment (UTC), the facts and the words."""

    profile: Profile
    asks: Asks
    ad: Ad
    now: datetime
    facts: tuple[Fact, ...] = ()
    title: str = ""
    text: str = ""

    def quote(self, field: str, *values: str) -> str:
        """The posting's words behind a field: of the first fact that holds one of the values, else of the first."""
        if not self.facts:
            return ""  # as with many postings, of which no reasons are made
        facts = [fact for fact in self.facts if fact.field == field]
        telling = [fact for fact in facts if any(_holds(fact.value, value) for value in values)]
        return next((fact.quote for fact in telling or facts), "")

    def check(self, rule: str, verdict: Verdict, why: str, *, field: str = "", values: tuple[str, ...] = ()) -> Check:
        """A check whose quote is that of a requirement field (and of these of its values)."""
        return Check(rule, verdict, why, self.quote(field, *values) if field else "")


def case_of(profile: Profile, candidate: Candidate, now: datetime) -> Case:
    """A case, its requirements read."""
    asks, ad = read_asks(candidate.requirements), read_ad(candidate)
    return Case(profile, asks, ad, now, candidate.facts, candidate.title, candidate.text)


def _holds(value: Json, wanted: str) -> bool:
    if isinstance(value, dict):
        return any(_holds(entry, wanted) for entry in value.values())
    if isinstance(value, list):
        return any(_holds(entry, wanted) for entry in value)
    return value == wanted
