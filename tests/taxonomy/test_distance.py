"""Distances between cities, against what an atlas says."""

import pytest

from internscout.taxonomy.distance import kilometres, of_city, position
from internscout.taxonomy.places import cities_named


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        (("Berlin", "DE", None), ("Munich", "DE", None), 504),
        (("Boston", "US", "MA"), ("Cambridge", "US", "MA"), 4),
        (("London", "GB", None), ("New York", "US", "NY"), 5570),
        (("Sydney", "AU", None), ("Auckland", "NZ", None), 2155),
    ],
)
def test_distance(one: tuple[str, str, str], other: tuple[str, str, str], km: float) -> None:
    here, there = position(*one), position(*other)
    assert here is not None
    assert there is not None
    assert kilometres(here, there) == kilometres(there, here) == pytest.approx(km, rel=0.01, abs=2)


def test_a_city_is_looked_for_in_its_country_and_region() -> None:
    assert position("Cambridge", "GB", None) != position("Cambridge", "US", "MA")
    assert position("Cambridge", "US", "TX") is None
    assert position("No Such Town", None, None) is None
    assert position("Paris", None, None) == position("Paris", "FR", None)


def test_every_city_of_the_table_has_a_position() -> None:
    """The two files have as many lines; the last city is a small one."""
    for name in ("Zürich", "Reykjavík", "Ushuaia", "Longyearbyen"):
        for city in cities_named(name):
            assert of_city(city) is not None
