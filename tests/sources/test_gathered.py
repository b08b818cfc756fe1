"""Job sites that gather others' postings: what is theirs alone."""

import pytest

from internscout.errors import SourceError
from internscout.model import Board
from internscout.sources import source


def test_a_site_of_one_feed_has_no_other_board() -> None:
    with pytest.raises(SourceError, match="no board 'acme': Arbeitnow is one feed, write 'all' as token"):
        source("arbeitnow").first(Board("arbeitnow", "acme"))


@pytest.mark.parametrize("name", ["remoteok", "remotive", "arbeitnow", "jobicy"])
def test_a_row_of_a_feed_cannot_be_asked_for_alone(name: str) -> None:
    assert source(name).posting(Board(name, "all"), "1") is None
