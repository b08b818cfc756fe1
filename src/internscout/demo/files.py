"""The demo's settings and its student, written where the demo runs."""

from datetime import date
from pathlib import Path

from internscout.config import PROFILE_FILE, SETTINGS_FILE
from internscout.demo.placeholders import next_summer
from internscout.errors import UsageError

_SETTINGS = """\
# The demo: invented employers, served by this program itself. `internscout init` writes settings for real boards.
data_dir = "data"

[sources]
boards = [
  {{ source = "greenhouse", token = "demo-quillwright", company = "Quillwright" }},
  {{ source = "greenhouse", token = "demo-larkspur-robotics", company = "Larkspur Robotics" }},
  {{ source = "lever", token = "demo-tessellate-health", company = "Tessellate Health" }},
  {{ source = "lever", token = "demo-brinkmere", company = "Brinkmere Capital Research" }},
  {{ source = "ashby", token = "demo-nordlicht", company = "Nordlicht Sprachtechnik" }},
  {{ source = "ashby", token = "demo-halcyon-foundry", company = "Halcyon Foundry" }},
  {{ source = "listings", token = "demo-lists/Internships", \
url = "https://raw.githubusercontent.com/demo-lists/Internships/dev/.github/scripts/listings.json" }},
]

[fetch]
mirror = "{mirror}"  # every request goes here instead of to the network
gap_seconds = 0
"""
_MARK = _SETTINGS.partition("\n")[0].encode()  # tells the demo's settings from the user's own

_PROFILE = """\
# The demo's student: a master's student of computer science with a leaning to language, at home in the US and Germany.
name = "demo"

[study]
level = "master"
fields = ["computer-science", "linguistics"]
enrolled = true
{graduation}gpa = 3.7

[skills]
languages = ["python", "c++", "sql"]
frameworks = ["pytorch", "hugging-face", "scikit-learn", "numpy", "git", "docker"]
areas = ["nlp", "llm", "speech-audio", "information-retrieval"]
maths = ["linear-algebra", "probability", "statistics"]

[places]
countries = ["US", "DE"]
remote = true

[work]
authorised = ["DE"]
citizenships = ["DE"]
spoken_languages = ["en", "de"]
experience_years = 1

[wanted]
kinds = ["internship", "working_student", "thesis", "fellowship"]
ml = ["core", "adjacent"]
pay_hourly_min = 20
pay_currency = "USD"
words_never = ["unpaid"]
"""


def write_demo_config(folder: Path, mirror_url: str, today: date | None = None) -> tuple[Path, Path]:
    """Write `internscout.toml` and `profile.toml` into `folder`; a profile that is there is kept, to be played with.

    With `today` the student gets a month of graduation: May of the year after the next summer. Raises `UsageError`
    rather than overwrite settings that the demo has not written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    settings, profile = folder / SETTINGS_FILE, folder / PROFILE_FILE
    if settings.exists() and not settings.read_bytes().startswith(_MARK):
        raise UsageError(f"{settings}: not the demo's settings, so not overwritten; name another folder for the demo")
    settings.write_text(_SETTINGS.format(mirror=mirror_url), encoding="utf-8")
    if not profile.exists():
        graduation = f'graduation = "{next_summer(today) + 1}-05"\n' if today else ""
        profile.write_text(_PROFILE.format(graduation=graduation), encoding="utf-8")
    return settings, profile
