"""`profile.toml`: one student; a folder `profiles` beside it: many.

Skills and fields of study are given in any known spelling and kept as canonical ids.
What a key leaves out is not held against any posting.
"""

from pathlib import Path
from typing import Annotated

from pydantic import Field, PrivateAttr

from internscout.config.profile.files import PROFILE_FILE, PROFILE_FOLDER, check_names, find_profiles
from internscout.config.profile.news import Delivering
from internscout.config.profile.rules import Rules
from internscout.config.profile.student import Course, Courses, Project, Projects, Skills, Study, Work
from internscout.config.profile.wanted import Places, Wanted
from internscout.config.table import Table, load, shaped

__all__ = [
    "PROFILE_FILE",
    "PROFILE_FOLDER",
    "Course",
    "Delivering",
    "Places",
    "Profile",
    "Project",
    "Rules",
    "Skills",
    "Study",
    "Wanted",
    "Work",
    "find_profiles",
    "load_profile",
    "load_profiles",
]


class Profile(Table):
    """All of `profile.toml`: one student. `name` is used in the digest's title and must differ between profiles."""

    name: Annotated[str, shaped(r"[\w .'-]+", "made of letters, digits, spaces, . ' - and _")] = Field(
        "student", min_length=1, max_length=60
    )
    study: Study = Study()
    skills: Skills = Skills()
    projects: Projects = ()
    courses: Courses = ()
    places: Places = Places()
    work: Work = Work()
    wanted: Wanted = Wanted()
    rules: Rules = Rules()
    digest: Delivering = Delivering()
    _alone: bool = PrivateAttr(default=True)

    @property
    def alone(self) -> bool:
        """No other student's file was read with it, or lies beside the settings."""
        return self._alone


def load_profile(path: Path) -> Profile:
    """Read `profile.toml`. Raises `ConfigError`."""
    return load(path, Profile)


def load_profiles(config: Path, named: str = "") -> tuple[Profile, ...]:
    """All profiles for the settings `config`, or those `named`: see `find_profiles`. Raises `ConfigError`."""
    paths = find_profiles(config, named)
    if len(paths) == 1 and not paths[0].exists():
        paths = _called(config, named) or paths
    profiles = tuple(load_profile(path) for path in paths)
    check_names(paths, [profile.name for profile in profiles])
    known = {path.resolve() for path in (*paths, *find_profiles(config)) if path.is_file()}
    for profile in profiles:
        profile._alone = len(known) == 1  # noqa: SLF001 - the file does not say it
    return profiles


def _called(config: Path, name: str) -> tuple[Path, ...]:
    """The file beside the settings in which the student is called so; none where nobody is."""
    files = (path for path in find_profiles(config) if path.is_file())
    return tuple(path for path in files if load_profile(path).name.casefold() == name.casefold())[:1]
