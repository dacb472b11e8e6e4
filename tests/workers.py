"""A real Celery worker on the test's own database, as a process."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.db import connection

QUEUES = "validation,live,default"


@contextmanager
def worker(log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker of all queues; `environment` is added to its own. Ready when this returns, gone afterwards."""
    command = [sys.executable, "-m", "celery", "-A", "portal.celery", "worker", "-Q", QUEUES, "-c", "2", "-l", "INFO"]
    given = {**os.environ, "DATABASE_URL": own_database_url(), **environment}
    with log.open("wb") as out, subprocess.Popen(command, env=given, stdout=out, stderr=out) as process:
        try:
            wait_until(lambda: " ready." in log.read_text() or process.poll() is not None, "the worker is ready")
            assert process.poll() is None, log.read_text()[-2000:]
            yield process
        finally:
            process.terminate()
            process.wait(timeout=20)


def own_database_url() -> str:
    """The address of the database that pytest-django made for this process."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(parts._replace(path="/" + connection.settings_dict["NAME"]))


def received(log: Path, task: str) -> int:
    """How often a worker took a message of this task."""
    return len(re.findall(rf"Task {re.escape(task)}\[.*?\] received", log.read_text()))


def wait_until(condition: Callable[[], object], what: str, seconds: float = 30) -> None:
    """Look every 50 ms; fails with `what` when it does not come."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s in vain until {what}")
        time.sleep(0.05)
