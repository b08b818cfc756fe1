"""No test reaches the network."""

from collections.abc import Iterator

import pytest

from internscout.netguard import forbid_network


@pytest.fixture(scope="session", autouse=True)
def _network_off() -> Iterator[None]:
    with forbid_network():
        yield
