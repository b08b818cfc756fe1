"""Programming, query and hardware-description languages: which are asked for, how strongly, which are alternatives.

Found together with the other kind of skill in `_skills.py`, since postings list them together.
"""

from functools import partial

from internscout.model import Column
from internscout.parse.field import Field
from internscout.parse.fields._skills import of_field, settle

FIELD = Field(
    name="languages",
    columns=(
        Column(
            "languages_required",
            "VARCHAR[][]",
            "$.languages.required",
            "languages asked for: a list of any-of groups, each a list of alternatives",
        ),
        Column("languages_preferred", "VARCHAR[][]", "$.languages.preferred", "languages that are a plus: any-of groups"),
        Column("languages_mentioned", "VARCHAR[]", "$.languages.mentioned", "languages named elsewhere only: duties, team, stack"),
    ),
    find=partial(of_field, field="languages"),
    settle=settle,
)
