"""A worker holds a run by a lease that it renews; only the holder can end the run."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from types import TracebackType
from uuid import UUID, uuid4

from django.conf import settings
from django.db import OperationalError, connection
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from certification.models import Run, RunStatus

TICK = 1.0  # seconds between looks at the progress


@dataclass
class Lease:
    """A claimed run. As a context manager it renews itself and writes the progress from a thread of its own."""

    run_id: UUID
    token: UUID
    done: int = 0
    total: int = 0
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def progress(self, done: int, total: int) -> None:
        """Called by whoever executes: `done` of `total` rules or calls."""
        self.done, self.total = done, total

    def __enter__(self) -> Lease:
        self._thread = threading.Thread(target=self._beat, name=f"lease-{self.run_id}", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._stop.set()
        if self._thread:
            self._thread.join()

    def _beat(self) -> None:
        elapsed, written = 0.0, (0, 0)
        try:
            while not self._stop.wait(TICK):
                elapsed += TICK
                now = (self.done, self.total)
                if now != written or elapsed >= settings.RUN_HEARTBEAT.total_seconds():
                    self._renew()
                    elapsed, written = 0.0, now
        finally:
            connection.close()

    def _renew(self) -> None:
        until = timezone.now() + settings.RUN_LEASE
        try:
            held(self).update(lease_until=until, done=self.done, total=self.total)
        except OperationalError:  # the database restarts: the next beat tries again, the lease still runs
            connection.close()


def claim(run_id: UUID) -> Lease | None:
    """Take a waiting run, or one whose lease ran out; None when it has ended or somebody holds it."""
    now = timezone.now()
    token = uuid4()
    waiting = Q(status=RunStatus.QUEUED) | Q(status=RunStatus.RUNNING, lease_until__lt=now)
    taken = Run.objects.filter(waiting, pk=run_id, attempts__lt=settings.RUN_ATTEMPTS).update(
        status=RunStatus.RUNNING,
        lease=token,
        lease_until=now + settings.RUN_LEASE,
        attempts=F("attempts") + 1,
        started_at=now,
    )
    return Lease(run_id, token) if taken else None


def held(lease: Lease) -> QuerySet[Run]:
    """The run while the lease is still ours."""
    return Run.objects.filter(pk=lease.run_id, lease=lease.token, status=RunStatus.RUNNING)
