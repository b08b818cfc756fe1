"""A checked TOML table: strict types, no unknown keys, one-line errors that name file, key and what is allowed."""

import difflib
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from internscout.errors import ConfigError

M = TypeVar("M", bound="Table")

# What TOML calls these things, where pydantic speaks of Python's types.
_WORDS = {
    "tuple_type": "should be an array in brackets",
    "model_type": "should be a table",
    "path_type": "should be a path in quotes",
    "string_type": "should be text in quotes",
    "string_too_short": "should not be empty",
    "missing": "is missing",
}

_TELLING = frozenset({"value_error", "missing", "string_too_short"})  # say it all without the value that was given


class Table(BaseModel):
    """A TOML table: frozen, strict types, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def load(path: Path, model: type[M]) -> M:
    """Read one TOML file as `model`. Raises `ConfigError`."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError(f"{path}: not found; `internscout init` writes one") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: cannot be read: not UTF-8: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None
    try:
        return model.model_validate(table)
    except ValidationError as error:
        raise ConfigError(f"{path}: {_first_fault(error, model)}") from None


def _first_fault(error: ValidationError, model: type[Table]) -> str:
    """The first fault as `key: what is wrong; what is allowed` (and how many more there are)."""
    faults = error.errors(include_url=False)
    fault = faults[0]
    loc = [part for part in fault["loc"] if isinstance(part, str | int)]
    key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in _walked(model, loc)[0]).lstrip(".")
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    if fault["type"] == "extra_forbidden":
        allowed = _keys_at(model, loc[:-1])
        near = difflib.get_close_matches(str(loc[-1]), allowed, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        return f"unknown key {key!r}{hint}; allowed here: {', '.join(allowed)}{more}"
    if fault["type"] in ("union_tag_not_found", "union_tag_invalid"):
        return f"key '{key}.kind': {_kinds(fault)}{more}"
    message = _WORDS.get(fault["type"]) or fault["msg"].removeprefix("Value error, ").replace("Input should", "should")
    given = f", not {_short(fault['input'])}" if fault["type"] not in _TELLING else ""
    return f"key {key!r}: {message}{given}{more}"


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _kinds(fault: ErrorDetails) -> str:
    """What a table that is one of several kinds lacks or has wrong."""
    allowed = f"one of {fault['ctx']['expected_tags']}" if "expected_tags" in fault.get("ctx", {}) else ""
    return f"should be {allowed}, not {fault['ctx']['tag']!r}" if allowed else "is missing"


def _keys_at(model: type[BaseModel], loc: Sequence[str | int]) -> list[str]:
    """The keys that the table at `loc` may have."""
    (table,) = _tables(_walked(model, loc)[1])
    return [field.alias or name for name, field in table.model_fields.items()]


def _walked(model: type[BaseModel], loc: Sequence[str | int]) -> tuple[list[str | int], Any]:
    """A place that pydantic names: the keys as the file has them, and the type that stands there."""
    keys: list[str | int] = []
    here: Any = model
    for part in loc:
        tables = _tables(here)
        if get_origin(here) is dict:
            here = get_args(here)[1]
        elif len(tables) > 1:
            # Between the name and its keys pydantic puts the kind, which is no key of the file.
            here = next((one for one in tables if part in get_args(one.model_fields["kind"].annotation)), here)
            continue
        elif tables and isinstance(part, str):
            fields = {field.alias or name: field.annotation for name, field in tables[0].model_fields.items()}
            here = fields.get(part)
        keys.append(part)
    return keys, here


def _tables(annotation: Any) -> list[type[BaseModel]]:
    """The tables that a value of this type may be or hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [table for inner in get_args(annotation) for table in _tables(inner)]


def as_tuple(value: object) -> object:
    """TOML arrays as tuples: tables are frozen all the way down."""
    return tuple(value) if isinstance(value, list) else value


def shaped(pattern: str, words: str) -> AfterValidator:
    """A text must match all of `pattern`, which `words` tell a person: "a month such as '2027-06'"."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(f"should be {words}, not {text!r}")
        return text

    return AfterValidator(check)


def http_address(text: str) -> str:
    """The text, empty or an http(s) address with a host. Raises ValueError."""
    parts = urlsplit(text)
    if text and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError(f"should be an http or https address, not {text!r}")
    return text


def known_zone(name: str) -> str:
    """The name, empty or of a time zone. Raises ValueError."""
    if name and name not in available_timezones():
        near = difflib.get_close_matches(name, available_timezones(), n=1)
        raise ValueError(f"{name!r} is no IANA time zone" + (f"; did you mean {near[0]!r}?" if near else ""))
    return name
