"""`internscout init`: the two starting files; with `--from` a profile proposed from a résumé, to be confirmed.

With `--prefect` the file that describes the flows to Prefect instead.
"""

import argparse
import sys
from importlib import resources
from pathlib import Path

from internscout.config import PROFILE_FILE, SETTINGS_FILE, load_settings
from internscout.config.starter import refuse_present, write_new, write_starter
from internscout.errors import UsageError
from internscout.visible import visible

_QUOTES = 3  # so many lines behind one value are shown


def init(options: argparse.Namespace) -> int:
    """Write the starting files; of a résumé's proposal nothing is written before it is confirmed."""
    folder, profile = Path(options.folder), None
    if options.prefect:
        return _write_deployments(folder / "prefect.yaml", force=options.force)
    if options.resume:
        if not options.force:
            refuse_present(folder / PROFILE_FILE)
        profile = _proposed(Path(options.resume))
        if not (options.yes or _confirmed(folder / PROFILE_FILE)):
            print(f"internscout: nothing written; --yes writes {PROFILE_FILE}, which would be:", file=sys.stderr)
            print(profile)
            return 0
    for path in write_starter(folder, force=options.force, profile=profile):
        print(f"wrote {path}")
    describe = "check it" if profile else "describe yourself in it"
    boards = len(load_settings(folder / SETTINGS_FILE).boards)
    print(
        f"{boards} boards are on. Next: put your e-mail into [fetch] contact, open {PROFILE_FILE} and {describe},"
        " then `internscout run` (`internscout sources check` tells which boards answer)."
    )
    return 0


def _write_deployments(path: Path, *, force: bool) -> int:
    """The flows' own `prefect.yaml`, to be changed and deployed by Prefect's own command."""
    write_new({path: (resources.files("flows") / path.name).read_text(encoding="utf-8")}, force=force)
    print(f"wrote {path}\nNext, in its folder: `prefect deploy --all`; docs/prefect.md has all the steps.")
    return 0


def _proposed(resume: Path) -> str:
    """The profile that a résumé comes to; what it rests on is told on stderr. Raises `UsageError`."""
    from internscout.pipeline import clock  # noqa: PLC0415 - what these load takes a second
    from internscout.resume import profile_toml, propose, read_resume  # noqa: PLC0415

    proposal = propose(read_resume(resume), clock.now().date())
    findings = [*proposal.findings()]
    if not any(value for key, value, _ in findings if key != "name"):
        raise UsageError(f"{resume}: names no degree, skill or project that is known; `internscout init` without it")
    print(f"{resume}: read on this machine, sent nowhere.\n", file=sys.stderr)
    for key, value, quotes in findings:
        print(f"{key + ':':24}{visible(value) or '(not found)'}", file=sys.stderr)
        for quote in quotes[:_QUOTES]:
            print(f"{'':24}  “{visible(quote)}”", file=sys.stderr)
    graduation = proposal.study.graduation
    if graduation and "-" not in graduation:
        print(
            f"\nOnly the year of graduation is stated, {graduation}: put the month into study.graduation.",
            file=sys.stderr,
        )
    print(
        "\nOnly you know: places, work.authorised, work.citizenships, wanted.terms, and which skills are strong.",
        file=sys.stderr,
    )
    return profile_toml(proposal)


def _confirmed(path: Path) -> bool:
    """Asks on a terminal; elsewhere nothing is confirmed."""
    if not sys.stdin.isatty():
        return False
    print(f"\nWrite this to {path}? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")
