import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request

from portal.embedded import gunicorn_settings
from portal.embedded.site import CODE
from tests.portal.embedded.waiting import until
from tests.sites import free_port

PROGRAM = """
import os
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(os.getpid()).encode()]
"""


def answer(host, port):
    try:
        with urllib.request.urlopen(f"http://{host}:{port}/", timeout=10) as page:
            return page.read().decode()
    except OSError:
        return ""


def start(folder, port):
    command = [sys.executable, "-m", "gunicorn", "--config", "python:portal.embedded.gunicorn_settings"]
    environment = {**os.environ, "PORT": str(port), "PYTHONPATH": str(CODE)}
    return subprocess.Popen([*command, "program:application"], cwd=folder, env=environment)


def test_workers_of_a_killed_master_end_and_free_the_port(tmp_path):
    (tmp_path / "program.py").write_text(PROGRAM)
    port = free_port()
    first = start(tmp_path, port)
    worker = int(until(lambda: answer("localhost", port)))
    first.kill()
    first.wait()
    until(lambda: not os.path.exists(f"/proc/{worker}/exe"))

    second = start(tmp_path, port)
    try:
        assert until(lambda: answer("127.0.0.1", port)) != str(worker)
    finally:
        second.send_signal(signal.SIGTERM)
    assert second.wait() == 0


def test_localhost_is_bound_on_every_loopback_address():
    bound = gunicorn_settings.addresses("localhost", 8000)

    assert bound[0] == "127.0.0.1:8000"
    assert bound[1:] in ([], ["[::1]:8000"])


def test_container_address_is_bound_as_given():
    assert gunicorn_settings.addresses("10.0.0.7", 8000) == ["10.0.0.7:8000"]
