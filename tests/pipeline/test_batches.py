"""How boards are dealt out to a flow's tasks."""

from internscout.config import Run, Settings
from internscout.model import Board
from internscout.pipeline.run import batches


def boards(count: int) -> list[Board]:
    return [Board("lever", f"b{number}") for number in range(count)]


def test_every_board_is_in_one_batch_and_the_batches_stay_few() -> None:
    for count in (0, 1, 50, 51, 12_500, 12_501, 15_133, 40_000):
        dealt = [*batches(Settings(), boards(count))]
        assert [board for batch in dealt for board in batch] == boards(count)
        assert len(dealt) <= 250
        assert all(len(batch) <= 50 for batch in dealt) or count > 12_500


def test_as_many_as_the_settings_say() -> None:
    settings = Settings(run=Run(batch=20))
    assert [len(batch) for batch in batches(settings, boards(45))] == [20, 20, 5]
