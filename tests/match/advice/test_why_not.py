"""Why a posting is hidden or low, in words."""

from typing import Any

from internscout.match.advice import tell_why_not, why_not
from tests.match.advice.build import posting
from tests.match.build import NOW, student

HIDDEN = """\
Research Intern, Language Models — Acme Robotics
https://jobs.example.org/acme/1
demo:acme:1

Hidden: degree, place
  ✗ degree: asks for master or PhD; yours is bachelor
      only if it is true of you: set study.level to "master"; or set study.level to "phd"
      to see it all the same: set rules.degree to "ignore"
  ✗ place: Toronto, ON: not on your list of places
      would change it: add "Toronto, ON" to places.cities; or add "CA" to places.countries
      to see it all the same: set rules.place to "ignore"
  All of these stand against it: a change helps only together with one for each of the others.

Not known (shown with a mark; ask, or read the page)
  ? sponsorship: not stated; you would need it in CA
"""


def test_what_hides_comes_first_then_what_is_not_known() -> None:
    asks: dict[str, Any] = {"locations": [{"city": "Toronto", "region": "ON", "country": "CA"}]}
    profile = student(study={"level": "bachelor"})
    said = tell_why_not(why_not(profile, posting(**asks), now=NOW))
    assert said.startswith(HIDDEN)


def test_where_the_points_went_and_what_would_win_some() -> None:
    profile = student(skills={"languages": ["c++"], "frameworks": []})
    found = why_not(profile, posting(), now=NOW)
    assert not found.hidden
    lost = [loss.points for loss in found.losses]
    assert lost == sorted(lost, reverse=True)
    first = next(loss for loss in found.losses if loss.part.name == "required skills")
    assert [change.text for change in first.changes] == [
        'add "python" to skills.languages',
        'add "pytorch" to skills.frameworks',
    ]
    assert all(change.points > 0 for change in first.changes)
    said = tell_why_not(found)
    assert "Nothing hides it: it is in your list." in said
    assert f"  −{first.points:g}" in said
    assert 'if you know it or learn it: add "python" to skills.languages (+' in said


def test_one_change_is_enough_where_one_rule_hides() -> None:
    found = why_not(student(), posting(ml="none", areas=[]), now=NOW)
    assert [change.shows for change in found.obstacles[0].changes] == [True, True]
    both = why_not(student(study={"level": "bachelor"}), posting(ml="none", areas=[]), now=NOW)
    assert [[change.shows for change in one.changes][:1] for one in both.obstacles] == [[False], [False]]


def test_reasons_outside_of_the_match_hide_too() -> None:
    found = why_not(student(), posting(), now=NOW, notes=["you hid it"])
    assert found.hidden
    assert "Hidden: you hid it\n  ✗ you hid it" in tell_why_not(found)


def test_words_of_strangers_stay_on_their_line() -> None:
    found = why_not(student(), posting(title="Intern\n\x1b[31mHidden: no"), now=NOW)
    assert tell_why_not(found).splitlines()[0] == "Intern [31mHidden: no — Acme Robotics"


def test_what_shows_it_stands_before_what_only_passes_the_rule() -> None:
    asks: dict[str, Any] = {
        "locations": [{"city": "Toronto", "region": "ON", "country": "CA"}],
        "citizenship": ["US", "CA"],
        "sponsorship": "not_offered",
    }
    found = why_not(student(places={"countries": []}), posting(**asks), now=NOW)
    changes = {one.check.rule: [(c.text, c.shows) for c in one.changes if c.kind == "fact"] for one in found.obstacles}
    assert changes["citizenship"] == [
        ('add "CA" to work.citizenships', True),
        ('add "US" to work.citizenships', False),
    ]


def test_an_unknown_that_hides_is_told_once() -> None:
    profile = student(rules={"pay": "hide"}, wanted={"pay_hourly_min": 10.0})
    found = why_not(profile, posting(salary=None), now=NOW)
    assert [one.check.rule for one in found.obstacles] == ["pay"]
    assert found.unknown == ()
    assert "\n  ? pay: not stated" in tell_why_not(found)


def test_what_is_too_low_for_a_digest_says_so() -> None:
    score = why_not(student(), posting(), now=NOW).score
    for minimum, said in (
        (score, "in your list.\n"),
        (score + 1, f"in no digest: these begin at {score + 1:g} points."),
    ):
        assert said in tell_why_not(why_not(student(), posting(), now=NOW, minimum=minimum))
