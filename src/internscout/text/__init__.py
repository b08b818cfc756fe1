"""A posting's HTML or plain text → one normalised text with blocks, sections and sentences.

Knows nothing of jobs but the names of the sections in which postings are written. Never fetches, never guesses facts.
"""

from internscout.text.document import Block, Document, Section, Sentence, build_document
from internscout.text.html import plain_lines

__all__ = ["Block", "Document", "Section", "Sentence", "build_document", "plain_lines"]
