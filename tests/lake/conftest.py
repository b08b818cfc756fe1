"""What the tests of the lake share."""

import pytest

from internscout.pipeline import lake as flow
from tests.lake.build import spec


@pytest.fixture
def some_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only some are pushed, compacted and compared: each is the same work again."""
    monkeypatch.setattr(flow, "LAKE_TABLES", tuple(map(spec, ("texts", "facts", "events", "runs"))))
