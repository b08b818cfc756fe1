"""Line plots as SVG: a few series over sizes, on a logarithmic axis; readable on light and on dark pages.

Own, as a plotting library would be the heaviest thing that development needs, for two plots. What SVG cannot look at is
not in it: no script, no font, no reference to anything else.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _HEIGHT = 760, 380
_LEFT, _RIGHT, _TOP, _BOTTOM = 84, 190, 48, 52
_APART = 16  # pixels between the names of two lines
_COLOURS = ("#3b82f6", "#d97706", "#16a34a", "#c026d3", "#64748b", "#dc2626", "#0d9488")
_STYLE = """
text{font:13px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600;font-size:15px}.grid{stroke:#d0d7de}
.aim{stroke:#1f2328;stroke-dasharray:5 4}polyline{fill:none;stroke-width:2.2}.ground{fill:#ffffff}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.grid{stroke:#30363d}.aim{stroke:#e6edf3}.ground{fill:#0d1117}}
"""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Plot:
    """Series of (x, y), all above zero, by name; `aim` is a y that is marked, with its name."""

    title: str
    across: str
    series: Mapping[str, Sequence[Point]]
    aim: tuple[str, float] | None = None

    def svg(self) -> str:
        """The picture."""
        points = [point for line in self.series.values() for point in line]
        lowest, highest = min(y for _, y in points), max([y for _, y in points] + ([self.aim[1]] if self.aim else []))
        xs = _Axis.over([x for x, _ in points], _LEFT, _WIDTH - _RIGHT)
        ys = _Axis.over([lowest, highest], _HEIGHT - _BOTTOM, _TOP)
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
            f'aria-label="{escape(self.title)}"><style>{_STYLE}</style>',
            f'<rect class="ground" width="{_WIDTH}" height="{_HEIGHT}" rx="6"/>',
            _text(_LEFT, 26, self.title, "title"),
            _text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 14, self.across, anchor="middle"),
            *(_line((xs.at(x), _TOP), (xs.at(x), _HEIGHT - _BOTTOM), "grid") for x in xs.ticks),
            *(_line((_LEFT, ys.at(y)), (_WIDTH - _RIGHT, ys.at(y)), "grid") for y in ys.ticks),
            *(_text(xs.at(x), _HEIGHT - _BOTTOM + 20, f"{x:,.0f}", anchor="middle") for x in xs.ticks),
            *(_text(_LEFT - 8, ys.at(y) + 4, f"{y:,.10g}", anchor="end") for y in ys.ticks),
            *self._aimed(ys),
            *self._drawn(xs, ys),
        ]
        return "\n".join([*parts, "</svg>\n"])

    def _aimed(self, ys: "_Axis") -> Iterator[str]:
        if self.aim:
            name, height = self.aim
            yield _line((_LEFT, ys.at(height)), (_WIDTH - _RIGHT, ys.at(height)), "aim")
            yield _text(_LEFT + 8, ys.at(height) - 6, name)

    def _drawn(self, xs: "_Axis", ys: "_Axis") -> Iterator[str]:
        ends = {name: ys.at(line[-1][1]) for name, line in self.series.items()}
        heights = dict(zip(sorted(ends, key=ends.__getitem__), _spread(sorted(ends.values())), strict=True))
        for (name, line), colour in zip(self.series.items(), _COLOURS, strict=False):
            places = [(xs.at(x), ys.at(y)) for x, y in line]
            yield f'<polyline stroke="{colour}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in places)}"/>'
            yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in places)
            swatch = f'<rect x="{_WIDTH - _RIGHT + 10}" y="{heights[name] - 5:.1f}" width="10" height="10" rx="2"'
            yield f'{swatch} fill="{colour}"/>'
            yield _text(_WIDTH - _RIGHT + 26, heights[name] + 4, name)


@dataclass(frozen=True, slots=True)
class _Axis:
    """A logarithmic scale on pixels, from a mark at or below all values to one at or above them."""

    ticks: tuple[float, ...]
    begin: float
    end: float

    @classmethod
    def over(cls, values: Sequence[float], begin: float, end: float) -> "_Axis":
        first, last = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        steps = (1, 10) if max(values) / min(values) > 50 else (1, 2, 5, 10)
        marks = sorted({step * 10.0**power for power in range(first, max(last, first + 1)) for step in steps})
        low = max([mark for mark in marks if mark <= min(values)], default=marks[0])
        high = min([mark for mark in marks if mark >= max(values)], default=marks[-1])
        return cls(tuple(mark for mark in marks if low <= mark <= high), begin, end)

    def at(self, value: float) -> float:
        low, high = math.log10(self.ticks[0]), math.log10(self.ticks[-1])
        return self.begin + (math.log10(value) - low) / (high - low) * (self.end - self.begin)


def _spread(heights: Sequence[float]) -> list[float]:
    """The heights in order, pushed down where two are nearer than names may be, and all up again at the end."""
    placed: list[float] = []
    for height in heights:
        placed.append(max(height, placed[-1] + _APART) if placed else height)
    over = max(0.0, placed[-1] - (_HEIGHT - _BOTTOM)) if placed else 0.0
    return [height - over for height in placed]


def _line(begin: Point, end: Point, kind: str) -> str:
    (a, b), (c, d) = begin, end
    return f'<line class="{kind}" x1="{a:.1f}" y1="{b:.1f}" x2="{c:.1f}" y2="{d:.1f}"/>'


def _text(x: float, y: float, text: str, kind: str = "", *, anchor: str = "start") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
