from certification.models.decision import Acceptance, AcceptanceKind, Decision, Pin
from certification.models.run import EngineDisagreement, Run, RunKind, RunOutcome, RunStatus
from certification.models.submission import Round, Submission

__all__ = [
    "Acceptance",
    "AcceptanceKind",
    "Decision",
    "EngineDisagreement",
    "Pin",
    "Round",
    "Run",
    "RunKind",
    "RunOutcome",
    "RunStatus",
    "Submission",
]
