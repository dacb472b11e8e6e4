"""Kills every kind of process while connectors are uploaded, and shows that nothing is lost.

Each victim must be back within 5 seconds by itself; every run must end within 120 seconds of the kill, once, and not
as errored; and what was answered 201 must still be there with its package.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import cycle

from portal.embedded import health, processes
from portal.embedded.site import Site
from tests import corpus
from tests.prove import connectors, ends
from tests.prove.client import Client, Unexpected
from tests.prove.connectors import SampleConnector
from tests.prove.running import Target, own_site, target_of
from tests.prove.uploads import CLIENTS

BACK_WITHIN = 5.0
ENDED_WITHIN = 120.0
NICENESS = 5
"""Of the clients' threads: real clients have a processor of their own."""

BETWEEN = 8.0
"""Seconds of uploads before each kill."""

PATIENCE = 60.0
"""Seconds during which a client tries again while the site is being restarted."""


@dataclass(frozen=True)
class Victim:
    """What is killed, and how one sees that it is back."""

    name: str
    pid: Callable[[], int]
    works: Callable[[], bool]


@dataclass(frozen=True)
class Accepted:
    """An upload that was answered 201, and what was sent."""

    publisher: str
    id: str
    sample: SampleConnector


@dataclass
class Uploader:
    """Uploads and starts the tests of one connector after another, and remembers what was answered 201."""

    target: Target
    samples: list[SampleConnector]
    accepted: list[Accepted] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def run(self, number: int) -> None:
        os.nice(NICENESS)
        writers = self.target.writers
        client = Client(self.target.url, writers[number % len(writers)], PATIENCE)
        for sample in cycle(self.samples[number::CLIENTS]):
            if self.stopped.is_set():
                break
            try:
                self._submit(client, sample.as_never_seen())
            except Exception as problem:
                self.failures.append(f"{sample.name}: {problem}")
        client.close()

    def _submit(self, client: Client, sample: SampleConnector) -> None:
        submission = client.upload(sample.files)
        self.accepted.append(Accepted(client.publisher, submission["id"], sample))
        if client.submission(submission["id"])["state"] == "draft":
            _start_testing(client, submission["id"])


def _start_testing(client: Client, submission_id: str) -> None:
    """A repeated request may find that the first one, whose answer was lost, had been carried out."""
    try:
        client.act(submission_id, "start_testing")
    except Unexpected:
        if client.submission(submission_id)["state"] == "draft":
            raise


def main() -> int:
    samples = connectors.load()
    if not samples:
        print(f"skipped: there is no corpus at {corpus.folder()} (set CONNECTOR_CORPUS)")
        return 0
    with own_site("kill") as site:
        ends.watch(site)
        uploader = Uploader(target_of(site.places.demo_file), samples)
        threads = [threading.Thread(target=uploader.run, args=[number]) for number in range(CLIENTS)]
        for thread in threads:
            thread.start()
        try:
            back, kills = _kill_in_turn(site)
        finally:
            uploader.stopped.set()
            for thread in threads:
                thread.join()
        problems = [
            *(f"{name} was back only after {seconds:.1f} s" for name, seconds in back.items() if seconds > BACK_WITHIN),
            *uploader.failures,
            *ends.wait_for_all(site, ENDED_WITHIN),
            *_lost(uploader),
            *ends.problems(site),
        ]
        slowest = ends.slowest_after(site, kills)
    if slowest > ENDED_WITHIN:
        problems.append(f"a run ended only {slowest:.0f} s after a kill")
    for problem in problems:
        print(problem)
    print(_figures(back, uploader, slowest))
    return 1 if problems else 0


def _figures(back: dict[str, float], uploader: Uploader, slowest: float) -> str:
    returned = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in back.items())
    uploads = f"{len(uploader.accepted)} uploads answered 201"
    return f"back after: {returned}; {uploads}; the slowest run ended {slowest:.0f} s after a kill"


def _kill_in_turn(site: Site) -> tuple[dict[str, float], list[float]]:
    """Seconds until each victim was back, by name, and the times of the kills (seconds since 1970)."""
    back, kills = {}, []
    for victim in _victims(site):
        time.sleep(BETWEEN)
        kills.append(time.time())
        back[victim.name] = _kill(victim)
    time.sleep(BETWEEN)
    return back, kills


def _kill(victim: Victim) -> float:
    begin, before = time.monotonic(), victim.pid()
    os.kill(before, signal.SIGKILL)
    while victim.pid() in (0, before) or not victim.works():
        if time.monotonic() > begin + 60:
            break
        time.sleep(0.05)
    return time.monotonic() - begin


def _victims(site: Site) -> list[Victim]:
    def pid(name: str) -> Callable[[], int]:
        return lambda: site.supervisor.pids()[name]

    def worker_answers() -> bool:
        return health.worker("worker-validation", site.redis_url, seconds=0.25)

    def children() -> list[int]:
        return _children(pid("worker-validation")())

    assert site.postgresql
    assert site.valkey
    postgresql, valkey = site.postgresql, site.valkey
    return [
        Victim("worker parent", pid("worker-validation"), worker_answers),
        Victim("worker child", lambda: children()[0], lambda: len(children()) == processes.VALIDATION_CONCURRENCY),
        Victim("Redis", pid("redis"), valkey.answers),
        Victim("postmaster", pid("postgres"), postgresql.answers),
        Victim("web master", pid("web"), site.answers),
    ]


def _children(parent: int) -> list[int]:
    """The processes it has forked, oldest first."""
    with open(f"/proc/{parent}/task/{parent}/children", encoding="ascii") as children:
        return [int(pid) for pid in children.read().split()]


def _lost(uploader: Uploader) -> list[str]:
    """What was answered 201 and is gone, or has another package than the one that was sent."""
    clients = {writer["publisher"]: Client(uploader.target.url, writer) for writer in uploader.target.writers}
    problems = []
    for accepted in uploader.accepted:
        try:
            kept = clients[accepted.publisher].submission(accepted.id)["package"]["digest"]
        except Unexpected as problem:
            problems.append(f"lost: {problem}")
            continue
        if kept != (sent := accepted.sample.package().digest):
            problems.append(f"{accepted.id} has the package {kept}, not {sent}")
    for client in clients.values():
        client.close()
    return problems


if __name__ == "__main__":
    sys.exit(main())
