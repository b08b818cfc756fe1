"""The types that travel between the steps: board → request → payload → page → posting → fact.

Nothing here does anything. All are frozen; times are timezone-aware UTC `datetime`s; text is Unicode without
lone surrogates (DuckDB refuses them). The steps never import each other: they meet here.
"""

from internscout.model.applications import (
    STATUSES,
    Application,
    ApplicationStatus,
    NextStep,
    Noted,
    Step,
)
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
    Wording,
)
from internscout.model.roles import (
    Member,
    Opening,
    Placing,
    RoleOrder,
)
from internscout.model.runs import (
    BoardFailure,
    RunSummary,
)

__all__ = [
    "STATUSES",
    "Answer",
    "Application",
    "ApplicationStatus",
    "Board",
    "BoardFailure",
    "BoardResult",
    "Candidate",
    "Check",
    "Column",
    "Fact",
    "Json",
    "Match",
    "Member",
    "Memory",
    "Method",
    "NextStep",
    "Noted",
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
    "Step",
    "Validators",
    "Verdict",
    "Wording",
]
