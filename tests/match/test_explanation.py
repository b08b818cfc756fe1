"""`internscout why`: verdict, checks, quotes and score in lines that a terminal can be trusted with."""

from internscout.match import explain, match
from tests.match.build import FULL, NOW, candidate, fact, student


def test_every_check_and_part_is_listed_with_its_quote() -> None:
    facts = (fact("degrees", "enrolled in an MSc or PhD", ["master", "phd"]),)
    found = match(student(), candidate(FULL, facts=facts, posted_at=NOW), now=NOW)
    points = {part.name: f"{part.points:>4.1f} / {part.limit:<2g}" for part in found.parts}
    assert explain(found).splitlines() == [
        "Machine Learning Intern — Acme Robotics",
        "https://jobs.example.org/acme/1",
        "demo:acme:1, first seen 2026-02-01",
        "",
        "Shown; nothing stated speaks against it",
        "  ✓ kind: an internship",
        "  ✓ machine learning: the main work",
        "  ✓ degree: open to master or PhD; yours is master",
        "      “enrolled in an MSc or PhD”",
        "  ✓ enrolment: for current students",
        "  ✓ sponsorship: not needed, you may work in US",
        "  ✓ place: Boston, MA",
        "",
        f"Score: {found.score:.1f} of 100",
        f"  areas            {points['areas']}  Natural language processing, Large language models",
        f"  title            {points['title']}  names none of your areas",
        f"  required skills  {points['required skills']}  2 of 2 (Python, PyTorch)",
        f"  other skills     {points['other skills']}  2 of 2 (C++, NumPy)",
        f"  machine learning {points['machine learning']}  the main work",
        f"  field of study   {points['field of study']}  Computer science",
        f"  maths            {points['maths']}  1 of 1 (Linear algebra)",
        f"  degree           {points['degree']}  open to master or PhD; yours is master",
        "      “enrolled in an MSc or PhD”",
        f"  place            {points['place']}  Boston, MA",
        f"  pay              {points['pay']}  stated; no figure to compare it with",
        f"  freshness        {points['freshness']}  posted today",
        f"  deadline         {points['deadline']}  none stated",
        f"  open questions   {points['open questions']}  none",
        "",
        "Skills you have: Python, PyTorch, C++, NumPy",
        "Skills you lack: none of those asked for",
    ]


def test_a_hidden_posting_says_why() -> None:
    text = explain(match(student(), candidate({**FULL, "citizenship": ["US"], "ml": "none", "areas": []}), now=NOW))
    assert "Hidden, not eligible: machine learning, citizenship" in text
    assert "✗ citizenship: only for citizens of US, or permanent residents where it says so" in text


def test_open_questions_are_named() -> None:
    text = explain(match(student(), candidate({**FULL, "degrees": None}), now=NOW))
    assert "Shown; not known: degree" in text
    assert "? degree: no degree level stated" in text


def test_untrusted_text_cannot_steer_the_terminal() -> None:
    title = "Intern\x1b[2J\nScore: 100 of 100\u202e"
    text = explain(match(student(), candidate({}, title=title), now=NOW))
    assert text.splitlines()[0] == "Intern [2J Score: 100 of 100 — Acme Robotics"
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_posting_hidden_for_what_it_leaves_open_says_so() -> None:
    found = match(student(rules={"degree": "hide"}), candidate({**FULL, "degrees": None}), now=NOW)
    assert "Hidden, as your [rules] say; not known: degree" in explain(found)
