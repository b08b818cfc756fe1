"""A résumé → a proposed profile, each value with the words that it rests on. Nothing leaves the machine.

Skills, fields and levels are read by the parser that reads postings, so both speak of the same things. What a résumé
does not say is left open; what only the student can say (places, permits, wishes) is never guessed.
"""

from internscout.resume.parts import Parts
from internscout.resume.proposal import Proposal, propose
from internscout.resume.reading import read_resume
from internscout.resume.writing import profile_toml

__all__ = ["Parts", "Proposal", "profile_toml", "propose", "read_resume"]
