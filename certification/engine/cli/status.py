"""Exit statuses, and what goes wrong on the user's side."""

from typing import Final

PASSED: Final = 0
BLOCKED: Final = 1  # blocking findings
BAD_USAGE: Final = 2  # bad usage or unreadable input
ERRORED: Final = 3  # a rule errored: our fault
INTERRUPTED: Final = 130  # as shells say it of a command ended by Ctrl-C

BY_VERDICT: Final = {"passed": PASSED, "failed": BLOCKED, "errored": ERRORED}


class Trouble(Exception):
    """Bad usage or unreadable input: one line that says what, where, and what to do."""
