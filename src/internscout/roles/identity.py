"""Whether a changed wording under one id still tells of the same posting, or the id was given to another one.

People correct titles, add a season, translate, rewrite a text: all that is the same posting. Only a title of other work
over another text in the same language is a new one. In doubt it is the same: then nothing is lost but a line in the
list of changes.
"""

from internscout.model import TitledText
from internscout.roles.bodies import Body, likeness
from internscout.roles.titles import read_title

__all__ = ["is_another"]

_OTHER_TEXT, _OTHER_WORK = 0.6, 0.5  # words of both among those of either: less than that is another
_FEWEST_WORDS = 30


def is_another(former: TitledText, now: TitledText) -> bool:
    """True when `now` tells of another posting than `former` did."""
    one, other = read_title(former.title).work, read_title(now.title).work
    if not (one and other) or len(one & other) > _OTHER_WORK * len(one | other):
        return False
    left, right = Body(former.text, frozenset()), Body(now.text, frozenset())
    like = likeness(left.words, right.words, frozenset())
    if like.fewer < _FEWEST_WORDS or like.jaccard >= _OTHER_TEXT:
        return False
    return left.language == right.language
