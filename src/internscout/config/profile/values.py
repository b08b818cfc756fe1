"""The kinds of values in a profile: canonical ids from any known spelling, countries, months, terms, weekdays."""

import difflib
import re
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from internscout import taxonomy
from internscout.config.table import as_tuple, shaped

Kind = Literal[
    "internship", "coop", "working_student", "thesis", "apprenticeship", "fellowship", "new_grad", "employee", "other"
]
Level = Literal["high_school", "associate", "bachelor", "master", "phd", "mba"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
SKILLS = ("languages", "frameworks", "areas", "maths")

_TERM = re.compile(r"(winter|spring|summer|fall|autumn) (20\d\d)")


def _language(value: object) -> object:
    """The code of a language's name; what is none as it is."""
    return spellings("spoken_languages").get(value.casefold(), value) if isinstance(value, str) else value


def _country(value: object) -> object:
    """ISO 3166 codes that exist."""
    if isinstance(value, str) and value.lower() not in taxonomy.names("countries"):
        raise ValueError(f"{value!r} is no country code of two letters, such as 'US' or 'DE'")
    return value.upper() if isinstance(value, str) else value


def _term(text: str) -> str:
    """`Autumn 2027` → `fall 2027`. Raises ValueError."""
    if not (found := _TERM.fullmatch(" ".join(text.casefold().split()))):
        raise ValueError(f"{text!r} is no term; terms are written like 'summer 2027'")
    return f"{found[1].replace('autumn', 'fall')} {found[2]}"


@cache
def spellings(*vocabularies: str) -> Mapping[str, str]:
    """Every known spelling in small letters → the canonical id; where two vocabularies share one, the first's."""
    found: dict[str, str] = {}
    for vocabulary in vocabularies:
        for term in taxonomy.terms(vocabulary):
            for spelling in (term.id, term.name, *term.aliases, *term.exact):
                found.setdefault(spelling.casefold(), term.id)
    return found


def known(*vocabularies: str) -> BeforeValidator:
    """A list of ids or spellings of some vocabularies → canonical ids, each once."""

    def canonical(value: object) -> object:
        if not isinstance(value, list):
            return value
        ids = spellings(*vocabularies)
        found = []
        for entry in value:
            if (key := str(entry).casefold()) not in ids:
                near = difflib.get_close_matches(key, ids, n=1)
                hint = f"; did you mean {ids[near[0]]!r}?" if near else ""
                name = vocabularies[0] if len(vocabularies) == 1 else "skills"
                raise ValueError(f"{entry!r} is not in the vocabulary of {name}{hint}")
            found.append(ids[key])
        return tuple(dict.fromkeys(found))

    return BeforeValidator(canonical)


Country = Annotated[str, BeforeValidator(_country)]
Month = Annotated[str, shaped(r"\d{4}-(0[1-9]|1[0-2])", "a month such as '2027-06'")]
Language = Annotated[str, BeforeValidator(_language), shaped(r"[a-z]{2}", "a language such as 'de' or 'German'")]
Term = Annotated[str, AfterValidator(_term)]
Texts = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], BeforeValidator(as_tuple)]
Countries = Annotated[tuple[Country, ...], BeforeValidator(as_tuple)]
AnySkills = Annotated[tuple[str, ...], known(*SKILLS)]
