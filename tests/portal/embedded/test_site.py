"""A site's start and end; the product's own processes are proved by `make prove`."""

import socket
import subprocess
import sys

import pytest

from portal.embedded import leftovers, site
from portal.embedded.problem import CannotStart
from portal.embedded.site import Site
from tests.portal.embedded.waiting import until


def test_stop_leaves_no_process_and_no_socket_but_the_data(data):
    running = Site(data, durable=False)
    running.start_servers()
    running.postgresql.sql("CREATE TABLE kept AS SELECT 'an upload' AS it", "portal")
    pids = {**running.supervisor.pids(), "supervisor": running.supervisor.process.pid}
    running.stop()

    assert [name for name, pid in pids.items() if pid and leftovers.command_line(pid)] == []
    assert [path for path in data.rglob("*") if path.is_socket()] == []

    again = Site(data, durable=False)
    again.start_servers()
    try:
        assert again.postgresql.sql("SELECT it FROM kept", "portal") == "an upload\n"
    finally:
        again.stop()


def test_start_after_a_killed_supervisor_ends_what_it_left(data):
    first = Site(data, durable=False)
    first.start_servers()
    before = first.supervisor.pids()
    first.supervisor.process.kill()
    first.supervisor.process.wait()
    first._lock.close()

    again = Site(data, durable=False)
    try:
        assert again.claim() == ["postgres", "redis"]
        again.start_servers()
        assert not any(leftovers.command_line(before[name]) for name in ("postgres", "redis"))
        assert again.postgresql.sql("SELECT 1") == "1\n"
    finally:
        again.stop()


def test_everything_ends_when_its_starter_is_killed(data):
    program = (
        "import sys, time; from pathlib import Path; from portal.embedded.site import Site\n"
        "site = Site(Path(sys.argv[1]), durable=False); site.start_servers()\n"
        "print(*(pid for pid in site.supervisor.pids().values() if pid), flush=True); time.sleep(600)"
    )
    command = [sys.executable, "-c", program, str(data)]
    with subprocess.Popen(command, cwd=site.CODE, stdout=subprocess.PIPE, text=True) as starter:
        pids = [int(pid) for pid in starter.stdout.readline().split()]
        starter.kill()

    assert len(pids) == 2
    until(lambda: not any(leftovers.command_line(pid) for pid in pids))


def test_deep_folder_moves_the_sockets(data):
    running = Site(data / ("deep" * 30), durable=False)
    running.start_servers()
    folders = [
        running.postgresql.socket_folder,
        running.places.socket_folder("redis"),
        running.places.socket_folder("supervisor"),
    ]
    try:
        assert running.postgresql.sql("SELECT 1") == "1\n"
        assert all(folder.is_dir() and not folder.is_relative_to(data) for folder in folders)
    finally:
        running.stop()
    assert not any(folder.exists() for folder in folders)


def test_check_port_names_a_way_out_when_the_port_is_taken(data):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(CannotStart, match=rf"Port {port} is used by another program.*make run PORT={port + 1}"):
            Site(data, port).check_port()


def test_given_servers_replace_the_bundled_ones(data):
    running = Site(data, database_url="postgres://portal@db/portal", redis_url="redis://broker/0")
    running.places.make()

    assert (running.postgresql, running.valkey) == (None, None)
    assert running.environment["DATABASE_URL"] == "postgres://portal@db/portal"
    assert running.environment["REDIS_URL"] == "redis://broker/0"


def test_secret_key_outlives_a_restart_and_is_private(data, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    first = Site(data)
    first.places.make()

    assert first.environment["SECRET_KEY"] == Site(data).environment["SECRET_KEY"]
    assert first.places.secret_key_file.stat().st_mode & 0o077 == 0
