"""The types that travel between the steps: board → request → payload → page → posting → fact.

Nothing here does anything. All are frozen; times are timezone-aware UTC `datetime`s; text is Unicode without
lone surrogates (DuckDB refuses them). The steps never import each other: they meet here.
"""

from internscout.model.boards import (
    Answer,
    Board,
    BoardResult,
    Json,
    Memory,
    Method,
    Outcome,
    Page,
    Payload,
    Posting,
    Purpose,
    Request,
    RowFault,
    Validators,
)
from internscout.model.facts import (
    Column,
    Fact,
    Parsed,
)
from internscout.model.matching import (
    Candidate,
    Check,
    Match,
    OpenPosting,
    Part,
    Programme,
    ProgrammeNews,
    ProgrammeState,
    Shown,
    Sighting,
    Verdict,
)
from internscout.model.roles import (
    Opening,
    Placing,
    RoleOrder,
)
from internscout.model.runs import (
    BoardFailure,
    RunSummary,
)

__all__ = [
    "Answer",
    "Board",
    "BoardFailure",
    "BoardResult",
    "Candidate",
    "Check",
    "Column",
    "Fact",
    "Json",
    "Match",
    "Memory",
    "Method",
    "OpenPosting",
    "Opening",
    "Outcome",
    "Page",
    "Parsed",
    "Part",
    "Payload",
    "Placing",
    "Posting",
    "Programme",
    "ProgrammeNews",
    "ProgrammeState",
    "Purpose",
    "Request",
    "RoleOrder",
    "RowFault",
    "RunSummary",
    "Shown",
    "Sighting",
    "Validators",
    "Verdict",
]
