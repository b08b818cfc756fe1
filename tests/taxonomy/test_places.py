"""Places by name: which city, region or country a name means, and what names nothing."""

import pytest

from internscout.taxonomy import terms
from internscout.taxonomy.places import (
    City,
    Region,
    cities_named,
    countries_named,
    fold,
    is_country_code,
    regions_named,
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("São Paulo", "sao paulo"),
        ("'s-Hertogenbosch", "s hertogenbosch"),
        ("St. Louis", "saint louis"),
        ("SAINT LOUIS", "saint louis"),
        ("Łódź", "lodz"),
        ("Straßburg", "strassburg"),
        ("Washington, D.C.", "washington dc"),
    ],
)
def test_names_are_folded(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("München", ("Munich", "DE", None)),
        ("Köln", ("Cologne", "DE", None)),
        ("Genève", ("Geneva", "CH", None)),
        ("Bangalore", ("Bengaluru", "IN", None)),
        ("NYC", ("New York", "US", "NY")),
        ("San Francisco Bay Area", ("San Francisco", "US", "CA")),
        ("Montréal", ("Montreal", "CA", "QC")),
        ("Den Bosch", ("'s-Hertogenbosch", "NL", None)),
        ("Washington DC", ("Washington", "US", "DC")),
        ("Thāne", ("Thane", "IN", None)),
        ("Brugge", ("Bruges", "BE", None)),
    ],
)
def test_a_city_has_one_english_name(name: str, expected: tuple[str, str, str | None]) -> None:
    city = cities_named(name)[0]
    assert (city.name, city.country, city.region) == expected


def test_namesakes_come_most_populous_first() -> None:
    found = cities_named("Cambridge")
    assert [(c.country, c.region) for c in found[:3]] == [("GB", None), ("CA", "ON"), ("US", "MA")]
    assert [c.population for c in found] == sorted((c.population for c in found), reverse=True)


def test_puerto_rico_is_in_the_united_states() -> None:
    assert cities_named("San Juan")[0] == City("San Juan", "US", "PR", 418)
    assert regions_named("Puerto Rico") == Region("US", "PR")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Deutschland", "DE"),
        ("Pays-Bas", "NL"),
        ("Estados Unidos", "US"),
        ("UK", "GB"),
        ("POL", "PL"),
        ("Türkiye", "TR"),
    ],
)
def test_countries_have_names_in_many_languages(name: str, code: str) -> None:
    assert countries_named(name) == code


def test_two_letter_codes_are_codes_in_capitals_only() -> None:
    assert is_country_code("DE")
    assert not is_country_code("de")
    assert regions_named("CA") == Region("US", "CA")
    assert regions_named("ca") is None


def test_regions_of_other_countries_have_no_code() -> None:
    assert regions_named("Bayern") == Region("DE", None)
    assert regions_named("Québec") == Region("CA", "QC")


@pytest.mark.parametrize("name", ["Remote", "Hybrid", "Office", "Intern", "Machine Learning", ""])
def test_ordinary_words_name_no_place(name: str) -> None:
    assert cities_named(name) == ()
    assert countries_named(name) is None
    assert regions_named(name) is None


def test_every_city_of_the_nicknames_is_in_the_table() -> None:
    assert [term.id for term in terms("metros") if not cities_named(term.aliases[0])[0].population] == []
