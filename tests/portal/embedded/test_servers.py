"""The bundled PostgreSQL and Redis under the supervisor."""

import os
import signal
import socket
from pathlib import Path

import pytest

from portal.embedded.problem import CannotStart
from portal.embedded.site import Site
from tests.portal.embedded.waiting import until


def say(servers, line):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(servers.valkey.socket))
        connection.sendall(f"{line}\r\n".encode())
        return connection.recv(100)


def kill(servers, name):
    """Kills it, and returns once another process has its place."""
    before = servers.supervisor.pids()[name]
    os.kill(before, signal.SIGKILL)
    until(lambda: servers.supervisor.pids()[name] not in (0, before))


def test_postgresql_listens_on_its_socket_only_and_is_durable(servers):
    shown = servers.postgresql.sql(
        "SELECT name || '=' || setting FROM pg_settings WHERE name IN ('listen_addresses', 'fsync', 'full_page_writes')"
        " ORDER BY name"
    )

    assert shown == "fsync=on\nfull_page_writes=on\nlisten_addresses=\n"


def test_redis_listens_on_its_socket_only_and_appends_to_a_file(servers):
    assert say(servers, "CONFIG GET port") == b"*2\r\n$4\r\nport\r\n$1\r\n0\r\n"
    assert say(servers, "CONFIG GET appendonly") == b"*2\r\n$10\r\nappendonly\r\n$3\r\nyes\r\n"


def test_the_site_is_no_superuser_of_its_database(servers):
    roles = servers.postgresql.sql("SELECT rolname, rolsuper, rolcreaterole FROM pg_roles WHERE rolname = 'portal'")

    assert roles == "portal|f|f\n"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to become somebody else")
def test_postgresql_runs_as_nobody_when_root_starts_it(servers):
    pid = servers.supervisor.pids()["postgres"]

    assert Path(f"/proc/{pid}").owner() == "nobody"


def test_killed_postgresql_is_started_again_with_what_was_committed(servers):
    servers.postgresql.sql("CREATE TABLE kept AS SELECT 'an upload' AS it", "portal")

    kill(servers, "postgres")

    servers.postgresql.wait()
    assert servers.postgresql.sql("SELECT it FROM kept", "portal") == "an upload\n"


def test_killed_redis_is_started_again_with_what_was_queued(servers):
    assert say(servers, "LPUSH queue message") == b":1\r\n"

    kill(servers, "redis")

    servers.valkey.wait()
    assert say(servers, "LRANGE queue 0 -1") == b"*1\r\n$7\r\nmessage\r\n"


def test_second_start_says_that_the_first_one_runs(servers):
    second = Site(servers.places.data, 8001)

    with pytest.raises(CannotStart, match=rf"running already \(process {os.getpid()}, {servers.url}\)"):
        second.start_servers()
    second.stop()
    assert servers.postgresql.sql("SELECT 1") == "1\n"


def test_failed_command_shows_the_end_of_its_log(servers):
    with pytest.raises(CannotStart) as caught:
        servers.manage("no_such_command")

    assert "manage.py no_such_command failed (exit status 1)." in str(caught.value)
    assert "Unknown command: 'no_such_command'" in str(caught.value)
