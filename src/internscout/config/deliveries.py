"""`[deliveries.<name>]` of `internscout.toml`: where digests go. No secret stands here, only where it is found."""

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, ClassVar, Literal, Self, TypeAlias
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, field_validator, model_validator

from internscout.config.table import Table, as_tuple, http_address

# Somebody <name@host>, or the bare address; nothing that could end a header or begin another address.
_MAILBOX = re.compile(r"^(?:(?P<name>[^<>@,;:\"\\]*?)\s*<(?P<in>[^<>]+)>|(?P<bare>[^<>]+))$")
_ADDRESS = re.compile(r"^[^\s<>@,;:\"()\[\]\\]{1,64}@[^\s<>@,;:\"()\[\]\\/]{1,255}$")
_IN_ANGLES = re.compile(r"^[!#-;=?-~]+$")  # printable ASCII without blank, quote, < and >


def mailbox(text: str) -> tuple[str, str]:
    """`Ada <ada@example.org>` or `ada@example.org` → (name, address). Raises ValueError."""
    found = _MAILBOX.match(text.strip()) if text.isprintable() else None
    address = (found["in"] or found["bare"]).strip() if found else ""
    try:
        if found and _ADDRESS.match(address) and ascii_domain(address):
            return (found["name"] or "").strip(), address
    except UnicodeError:
        pass  # said below, with what it is about
    raise ValueError(f"{text!r} is no e-mail address, such as 'ada@example.org' or 'Ada <ada@example.org>'")


def ascii_domain(address: str) -> str:
    """The domain of an address as mail servers write it. Raises UnicodeError for what can be none."""
    domain = address.rpartition("@")[2]
    if domain.isascii():
        return domain
    import idna  # noqa: PLC0415 - its tables take their time, and few need them

    return idna.encode(domain, uts46=True).decode()


def _mailbox(text: str) -> str:
    mailbox(text)
    return text.strip()


def _bare(text: str) -> str:
    return mailbox(text)[1]


def _variable(name: str) -> str:
    if name and not re.fullmatch(r"[A-Z_][A-Z0-9_]*", name):
        # Not quoted: people paste the secret itself here.
        raise ValueError("should be the name of an environment variable in capitals, not the secret itself")
    return name


def _each_once(addresses: tuple[str, ...]) -> tuple[str, ...]:
    if len({address.casefold() for address in addresses}) < len(addresses):
        raise ValueError("an address is listed twice")
    return addresses


Addresses = Annotated[
    tuple[Annotated[str, AfterValidator(_bare)], ...], BeforeValidator(as_tuple), AfterValidator(_each_once)
]
Mailbox = Annotated[str, AfterValidator(_mailbox)]
Variable = Annotated[str, AfterValidator(_variable)]
OptionalPath = Annotated[Path | None, Field(strict=False)]


class FileDelivery(Table):
    """Markdown files in a folder: one a digest, and the newest as `latest.md`."""

    paths: ClassVar = ("folder",)

    kind: Literal["file"]
    folder: Path = Field(strict=False)


class FeedDelivery(Table):
    """`<profile>.atom` and `<profile>.json` in a folder, for feed readers."""

    paths: ClassVar = ("folder",)

    kind: Literal["feed"]
    folder: Path = Field(strict=False)


class IcsDelivery(Table):
    """Deadlines and programme windows as `<profile>.ics` in a folder, for calendars."""

    paths: ClassVar = ("folder",)

    kind: Literal["ics"]
    folder: Path = Field(strict=False)


class EmailDelivery(Table):
    """E-mail by an SMTP server. `password_env` names an environment variable, `password_file` a file of mode 0600.

    Without `to` each profile's own `to` is meant. `unsubscribe` is an address `mailto:…` or `https://…`, where `{to}`
    stands for the recipient; empty: a message to the sender. `timeout_seconds` is for each answer of the server.
    """

    paths: ClassVar = ("password_file",)

    kind: Literal["email"]
    host: str = Field(min_length=1, pattern=r"^[\w.:-]+$")
    port: int | None = Field(None, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password_env: Variable = ""
    password_file: OptionalPath = None
    sender: Mailbox = Field(alias="from")
    to: Addresses = ()
    reply_to: Annotated[str, AfterValidator(lambda text: _mailbox(text) if text else "")] = ""
    timeout_seconds: float = Field(30, gt=0, le=600)
    unsubscribe: str = ""

    @property
    def server_port(self) -> int:
        """The port given, else the usual one of this security."""
        return self.port or {"starttls": 587, "tls": 465, "none": 25}[self.security]

    @field_validator("unsubscribe")
    @classmethod
    def _unsubscribe(cls, text: str) -> str:
        scheme = text.partition(":")[0]
        if text and (scheme not in ("mailto", "https") or not _IN_ANGLES.match(text)):
            raise ValueError(f"should be an address that begins with mailto: or https:, not {text!r}")
        if scheme == "https":
            http_address(text)
        return text

    @model_validator(mode="after")
    def _login(self) -> Self:
        given = [name for name in ("password_env", "password_file") if getattr(self, name)]
        if self.user and len(given) != 1:
            raise ValueError("a user needs one of password_env and password_file")
        if given and not self.user:
            raise ValueError(f"{given[0]} without user")
        if self.user and self.security == "none" and not _is_here(self.host):
            raise ValueError('security = "none" would send the password for all to read; "starttls" or "tls"')
        return self


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class WebhookDelivery(Table):
    """JSON posted to an address; with a secret (`secret_env` or `secret_file`), signed by HMAC-SHA256."""

    paths: ClassVar = ("secret_file",)

    kind: Literal["webhook"]
    url: str = Field(min_length=1)
    secret_env: Variable = ""
    secret_file: OptionalPath = None
    timeout_seconds: float = Field(30, gt=0, le=600)

    @field_validator("url")
    @classmethod
    def _address(cls, url: str) -> str:
        if urlsplit(http_address(url)).username is not None:
            raise ValueError("should not hold a user or password")
        return url

    @model_validator(mode="after")
    def _one_secret(self) -> Self:
        if self.secret_env and self.secret_file:
            raise ValueError("one of secret_env and secret_file, not both")
        return self


class AppriseDelivery(Table):
    """Chat and push services by Apprise, whose addresses hold tokens.

    Each stands alone in an environment variable (`urls_env` names them) or a file of mode 0600 (`urls_files`).
    """

    paths: ClassVar = ("urls_files",)

    kind: Literal["apprise"]
    urls_env: Annotated[tuple[Variable, ...], BeforeValidator(as_tuple)] = ()
    urls_files: Annotated[tuple[Annotated[Path, Field(strict=False)], ...], BeforeValidator(as_tuple)] = ()

    @model_validator(mode="after")
    def _any(self) -> Self:
        if not self.urls_env and not self.urls_files:
            raise ValueError("needs urls_env or urls_files")
        return self


Delivery: TypeAlias = FileDelivery | FeedDelivery | IcsDelivery | EmailDelivery | WebhookDelivery | AppriseDelivery
Deliveries: TypeAlias = dict[
    Annotated[str, Field(pattern=r"^[\w-]{1,40}$")], Annotated[Delivery, Field(discriminator="kind")]
]
