"""Résumés as files: PDF, Word, text, JSON Resume; and what is said of files that are none."""

from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from internscout.errors import UsageError
from internscout.resume import read_resume
from internscout.resume.parts import parts_of

LINES = ("Ada Example", "Education", "Example University, 2025 - 2027", "MSc in Statistics", "Skills", "Python, R")


def pdf(lines: tuple[str, ...]) -> bytes:
    """A PDF of one page, written by hand: a line of text under another."""
    return drawn(*((72, 720 - 14 * n, line) for n, line in enumerate(lines)))


def drawn(*texts: tuple[int, int, str]) -> bytes:
    """A PDF of one page with texts in this order at places (points from the left and the bottom)."""
    content = "".join(f"BT /F1 11 Tf {x} {y} Td ({text}) Tj ET " for x, y, text in texts).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


def test_pdf(tmp_path: Path) -> None:
    path = tmp_path / "Resume.PDF"
    path.write_bytes(pdf(LINES))
    assert read_resume(path) == parts_of(LINES)


def test_dates_at_the_edge_stand_in_their_lines(tmp_path: Path) -> None:
    """Programs that set text by boxes write what floats to the right first."""
    path = tmp_path / "resume.pdf"
    path.write_bytes(drawn((470, 706, "2025 - 2027"), (72, 720, "Education"), (72, 706, "MSc in Statistics")))
    assert [" ".join(line.split()) for line in read_resume(path).education] == ["MSc in Statistics 2025 - 2027"]


def test_columns_are_read_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "resume.pdf"
    left = [(72, 720 - 14 * n, line) for n, line in enumerate(("Skills", "Python", "Rust"))]
    right = [(300, 720 - 14 * n, line) for n, line in enumerate(("Education", "MSc in Statistics"))]
    path.write_bytes(drawn(*left, *right))
    parts = read_resume(path)
    assert (parts.skills, parts.education) == (("Python", "Rust"), ("MSc in Statistics",))


def test_word(tmp_path: Path) -> None:
    document = docx.Document()
    for line in LINES[:4]:
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = LINES[4:]
    document.add_paragraph("Projects")
    for item in ("A solver for sudokus", "A bird classifier"):
        document.add_paragraph(item, style="List Bullet")
    path = tmp_path / "resume.docx"
    document.save(str(path))
    parts = read_resume(path)
    assert (parts.name, parts.education, parts.skills) == ("Ada Example", LINES[2:4], ("Python, R",))
    assert [project.name for project in parts.projects] == ["A solver for sudokus", "A bird classifier"]


def protected() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=100, height=100)
    writer.encrypt("secret", algorithm="RC4-128")
    return written(writer)


def scanned() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=100, height=100)
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    from io import BytesIO  # noqa: PLC0415

    body = BytesIO()
    writer.write(body)
    return body.getvalue()


@pytest.mark.parametrize(
    ("name", "body", "message"),
    [
        ("r.pdf", b"%PDF-1.7 and no more", "no PDF that can be read"),
        ("r.pdf", b"", "no PDF that can be read"),
        ("r.pdf", protected(), "needs a password"),
        ("r.pdf", scanned(), "holds no text, only pictures"),
        ("r.docx", b"PK\x03\x04 and no more", "no Word document"),
        ("r.docx", b"plain", "no Word document"),
        ("r.json", b"{", "not valid JSON"),
        ("r.json", b"[]", "no JSON Resume"),
        ("r.odt", b"x", "cannot be read as a r\u00e9sum\u00e9; allowed: .pdf, .docx, .txt, .md, .json"),
    ],
)
def test_what_is_no_resume_is_one_line(tmp_path: Path, name: str, body: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    with pytest.raises(UsageError) as caught:
        read_resume(path)
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_a_broken_file_is_one_line_and_no_more(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The reader of PDF files says beside its error how it tried to mend them."""
    path = tmp_path / "r.pdf"
    path.write_bytes(b"\xff\xfe\x00no header, and no end")
    with pytest.raises(UsageError, match="no PDF that can be read"):
        read_resume(path)
    assert caplog.messages == []


def test_languages_among_the_skills_are_read_twice() -> None:
    """They may be human ones or not; a letter that only looks like one of the heading's changes nothing."""
    parts = parts_of(("Skills", "Languages: Python, German", "Tools: Git", "Langue\u017f: fran\u00e7ais"))
    assert parts.skills == ("Languages: Python, German", "Tools: Git", "Langue\u017f: fran\u00e7ais")
    assert parts.languages == ("Python, German", "fran\u00e7ais")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.pdf: cannot be read: No such file"):
        read_resume(tmp_path / "none.pdf")


@given(st.lists(st.text(max_size=60), max_size=40))
def test_any_lines_are_some_resume(lines: list[str]) -> None:
    parts = parts_of(lines)
    kept = "\n".join((*parts.education, *parts.skills, *parts.work, *parts.languages))
    assert all(line in "\n".join(line.strip() for line in lines) for line in kept.splitlines())
