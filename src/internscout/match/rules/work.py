"""Rules on where and whether the student may work: place, sponsorship, citizenship, spoken languages."""

from internscout import taxonomy
from internscout.match.case import Case
from internscout.match.place import settle_place
from internscout.match.words import several
from internscout.model import Check


def place(case: Case) -> Check:
    """Whether it is somewhere the student would work."""
    settled = settle_place(case)
    return Check("place", settled.verdict, settled.why, settled.quote)


def sponsorship(case: Case) -> Check | None:
    """Whether the employer would have to sponsor a visa, and does.

    Who may work in one of the posting's countries needs none; citizens may work in their country.
    """
    work, stated = case.profile.work, case.asks.sponsorship
    rights = {*work.authorised, *work.citizenships}
    countries = [spot.country for spot in case.asks.spots if spot.country]
    if free := [country for country in countries if country in rights]:
        return case.check("sponsorship", "yes", f"not needed, you may work in {several(free)}")
    if stated == "offered":
        return case.check("sponsorship", "yes", "the posting offers it", field="sponsorship")
    if not rights:
        return _rights_unknown(case)
    if not countries or len(countries) < len(case.asks.spots):
        why = "not offered" if stated else "not stated"
        return case.check("sponsorship", "unknown", f"{why}; the country is not clear", field="sponsorship")
    needed = f"you would need it in {several(list(dict.fromkeys(countries)))}"
    if stated == "not_offered":
        return case.check("sponsorship", "no", f"not offered; {needed}", field="sponsorship")
    return case.check("sponsorship", "unknown", f"not stated; {needed}")


def _rights_unknown(case: Case) -> Check | None:
    """The profile is silent on where one may work: only a posting that offers no visa raises the question."""
    if case.asks.sponsorship is None:
        return None
    why = "not offered; your profile states no work.authorised"
    return case.check("sponsorship", "unknown", why, field="sponsorship")


def citizenship(case: Case) -> Check | None:
    """Whether only citizens (or permanent residents) of some countries are admitted."""
    asked, mine = case.asks.citizenship, case.profile.work.citizenships
    if not asked:
        return None
    only = f"only for citizens or permanent residents of {several(asked)}"
    if not mine:
        return case.check(
            "citizenship", "unknown", f"{only}; your profile states no work.citizenships", field="citizenship"
        )
    fits = not set(asked).isdisjoint(mine)
    return case.check("citizenship", "yes" if fits else "no", only, field="citizenship")


def wording(case: Case) -> Check | None:
    """What a posting in a language that the parser does not read asks for is unread, not unsaid."""
    language = case.asks.posting_language
    if language is None or language in taxonomy.LANGUAGES_READ:
        return None
    why = f"written in {_spoken((language,))}: skills, title and place were read, the rest was not"
    return case.check("wording", "unknown", why, field="posting_language")


def spoken_languages(case: Case) -> Check | None:
    """Whether the student speaks all human languages that the posting demands."""
    asked, mine = case.asks.spoken_languages, case.profile.work.spoken_languages
    if not asked:
        return None
    if missing := tuple(code for code in asked if code not in mine):
        why = f"asks for {_spoken(missing)}, which your profile does not list"
        return case.check("spoken languages", "no", why, field="spoken_languages", values=missing)
    return case.check("spoken languages", "yes", f"asks for {_spoken(asked)}", field="spoken_languages")


def _spoken(codes: tuple[str, ...]) -> str:
    names = taxonomy.names("spoken_languages")
    return several([names.get(code, code) for code in codes])
