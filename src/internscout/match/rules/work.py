"""Rules on where the work is and which languages it takes."""

from internscout.match.case import Case
from internscout.match.place import PLACE, settle_place
from internscout.match.view import looks_at
from internscout.match.words import several
from internscout.model import Check, Verdict
from internscout.taxonomy import LANGUAGES_READ, shown


@looks_at("place", *PLACE)
def place(case: Case) -> Check:
    """Whether it is somewhere the student would work."""
    settled = settle_place(case)
    return Check("place", settled.verdict, settled.why, settled.quote)


@looks_at("wording", (), ("asks.posting_language",))
def wording(case: Case) -> Check | None:
    """What a posting in a language that the parser does not read asks for is unread, not unsaid."""
    language = case.asks.posting_language
    if language is None or language in LANGUAGES_READ:
        return None
    why = f"written in {_spoken((language,))}: skills, title and place were read, the rest was not"
    return case.check("wording", "unknown", why, field="posting_language")


@looks_at(
    "spoken languages",
    ("work.spoken_languages",),
    ("asks.spoken_languages", "asks.posting_language", "ad.either_language"),
)
def spoken_languages(case: Case) -> Check | None:
    """Whether the student speaks all human languages that the posting demands; one, where it says that one will do.

    What demands none is written in one: if the student does not list it, that is a question.
    """
    asked, mine = case.asks.spoken_languages, case.profile.work.spoken_languages
    if not asked:
        return _written(case)
    missing = tuple(code for code in asked if code not in mine)
    if not missing:
        return case.check("spoken languages", "yes", f"asks for {_spoken(asked)}", field="spoken_languages")
    why = f"asks for {_spoken(missing)}, which your profile does not list"
    if case.ad.either_language and len(missing) < len(asked):
        verdict: Verdict = "unknown"
        why += f"; perhaps one of {_spoken(asked)} will do"
    else:
        verdict = "no"
    return case.check("spoken languages", verdict, why, field="spoken_languages", values=missing)


def _written(case: Case) -> Check | None:
    language, mine = case.asks.posting_language, case.profile.work.spoken_languages
    if language is None or not mine or language in mine:
        return None
    why = f"written in {_spoken((language,))}, which your profile does not list"
    return case.check("spoken languages", "unknown", why, field="posting_language")


def _spoken(codes: tuple[str, ...]) -> str:
    return several(shown("spoken_languages", codes))
