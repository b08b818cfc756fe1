"""No test reaches the network, none fails for being slow, and new stores are copies of one."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from internscout.netguard import forbid_network
from tests.begun import copied

# On a busy machine an example takes what it takes; what must not take long is tested as a ratio.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(scope="session", autouse=True)
def _network_off() -> Iterator[None]:
    with forbid_network():
        yield


@pytest.fixture(scope="session", autouse=True)
def _new_stores_are_copies() -> Iterator[None]:
    with copied():
        yield
