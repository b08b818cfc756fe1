"""`why-not` and `tune` in words."""

from collections.abc import Iterator, Mapping, Sequence

from internscout.match.advice.edits import EditKind
from internscout.match.advice.tune import Example, RuleCost, Tuning, Widening
from internscout.match.advice.why_not import Change, Loss, Obstacle, WhyNot
from internscout.match.advice.words import count, heading
from internscout.match.words import several
from internscout.visible import visible

_SHOWN = 3
# Parts that earn the more the more is named and met: where nothing is missing, that is why they are not full.
_COUNTED = dict.fromkeys(
    ("required skills", "other skills", "maths"), "nothing is missing; who names more that you know earns you more"
)
_HEADS: Mapping[EditKind, str] = {
    "wish": "would change it",
    "fact": "only if it is true of you",
    "rule": "to see it all the same",
}


def tell_why_not(found: WhyNot) -> str:
    """Readable lines: what hides it, what is not known, where the points went."""
    lines = [heading(found.candidate), visible(found.candidate.url), visible(found.candidate.id), "", _verdict(found)]
    lines += [f"  ✗ {note}" for note in found.notes]
    for obstacle in found.obstacles:
        lines += _obstacle(obstacle)
    if len(found.obstacles) > 1:
        lines.append("  All of these stand against it: a change helps only together with one for each of the others.")
    if found.unknown:
        lines += ["", "Not known (shown with a mark; ask, or read the page)"]
        lines += [f"  ? {check.rule}: {visible(check.why)}{_quote(check.quote)}" for check in found.unknown]
    lines += ["", f"Score {found.score:.1f} of 100" + ("; most points were lost here" if found.losses else "")]
    for loss in found.losses:
        lines += _loss(loss)
    return "\n".join(lines)


def _verdict(found: WhyNot) -> str:
    if not found.hidden:
        below = f", but in no digest: these begin at {found.minimum:g} points" if found.score < found.minimum else ""
        return f"Nothing hides it: it is in your list{below}."
    return "Hidden: " + several([*(obstacle.check.rule for obstacle in found.obstacles), *found.notes[:1]], 20)


def _obstacle(obstacle: Obstacle) -> Iterator[str]:
    check = obstacle.check
    mark = "✗" if check.verdict == "no" else "?"
    yield f"  {mark} {check.rule}: {visible(check.why)}{_quote(check.quote)}"
    for kind, head in _HEADS.items():
        if changes := [change for change in obstacle.changes if change.kind == kind]:
            yield f"      {head}: {_orders(changes)}"
    if not obstacle.changes:
        yield "      nothing in the profile changes that"


def _orders(changes: Sequence[Change]) -> str:
    return "; or ".join(change.text for change in changes[:_SHOWN])


def _loss(loss: Loss) -> Iterator[str]:
    part = loss.part
    earned = f"{part.points:g} of {part.limit:g} ({visible(part.why)})"
    yield f"  −{loss.points:<4g} {part.name}: {earned}{_quote(part.quote)}"
    if loss.changes:
        won = "; ".join(f"{change.text} (+{change.points:g})" for change in loss.changes)
        yield f"        if you know it or learn it: {won}"
    elif part.name in _COUNTED:
        yield f"        {_COUNTED[part.name]}"


def _quote(text: str) -> str:
    return f" “{visible(text)}”" if text else ""


def tell_tune(found: Tuning) -> str:
    """What each rule costs, the costliest first, and which single change brings most back."""
    lines = [f"{count(found.roles, 'open role')} judged: {found.shown} shown, {found.roles - found.shown} hidden."]
    if found.others:
        lines.append(f"{count(found.others, 'posting')} of another kind were not looked at (--all judges them too).")
    hiding = [cost for cost in found.rules if cost.hides]
    for cost in hiding:
        lines += _rule(cost)
    lines += _open([cost for cost in found.rules if cost.open])
    lines += _widest("What you could change, one thing alone", [w for w in found.widenings if not w.is_fact])
    lines += _widest("What would count if it were true of you", [w for w in found.widenings if w.is_fact])
    if not hiding:
        lines += ["", "No rule hides anything."]
    return "\n".join(lines)


def _rule(cost: RuleCost) -> Iterator[str]:
    silent = f"; {cost.silent} of them say nothing" if cost.silent else ""
    yield ""
    yield f"{cost.rule} hides {cost.hides}{silent}"
    if cost.alone:
        yield f"  without this rule {cost.alone} would be shown; the best:"
        yield from _examples(cost.best)
    else:
        yield "  without this rule nothing would be shown: other rules hide all of them too"


def _open(costs: Sequence[RuleCost]) -> Iterator[str]:
    if costs:
        yield ""
        yield 'Shown though they leave a rule open (hidden if [rules] said "hide"):'
        for cost in sorted(costs, key=lambda cost: (-cost.open, cost.rule)):
            yield f"  {cost.open:>4}  {cost.rule}"


def _widest(title: str, widenings: Sequence[Widening]) -> Iterator[str]:
    if widenings:
        yield ""
        yield f"{title}:"
        for widening in widenings:
            yield f"  {widening.text}: {count(widening.brings, 'role')} more, such as"
            yield from _examples(widening.best[:1])


def _examples(best: Sequence[Example]) -> Iterator[str]:
    for one in best:
        yield f"    {one.score:>5.1f}  {visible(one.title)}, {visible(one.company)}  {visible(one.id)}"
