"""The site that a proof talks to: the one that runs already, or one of its own."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.embedded.__main__ import site_of_environment
from portal.embedded.site import Site
from tests.sites import free_port, make_data_folder, remove_data


@dataclass(frozen=True)
class Target:
    """Where the site is, and who may sign in; `writers` may upload."""

    url: str
    users: list[dict[str, Any]]

    @property
    def writers(self) -> list[dict[str, Any]]:
        return [user for user in self.users if user["member"] in ("owner", "developer")]


@contextmanager
def running_or_own_site() -> Iterator[Target]:
    running = site_of_environment()
    if running.places.demo_file.exists() and running.answers():
        yield target_of(running.places.demo_file)
        return
    with own_site("corpus") as site:
        yield target_of(site.places.demo_file)


@contextmanager
def own_site(purpose: str) -> Iterator[Site]:
    """A whole site with new servers, whatever `DATABASE_URL` says; nothing of it is left."""
    for name in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    site = Site(make_data_folder(purpose), free_port())
    try:
        site.start()
        yield site
    finally:
        site.stop()
        remove_data(site)


def target_of(demo_file: Path) -> Target:
    demo = json.loads(demo_file.read_text())
    return Target(demo["url"], demo["users"])
