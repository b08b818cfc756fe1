"""Are two openings one role? Vetoes first, then the rules, the surest first; each answer comes with its figures.

The limits were set on pairs that were read (data/eval/pairs.jsonl; docs/decisions/0010-roles.md says how).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from internscout.roles.bodies import Body, Likeness, likeness
from internscout.roles.titles import Title, apart, read_title
from internscout.roles.traits import Traits, number_called, shape
from internscout.taxonomy.places import fold

__all__ = ["BRIDGES", "RULES", "Finding", "Side", "comparable", "titles_apart", "verdict"]

# The rules, the surest first.
RULES = (
    "order",
    "address",
    "requisition",
    "same_text",
    "same_duties",
    "shortened",
    "similar_text",
    "excerpts",
    "translation",
    "listed",
)
# Those that join two roles to which one opening belongs.
BRIDGES = frozenset(("address", "requisition", "same_text", "same_duties", "shortened", "similar_text", "excerpts"))

_OF_ONE_TEXT = frozenset(("same_text", "same_duties", "shortened", "similar_text"))

SAME_TEXT, SAME_TAIL, SAME_DUTIES, LEAST_AROUND_DUTIES = 0.85, 0.98, 0.9, 0.5
SHORTENED, LEAST_OF_SHORTENED, CUT, LEAST_OF_CUT = 0.9, 0.5, 0.95, 0.4
WHOLE, LEAST_OF_WHOLE = 0.98, 0.7
SIMILAR, SIMILAR_CONTAINED, EXCERPTS = 0.67, 0.8, 0.68
OTHER_LANGUAGE, FEWEST_WORDS, FEWEST_DUTIES = 0.3, 30, 50
NEXT_SEASON = timedelta(days=150)


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer on a pair: the `rule` that joins it, or the `veto` that keeps it apart, or neither."""

    rule: str = ""
    veto: str = ""
    figures: Mapping[str, float] = field(default_factory=dict)

    @property
    def rank(self) -> tuple[int, float]:
        """Smaller is surer."""
        return (RULES.index(self.rule), -self.figures.get("jaccard", 1.0))


@dataclass(frozen=True, slots=True)
class Side:
    """One opening of a pair with its text: the body, and the number that the text names."""

    traits: Traits
    body: Body
    number: str


def titles_apart(one: Traits, other: Traits) -> str:
    """The veto that needs no text; empty when there is none."""
    if _numbers_differ(one.number, other.number):
        return "requisition"
    for a, b in ((one.opening, other.opening), (other.opening, one.opening)):
        if a.closed_at and b.first_seen and b.first_seen - a.closed_at > NEXT_SEASON:
            return "season"
    left, right = _titles(one, other)
    if one.towns and one.towns == other.towns and left.elsewhere != right.elsewhere:
        return "market"  # "Sales, France" and "Sales, Poland", both in Dublin
    return apart(left, right)


def comparable(one: Traits, other: Traits) -> bool:
    """False when no text could join the two: another work."""
    left, right = _titles(one, other)
    return left.work == right.work or one.loose == other.loose or _place_tails(one, other) or _one_page(one, other)


def verdict(one: Side, other: Side) -> Finding:
    """Compare two openings that are `comparable` and have no veto without text."""
    a, b = one.traits, other.traits
    left, right = _titles(a, b)
    same_work = left.work == right.work
    one_page = _one_page(a, b)
    if same_work and one_page:
        return Finding("address")
    if _numbers_differ(one.number, other.number):
        return Finding(veto="requisition")
    if one_page and not (a.opening.thin or b.opening.thin):
        return _on_one_page(one, other)
    if not a.company or a.company != b.company:
        return Finding()
    return _in_one_company(one, other, same_work=same_work)


def _in_one_company(one: Side, other: Side, *, same_work: bool) -> Finding:
    a, b = one.traits, other.traits
    if same_work and one.number and one.number == other.number:
        return Finding("requisition")
    same_place = _same_place(a, b)
    if a.opening.thin or b.opening.thin:
        return Finding("listed") if fold(a.opening.title) == fold(b.opening.title) and same_place else Finding()
    found = _by_text(one, other, same_work=same_work, same_place=same_place)
    if found.rule in _OF_ONE_TEXT and (veto := _told_apart(one, other, found)):
        return Finding(veto=veto, figures=found.figures)
    return found


