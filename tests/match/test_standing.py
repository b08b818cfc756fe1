"""Class standing and start → months of graduation."""

import pytest

from internscout.match.standing import expected_graduation, latest_graduation


@pytest.mark.parametrize(
    ("standings", "starts", "window"),
    [
        (["junior"], ["2026-06"], ("2026-12", "2027-08")),
        (["senior"], ["2026-01"], ("2025-12", "2026-08")),
        (["sophomore", "junior"], ["2026-05", "2026-06"], ("2026-12", "2028-08")),
        (["rising-senior"], ["2026-07"], ("2026-12", "2027-08")),
        (["penultimate-year"], ["2026-09"], ("2027-12", "2028-08")),
        (["final-year"], ["2026-08", "2026-09"], ("2025-12", "2027-08")),
        (["junior", "recent-graduate"], ["2026-06"], None),
        (["second-year"], ["2026-06"], None),
        (["junior"], [], None),
        ([], ["2026-06"], None),
    ],
)
def test_window(standings: list[str], starts: list[str], window: tuple[str, str] | None) -> None:
    assert expected_graduation(standings, starts) == window


@pytest.mark.parametrize(
    ("standings", "starts", "latest"),
    [
        (["junior"], ["2026-06"], "2028-08"),  # a junior in the autumn after it, too
        (["rising-junior"], ["2026-06"], "2028-08"),
        (["rising-senior"], ["2026-06"], "2027-08"),
        (["penultimate-year", "final-year"], ["2026-06", "2026-09"], "2028-08"),
        (["sophomore", "senior"], ["2026-06"], "2029-08"),
        (["junior", "recent-graduate"], ["2026-06"], None),
        (["junior"], [], None),
        ([], ["2026-06"], None),
    ],
)
def test_latest(standings: list[str], starts: list[str], latest: str | None) -> None:
    assert latest_graduation(standings, starts) == latest
