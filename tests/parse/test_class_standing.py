"""How sure a class standing is: one that is wished for keeps nobody out."""

import pytest

from internscout.parse import fields
from internscout.text import build_document

FIELD = next(field for field in fields() if field.name == "class_standing")


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("<h3>Requirements</h3><ul><li>Rising senior at a university</li></ul>", False),
        ("<h3>Requirements</h3><ul><li>Pursuing a degree (rising senior preferred)</li></ul>", True),
        ("<h3>Preferred qualifications</h3><ul><li>Rising senior at a university</li></ul>", True),
        ("<p>You must be a rising senior.</p>", False),
    ],
)
def test_a_wish_is_less_sure(text: str, wished: bool) -> None:
    (found,) = FIELD.find(build_document(title="Machine Learning Intern", description=text))
    assert found.value == "rising-senior"
    assert (found.confidence < 0.8) == wished
