"""Settings of the web server (`gunicorn --config python:portal.embedded.gunicorn_settings`).

`PORT` is the port, `HOST` the address: `localhost` (127.0.0.1 and ::1) unless a container says otherwise.
"""

import os
import signal
import socket
from typing import Any

from portal.embedded.tether import end_with_parent


def addresses(host: str, port: int) -> list[str]:
    """What to bind: every loopback address for `localhost`, whichever a browser tries first."""
    if host != "localhost":
        return [f"{host}:{port}"]
    return [f"127.0.0.1:{port}", *([f"[::1]:{port}"] if _has_ipv6_loopback() else [])]


def _has_ipv6_loopback() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


def post_fork(_arbiter: Any, _worker: Any) -> None:
    """Without this a worker whose master was killed holds the port until its last request is done."""
    end_with_parent(signal.SIGKILL)


bind = addresses(os.environ.get("HOST", "localhost"), int(os.environ.get("PORT", "8000")))
worker_class = "gthread"
workers = 2
threads = 4
timeout = 60
graceful_timeout = 15
keepalive = 30
max_requests = 5_000
max_requests_jitter = 500
preload_app = True
control_socket_disable = True
accesslog = None
