"""Tables of transitions over any model that has a state and a revision.

`apply()` is the only code that assigns a state; `available()` says what an actor may do and why not.
"""

from portal.workflow.engine import apply, available
from portal.workflow.errors import Conflict, Incomplete, NotAllowed, WorkflowError
from portal.workflow.table import Availability, Need, Reason, Transition, Workflow

__all__ = [
    "Availability",
    "Conflict",
    "Incomplete",
    "Need",
    "NotAllowed",
    "Reason",
    "Transition",
    "Workflow",
    "WorkflowError",
    "apply",
    "available",
]
