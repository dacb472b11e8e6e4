"""The built-in policy: where it differs from the rules' own severities, and the life of new rules.

Example of a rule that reports from March, warns from May and blocks from September 2027:

    STEPS = {
        "TXT-099": (
            Step(date(2027, 3, 1), "hint"),
            Step(date(2027, 5, 1), "warning"),
            Step(date(2027, 9, 1), "error"),
        ),
    }
"""

from datetime import date
from typing import Final

from certification.engine.policy import Policy, Step, Weight

# Softer than the rule's own severity, by profile and code: each needs its reason in docs/calibration.md.
SEVERITIES: Final[dict[str, dict[str, Weight]]] = {"new": {}, "update": {}, "independent": {}}

# By code; a rule that is not here has its own severity from the first day.
STEPS: Final[dict[str, tuple[Step, ...]]] = {}

# No severity of this policy changed between this day and its first dated step.
SINCE: Final = date(2026, 11, 1)

BUILT_IN: Final = Policy(severities=SEVERITIES, steps=STEPS)
