"""Changes of a profile that would let a posting pass a rule: proposed by rule, and kept only if the rule then lets it.

Nothing is promised that was not tried: each proposal is put into a copy of the profile and the rule is asked again.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias, get_args

from internscout.config import Profile
from internscout.match.case import Case
from internscout.match.rules import RULES
from internscout.match.rules.starts import months_of_start
from internscout.match.rules.terms import weeks
from internscout.match.rules.wishes import find_word, is_company
from internscout.match.words import number
from internscout.model import Check

# A wish (places, pay) is the student's to change; a fact (citizenships, graduation) only if it is so; a rule that is
# not asked any more shows the posting, and changes nothing of what it says.
EditKind: TypeAlias = Literal["wish", "fact", "rule"]

_RADII = (25.0, 50.0, 100.0, 200.0)
_BY_NAME = {rule.name: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one key; `text` is an order ("add 'NL' to places.countries")."""

    text: str
    kind: EditKind
    profile: Profile

    @property
    def is_bound(self) -> bool:
        """It sets a value, so that postings other than the one at hand may pass by it too."""
        return self.text.startswith("set ")


Proposals: TypeAlias = Iterator[Edit]
_ORDER: tuple[EditKind, ...] = get_args(EditKind)


def blocks(profile: Profile, check: Check | None) -> bool:
    """Whether an answer keeps a posting from being shown to this profile."""
    if check is None or check.verdict == "yes":
        return False
    return check.verdict == "no" or profile.rules.of(check.rule) == "hide"


def edits_for(rule: str, case: Case) -> tuple[Edit, ...]:
    """The changes, each by itself, after which this rule lets the posting pass: wishes, facts, the rule itself."""
    proposed = [*_PROPOSE.get(rule, _none)(case), *_treatment(rule, case)]
    passing = (edit for edit in proposed if passes(rule, case, edit))
    return tuple(sorted(passing, key=lambda edit: _ORDER.index(edit.kind)))


def passes(rule: str, case: Case, edit: Edit) -> bool:
    """Whether the rule lets the posting pass once the profile is changed so."""
    if edit.profile.rules.of(rule) == "ignore":
        return True
    return not blocks(edit.profile, _BY_NAME[rule](replace(case, profile=edit.profile)))


def with_value(profile: Profile, key: str, value: Any) -> Profile:
    """A copy with another value at a key such as `places.remote`."""
    table, name = key.split(".")
    return profile.model_copy(update={table: getattr(profile, table).model_copy(update={name: value})})


def adding(profile: Profile, key: str, entries: tuple[str, ...], *, kind: EditKind = "wish") -> Edit:
    """An edit that adds entries to a list."""
    table, name = key.split(".")
    now: tuple[str, ...] = getattr(getattr(profile, table), name)
    text = f"add {_listed(entries)} to {key}"
    return Edit(text, kind, with_value(profile, key, tuple(dict.fromkeys((*now, *entries)))))


def _without(profile: Profile, key: str, entries: tuple[str, ...], *, kind: EditKind = "wish") -> Edit:
    table, name = key.split(".")
    now: tuple[str, ...] = getattr(getattr(profile, table), name)
    text = f"remove {_listed(entries)} from {key}"
    return Edit(text, kind, with_value(profile, key, tuple(entry for entry in now if entry not in entries)))


def _setting(profile: Profile, key: str, value: Any, *, kind: EditKind = "wish") -> Edit:
    shown = str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else number(value)
    return Edit(f"set {key} to {shown}", kind, with_value(profile, key, value))


def _listed(entries: tuple[str, ...]) -> str:
    return ", ".join(f'"{entry}"' for entry in entries)


def _none(_: Case) -> Proposals:
    return iter(())


def _treatment(rule: str, case: Case) -> Proposals:
    """What the rules of the profile say of it; what is never wanted has no such key, and what is over stays so."""
    key = rule.replace(" ", "_")
    if rule != "deadline" and key in type(case.profile.rules).model_fields:
        if case.profile.rules.of(rule) == "hide":
            yield _setting(case.profile, f"rules.{key}", "show", kind="rule")
        yield _setting(case.profile, f"rules.{key}", "ignore", kind="rule")


def _company(case: Case) -> Proposals:
    named = tuple(name for name in case.profile.wanted.companies_never if is_company(case, name))
    yield _without(case.profile, "wanted.companies_never", named)


def _words(case: Case) -> Proposals:
    text = f"{case.title}\n{case.text}"
    found = tuple(word for word in case.profile.wanted.words_never if find_word(word, text))
    yield _without(case.profile, "wanted.words_never", found)


def _kind(case: Case) -> Proposals:
    if case.asks.kind:
        yield adding(case.profile, "wanted.kinds", (case.asks.kind,))


def _machine_learning(case: Case) -> Proposals:
    if case.asks.ml:
        yield adding(case.profile, "wanted.ml", (case.asks.ml,))


