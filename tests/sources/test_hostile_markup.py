"""Scripts that would take hours to read, did the time grow with the square of their length."""

import time

import pytest

from internscout.sources._jsonld import job_postings

_JOB = '{"@type": "JobPosting", "title": "ML Intern"}'
_KE = _JOB.replace("ML", "Ké")


@pytest.mark.parametrize(
    "script",
    ["1;" * 400_000, '"' + '\\"' * 100_000, '"' + '\\"' * 100_000 + "\\", "/* " * 200_000, "1, " + " " * 400_000 + "x"],
)
def test_a_hostile_script_takes_no_longer_than_its_length(script: str) -> None:
    began = time.process_time()
    assert job_postings(f'<script type="application/ld+json">{script}</script>'.encode()) == []
    assert time.process_time() - began < 10


@pytest.mark.parametrize("script", [f"{_JOB};\n{_JOB}", f"/* two */{_JOB},,{_JOB}// end", f"{_JOB} {_JOB} /* open"])
def test_several_values_are_read_one_after_another(script: str) -> None:
    rows = job_postings(f'<script type="application/ld+json">{script}</script>'.encode())
    assert [row["title"] for row in rows] == ["ML Intern", "ML Intern"]


@pytest.mark.parametrize("piece", ["<!", "<a ", "<!--", "</", "<?", "<a b='", "<script ", "<script><!--"])
def test_a_hostile_page_takes_no_longer_than_its_length(piece: str) -> None:
    page = piece * (400_000 // len(piece))
    began = time.process_time()
    assert job_postings(page.encode()) == []
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    ("page", "content_type"),
    [
        (f'<script TYPE="application/ld+json">{_KE}</SCRIPT>'.encode(), ""),
        (f'<!-- open <p><script type="application/ld+json">{_KE}'.encode(), ""),
        (f'<script type="application/ld+json">{_KE}</script>'.encode("utf-16"), "text/html"),
        (f'<script type="application/ld+json">{_KE}</script>'.encode("latin-1"), "x; charset=latin1"),
        (
            '<head><meta charset="iso-8859-1"><!-- <script> --></head>'
            f'<script type="application/ld+json">{_KE}</script>'.encode("latin-1"),
            "",
        ),
    ],
)
def test_the_scripts_of_a_page_are_found_whatever_is_around_them(page: bytes, content_type: str) -> None:
    assert [row["title"] for row in job_postings(page, content_type)] == ["Ké Intern"]


def test_what_is_commented_out_is_not_read() -> None:
    script = f'<script type="application/ld+json">{_JOB}</script>'
    assert len(job_postings(f"<!-- {script} -->{script}<!--{script}-->".encode())) == 1
