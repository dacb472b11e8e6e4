"""The servers that the tests talk to: a real PostgreSQL and Redis, started once for each run.

Under pytest-xdist the controller starts them; each worker has a database (pytest-django names it) and a Redis
database of its own. `DATABASE_URL` and `REDIS_URL` are exported before Django reads its settings.
"""

import os
from pathlib import Path
from typing import Any

import django
import pytest
from django.conf import settings

from portal.broker import celery_url
from portal.embedded.site import Site
from tests.sites import make_data_folder, remove_data

WITHOUT_SERVERS = (
    "certification/engine",
    "certification/second_opinion",
    "connectors/package",
    "portal/embedded",
    "e2e",
    "prove",
)
"""Folders of tests that need no server, or start a site of their own."""

SITE = pytest.StashKey[Site]()

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):
        _take_own_redis_database(config.workerinput["workerid"])
    elif _needs_servers(config):
        config.stash[SITE] = _start_servers()
    django.setup()  # only now: the settings read where the servers are


def pytest_unconfigure(config: pytest.Config) -> None:
    site = config.stash.get(SITE, None)
    if site:
        site.stop()
        remove_data(site)


def _needs_servers(config: pytest.Config) -> bool:
    if config.option.help or config.option.collectonly:
        return False
    tests = Path(__file__).parent
    named = [Path(one.partition("::")[0]).absolute() for one in config.args]
    return not all(any(path.is_relative_to(tests / one) for one in WITHOUT_SERVERS) for path in named)


def _start_servers() -> Site:
    given = os.environ
    site = Site(
        make_data_folder("tests"),
        database_url=given.get("DATABASE_URL"),
        redis_url=given.get("REDIS_URL"),
        durable=False,
    )
    site.start_servers()
    given.update({name: site.environment[name] for name in ("DATABASE_URL", "REDIS_URL", "DATA_DIR")})
    return site


def _take_own_redis_database(worker: str) -> None:
    """`gw0` takes database 1 of the bundled Redis; a Redis that was given is shared, as its address says.

    pytest-django has read the settings of a worker by now, so they are told as well.
    """
    url = os.environ.get("REDIS_URL", "")
    if url.endswith("?db=0"):
        own = url.removesuffix("0") + str(int(worker.removeprefix("gw")) + 1)
        os.environ["REDIS_URL"] = own
        settings.REDIS_URL, settings.CELERY_BROKER_URL = own, celery_url(own)


@pytest.fixture(autouse=True)
def _fast_passwords(settings: Any) -> None:
    """Passwords are hashed for real, though not slowly."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
