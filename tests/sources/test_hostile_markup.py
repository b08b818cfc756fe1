"""Scripts that would take hours to read, did the time grow with the square of their length."""

import time

import pytest

from internscout.sources._jsonld import job_postings

_JOB = '{"@type": "JobPosting", "title": "ML Intern"}'


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
