"""All commands and options, with their help. A command's module is imported when the command runs, not before."""

import argparse

from internscout import __version__
from internscout.cli.lake_arguments import add_lake
from internscout.cli.shared import Commands, command, count, day, shared
from internscout.model import STATUSES

_EPILOG = """\
A first run:
  internscout init              write internscout.toml and profile.toml here
  internscout run               fetch all boards, store postings, write the digest
  internscout list              what is open and fits, best first

Exit codes: 0 all well; 1 a board failed, a digest was not taken or the work could not be done; 2 the
command, a file or the SQL was wrong and nothing was done; 3 another run is at work in the same
folder; 70 a fault in the program; 130 interrupted.
"""


def build_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = argparse.ArgumentParser(
        prog="internscout",
        description="Finds machine-learning internships for a student, and never lies about them.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"internscout {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_work(commands)
    _add_look(commands)
    _add_advice(commands)
    _add_applications(commands)
    _add_roles(commands)
    _add_sources(commands)
    add_lake(commands)
    _add_parser(commands)
    return parser


def _add_work(commands: Commands) -> None:
    config, profile, json = shared()
    init = commands.add_parser("init", help="write internscout.toml and profile.toml, commented and ready to run")
    init.add_argument("folder", nargs="?", default=".", help="where to (default: here)")
    init.add_argument("--force", action="store_true", help="overwrite files that are there")
    init.add_argument(
        "--from",
        dest="resume",
        metavar="RESUME",
        help="propose profile.toml from a résumé: .pdf, .docx, .txt, .md or JSON Resume",
    )
    init.add_argument("--yes", action="store_true", help="write what is proposed without asking")
    init.add_argument("--prefect", action="store_true", help="write prefect.yaml instead, for a Prefect work pool")
    init.set_defaults(command=command("start", "init"))

    run = commands.add_parser(
        "run", parents=[config, profile, json], help="fetch, parse, store and write the digest, once, in this process"
    )
    run.add_argument(
        "--board", action="append", default=[], metavar="KEY", help="only this board, as source:token; repeatable"
    )
    run.set_defaults(command=command("work", "run"))

    digest = commands.add_parser(
        "digest",
        parents=[config, profile, json],
        help="make the digest of what is stored, without fetching, and deliver",
    )
    digest.add_argument(
        "--preview",
        nargs="?",
        const="markdown",
        choices=("markdown", "text", "html", "atom", "json-feed", "ics", "json"),
        metavar="FORMAT",
        help="print what it would say, writing and remembering nothing: %(choices)s",
    )
    digest.add_argument("--again", action="store_true", help="also when today's was made already")
    digest.add_argument(
        "--test", action="store_true", help="try every delivery of the profile once, and say what is wrong with it"
    )
    digest.set_defaults(command=command("work", "digest"))

    outbox = commands.add_parser(
        "outbox", parents=[config, json], help="digests that are owed still or were refused, and why"
    )
    order = outbox.add_mutually_exclusive_group()
    order.add_argument("--retry", type=count, metavar="ID", help="try this one again, now")
    order.add_argument("--drop", type=count, metavar="ID", help="let this one be")
    outbox.set_defaults(command=command("post", "outbox"))

    reparse = commands.add_parser(
        "reparse", parents=[config, json], help="read stored postings again with this parser; tells what changed"
    )
    reparse.add_argument(
        "--from-archive", action="store_true", help="also read the boards' archived answers again, without the network"
    )
    reparse.set_defaults(command=command("reparse", "reparse"))

    backup = commands.add_parser("backup", parents=[config], help="copy all that is stored, checked, to a file")
    backup.add_argument("file", nargs="?", help="the copy (default: a new file in the data folder)")
    backup.set_defaults(command=command("copies", "backup"))

    restore = commands.add_parser("restore", parents=[config], help="put a copy in the place of what is stored")
    restore.add_argument("file", nargs="?", help="the copy (default: what the last run published)")
    restore.set_defaults(command=command("copies", "restore"))

    serve = commands.add_parser(
        "serve", parents=[config, profile], help="run the nightly Prefect flow by the schedule of the settings"
    )
    serve.set_defaults(command=command("flows", "serve"))

    demo = commands.add_parser("demo", help="run the nightly Prefect flow once on bundled boards, without the network")
    demo.add_argument("folder", nargs="?", default="demo", help="where its files go (default: ./demo)")
    demo.set_defaults(command=command("flows", "demo"))


def _add_look(commands: Commands) -> None:
    config, profile, json = shared()
    listing = commands.add_parser("list", parents=[config, profile, json], help="open postings that fit, best first")
    listing.add_argument("words", nargs="*", help="only postings with all these words in title, company or place")
    listing.add_argument("--all", action="store_true", help="also those that do not fit, with the reason")
    listing.add_argument("-n", "--limit", type=count, default=30, metavar="N", help="at most N (default: 30; 0: all)")
    listing.set_defaults(command=command("look", "listing"))

    show = commands.add_parser("show", parents=[config, json], help="one posting: what it asks for, with the quotes")
    show.add_argument("id", help="the posting's id or address, or a part of its id that no other has")
    show.set_defaults(command=command("look", "show"))

    why = commands.add_parser("why", parents=[config, profile, json], help="why a posting fits you, or does not")
    why.add_argument("id", help="the posting's id or address, or a part of its id that no other has")
    why.set_defaults(command=command("look", "why"))

    query = commands.add_parser("query", parents=[config, json], help="SQL on the published database, read-only")
    query.add_argument("sql", help='for example "SELECT * FROM skills LIMIT 5"; - reads it from standard input')
    query.set_defaults(command=command("look", "query"))

    export = commands.add_parser(
        "export",
        parents=[config],
        help="open internships with their requirements: CSV, JSON Lines, Parquet, listings.json",
    )
    export.add_argument(
        "file", help="FILE.csv, FILE.jsonl, FILE.parquet, or listings.json (the format of SimplifyJobs)"
    )
    export.add_argument("--all", action="store_true", help="every posting, whatever its kind and status")
    export.add_argument("--where", default="", metavar="SQL", help="a condition, such as \"ml = 'core'\"")
    export.set_defaults(command=command("look", "export"))

    programmes = commands.add_parser(
        "programmes", parents=[config, profile, json], help="residencies and student programmes by name: open, or when"
    )
    programmes.add_argument("--all", action="store_true", help="also those for other degree levels than yours")
    programmes.set_defaults(command=command("programmes", "programmes"))

    status = commands.add_parser("status", parents=[config, json], help="how the last run went, board by board")
    status.set_defaults(command=command("look", "status"))


def _add_advice(commands: Commands) -> None:
    config, profile, json = shared()

    def add(name: str, text: str, *, of_one: bool) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[config, profile, json], help=text)
        if of_one:
            added.add_argument("id", help="the posting's id or address, or a part of its id that no other has")
        added.set_defaults(command=command("advice", name.replace("-", "_")))
        return added

    add("why-not", "what hides or lowers a posting, and what in your profile would change it", of_one=True)
    tune = add("tune", "what each rule of your profile hides, and what would bring most back", of_one=False)
    tune.add_argument("--all", action="store_true", help="judge postings of every kind too (slow on many boards)")
    gap = add("gap", "which skill that you lack stands before how many roles that fit", of_one=False)
    gap.add_argument("-n", "--limit", type=count, default=10, metavar="N", help="at most N (default: 10; 0: all)")
    add("tailor", "notes for an application: what of yours to put first, in the posting's own words", of_one=True)
    prep = add("prep", "a preparation sheet: forms of interview, and questions by topic", of_one=True)
    prep.add_argument("--all", action="store_true", help="all topics that the posting implies")


def _add_applications(commands: Commands) -> None:
    config, profile, json = shared()
    track = commands.add_parser("track", parents=[config, profile], help="note what you did about a role")
    track.add_argument("id", help="the posting's id or address, or a part of its id that no other has")
    track.add_argument("status", nargs="?", choices=STATUSES, help="hidden: never show it in list and digest again")
    track.add_argument("--note", default="", metavar="TEXT", help="your own words on it")
    track.add_argument("--on", type=day, metavar="DATE", help="the day it happened, or the interview takes place")
    track.add_argument("--undo", action="store_true", help="take back what was noted last")
    track.set_defaults(command=command("applications", "track"))

    listing = commands.add_parser(
        "applications", parents=[config, profile, json], help="the roles you track, and what to do next about each"
    )
    listing.add_argument("action", nargs="?", choices=("export", "import"), help="all steps as a table (CSV)")
    listing.add_argument("file", nargs="?", metavar="FILE", help="where to, or where from")
    listing.add_argument("--all", action="store_true", help="also those that were rejected, or that you hid")
    listing.add_argument("--funnel", action="store_true", help="how many came how far, and how long that took")
    listing.set_defaults(command=command("applications", "applications"))


def _add_roles(commands: Commands) -> None:
    config, _, _ = shared()
    split = commands.add_parser("split", parents=[config], help="take a posting out of its role, for good")
    split.add_argument("id", help="the posting's id or address, or a part of its id that no other has")
    split.set_defaults(command=command("roles", "split"))

    merge = commands.add_parser("merge", parents=[config], help="make the roles of two postings one, for good")
    merge.add_argument("id", help="a posting's id or address, or a part of its id that no other has")
    merge.add_argument("other", help="the same of a posting whose role joins that of the first")
    merge.set_defaults(command=command("roles", "merge"))


def _add_sources(commands: Commands) -> None:
    config, _, json = shared()
    sources = commands.add_parser("sources", help="the boards that are read: list, add, check, discover")
    actions = sources.add_subparsers(title="actions", required=True, metavar="ACTION")
    listing = actions.add_parser("list", parents=[config, json], help="the configured boards")
    listing.set_defaults(command=command("sources", "listing"))
    add = actions.add_parser("add", parents=[config], help="add the board behind a careers page")
    add.add_argument("url", help="any address of a board, a posting, or the company's own careers page")
    add.add_argument("--company", default="", help="the name to show")
    add.set_defaults(command=command("sources", "add"))
    discover = actions.add_parser(
        "discover",
        parents=[config, json],
        help="boards that lists and stored postings point to and that are not read yet",
    )
    discover.add_argument("--add", action="store_true", help="write those that are shown into the settings")
    discover.add_argument("-n", "--limit", type=count, default=20, metavar="N", help="at most N (default: 20; 0: all)")
    discover.set_defaults(command=command("sources", "discover"))
    check = actions.add_parser("check", parents=[config, json], help="ask each board once and say which answer")
    check.add_argument("keys", nargs="*", metavar="KEY", help="only these boards, as source:token")
    check.add_argument("--remove-dead", action="store_true", help="take boards that are gone (404) out of the settings")
    check.set_defaults(command=command("sources", "check"))


def _add_parser(commands: Commands) -> None:
    parse = commands.add_parser("parse", help="JSON Lines of postings in, their requirements out")
    parse.add_argument(
        "file", nargs="?", default="-", help="documents, one JSON object a line (default: standard input)"
    )
    parse.add_argument(
        "--facts", action="store_true", help="also print every fact with quote and offsets, and the text"
    )
    parse.add_argument("--processes", type=count, default=0, metavar="N", help="processes (default: one a core)")
    parse.set_defaults(command=command("parsing", "parse"))
    score = commands.add_parser("eval", help="precision, recall and F1 of the parser against labelled documents")
    score.add_argument("labels", help="JSON Lines of requirements, by id")
    score.add_argument("documents", help="JSON Lines of the documents they label")
    score.add_argument("--json", action="store_true", help="print JSON instead of text")
    score.add_argument("--errors", metavar="FIELD", help="print what was missed and invented of one field instead")
    score.add_argument(
        "--accepted", metavar="FILE", help="exit with 1 when the score is below the one kept in this file"
    )
    score.add_argument("--accept", action="store_true", help="keep this score in that file")
    score.set_defaults(command=command("parsing", "evaluate"))
