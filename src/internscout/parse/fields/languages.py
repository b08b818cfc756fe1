"""Programming, query and hardware-description languages: which are asked for, and how strongly.

Found together with the other kind of skill in `_skills.py`, since postings list them together.
"""

from functools import partial

from internscout.parse.field import Field
from internscout.parse.fields._skills import columns, of_field, settle

FIELD = Field(name="languages", columns=columns("languages"), find=partial(of_field, field="languages"), settle=settle)
