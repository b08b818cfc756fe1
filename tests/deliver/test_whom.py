"""Who is to get a profile's digest."""

import pytest

from internscout.config import Profile
from internscout.deliver import owing
from tests.deliver.build import NOW, delivery


@pytest.mark.parametrize(
    ("to", "own", "recipients"),
    [
        (["office@example.org"], [], ["office@example.org"]),
        ([], ["ada@example.org", "ada@home.example"], ["ada@example.org", "ada@home.example"]),
        (["office@example.org"], ["ada@example.org"], ["office@example.org"]),
    ],
)
def test_mail_goes_to_those_of_the_settings_or_else_of_the_profile(
    to: list[str], own: list[str], recipients: list[str]
) -> None:
    mail = delivery("email", host="localhost", security="none", _from="scout@example.org", to=to)
    ada = Profile.model_validate({"name": "ada", "digest": {"to": own}})
    claims = owing("it", mail, ada, NOW, alone=True)
    assert [claim.recipient for claim in claims] == recipients
    assert len({claim.message_id for claim in claims}) == len(recipients)
