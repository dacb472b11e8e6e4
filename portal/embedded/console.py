"""What the person at the terminal sees of a start, a running site and its end."""

import json
import signal
import sys
import time
from collections import Counter
from types import FrameType

from portal.embedded.problem import CannotStart
from portal.embedded.site import Site, tail

LOOK_EVERY = 1.0
KEEPS_ENDING = 3


class Console:
    def __init__(self) -> None:
        self._begin = time.monotonic()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _interrupt)

    def start(self, site: Site) -> None:
        """One line for each step, then where the site is and who may sign in."""
        site.start(self._step)
        self._say(f"\n  {site.url}\n")
        self._logins(site)
        self._say(f"\n  Logs: {site.places.log}   Stop: Ctrl-C\n")

    def _step(self, done: str) -> None:
        self._say(f"  {time.monotonic() - self._begin:5.1f} s  {done}")

    def _logins(self, site: Site) -> None:
        for user in json.loads(site.places.demo_file.read_text())["users"]:
            roles = ", ".join(user["roles"])
            of = f" of {user['publisher']} ({user['member']})" if user["publisher"] else ""
            self._say(f"  {user['email']:<34} {user['password']:<22} {roles}{of}")

    def watch(self, site: Site) -> None:
        """Returns only by an exception: the interrupt of the person, or the end of the supervisor."""
        before, told = site.supervisor.pids(), Counter[str]()
        while True:
            time.sleep(LOOK_EVERY)
            if not site.supervisor.is_alive():
                raise CannotStart("The supervisor has ended; everything is being stopped.")
            for name, pid in site.supervisor.pids().items():
                if pid and pid != before[name]:
                    before[name] = pid
                    told[name] += 1
                    self._restarted(name, told[name], site)

    def _restarted(self, name: str, times: int, site: Site) -> None:
        log = site.places.log / f"{name}.log"
        if times < KEEPS_ENDING:
            self._say(f"  {name} had ended and was started again (log: {log})")
        elif times == KEEPS_ENDING:
            self._say(f"  {name} keeps ending. It is started again each time; no more will be said of it here.")
            self._say(tail(log))

    def stopping(self) -> None:
        self._say("\n  stopping …")

    def stopped(self) -> None:
        self._say("  stopped")

    def failed(self, why: str) -> None:
        print(f"\n{why}", file=sys.stderr, flush=True)

    def no_more_interrupts(self) -> None:
        """A second Ctrl-C must not leave half of it running."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)

    def _say(self, line: str) -> None:
        print(line, flush=True)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
