"""Plots are whole SVG pictures of their own, with every point in its place; the exponent of growth is found."""

import re
from xml.etree import ElementTree as ET

import pytest

from tools._plot import Plot
from tools.bench_scale import exponent

SVG = "{http://www.w3.org/2000/svg}"
SIZES = (10_000.0, 100_000.0, 1_000_000.0)
PLOT = Plot(
    "Seconds <by> step",
    "postings",
    {"storing & more": [(n, n / 1_000) for n in SIZES], "roles": [(n, n / 1_001) for n in SIZES]},
    ("an hour", 3_600),
)


def pictured(plot: Plot) -> ET.Element:
    return ET.fromstring(plot.svg())  # noqa: S314 - our own


def places(line: ET.Element) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in line.attrib["points"].split())]


def test_a_plot_is_a_picture_that_refers_to_nothing_else() -> None:
    text = PLOT.svg()
    assert pictured(PLOT).tag == f"{SVG}svg"
    assert not re.search(r"href|url\(|@import|<script|<image", text)
    assert re.findall(r"https?://[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    assert "prefers-color-scheme:dark" in text
    assert {element.text for element in pictured(PLOT).iter(f"{SVG}text")} >= {
        *("Seconds <by> step", "postings", "storing & more", "roles", "an hour", "10,000", "100,000", "1,000,000"),
        *("10", "100", "1,000", "10,000"),
    }


def test_powers_of_ten_are_equally_far_apart_and_what_is_more_is_higher() -> None:
    storing, _ = (places(line) for line in pictured(PLOT).iter(f"{SVG}polyline"))
    (x1, y1), (x2, y2), (x3, y3) = storing
    assert x2 - x1 == pytest.approx(x3 - x2, abs=0.2)
    assert y1 - y2 == pytest.approx(y2 - y3, abs=0.2)
    assert y3 < y1
    assert all(0 < x < 760 and 0 < y < 380 for x, y in storing)


def test_names_of_lines_that_end_together_stand_apart() -> None:
    heights = [float(t.attrib["y"]) for t in pictured(PLOT).iter(f"{SVG}text") if t.text in PLOT.series]
    assert abs(heights[0] - heights[1]) >= 16


@pytest.mark.parametrize("power", [0.0, 1.0, 1.7])
def test_the_exponent_of_a_power_law_is_found(power: float) -> None:
    assert exponent(SIZES, [3 * n**power for n in SIZES]) == pytest.approx(power)
