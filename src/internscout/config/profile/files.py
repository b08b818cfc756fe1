"""Where profiles are: `profile.toml` beside the settings, and one file a student in the folder `profiles` there."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from internscout.errors import ConfigError

PROFILE_FILE = "profile.toml"
PROFILE_FOLDER = "profiles"


def find_profiles(config: Path, named: str = "") -> tuple[Path, ...]:
    """The files of profiles for the settings `config`, in order.

    `named` is a file, a folder of files, or the stem of a file in the folder of profiles; empty: all there are, and
    `profile.toml`, whether it is there or not, when there is none. Raises `ConfigError`.
    """
    folder, beside = config.parent / PROFILE_FOLDER, config.parent / PROFILE_FILE
    if not named:
        found = (*((beside,) if beside.is_file() else ()), *_in(folder))
        return found or (beside,)
    path = Path(named)
    if path.is_dir():
        if not (found := _in(path)):
            raise ConfigError(f"{path}: holds no profile; each is a file that ends in .toml")
        return found
    inside = folder / f"{named}.toml"
    return (inside,) if not path.exists() and inside.is_file() else (path,)


def _in(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob("*.toml")))


def check_names(paths: Sequence[Path], names: Sequence[str]) -> None:
    """Names tell profiles apart, in the database and in names of files. Raises `ConfigError`."""
    times = Counter(name.casefold() for name in names)
    doubled = [f"{path} ({name!r})" for path, name in zip(paths, names, strict=True) if times[name.casefold()] > 1]
    if doubled:
        raise ConfigError(f"{', '.join(doubled)}: the same name twice; give each profile a name of its own")
