"""Who the student is: studies, skills, projects, courses, where they may work."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from internscout.config.profile.values import AnySkills, Countries, Language, Level, Month, known
from internscout.config.table import Table, as_tuple, http_address


class Study(Table):
    """What the student studies. `level` is the degree in progress; `graduation` the month it is expected."""

    level: Level | None = None
    enrolled: bool = True
    graduation: Month | None = None
    fields: Annotated[tuple[str, ...], known("fields_of_study")] = ()
    gpa: float | None = Field(None, ge=0, le=100)


class Skills(Table):
    """What the student knows, in canonical ids (any known spelling is accepted).

    `strong` and `learning` name those of all four lists that the student knows best, and those only begun.
    """

    languages: Annotated[tuple[str, ...], known("languages")] = ()
    frameworks: Annotated[tuple[str, ...], known("frameworks")] = ()
    areas: Annotated[tuple[str, ...], known("areas")] = ()
    maths: Annotated[tuple[str, ...], known("maths")] = ()
    strong: AnySkills = ()
    learning: AnySkills = ()


class Project(Table):
    """Something the student has built, to be put first where a posting asks for its skills."""

    name: str = Field(min_length=1, max_length=120)
    skills: AnySkills = ()
    link: Annotated[str, AfterValidator(http_address)] = ""


class Course(Table):
    """A course taken, and what it taught."""

    name: str = Field(min_length=1, max_length=120)
    skills: AnySkills = ()


Projects = Annotated[tuple[Project, ...], BeforeValidator(as_tuple)]
Courses = Annotated[tuple[Course, ...], BeforeValidator(as_tuple)]


class Work(Table):
    """Where the student may work.

    `authorised`: without a sponsored visa for the time of the internship; `citizenships` (also permanent residence);
    `sponsorship_later`: those of the authorised countries where a sponsored visa would be needed to stay on.
    """

    authorised: Countries = ()
    citizenships: Countries = ()
    sponsorship_later: Countries = ()
    spoken_languages: Annotated[tuple[Language, ...], BeforeValidator(as_tuple)] = ("en",)
    experience_years: float = Field(0, ge=0, le=60)
