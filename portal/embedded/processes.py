"""The processes of the product: one list for `make run`, for the tests and for `docker-compose.yml`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Process:
    """`command` follows `python -m`; `needs` names what must be up before it and stops after it."""

    name: str
    command: tuple[str, ...]
    start_order: int
    needs: tuple[str, ...] = ("postgres", "redis")
    stop_signal: str = "TERM"
    stop_seconds: int = 20
    group: str = ""

    @property
    def health(self) -> tuple[str, ...]:
        """What follows `python -m`; exit status 0 while the process does its work."""
        return ("portal.embedded.health", self.name)


CELERY = ("celery", "--app", "portal.celery", "--skip-checks")
"""The migration before it has run Django's checks; here they would only delay the start."""


def worker(queue: str, *, concurrency: int, kilobytes_per_child: int) -> Process:
    """A Celery worker of one queue. A child grown beyond its memory ends after its task and is replaced."""
    name = f"worker-{queue}"
    command = (
        *(*CELERY, "worker"),
        *("--hostname", f"{name}@%h", "--queues", queue),
        *("--pool", "prefork", "--concurrency", str(concurrency)),
        *("--max-memory-per-child", str(kilobytes_per_child)),
        *("--without-gossip", "--without-mingle", "--loglevel", "INFO"),
    )
    return Process(name, command, start_order=40, group="workers")


VALIDATION_CONCURRENCY = 2

WEB = Process(
    "web",
    ("gunicorn", "--config", "python:portal.embedded.gunicorn_settings", "portal.wsgi:application"),
    start_order=60,
)
BEAT = Process("beat", (*CELERY, "beat", "--loglevel", "INFO"), start_order=50, group="workers")
WORKERS = (
    worker("validation", concurrency=VALIDATION_CONCURRENCY, kilobytes_per_child=250_000),
    worker("default", concurrency=2, kilobytes_per_child=200_000),
    worker("live", concurrency=2, kilobytes_per_child=200_000),
)
PROCESSES = (*WORKERS, BEAT, WEB)
"""In the order they start. They stop the other way round: first what takes work in, then what does it."""