def _degree(case: Case) -> Proposals:
    for level in case.asks.levels:
        yield _setting(case.profile, "study.level", level, kind="fact")


def _enrolment(case: Case) -> Proposals:
    yield _setting(case.profile, "study.enrolled", not case.profile.study.enrolled, kind="fact")


def _graduation(case: Case) -> Proposals:
    for month in filter(None, case.asks.graduation):
        yield _setting(case.profile, "study.graduation", month, kind="fact")


def _experience(case: Case) -> Proposals:
    if case.asks.experience_years_min is not None:
        yield _setting(case.profile, "work.experience_years", case.asks.experience_years_min, kind="fact")


def _gpa(case: Case) -> Proposals:
    if case.asks.gpa_min is not None:
        yield _setting(case.profile, "study.gpa", case.asks.gpa_min, kind="fact")


def _citizenship(case: Case) -> Proposals:
    for country in dict.fromkeys((*case.asks.citizenship, *case.asks.countries, "US")):
        yield adding(case.profile, "work.citizenships", (country,), kind="fact")


def _sponsorship(case: Case) -> Proposals:
    later = case.profile.work.sponsorship_later
    for country in dict.fromkeys((*case.asks.countries, *(case.asks.right_to_work or ()))):
        if country in later:
            yield _without(case.profile, "work.sponsorship_later", (country,), kind="fact")
        else:
            yield adding(case.profile, "work.authorised", (country,), kind="fact")


def _spoken_languages(case: Case) -> Proposals:
    mine = case.profile.work.spoken_languages
    missing = tuple(code for code in case.asks.spoken_languages if code not in mine)
    yield adding(case.profile, "work.spoken_languages", missing, kind="fact")


def _place(case: Case) -> Proposals:
    profile = case.profile
    for way in ("remote", "hybrid", "onsite"):
        if case.asks.workplace == way and not getattr(profile.places, way):
            yield _setting(profile, f"places.{way}", True)
    if profile.places.cities:
        wider = [
            _setting(profile, "places.radius_km", radius) for radius in _RADII if radius > profile.places.radius_km
        ]
        yield from [edit for edit in wider if passes("place", case, edit)][:1]
    for spot in case.asks.spots:
        if spot.city:
            yield adding(profile, "places.cities", (", ".join(filter(None, (spot.city, spot.region or spot.country))),))
    for country in case.asks.countries:
        yield adding(profile, "places.countries", (country,))


def _start(case: Case) -> Proposals:
    wanted, begin, months = case.profile.wanted, case.asks.start, months_of_start(case)
    if begin and begin.season and begin.year:
        yield adding(case.profile, "wanted.terms", (f"{begin.season} {begin.year}",))
    if months and wanted.start_from and max(months) < wanted.start_from:
        yield _setting(case.profile, "wanted.start_from", max(months))
    if months and wanted.start_to and min(months) > wanted.start_to:
        yield _setting(case.profile, "wanted.start_to", min(months))


def _duration(case: Case) -> Proposals:
    wanted = case.profile.wanted
    shortest, longest = weeks(case.asks.duration) if case.asks.duration else (None, None)
    if longest is not None and wanted.weeks_min is not None and longest < wanted.weeks_min:
        yield _setting(case.profile, "wanted.weeks_min", longest)
    if shortest is not None and wanted.weeks_max is not None and shortest > wanted.weeks_max:
        yield _setting(case.profile, "wanted.weeks_max", shortest)


def _hours(case: Case) -> Proposals:
    span = case.asks.hours_per_week
    least = None if span is None else span.low if span.low is not None else span.high
    if least is not None:
        yield _setting(case.profile, "wanted.hours_max", least)


def _pay(case: Case) -> Proposals:
    """The highest whole floor that the rule lets pass, found by asking it."""
    low, high = 0, int(case.profile.wanted.pay_hourly_min or 0)
    while low < high:
        middle = (low + high + 1) // 2
        tried = with_value(case.profile, "wanted.pay_hourly_min", float(middle))
        if passes("pay", case, Edit("", kind="wish", profile=tried)):
            low = middle
        else:
            high = middle - 1
    yield _setting(case.profile, "wanted.pay_hourly_min", float(low))


_PROPOSE: Mapping[str, Callable[[Case], Proposals]] = {
    "company": _company,
    "words": _words,
    "kind": _kind,
    "machine learning": _machine_learning,
    "degree": _degree,
    "enrolment": _enrolment,
    "graduation": _graduation,
    "experience": _experience,
    "gpa": _gpa,
    "citizenship": _citizenship,
    "clearance": _citizenship,
    "export control": _citizenship,
    "sponsorship": _sponsorship,
    "spoken languages": _spoken_languages,
    "place": _place,
    "start": _start,
    "duration": _duration,
    "hours": _hours,
    "pay": _pay,
}
