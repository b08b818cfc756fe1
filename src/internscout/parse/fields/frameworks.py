"""Libraries, frameworks, tools and platforms: which are asked for, and how strongly.

Found together with the other kind of skill in `_skills.py`, since postings list them together.
"""

from functools import partial

from internscout.parse.field import Field
from internscout.parse.fields._skills import columns, of_field, settle

FIELD = Field(
    name="frameworks", columns=columns("frameworks"), find=partial(of_field, field="frameworks"), settle=settle
)
