"""`python -m portal.embedded.supervisord`: the supervisor, which stops all when its starter is gone."""

import signal
from typing import Any

from supervisor import poller
from supervisor.supervisord import main

from portal.embedded.tether import end_with_parent

LOOK_EVERY = 0.2
"""Seconds between looks at the processes; supervisor's own second delays each restart, and each step of an end."""


class EagerPoller(poller.Poller):
    def poll(self, timeout: float) -> Any:
        return super().poll(min(timeout, LOOK_EVERY))


if __name__ == "__main__":
    end_with_parent(signal.SIGTERM)
    poller.Poller = EagerPoller
    main()
