"""Ranked matches → what the student reads: decided (`build`), laid out (`render`), written to files (`deliver`)."""

from internscout.digest.build import build
from internscout.digest.deliver import deliver
from internscout.digest.model import Digest, Entry, Question, Section
from internscout.digest.render import render

__all__ = ["Digest", "Entry", "Question", "Section", "build", "deliver", "render"]
