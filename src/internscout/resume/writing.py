"""A proposal → the text of a `profile.toml`: the starting file with its explanations, its values replaced."""

import json
import re
from collections.abc import Sequence

from internscout.config.profile.values import SKILLS
from internscout.config.starter import profile_text
from internscout.resume.proposal import Named, Proposal
from internscout.taxonomy import shown

_NAME = re.compile(r"[^\w .'-]+")
_EXAMPLES = re.compile(r"(?:^# (?:\[\[\w+\]\]|\w+ = .*)\n)+(?=\n\[places\])", re.MULTILINE)


def profile_toml(proposal: Proposal) -> str:
    """The file to confirm. What the résumé does not say is empty or left out; the rest keeps its defaults."""
    text = profile_text()
    text = _set(text, "name", _name(proposal.name))
    study = proposal.study
    text = _set(text, "level", study.level)
    text = _set(text, "enrolled", study.enrolled)
    month = study.graduation if study.graduation and "-" in study.graduation else None
    text = _set(text, "graduation", month)
    text = _set(text, "fields", shown("fields_of_study", study.fields))
    text = _set(text, "gpa", study.gpa)
    for vocabulary in SKILLS:
        text = _set(text, vocabulary, shown(vocabulary, proposal.skills.get(vocabulary, ())))
    text = _set(text, "strong", list(proposal.strong))
    text = _set(text, "learning", list(proposal.learning))
    if proposal.spoken_languages:
        text = _set(text, "spoken_languages", list(proposal.spoken_languages))
    tables = [*_tables("projects", proposal.projects), *_tables("courses", proposal.courses)]
    return _EXAMPLES.sub(lambda _: "\n".join(tables) + "\n", text) if tables else text


def _name(name: str) -> str:
    return _NAME.sub("", name).strip()[:60] or "student"


def _set(text: str, key: str, value: object) -> str:
    """The text with the first line of this key set; with None it becomes a comment."""
    line = re.compile(rf"^(?:# )?{key} = (.*)$", re.MULTILINE)
    found = line.search(text)
    if found is None:
        raise ValueError(f"the starting profile has no key {key!r}")
    new = f"# {key} = {found[1]}" if value is None else f"{key} = {_toml(value)}"
    return text[: found.start()] + new + text[found.end() :]


def _toml(value: object) -> str:
    """Texts, numbers, booleans and lists of texts are written in TOML as in JSON, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _tables(key: str, entries: Sequence[Named]) -> list[str]:
    lines = []
    for entry in entries:
        lines += [f"[[{key}]]", f"name = {_toml(entry.name)}", f"skills = {_toml([*entry.skills])}"]
        lines += [f"link = {_toml(entry.link)}"] if entry.link else []
    return lines
