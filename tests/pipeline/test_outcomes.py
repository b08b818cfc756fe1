"""The word for a board that could not be read."""

import pytest

from internscout.errors import FetchError, PayloadError, SourceError
from internscout.model import Outcome
from internscout.pipeline.outcomes import of_error


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (FetchError("HTTP 404", status=404), "gone"),
        (FetchError("HTTP 403", status=403), "blocked"),
        (FetchError("robots.txt of site.example asks programs not to read /jobs", kept_out=True), "blocked"),
        (FetchError("left alone after 6 failures", status=429), "blocked"),
        (FetchError("HTTP 500", status=500), "failed"),
        (FetchError("no answer"), "failed"),
        (PayloadError("HTML, not JSON"), "drifted"),
        (SourceError("no address"), "failed"),
    ],
)
def test_outcomes(error: SourceError, outcome: Outcome) -> None:
    assert of_error(error) == outcome
