"""`internscout digest --preview`: what the next digest would say, without writing or remembering anything."""

import argparse
import sys
from pathlib import Path

from rich.console import Console
from rich.markdown import Markdown

from internscout.cli.output import coloured, print_json
from internscout.cli.work import profile_of
from internscout.config import load_settings
from internscout.digest import render, render_json, render_markdown
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
        sys.stdout.write(render(name.replace("-", "_"), digest))
    return 0
