"""How matching says things to a student: levels, kinds, lists."""

from collections.abc import Iterable, Sequence

from internscout.taxonomy import LEVELS

KINDS = {
    "internship": "an internship",
    "coop": "a co-op",
    "working_student": "a working-student job",
    "thesis": "a thesis",
    "apprenticeship": "an apprenticeship",
    "fellowship": "a fellowship",
    "new_grad": "a job for new graduates",
    "employee": "a regular job",
    "other": "something else",
}


def either(names: Sequence[str], limit: int = 3) -> str:
    """`a`, `a or b`, `a, b or c`, `a, b, c or 4 more`."""
    if len(names) > limit:
        return f"{', '.join(names[:limit])} or {len(names) - limit} more"
    return " or ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def several(names: Sequence[str], limit: int = 5, between: str = ", ") -> str:
    """`a, b, c` and, beyond the limit, how many more."""
    rest = f" and {len(names) - limit} more" if len(names) > limit else ""
    return between.join(names[:limit]) + rest


def levels(ids: Iterable[str]) -> str:
    """Degree levels as alternatives, lowest first."""
    order = list(LEVELS)
    known = sorted(ids, key=lambda level: order.index(level) if level in LEVELS else len(order))
    return either([LEVELS.get(level, level) for level in known], limit=6)


def number(value: float) -> str:
    """A number without needless decimals."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")
