"""Libraries, frameworks, tools and platforms: which are asked for, how strongly, which are alternatives.

Found together with the other kind of skill in `_skills.py`, since postings list them together.
"""

from functools import partial

from internscout.model import Column
from internscout.parse.field import Field
from internscout.parse.fields._skills import of_field, settle

FIELD = Field(
    name="frameworks",
    columns=(
        Column(
            "frameworks_required",
            "VARCHAR[][]",
            "$.frameworks.required",
            "frameworks asked for: a list of any-of groups, each a list of alternatives",
        ),
        Column("frameworks_preferred", "VARCHAR[][]", "$.frameworks.preferred", "frameworks that are a plus: any-of groups"),
        Column("frameworks_mentioned", "VARCHAR[]", "$.frameworks.mentioned", "frameworks named elsewhere only: duties, team, stack"),
    ),
    find=partial(of_field, field="frameworks"),
    settle=settle,
)
