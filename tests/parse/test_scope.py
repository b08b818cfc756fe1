"""Which sentences speak of the role, asked for all at once and one by one."""

import pytest

from internscout.parse.fields._scope import about_role_among, stated, stated_at
from internscout.text import Document, build_document

DESCRIPTION = """
<p>Brinkmere is proud of its tides.</p><p>At Brinkmere, engineers tend the locks.</p>
<p>Brinkmeresque ideas are rare.</p>
<p>We are a small company on the river.</p><p>You join as a member of the leading company for sluices.</p>
<p>The lab measures water.</p><p>We hire regardless of age.</p>
<h3>Requirements</h3><ul><li>Statistics as a company would need them</li></ul>
<h3>Benefits</h3><ul><li>A boat</li></ul>
"""


@pytest.fixture
def doc() -> Document:
    return build_document(title="Hydrology Intern", description=DESCRIPTION, company="Brinkmere Locks")


def test_the_employer_on_itself_is_not_about_the_role(doc: Document) -> None:
    assert [doc.text[s.start : s.end] for s in about_role_among(doc, doc.sentences)] == [
        "Hydrology Intern",
        "Brinkmeresque ideas are rare.",
        "You join as a member of the leading company for sluices.",
        "The lab measures water.",
        "Requirements",
        "Statistics as a company would need them",
    ]


def test_boilerplate_is_not_stated(doc: Document) -> None:
    left_out = set(doc.sentences) - set(stated(doc))
    assert [doc.text[s.start : s.end] for s in left_out] == ["We hire regardless of age."]


def test_boilerplate_in_a_posting_without_lines_hides_no_demands() -> None:
    text = "We hire regardless of age, shape and taste; requirements: " + "patience with rivers, " * 40
    doc = build_document(title="Hydrology Intern", description=text)
    assert stated(doc) == doc.sentences


def test_some_sentences_are_judged_as_all_are(doc: Document) -> None:
    assert [s for one in doc.sentences for s in about_role_among(doc, [one])] == about_role_among(doc, doc.sentences)
    places = [one.start for one in reversed(doc.sentences)]
    assert stated_at(doc, places) == list(stated(doc))
