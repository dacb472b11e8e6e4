"""Uploads through the API, each followed until its verdict."""

import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle
from statistics import quantiles
from typing import Any

from tests.prove.client import Client, Unexpected
from tests.prove.connectors import SampleConnector
from tests.prove.running import Target

CLIENTS = 4
STUCK_AFTER = 180.0
"""Seconds without a verdict after which an upload counts as stuck."""


@dataclass(frozen=True)
class Upload:
    """What became of one upload: its verdict ("passed", "failed", "errored", "stuck") after so many seconds.

    The verdict is "refused" and `problem` the answer when the API did not keep its contract.
    """

    connector: SampleConnector
    id: str
    verdict: str
    seconds: float
    was_known: bool
    report: bytes
    problem: str = ""


def upload_all(target: Target, connectors: Iterable[SampleConnector], clients: int, look_every: float) -> list[Upload]:
    """All of them over `clients` connections at once, each client with one upload at a time."""
    waiting = iter(list(connectors))
    writers = [writer for writer, _number in zip(cycle(target.writers), range(clients), strict=False)]
    with ThreadPoolExecutor(clients) as pool:
        done = list(pool.map(lambda writer: _upload_in_turn(target, writer, waiting, look_every), writers))
    return [upload for part in done for upload in part]


def _upload_in_turn(
    target: Target, writer: dict[str, Any], waiting: Iterable[SampleConnector], look_every: float
) -> list[Upload]:
    client = Client(target.url, writer)
    try:
        return [_upload(client, connector, look_every) for connector in waiting]
    finally:
        client.close()


def _upload(client: Client, connector: SampleConnector, look_every: float) -> Upload:
    try:
        return upload(client, connector, look_every)
    except Unexpected as problem:
        return Upload(connector, "", "refused", 0, False, b"", str(problem))


def upload(client: Client, connector: SampleConnector, look_every: float) -> Upload:
    begin, begin_at = time.monotonic(), datetime.now(UTC)
    submission = client.upload(connector.files)
    run = validation_of(submission)
    while not run["finished"] and time.monotonic() < begin + STUCK_AFTER:
        time.sleep(look_every)
        run = validation_of(client.submission(submission["id"]))
    seconds = time.monotonic() - begin
    if not run["finished"]:
        return Upload(connector, submission["id"], "stuck", seconds, False, b"")
    was_known = datetime.fromisoformat(run["finished"]) < begin_at
    report = client.report(submission["id"])
    return Upload(connector, submission["id"], run["verdict"], seconds, was_known, report)


def validation_of(submission: dict[str, Any]) -> dict[str, Any]:
    return next(run for run in submission["runs"] if run["kind"] == "validation")


def percentiles(seconds: list[float]) -> str:
    """Median and 95th centile, as they are printed."""
    if len(seconds) < 2:
        return "none"
    centiles = quantiles(seconds, n=100, method="inclusive")
    return f"p50 {centiles[49]:.3g} s p95 {centiles[94]:.3g} s"
