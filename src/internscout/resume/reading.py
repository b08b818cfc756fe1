"""A résumé's file → its parts: PDF, Word, plain text, or JSON Resume (jsonresume.org)."""

import io
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from internscout.errors import UsageError
from internscout.resume.parts import Entry, Parts, heading, listed, parts_of

_MOST_BYTES = 20_000_000
_MOST_PAGES = 40
_INDENT = 20  # what begins further right is a column or centred, no item


def read_resume(path: Path) -> Parts:
    """The parts of the résumé in a file, told by its ending. Raises `UsageError`."""
    kind = path.suffix.lower()
    if kind not in (*_LINES, ".json"):
        raise UsageError(f"{path}: cannot be read as a résumé; allowed: {', '.join((*_LINES, '.json'))}")
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UsageError(f"{path}: more than {_MOST_BYTES // 1_000_000} MB; save it without pictures")
        body = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    return _json(path, body) if kind == ".json" else parts_of(_LINES[kind](path, body))


def _text(_: Path, body: bytes) -> list[str]:
    return body.decode("utf-8-sig", errors="replace").splitlines()


def _pdf(path: Path, body: bytes) -> list[str]:
    from pypdf import PdfReader  # noqa: PLC0415 - used by one command, and slow to load
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    # What it can mend it does, and what it cannot it raises; neither needs lines of its own.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UsageError(f"{path}: needs a password; save it without one")
        pages = reader.pages[:_MOST_PAGES]
        # As laid out, dates at the right edge stand in their lines, but columns run into each other.
        laid_out = [_item(line) for page in pages for line in page.extract_text(extraction_mode="layout").splitlines()]
        in_order = [line for page in pages for line in page.extract_text().splitlines()]
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(f"{path}: no PDF that can be read: {error}") from None
    lines = max(laid_out, in_order, key=lambda lines: sum(bool(heading(line)) for line in lines))
    if not any(line.strip() for line in lines):
        raise UsageError(f"{path}: holds no text, only pictures; export the résumé as PDF with text, or as .docx")
    return lines


def _item(line: str) -> str:
    """A line; one that is indented as an item."""
    bare = line.strip()
    indented = 3 <= len(line) - len(line.lstrip()) <= _INDENT
    return f"• {bare}" if indented and bare[:1] not in "•-–*" else line


def _docx(path: Path, body: bytes) -> list[str]:
    from docx import Document  # noqa: PLC0415 - used by one command
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415
    from docx.table import Table  # noqa: PLC0415

    try:
        document = Document(io.BytesIO(body))
        inner = document.iter_inner_content()
        return [
            line for block in inner for line in (_cells(block) if isinstance(block, Table) else [_paragraph(block)])
        ]
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise UsageError(f"{path}: no Word document that can be read: {error}") from None


def _paragraph(paragraph: Any) -> str:
    """A paragraph's text, as an item where Word shows a bullet."""
    bullet = "• " if paragraph.style is not None and "List" in (paragraph.style.name or "") else ""
    return f"{bullet}{paragraph.text}"


def _cells(table: Any) -> list[str]:
    """The lines of a table's cells; a cell that spans columns counts once."""
    lines: list[str] = []
    for row in table.rows:
        cells = {id(cell._tc): cell.text for cell in row.cells}  # noqa: SLF001 - python-docx repeats a merged cell
        lines += [line for text in cells.values() for line in text.splitlines()]
    return lines


_LINES: Mapping[str, Callable[[Path, bytes], list[str]]] = {".pdf": _pdf, ".docx": _docx, ".txt": _text, ".md": _text}


def _json(path: Path, body: bytes) -> Parts:
    """JSON Resume 1.0: `basics`, `education`, `skills`, `languages`, `projects`, `work`."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: not valid JSON: {error}") from None
    if not isinstance(data, dict):
        raise UsageError(f"{path}: no JSON Resume: the whole should be an object")
    basics = data.get("basics")
    schools, skills = [*_tables(data, "education")], [*_tables(data, "skills")]
    return Parts(
        name=_words(basics if isinstance(basics, dict) else {}, "name"),
        education=tuple(_school(school) for school in schools),
        skills=tuple(_words(skill, "name", "keywords") for skill in skills),
        work=tuple(_words(work, "position", "summary", "highlights") for work in _tables(data, "work")),
        projects=tuple(
            Entry(name[:120], _words(project, "name", "description", "highlights", "keywords"), _words(project, "url"))
            for project in _tables(data, "projects")
            if (name := _words(project, "name"))
        ),
        courses=listed(_words(school, "courses") for school in schools),
        languages=tuple(f"{_words(one, 'language')} ({_words(one, 'fluency')})" for one in _tables(data, "languages")),
        levels={_words(skill, "name", "keywords"): _words(skill, "level") for skill in skills},
    )


def _tables(data: Mapping[str, Any], key: str) -> Iterator[Mapping[str, Any]]:
    rows = data.get(key)
    return iter([row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else [])


def _school(school: Mapping[str, Any]) -> str:
    degree = " in ".join(part for part in (_words(school, "studyType"), _words(school, "area")) if part)
    score = f"GPA {_words(school, 'score')}" if school.get("score") else ""
    dates = f"{_words(school, 'startDate')} - {_words(school, 'endDate') or 'present'}"
    return ", ".join(part for part in (degree, _words(school, "institution"), dates, score) if part)


def _words(table: Mapping[str, Any], *keys: str) -> str:
    """The texts under some keys (a list's joined by commas) in one line."""
    values = (table.get(key) for key in keys)
    texts = (", ".join(map(str, value)) if isinstance(value, list) else str(value) for value in values if value)
    return " ".join(", ".join(texts).split())
