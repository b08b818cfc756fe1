"""`[deliveries.<name>]`: what is found wrong, in one line, and that no secret is ever part of that line."""

from pathlib import Path

import pytest

from internscout.config import FileDelivery, check_deliveries, load_profile, load_settings
from internscout.config.deliveries import mailbox
from internscout.errors import ConfigError

MAIL = '[deliveries.mail]\nkind = "email"\nhost = "smtp.example.org"\nfrom = "a@example.org"\nto = ["b@example.org"]\n'
FAULTS = [
    (MAIL.replace('"email"', '"emial"'), ["key 'deliveries.mail.kind': should be one of 'file'", "not 'emial'"]),
    (MAIL.replace('kind = "email"\n', ""), ["key 'deliveries.mail.kind': is missing"]),
    (MAIL + "port = 0", ["key 'deliveries.mail.port': should be greater than or equal to 1, not 0"]),
    (MAIL + "prot = 25", ["unknown key 'deliveries.mail.prot'; did you mean 'port'?", "password_env", "from, to"]),
    (MAIL + 'password = "hunter2-hunter2"', ["unknown key 'deliveries.mail.password'; did you mean 'password_env'?"]),
    (MAIL + 'user = "a"\npassword_env = "hunter2-hunter2"', ["password_env': should be the name of an environment"]),
    (MAIL + 'user = "a"', ["key 'deliveries.mail': a user needs one of password_env and password_file"]),
    (MAIL + 'password_env = "X"', ["password_env without user"]),
    (MAIL + 'security = "none"\nuser = "a"\npassword_env = "X"', ["would send the password for all to read"]),
    (MAIL + 'unsubscribe = "http://example.org"', ["begins with mailto: or https:"]),
    (MAIL + 'unsubscribe = "https://example.org/>, <x"', ["begins with mailto: or https:"]),
    (MAIL + 'reply_to = "nobody"', ["'nobody' is no e-mail address"]),
    (MAIL.replace('from = "a@example.org"\n', ""), ["key 'deliveries.mail.from': is missing"]),
    (MAIL.replace('["b@example.org"]', '["nobody"]'), ["key 'deliveries.mail.to[0]': 'nobody' is no e-mail address"]),
    (
        MAIL.replace('["b@example.org"]', '["b@example.org", "B@example.org"]'),
        ["key 'deliveries.mail.to': an address is listed twice"],
    ),
    (MAIL.replace("deliveries.mail", "deliveries.file"), ['"file" is the name of the digests\' files']),
    (MAIL.replace("deliveries.mail", 'deliveries."a b"'), ["key 'deliveries.a b'"]),
    ('[deliveries.chat]\nkind = "apprise"', ["key 'deliveries.chat': needs urls_env or urls_files"]),
    ("deliveries = 3", ["key 'deliveries'"]),
    ("[deliveries]\nmail = 3", ["deliveries.mail"]),
]


@pytest.mark.parametrize(("text", "parts"), FAULTS, ids=range(len(FAULTS)))
def test_faults_are_one_line(tmp_path: Path, text: str, parts: list[str]) -> None:
    path = tmp_path / "internscout.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_settings(path)
    said = str(caught.value)
    assert all(part in said for part in parts), said
    assert "\n" not in said
    assert "hunter2" not in said


def test_paths_count_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "internscout.toml"
    chat = '[deliveries.chat]\nkind = "apprise"\nurls_files = ["a", "/b"]\n'
    path.write_text(f'{MAIL}user = "a"\npassword_file = "secret"\n{chat}[deliveries.file]\nkind = "file"\nfolder = "x"')
    found = load_settings(path).deliveries
    assert getattr(found["mail"], "password_file", None) == tmp_path / "secret"
    assert getattr(found["chat"], "urls_files", None) == (tmp_path / "a", Path("/b"))
    assert load_settings(path).delivery("file") == FileDelivery(kind="file", folder=tmp_path / "x")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ada@example.org", ("", "ada@example.org")),
        ("Ada Lovelace <ada@example.org>", ("Ada Lovelace", "ada@example.org")),
        (" <jörg@bücher.example> ", ("", "jörg@bücher.example")),
    ],
)
def test_mailboxes(text: str, found: tuple[str, str]) -> None:
    assert mailbox(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "", "ada", "ada@", "@example.org", "a@b@c", "a@example.org, b@example.org",
        "a@example.org\r\nBcc: b@example.org",
        "a b@example.org", "<a@example.org", "A <a@example.org> B", 'A" <a@example.org>', "a@example.org\u2028",
        "a@" + "ü" * 80 + ".org", "a@xn--\u00fc.org", "a@example..ö",
    ],
)  # fmt: skip
def test_what_is_no_mailbox(text: str) -> None:
    with pytest.raises(ValueError, match="is no e-mail address"):
        mailbox(text)


def test_a_profile_and_the_settings_know_of_each_other(tmp_path: Path) -> None:
    config, profile = tmp_path / "internscout.toml", tmp_path / "profile.toml"
    config.write_text(MAIL, encoding="utf-8")
    profile.write_text('name = "ada"\n[digest]\ndeliver = ["file", "mail"]', encoding="utf-8")
    check_deliveries(load_settings(config), config, [load_profile(profile)])
    profile.write_text('name = "ada"\n[digest]\ndeliver = ["file", "mial"]', encoding="utf-8")
    with pytest.raises(
        ConfigError, match=r"profile 'ada': key 'digest.deliver': no delivery 'mial'; .* has file, mail"
    ):
        check_deliveries(load_settings(config), config, [load_profile(profile)])


def test_one_table_of_mail_serves_students_who_say_their_address(tmp_path: Path) -> None:
    config, profile = tmp_path / "internscout.toml", tmp_path / "profile.toml"
    config.write_text(MAIL.replace('to = ["b@example.org"]', ""), encoding="utf-8")
    profile.write_text('name = "ada"\n[digest]\ndeliver = ["mail"]', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"profile 'ada': key 'digest\.to': 'mail' needs an address"):
        check_deliveries(load_settings(config), config, [load_profile(profile)])
    profile.write_text('name = "ada"\n[digest]\ndeliver = ["mail"]\nto = ["Ada <ada@example.org>"]', encoding="utf-8")
    check_deliveries(load_settings(config), config, [load_profile(profile)])
    assert load_profile(profile).digest.to == ("ada@example.org",)
