"""How well a student knows each skill, from all that the profile says.

Naming a skill as strong says most, naming it is to know it; a project shows it at work, a course is less, and what is
only being learnt is half. A skill that is named in several ways counts by the best of them, but what the student calls
`learning` is no more than that, wherever else it stands.
"""

from collections.abc import Mapping
from functools import lru_cache

from internscout.config import Profile
from internscout.config.profile.student import Courses, Projects, Skills

# In fortieths, so that sums and halves of them are exact.
FULL = 40
STRONG, LISTED, BUILT_WITH, TAUGHT, LEARNING = FULL, 36, 30, 24, 20

# The parts of a profile that this is told by.
KNOWING = ("skills", "projects", "courses")


def known(profile: Profile) -> Mapping[str, int]:
    """Skill id → how well it is known, in fortieths (`FULL`); what is not known is not in it."""
    return _known(profile.skills, profile.projects, profile.courses)


@lru_cache(maxsize=2048)
def _known(skills: Skills, projects: Projects, courses: Courses) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for course in courses:
        found |= dict.fromkeys(course.skills, TAUGHT)
    for project in projects:
        found |= dict.fromkeys(project.skills, BUILT_WITH)
    for listed in (skills.languages, skills.frameworks, skills.areas, skills.maths):
        found |= dict.fromkeys(listed, LISTED)
    return found | dict.fromkeys(skills.learning, LEARNING) | dict.fromkeys(skills.strong, STRONG)
