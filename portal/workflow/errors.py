"""Why a transition was not made. All of them leave everything as it was."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portal.workflow.table import Reason


class WorkflowError(Exception):
    """Base of the three ways in which an act is refused; `reasons` are for the person who asked."""

    def __init__(self, reasons: "Iterable[Reason]") -> None:
        self.reasons = tuple(reasons)
        super().__init__("; ".join(str(reason.text) for reason in self.reasons))


class NotAllowed(WorkflowError):
    """The state, the person or a guard says no."""


class Conflict(WorkflowError):
    """The caller saw an older revision than the one that is stored."""


class Incomplete(WorkflowError):
    """The act lacks a field that it needs."""
