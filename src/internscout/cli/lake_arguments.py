"""The commands of `internscout lake`, with their help."""

from internscout.cli.shared import Commands, command, count, shared


def add_lake(commands: Commands) -> None:
    """Add them."""
    config, _, json = shared()
    lake = commands.add_parser("lake", help="history past one file: push to it, compact it, look at it, ask it")
    actions = lake.add_subparsers(title="actions", required=True, metavar="ACTION")
    push = actions.add_parser("push", parents=[config, json], help="bring there what was published and is not there")
    push.set_defaults(command=command("lake", "push"))
    compact = actions.add_parser("compact", parents=[config, json], help="rewrite small files as large ones, sorted")
    compact.add_argument(
        "--keep-days",
        type=count,
        default=7,
        metavar="N",
        help="delete files that were replaced N days ago, 1 or more (default: 7)",
    )
    compact.set_defaults(command=command("lake", "compact"))
    status = actions.add_parser(
        "status", parents=[config, json], help="rows, files and bytes by table, and last pushes"
    )
    status.set_defaults(command=command("lake", "status"))
    query = actions.add_parser("query", parents=[config, json], help="any SQL on the lake, in place, read-only")
    query.add_argument("sql", help="one SELECT; - reads it from standard input")
    query.set_defaults(command=command("lake", "query"))
    sql = actions.add_parser("sql", parents=[config], help="SQL that shows the lake's tables to any other DuckDB")
    sql.set_defaults(command=command("lake", "views"))
