"""`python -m portal.embedded.health NAME`: exit status 0 while the process of that name does its work.

For the health checks of containers: each runs beside the process that it asks about.
"""

import os
import socket
import sys
import time
import urllib.request
from pathlib import Path

BEAT_WRITES_WITHIN = 300
"""Seconds: beat saves its schedule every three minutes."""

SECONDS = 5


def web() -> bool:
    """Asked as the proxy in front would ask, or a site behind TLS only redirects."""
    address = f"http://localhost:{os.environ.get('PORT', '8000')}/healthz"
    request = urllib.request.Request(address, headers={"X-Forwarded-Proto": "https"})
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - our own address
        return bool(answer.status == 200)


def worker(name: str, redis_url: str, seconds: float = SECONDS) -> bool:
    from celery import Celery

    from portal.broker import celery_url

    node = f"{name}@{socket.gethostname()}"
    with Celery(broker=celery_url(redis_url)) as app:
        return [node] == [one for answer in app.control.ping([node], timeout=seconds) or () for one in answer]


def beat() -> bool:
    schedule = Path(os.environ.get("DATA_DIR", ".data"))
    written = [file.stat().st_mtime for file in schedule.glob("beat-schedule*")]
    return max(written, default=0) > time.time() - BEAT_WRITES_WITHIN


def is_healthy(name: str) -> bool:
    if name.startswith("worker-"):
        return worker(name, os.environ["REDIS_URL"])
    return {"web": web, "beat": beat}[name]()


if __name__ == "__main__":
    try:
        sys.exit(0 if is_healthy(sys.argv[1]) else 1)
    except OSError as error:
        sys.exit(f"{sys.argv[1]}: {error}")
