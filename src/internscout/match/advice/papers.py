"""The skill gap in words; tailoring notes and preparation sheets as Markdown, to be pasted and kept."""

from collections.abc import Iterator, Sequence

from internscout.match.advice.gap import Gap, Lack
from internscout.match.advice.prep import Sheet, Topic
from internscout.match.advice.tailor import Demand, Evidence, Notes, Strength
from internscout.match.advice.words import count, heading
from internscout.visible import visible

_MUST: tuple[Strength, ...] = ("required", "area", "maths")
_WISH: tuple[Strength, ...] = ("preferred", "mentioned")


def tell_gap(found: Gap, *, limit: int) -> str:
    """What to learn first, with the figures it rests on."""
    base = f"You fit {count(found.roles, 'open role')}; required skills are named by {found.asking}"
    lines = [f"{base}, and you have all of {found.complete}."]
    if not found.lacks:
        return "\n".join([*lines, "You lack nothing that they ask for."])
    lines += ["", "completes  required  preferred  skill"]
    for lack in found.lacks[:limit] if limit else found.lacks:
        lines += _lack(lack)
    rest = len(found.lacks) - limit
    lines += ["", *([f"{count(rest, 'more skill')} (-n 0 shows all)"] if limit and rest > 0 else [])]
    lines.append(
        "completes: roles in which it is all that you lack of what is required; those that fit best come first"
    )
    lines.append(
        "required: roles that want it, or an alternative that you lack too; preferred: roles that would like it"
    )
    return "\n".join(lines)


def _lack(lack: Lack) -> Iterator[str]:
    yield f"{lack.completes:>9}  {lack.required:>8}  {lack.preferred:>9}  {lack.name}"
    for one in lack.examples[: 2 if lack.completes else 1]:
        yield f"{'':34}{one.score:.0f}  {visible(one.title)}, {visible(one.company)}  {visible(one.id)}"


def tailor_markdown(notes: Notes) -> str:
    """What to put first, what to name in the posting's words, what is missing."""
    lines = [f"# Tailoring notes: {_escaped(heading(notes.candidate))}", "", _address(notes.candidate.url), ""]
    if not notes.demands:
        return "\n".join([*lines, "The posting names no skills, areas or maths: there is nothing to tailor to.", ""])
    lines += ["## Put first", ""]
    lines += [_evidence(number, one) for number, one in enumerate(notes.evidence, 1)]
    if not notes.evidence:
        lines.append(
            "None of your projects and courses shows what it asks for; `[[projects]]` of the profile takes more."
        )
    if notes.evidence and notes.unused:
        lines += ["", f"Last or not at all, for this one: {', '.join(map(_escaped, notes.unused))}"]
    lines += _section("You have: say it in their words", notes.of(*_MUST, *_WISH, met=True))
    lines += _section("Not in your profile, and required", notes.of("required", met=False))
    lines += _section("Not in your profile, and what the work is about", notes.of("area", "maths", met=False))
    lines += _section("Not in your profile, but only preferred or mentioned", notes.of(*_WISH, met=False))
    return "\n".join([*lines, ""])


def _evidence(number: int, one: Evidence) -> str:
    link = f", {_address(one.link)}" if one.link else ""
    return f"{number}. **{_escaped(one.name)}** ({one.kind}{link}): {', '.join(one.answers)}"


def _section(title: str, demands: Sequence[Demand]) -> list[str]:
    return ["", f"## {title}", "", *map(_demand, demands)] if demands else []


def _demand(one: Demand) -> str:
    name = " and ".join(one.met) if one.met else one.names
    instead = f" (they ask for {one.names})" if one.met and len(one.ids) > 1 else ""
    shown = f"; shown by {', '.join(map(_escaped, one.shown_by))}" if one.shown_by else ""
    said = f": “{_escaped(one.quote)}”" if one.quote else ""
    return f"- **{name}**{instead}, {one.strength}{shown}{said}"


def prep_markdown(sheet: Sheet) -> str:
    """The sheet, to be saved to a file."""
    lines = [f"# Preparation: {_escaped(heading(sheet.candidate))}", "", _address(sheet.candidate.url), ""]
    lines += ["## What the posting says of its interviews", ""]
    lines += [f"- “{_escaped(said)}”" for said in sheet.said] or ["Nothing."]
    lines += ["", "## Forms that such roles usually take", ""]
    lines += [f"- **{form.name}**: {form.what}. Prepare: {form.prepare}." for form in sheet.forms]
    for topic in sheet.topics:
        lines += _topic(topic)
    if sheet.further:
        lines += ["", f"Also implied, with questions under `--all`: {', '.join(sheet.further)}"]
    return "\n".join([*lines, ""])


def _topic(topic: Topic) -> Iterator[str]:
    yield from ("", f"## {topic.name}", "")
    if topic.why:
        said = " ".join(f"“{_escaped(quote)}”" for quote in topic.quotes)
        yield f"Because the posting names {', '.join(topic.why)}{': ' + said if said else ''}"
        if topic.missing:
            yield f"Not in your profile: {', '.join(topic.missing)}"
        yield ""
    for number, question in enumerate(topic.questions, 1):
        yield f"{number}. {question.ask}"
        yield f"   *{question.touches}*"


def _address(url: str) -> str:
    """A link, if it is one of the web; nothing in it ends it early."""
    if not url.startswith(("https://", "http://")):
        return _escaped(url)
    return f"<{visible(url).translate({ord('<'): '%3C', ord('>'): '%3E', ord(' '): '%20'})}>"


def _escaped(text: str) -> str:
    """Text of others without a meaning in Markdown."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in visible(text))
