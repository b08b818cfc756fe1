"""A posting as its source gave it → the document that facts are read from."""

from internscout.model import Posting
from internscout.text import Document, build_document


def document_of(posting: Posting) -> Document:
    """The posting's text, all its places in the location line."""
    places = dict.fromkeys(place.strip() for place in (posting.location, *posting.locations) if place.strip())
    return build_document(
        title=posting.title,
        description=posting.description,
        location="; ".join(places),
        company=posting.company,
        details=posting.details,
        posted_at=posting.posted_at.date() if posting.posted_at else None,
    )
