"""What the environment and the settings may get wrong."""

from pathlib import Path

import pytest

from internscout.config import Fetch
from internscout.errors import ConfigError
from internscout.fetch import Fetcher


@pytest.mark.parametrize(
    ("content", "why"), [(None, "No such file or directory"), ("no certificate", "no certificate or crl found")]
)
def test_certificates_of_the_environment_must_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None, why: str
) -> None:
    file = tmp_path / "company.pem"
    if content:
        file.write_text(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with pytest.raises(ConfigError) as caught:
        Fetcher(Fetch(), "1")
    message = str(caught.value)
    assert message.startswith(f"environment variable SSL_CERT_FILE: no certificates can be read from '{file}'")
    assert why in message
    assert "\n" not in message


@pytest.mark.parametrize("mirror", ["http://127.0.0.1:port", "http://127.0.0.1:99999", "http://127.0.0.1:0"])
def test_mirror_must_be_an_address(mirror: str) -> None:
    with pytest.raises(ConfigError, match=r"^key 'fetch.mirror': .* is no address such as"):
        Fetcher(Fetch(mirror=mirror), "1")