def _told_apart(one: Side, other: Side, found: Finding) -> str:
    """What tells two roles of nearly one text apart; empty when nothing does."""
    if one.body.text == other.body.text:
        return ""
    if _numbers_differ(one.number or number_called(one.body.text), other.number or number_called(other.body.text)):
        return "requisition"
    if not _nested(one.body.teams, other.body.teams):
        return "team"
    whole = found.rule in ("same_text", "same_duties")  # else one text may have lost the line
    if one.body.spoken != other.body.spoken and (whole or not _nested(one.body.spoken, other.body.spoken)):
        return "language"
    left, right = _titles(one.traits, other.traits)
    silent = bool(left.terms) != bool(right.terms) or bool(left.years) != bool(right.years)
    if silent and found.figures["jaccard"] < SAME_TAIL and one.traits.host and one.traits.host == other.traits.host:
        return "term"  # a board that shows both, one of them with its season, has two
    return ""


def _nested(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _numbers_differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other and shape(one) == shape(other)


def _one_page(one: Traits, other: Traits) -> bool:
    return bool(one.address) and one.address == other.address


def _on_one_page(one: Side, other: Side) -> Finding:
    """Two titles over one text at one address: the title was changed, or a list wrote its own.

    One board that shows both offers two roles there.
    """
    if (board := one.traits.opening.board) and board == other.traits.opening.board:
        return Finding()
    like, figures = _compare(one, other)
    alike = like.contained >= SHORTENED and like.jaccard >= LEAST_OF_SHORTENED and like.fewer >= FEWEST_WORDS
    return Finding("address" if alike else "", figures=figures)


def _compare(one: Side, other: Side) -> tuple[Likeness, dict[str, float]]:
    like = likeness(one.body.words, other.body.words, _named(one.traits) | _named(other.traits))
    figures = {"jaccard": round(like.jaccard, 3), "contained": round(like.contained, 3), "words": float(like.fewer)}
    return like, figures


def _by_text(one: Side, other: Side, *, same_work: bool, same_place: bool) -> Finding:
    like, figures = _compare(one, other)
    if like.fewer < FEWEST_WORDS:
        return Finding(figures=figures)
    if not same_work:
        return Finding("same_text" if like.jaccard >= SAME_TAIL and not same_place else "", figures=figures)
    if like.jaccard >= SAME_TEXT:
        return Finding("same_text", figures=figures)
    duties = None
    if like.jaccard >= LEAST_AROUND_DUTIES:
        core = likeness(one.body.core, other.body.core, _named(one.traits) | _named(other.traits))
        if core.fewer >= FEWEST_DUTIES:
            duties = core.jaccard
            figures["duties"] = round(duties, 3)
    if duties is not None and duties >= SAME_DUTIES:
        return Finding("same_duties", figures=figures)
    if like.contained >= WHOLE and like.jaccard >= LEAST_OF_WHOLE:
        return Finding("shortened", figures=figures)
    return Finding(_in_one_place(one, other, like, duties) if same_place else "", figures=figures)


def _in_one_place(one: Side, other: Side, like: Likeness, duties: float | None) -> str:
    """The rule that joins two openings of the same work in the same town, whose texts differ; empty for none."""
    least = LEAST_OF_CUT if like.contained >= CUT else LEAST_OF_SHORTENED
    if like.contained >= SHORTENED and like.jaccard >= least:
        return "shortened"
    if like.jaccard >= SIMILAR and like.contained >= SIMILAR_CONTAINED and (duties is None or duties >= SIMILAR):
        return "similar_text"
    if one.body.excerpt and other.body.excerpt and like.contained >= EXCERPTS:
        return "excerpts"
    one_title = fold(one.traits.opening.title) == fold(other.traits.opening.title)
    tongues = {one.body.language, other.body.language}
    if like.jaccard < OTHER_LANGUAGE and one_title and len(tongues) == 2 and "" not in tongues:
        return "translation"
    return ""


def _titles(one: Traits, other: Traits) -> tuple[Title, Title]:
    """Both titles, each without the other's places too."""
    return _without(one, other.place_words), _without(other, one.place_words)


def _without(one: Traits, places: frozenset[str]) -> Title:
    if places.isdisjoint(one.title.work):
        return one.title
    return read_title(one.opening.title, one.place_words | places)


def _same_place(one: Traits, other: Traits) -> bool:
    """True when both can be done in one town, or when one does not say where in the country."""
    if not (one.towns and other.towns):
        return not (one.countries and other.countries and one.countries.isdisjoint(other.countries))
    return any(a <= b or b <= a for a in one.towns for b in other.towns)


def _place_tails(one: Traits, other: Traits) -> bool:
    """True for "Work - Town" and "Work - Quarter": one beginning, and one of the ends is known as a place."""
    if not one.head or one.head != other.head or not (one.tail and other.tail):
        return False
    return one.tail <= one.place_words or other.tail <= other.place_words


def _named(one: Traits) -> frozenset[str]:
    """The words of title and place: these are compared by themselves."""
    return one.place_words.union(one.opening.title.lower().split(), fold(one.opening.title).split())
