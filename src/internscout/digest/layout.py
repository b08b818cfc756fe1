"""The templates' surroundings: one environment a kind of text, each of which escapes all that its templates print."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Literal, TypeAlias

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from internscout.digest import markdown, phrases, plain, wording
from internscout.digest.links import web_address
from internscout.digest.model import Digest, Other
from internscout.digest.programmes import length, standing, takes
from internscout.visible import visible

Kind: TypeAlias = Literal["md", "txt", "html"]

_OTHERS = 6

# What templates of every kind may say, by the functions' own names.
_SAID: tuple[Callable[..., Any], ...] = (
    phrases.title, phrases.headline, phrases.heading, phrases.note, phrases.short, phrases.company, phrases.where,
    phrases.days, phrases.pay, phrases.times, phrases.terms, phrases.change, phrases.obstacles, phrases.reasons,
    phrases.proved, phrases.rule, phrases.meets, phrases.several, phrases.lacking, phrases.helpful, phrases.step_due,
    phrases.count, phrases.nothing, phrases.left_out, phrases.not_delivered, phrases.footer, phrases.by_reason,
    standing, takes, length,
)  # fmt: skip


def rendered(kind: Kind, name: str, digest: Digest, **more: object) -> str:
    """A template of this kind, filled with a digest."""
    template = _environment(kind).get_template(f"{name}.{kind}.j2")
    return template.render(digest=digest, day=lambda value: wording.day(value, digest.created_at.date()), **more)


@cache
def _environment(kind: Kind) -> Environment:
    """The environment of one kind of text."""
    finalize: Mapping[Kind, Callable[[Any], Any]] = {"md": markdown.escape, "txt": plain.literal, "html": _shown}
    made = Environment(
        loader=PackageLoader("internscout.digest"),
        autoescape=kind == "html",  # noqa: S701 - elsewhere `finalize` escapes all that is printed
        finalize=finalize[kind],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals |= {function.__name__: function for function in _SAID} | {"closed_note": phrases.CLOSED}
    made.globals |= _OF_KIND[kind]
    return made


def html_link(text: str, url: str) -> Markup:
    """A link when the address is plain http or https, else the text alone."""
    label = escape(visible(text))
    return Markup(f'<a href="{escape(target)}">{label}</a>') if (target := web_address(url)) else label  # noqa: S704


def _shown(value: Any) -> Any:
    """Text on one line without what is invisible; markup of our own as it is. Both are escaped after this."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else visible(value)


def _html_links(others: Sequence[Other]) -> Markup:
    named = [html_link(phrases.short(other.name, 60), other.url) for other in others[:_OTHERS]]
    return Markup(", ").join(named) + _more(others)


def _markdown_links(others: Sequence[Other]) -> markdown.Markdown:
    named = ", ".join(markdown.link(phrases.short(other.name, 60), other.url) for other in others[:_OTHERS])
    return markdown.Markdown(named + _more(others))


def _more(others: Sequence[Other]) -> str:
    return f" and {len(others) - _OTHERS} more" if len(others) > _OTHERS else ""


_OF_KIND: Mapping[Kind, Mapping[str, Any]] = {
    "md": {"link": markdown.link, "links": _markdown_links, "code": markdown.code},
    "txt": {"address": plain.address},
    "html": {"link": html_link, "links": _html_links},
}
