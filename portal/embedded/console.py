"""What the person at the terminal sees of a start, a running site and its end."""

import json
import signal
import sys
import time
from collections.abc import Callable
from types import FrameType

from portal.embedded import translations
from portal.embedded.problem import CannotStart
from portal.embedded.site import CODE, Site

LOOK_EVERY = 1.0


class Console:
    def __init__(self) -> None:
        self._begin = time.monotonic()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _interrupt)

    def start(self, site: Site) -> None:
        """Servers, database, texts and files, processes, demo data; each step one line."""
        self._step("servers", lambda: self._servers(site))
        self._step("database", lambda: site.manage("migrate", "--no-input"))
        self._step("texts", lambda: translations.compile_all(CODE / "locale"))
        self._step("files", lambda: site.manage("collectstatic", "--no-input", "--verbosity", "0"))
        self._step("web and workers", lambda: self._processes(site))
        self._step("demo data", lambda: site.manage("demo"))
        self._say(f"\n  {site.url}\n")
        self._logins(site)
        self._say(f"\n  Logs: {site.places.log}   Stop: Ctrl-C\n")

    def _servers(self, site: Site) -> None:
        site.check_port()
        if ended := site.start_servers():
            self._say(f"  ended what an earlier start had left running: {', '.join(ended)}")

    def _processes(self, site: Site) -> None:
        site.start_processes()
        site.wait_for_page()

    def _step(self, name: str, work: Callable[[], object]) -> None:
        work()
        self._say(f"  {name:<16} ready after {time.monotonic() - self._begin:4.1f} s")

    def _logins(self, site: Site) -> None:
        for user in json.loads(site.places.demo_file.read_text())["users"]:
            roles = ", ".join(user["roles"])
            of = f" of {user['publisher']} ({user['member']})" if user["publisher"] else ""
            self._say(f"  {user['email']:<34} {user['password']:<22} {roles}{of}")

    def watch(self, site: Site) -> None:
        """Returns only by an exception: the interrupt of the person, or the end of the supervisor."""
        before = site.supervisor.pids()
        while True:
            time.sleep(LOOK_EVERY)
            if not site.supervisor.is_alive():
                raise CannotStart("The supervisor has ended; everything is being stopped.")
            now = site.supervisor.pids()
            for name, pid in now.items():
                if pid and pid != before[name]:
                    self._say(f"  {name} had ended and was started again (log: {site.places.log}/{name}.log)")
                    before[name] = pid

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
