"""What a student can do about matches: why one is hidden, what rules cost, what to learn, how to apply and prepare.

Pure and deterministic: the same profile, postings and time give the same words.
"""

from internscout.match.advice.gap import gap
from internscout.match.advice.papers import prep_markdown, tailor_markdown, tell_gap
from internscout.match.advice.prep import prep
from internscout.match.advice.tailor import tailor
from internscout.match.advice.telling import tell_tune, tell_why_not
from internscout.match.advice.tune import tune
from internscout.match.advice.why_not import why_not

__all__ = [
    "gap",
    "prep",
    "prep_markdown",
    "tailor",
    "tailor_markdown",
    "tell_gap",
    "tell_tune",
    "tell_why_not",
    "tune",
    "why_not",
]
