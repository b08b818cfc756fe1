"""A lake on S3, here on a server of moto's: it takes "make this file unless it is there", on which all commits rest.

What this cannot show is that S3 itself is as strict when many ask at the same instant; AWS says so of its conditional
writes.
"""

import logging
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from moto.server import ThreadedMotoServer

from internscout.config import Settings
from internscout.errors import LakeError, UsageError
from internscout.lake import tables
from internscout.pipeline import lake as flow
from internscout.pipeline.lake import push
from tests.lake.build import held, made, published, run, store_of

KEYS = {
    "AWS_ACCESS_KEY_ID": "id",
    "AWS_SECRET_ACCESS_KEY": "hush-hush",
    "AWS_REGION": "us-east-1",
    "AWS_ALLOW_HTTP": "1",
}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """An empty S3 with one bucket; its address."""
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    address = "http://{}:{}".format(*server.get_host_and_port())
    httpx.put(f"{address}/bucket").raise_for_status()
    yield address
    server.stop()


@pytest.fixture
def bucket(server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of the bucket for the settings, with what the environment has to hold."""
    for name, value in ({"AWS_ENDPOINT_URL": server} | KEYS).items():
        monkeypatch.setenv(name, value)
    return "s3://bucket/team"


@pytest.fixture
def stores(bucket: str, tmp_path: Path, some_tables: None) -> list[Settings]:
    return [made(tmp_path / str(number), bucket, store=number) for number in (0, 1)]


def test_two_stores_meet_on_s3(stores: list[Settings], caplog: pytest.LogCaptureFixture) -> None:
    with ThreadPoolExecutor(2) as pool:
        assert all(sum(pushed.rows.values()) for pushed in pool.map(push, stores))
    run(stores[0], 41, 4, wording="Later Wording")
    push(stores[0])
    assert not any(push(stores[0]).rows.values())
    for settings in stores:
        assert held(settings, store_of(settings)) == published(settings)

    # Of two months and two stores only the file of one is fetched.
    caplog.set_level(logging.INFO, logger="werkzeug")
    with flow.open_for_reading(stores[0]) as lake:
        caplog.clear()
        lake.query(f"FROM events WHERE month = '2026-03' AND source_store = '{store_of(stores[1])}'")
    fetched = {re.sub(r"/part-.*", "", path) for path in re.findall(r"GET (\S+\.parquet)", caplog.text)}
    assert fetched == {f"/bucket/team/events/source_store={store_of(stores[1])}/month=2026-03"}

    done = {one.table: one for one in flow.compact(stores[0], timedelta(days=7))}
    assert done["runs"].files == done["runs"].files_before - 1
    for settings in stores:
        assert held(settings, store_of(settings)) == published(settings)
    with pytest.raises(UsageError, match="DuckDB reads S3 only with an extension"):
        flow.views(stores[0])


def test_a_server_that_does_not_answer_is_named_without_secrets(
    stores: list[Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setattr(tables, "_PATIENCE", {"retry_timeout": "1s", "connect_timeout": "1s", "max_retries": "0"})
    with pytest.raises(LakeError, match=r"^s3://bucket/team/texts: ") as caught:
        push(stores[0])
    assert "\n" not in str(caught.value)
    assert "hush" not in str(caught.value)


def test_a_bucket_that_is_not_there_is_named(bucket: str, tmp_path: Path) -> None:
    with pytest.raises(LakeError, match=r"^s3://other/posting_versions: "):
        push(made(tmp_path, "s3://other"))
