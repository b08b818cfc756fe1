"""`internscout digest --preview`: what the next digest would say, without writing or remembering anything."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from rich.console import Console
from rich.markdown import Markdown

from internscout.cli.output import coloured, print_json
from internscout.cli.work import profile_of
from internscout.config import load_settings
from internscout.digest import (
    Digest,
    render_atom,
    render_html,
    render_ics,
    render_json,
    render_json_feed,
    render_markdown,
    render_text,
)
from internscout.pipeline.digests import preview as decided

# Wider lines are hard to read.
_WIDTH = 100


def preview(options: argparse.Namespace) -> int:
    """On a terminal Markdown laid out, else the text of the format that was asked for."""
    digest = decided(load_settings(Path(options.config)), profile_of(options))
    name = options.preview
    if options.json or name == "json":
        print_json(render_json(digest))
    elif name == "markdown" and coloured():
        console = Console(highlight=False)
        console.print(Markdown(render_markdown(digest)), width=min(_WIDTH, console.width))
    else:
        sys.stdout.write(_FORMATS[name](digest))
    return 0


_FORMATS: Mapping[str, Callable[[Digest], str]] = {
    "markdown": render_markdown,
    "text": render_text,
    "html": render_html,
    "atom": render_atom,
    "json-feed": render_json_feed,
    "ics": render_ics,
}
