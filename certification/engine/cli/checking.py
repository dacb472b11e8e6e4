"""`certify check`: packages judged, several at once, reports written in the order of the paths."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from certification.engine.built_in import BUILT_IN
from certification.engine.cli.reading import naming, one_line, read_file, read_package
from certification.engine.cli.status import BAD_USAGE, BY_VERDICT, Trouble
from certification.engine.engine import UsageError
from certification.engine.engine import check as check_package
from certification.engine.policy import Policy, PolicyError, from_json
from connectors.package.package import Package

if TYPE_CHECKING:
    from multiprocessing.pool import Pool


@dataclass(frozen=True)
class Task:
    """All that judging one path needs; sent to a worker process."""

    path: str
    format: str
    profile: str
    policy: Policy
    baseline: Package | None
    absent: tuple[str, ...]
    only: tuple[str, ...]
    skip: tuple[str, ...]
    colour: bool


@dataclass(frozen=True)
class Done:
    """The part of the output that is this path's, what goes to stderr, and the exit status."""

    part: str | None
    said: tuple[str, ...]
    status: int


def check(options: argparse.Namespace) -> int:
    """Judge every path. The exit status is the worst one."""
    tasks = _tasks(options)
    statuses: list[int] = []
    join = import_module(f"certification.engine.formats.{options.format}").join
    for chunk in join(_parts(_run(tasks, options.jobs or os.cpu_count() or 1), statuses)):
        sys.stdout.write(chunk)
    sys.stdout.flush()
    return max(statuses)


def _parts(results: Iterable[Done], statuses: list[int]) -> Iterator[str]:
    for done in results:
        statuses.append(done.status)
        for line in done.said:
            print(f"certify: {line}", file=sys.stderr)
        if done.part is not None:
            yield done.part


def _run(tasks: list[Task], jobs: int) -> Iterator[Done]:
    workers = min(jobs, len(tasks))
    if workers == 1:
        yield from map(judge, tasks)
        return
    with _pool(workers) as pool:
        yield from pool.imap(judge, tasks)


def _pool(workers: int) -> "Pool":
    from multiprocessing import Pool

    return Pool(workers)


def judge(task: Task) -> Done:
    """Read and judge one path."""
    try:
        package = read_package(task.path)
        report = check_package(
            package,
            policy=task.policy,
            profile=task.profile,
            baseline=task.baseline,
            absent=task.absent,
            only=task.only,
            skip=task.skip,
        )
    except (Trouble, UsageError) as trouble:
        return Done(None, (str(trouble),), BAD_USAGE)
    form = import_module(f"certification.engine.formats.{task.format}")
    more = {"colour": True} if task.colour else {}
    part = form.part(report, package, naming(task.path, package), **more)
    said = tuple(f"{task.path}: rule {code} errored: {_last(trace)}" for code, trace in report.errors.items())
    return Done(part, said, BY_VERDICT[report.verdict])


def _last(trace: str) -> str:
    return one_line(trace.strip().splitlines()[-1])


def _tasks(options: argparse.Namespace) -> list[Task]:
    policy = _policy(options.policy).resolve()
    baseline = read_package(options.baseline) if options.baseline else None
    colour = options.format == "text" and _in_colour()
    return [
        Task(
            path=path,
            format=options.format,
            profile=options.profile,
            policy=policy,
            baseline=baseline,
            absent=tuple(options.absent),
            only=tuple(options.only),
            skip=tuple(options.skip),
            colour=colour,
        )
        for path in options.paths
    ]


def _policy(path: str | None) -> Policy:
    if path is None:
        return BUILT_IN
    try:
        return from_json(read_file(path))
    except PolicyError as error:
        raise Trouble(f"{path}: {error}; fetch it again from the portal's /api/v1/policy/") from error


def _in_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
