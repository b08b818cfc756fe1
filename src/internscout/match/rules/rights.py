"""Rules on whether the student may work there at all: citizenship, clearance, export control, sponsorship."""

from internscout.match.case import Case
from internscout.match.movement import opened
from internscout.match.view import looks_at
from internscout.match.words import several
from internscout.model import Check, Verdict

# Whose a clearance is, by its level; the states that give theirs to citizens alone (public trust is less than one).
_STATES = {
    "public_trust": "US", "confidential": "US", "secret": "US", "top_secret": "US", "ts_sci": "US",
    "bpss": "GB", "sc": "GB", "dv": "GB",
    "baseline": "AU", "nv1": "AU", "nv2": "AU", "pv": "AU",
}  # fmt: skip
_CITIZENS_ONLY = frozenset(("US", "AU"))
_LEVELS = {
    "required": "",
    "public_trust": "Public Trust ",
    "confidential": "Confidential ",
    "secret": "Secret ",
    "top_secret": "Top Secret ",
    "ts_sci": "TS/SCI ",
    "baseline": "Baseline ",
}


@looks_at(
    "sponsorship",
    ("work.authorised", "work.citizenships", "work.sponsorship_later"),
    ("asks.sponsorship", "asks.right_to_work", "asks.countries", "asks.all_countries", "ad.never_sponsors"),
)
def sponsorship(case: Case) -> Check | None:
    """Whether the employer would have to sponsor a visa, and does.

    Who may work in one of the posting's countries needs none; citizens may work in their country and where it has free
    movement with others.
    """
    work, stated = case.profile.work, case.asks.sponsorship
    rights = {*work.authorised, *work.citizenships}
    countries = case.asks.countries or case.asks.right_to_work or ()
    if settled := _free(case, countries):
        return settled
    if now := [country for country in countries if country in work.authorised]:
        return _later(case, now)
    if stated == "offered":
        return case.check("sponsorship", "yes", "the posting offers it", field="sponsorship")
    if not rights:
        return _rights_unknown(case)
    return _needed(case, countries)


def _free(case: Case, countries: tuple[str, ...]) -> Check | None:
    """Where the student may work for good: no employer is asked for anything."""
    work = case.profile.work
    if at := [c for c in countries if c in work.citizenships or c in {*work.authorised} - {*work.sponsorship_later}]:
        return case.check("sponsorship", "yes", f"not needed, you may work in {several(at)}")
    if at := [country for country in countries if country in opened(work.citizenships)]:
        union = opened(work.citizenships)[at[0]]
        why = f"not needed, as a citizen of {several(work.citizenships)} you may work in {several(at)} ({union})"
        return case.check("sponsorship", "yes", why)
    return None


def _later(case: Case, countries: list[str]) -> Check:
    """Where the student may work now, and would need a visa to stay on: only a refusal for good rules it out."""
    now = f"you may work in {several(countries)} now and would need it later"
    if case.asks.sponsorship != "not_offered":
        return case.check("sponsorship", "yes", f"not needed for this; {now}", field="sponsorship")
    verdict: Verdict = "no" if case.ad.never_sponsors else "unknown"
    why = (
        f"not offered, now or later; {now}" if case.ad.never_sponsors else f"not offered, later is not spoken of; {now}"
    )
    return case.check("sponsorship", verdict, why, field="sponsorship")


def _needed(case: Case, countries: tuple[str, ...]) -> Check:
    stated = case.asks.sponsorship
    if not (case.asks.all_countries or case.asks.right_to_work):
        why = "not offered" if stated else "not stated"
        return case.check("sponsorship", "unknown", f"{why}; the country is not clear", field="sponsorship")
    needed = f"you would need it in {several(countries)}"
    if stated == "not_offered":
        return case.check("sponsorship", "no", f"not offered; {needed}", field="sponsorship")
    if case.asks.right_to_work is not None:
        why = f"not stated; the right to work is demanded, and {needed}"
        return case.check("sponsorship", "unknown", why, field="work_authorization")
    return case.check("sponsorship", "unknown", f"not stated; {needed}")


def _rights_unknown(case: Case) -> Check | None:
    """The profile is silent on where one may work: only a posting that offers no visa raises the question."""
    if case.asks.sponsorship is None:
        return None
    why = "not offered; your profile states no work.authorised"
    return case.check("sponsorship", "unknown", why, field="sponsorship")


@looks_at("citizenship", ("work.citizenships",), ("asks.citizenship",))
def citizenship(case: Case) -> Check | None:
    """Whether only citizens (or permanent residents) of some countries are admitted."""
    asked, mine = case.asks.citizenship, case.profile.work.citizenships
    if not asked:
        return None
    only = f"only for citizens of {several(asked)}, or permanent residents where it says so"
    if not mine:
        why = f"{only}; your profile states no work.citizenships"
        return case.check("citizenship", "unknown", why, field="citizenship")
    fits = not set(asked).isdisjoint(mine)
    return case.check("citizenship", "yes" if fits else "no", only, field="citizenship")


@looks_at("clearance", ("work.citizenships",), ("asks.clearance", "asks.countries"))
def clearance(case: Case) -> Check | None:
    """Whether a security clearance is demanded that the student can have; it is for citizens."""
    asked, mine = case.asks.clearance, case.profile.work.citizenships
    if asked is None:
        return None
    demand = f"asks for a {_named(asked.level)}security clearance{' held already' if asked.held else ''}"
    state = _whose(asked.level, case.asks.countries)
    if not mine or state is None:
        verdict, why = _open(
            f"{demand}; {'whose is not clear' if mine else 'your profile states no work.citizenships'}"
        )
    elif state in mine:
        verdict, why = _open(f"{demand}: do you?") if asked.held else _yes(f"{demand}, for citizens of {state}")
    elif state in _CITIZENS_ONLY and asked.level != "public_trust":
        verdict, why = "no", f"{demand}, which citizens of {state} alone get"
    else:
        verdict, why = _open(f"{demand} of {state}, of which you are no citizen")
    return case.check("clearance", verdict, why, field="clearance")


def _named(level: str) -> str:
    """The level as people write it, with a blank; empty when none is named."""
    return _LEVELS.get(level, f"{level.upper()} ")


def _whose(level: str, countries: tuple[str, ...]) -> str | None:
    """The state that gives the clearance: that of the level where it can be, else the only country of the work."""
    state = _STATES.get(level)
    if state and (state in countries or not countries):
        return state
    return countries[0] if len(countries) == 1 else None


def _yes(why: str) -> tuple[Verdict, str]:
    return "yes", why


def _open(why: str) -> tuple[Verdict, str]:
    return "unknown", why


@looks_at("export control", ("work.citizenships",), ("asks.export_control",))
def export_control(case: Case) -> Check | None:
    """Whether export law may stand against being hired: it never does against citizens and permanent residents."""
    mine, demand = case.profile.work.citizenships, "export law bears on who can be hired"
    if not case.asks.export_control:
        return None
    if "US" in mine:
        verdict, why = _yes(f"{demand}: not on you, as a US person")
    elif mine:
        verdict, why = _open(f"{demand}; you are no US person: ask whether they get a licence")
    else:
        verdict, why = _open(f"{demand}; your profile states no work.citizenships")
    return case.check("export control", verdict, why, field="export_control")
