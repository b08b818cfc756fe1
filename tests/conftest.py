"""No test reaches the network; new stores are copies of one."""

from collections.abc import Iterator

import pytest

from internscout.netguard import forbid_network
from tests.begun import copied


@pytest.fixture(scope="session", autouse=True)
def _network_off() -> Iterator[None]:
    with forbid_network():
        yield


@pytest.fixture(scope="session", autouse=True)
def _new_stores_are_copies() -> Iterator[None]:
    with copied():
        yield
