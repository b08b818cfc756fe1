"""A digest in every form in which it is told: which renderer makes which. Nothing else knows them all."""

import json
from collections.abc import Callable, Mapping

from internscout.digest.brief import render_brief
from internscout.digest.calendar import render_ics
from internscout.digest.feeds import render_atom, render_json_feed
from internscout.digest.model import Digest
from internscout.digest.phrases import subject
from internscout.digest.record import render_json
from internscout.digest.render import render_html, render_markdown, render_text
from internscout.model import Form


def render(form: Form, digest: Digest, former: str = "") -> str:
    """The digest in that form; `former` is the JSON Feed that stands there, whose items both feeds keep."""
    return _RENDER[form](digest, former)


_RENDER: Mapping[Form, Callable[[Digest, str], str]] = {
    "subject": lambda digest, _: subject(digest),
    "markdown": lambda digest, _: render_markdown(digest),
    "text": lambda digest, _: render_text(digest),
    "html": lambda digest, _: render_html(digest),
    "brief": lambda digest, _: render_brief(digest),
    "json": lambda digest, _: json.dumps(render_json(digest), ensure_ascii=False),
    "ics": lambda digest, _: render_ics(digest),
    "atom": render_atom,
    "json_feed": render_json_feed,
}
