"""When an id names another posting than before, on invented wordings."""

import pytest

from internscout.model import TitledText
from internscout.roles import is_another

WORDS = [f"{first}{second}" for first in "balo mira tesk fuor quen".split() for second in "ta ro min sel".split()]
ENGLISH = "You will work with us and the team for all that our people are. "
GERMAN = "Du arbeitest mit uns und der Gruppe für die Kunden, deine Aufgaben und wir. "
BODY = ENGLISH + " ".join(WORDS * 2) + " " + " ".join(f"sort{n}" for n in range(40))
OTHER = ENGLISH + " ".join(f"wage{n}" for n in range(60))
EDITED = BODY.replace("sort3", "file3")
TRANSLATED = GERMAN + " ".join(f"ordn{n}" for n in range(60))


@pytest.mark.parametrize(
    ("title", "text", "another"),
    [
        ("Payroll Clerk", OTHER, True),
        ("Payroll Intern, Summer 2027", OTHER, True),
        ("Payroll Clerk", BODY, False),
        ("Robotics Intern (m/f/d)", OTHER, False),
        ("Robotics Intern, Summer 2027", OTHER, False),
        ("Robotics Intern (PhD)", OTHER, False),
        ("Senior Robotics Engineer", OTHER, True),
        ("Grippers and Robotics Intern", EDITED, False),
        ("Praktikum Robotik", TRANSLATED, False),
        ("Praktikum Robotik", BODY, False),
        ("Payroll Clerk", "Ask us.", False),
        ("Payroll Clerk", "", False),
        ("Intern", OTHER, False),
    ],
)
def test_another_posting_is_other_work_in_another_text(title: str, text: str, another: bool) -> None:
    former, now = TitledText("Robotics Intern", BODY), TitledText(title, text)
    assert is_another(former, now) is another
    assert is_another(now, former) is another
