import signal
import subprocess
import sys
import time

import pytest

from portal.embedded import leftovers
from portal.embedded.leftovers import Started
from portal.embedded.places import Places

OBEYS = "import time; time.sleep(600)"
IGNORES = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('', flush=True); time.sleep(600)"


@pytest.fixture
def places(tmp_path):
    found = Places(tmp_path)
    found.make()
    return found


@pytest.fixture
def start():
    started = []

    def start(program):
        command = (sys.executable, "-c", program)
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        started.append(process)
        wait_until(lambda: leftovers.command_line(process.pid) == " ".join(command))
        return process, command

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def wait_until(condition):
    while not condition():
        time.sleep(0.01)


def note(places, name, command, pid, stop_signal="TERM"):
    leftovers.write(places, [Started(name, command, stop_signal, str(places.pid_file(name)))])
    places.pid_file(name).write_text(f"{pid}\n")


def test_end_stops_what_was_started_with_its_own_signal(places, start):
    process, command = start(OBEYS)
    note(places, "web", command, process.pid, "INT")

    assert leftovers.end(places) == ["web"]
    assert process.wait() == -signal.SIGINT or process.returncode == 1


def test_end_kills_what_ignores_its_signal(places, start):
    process, command = start(IGNORES)
    process.stdout.readline()
    note(places, "web", command, process.pid)

    assert leftovers.end(places, patience=0.2) == ["web"]
    assert process.wait() == -signal.SIGKILL


def test_end_leaves_a_stranger_with_the_same_pid_alone(places, start):
    process, _ = start(OBEYS)
    note(places, "web", ("python", "-m", "gunicorn"), process.pid)

    assert leftovers.end(places) == []
    assert process.poll() is None


@pytest.mark.parametrize("written", ["", "\n", "12x", "999999999"])
def test_end_ignores_a_pid_that_names_nobody(places, written):
    note(places, "web", ("python",), written)

    assert leftovers.end(places) == []


def test_end_does_nothing_before_the_first_start(places):
    assert leftovers.end(places) == []


def test_end_stops_the_supervisor_before_what_it_would_start_again(places, start):
    supervisor, supervisor_command = start(OBEYS + " # supervisor")
    web, web_command = start(OBEYS + " # web")
    note(places, "supervisor", supervisor_command, supervisor.pid)
    note(places, "web", web_command, web.pid)
    files = {name: str(places.pid_file(name)) for name in ("web", "supervisor")}
    started = [("web", web_command), ("supervisor", supervisor_command)]
    leftovers.write(places, [Started(name, command, "TERM", files[name]) for name, command in started])

    assert leftovers.end(places) == ["supervisor", "web"]
    assert (supervisor.wait(), web.wait()) == (-signal.SIGTERM, -signal.SIGTERM)
