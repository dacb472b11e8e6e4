"""The supervisor: its configuration, written out of our lists, and the few things we ask of it."""

import shlex
import subprocess
import sys
import time
import xmlrpc.client
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from supervisor.xmlrpc import SupervisorTransport

from portal.embedded import leftovers, system_account
from portal.embedded.leftovers import Started
from portal.embedded.places import Places
from portal.embedded.problem import CannotStart
from portal.embedded.system_account import Account

NOTE_PID = 'echo $$ > "$0"; exec "$@"'
"""Run by sh in front of each process: the pid it writes stays that of the process."""

START_SECONDS = 20
SETTLED_SECONDS = 3
"""Whoever ends earlier than this after a start is started again after a pause, longer each time."""

RETRIES = 1_000_000
"""Never give up: what a process needs may come back later."""


@dataclass(frozen=True)
class Program:
    """One process under the supervisor. Lower `order` starts first and stops last; a group stops at once."""

    name: str
    command: tuple[str, ...]
    order: int
    account: Account
    group: str = ""
    stop_signal: str = "TERM"
    stop_seconds: int = 20
    starts_alone: bool = True

    @property
    def full_name(self) -> str:
        return f"{self.group}:{self.name}" if self.group else self.name


def settings_text(places: Places, programs: Iterable[Program], folder: Path) -> str:
    """The whole configuration file."""
    control = places.socket_folder("supervisor") / "supervisor.sock"
    programs = tuple(programs)
    sections = [
        _section("unix_http_server", {"file": control, "chmod": "0700"}),
        _section("supervisord", _supervisor_settings(places)),
        _section("rpcinterface:supervisor", {"supervisor.rpcinterface_factory": RPC_FACTORY}),
        *(_section(f"program:{one.name}", _program_settings(places, one, folder)) for one in programs),
        *(_section(f"group:{name}", values) for name, values in _groups(programs).items()),
    ]
    return "\n".join(sections)


RPC_FACTORY = "supervisor.rpcinterface:make_main_rpcinterface"


def _section(title: str, values: Mapping[str, object]) -> str:
    lines = (f"{key} = {str(value).replace('%', '%%')}\n" for key, value in values.items())
    return f"[{title}]\n{''.join(lines)}"


def _supervisor_settings(places: Places) -> dict[str, object]:
    return {
        "nodaemon": "true",
        "silent": "true",
        "user": system_account.mine().name,
        "logfile": places.log / "supervisor.log",
        "logfile_maxbytes": "5MB",
        "logfile_backups": 1,
        "pidfile": places.pid_file("supervisor"),
        "childlogdir": places.log,
        "nocleanup": "true",
    }


def _program_settings(places: Places, program: Program, folder: Path) -> dict[str, object]:
    pid_file = places.pid_file(program.name, program.account)
    return {
        "command": shlex.join(["sh", "-c", NOTE_PID, str(pid_file), *program.command]),
        "directory": folder if program.account.is_mine else "/",
        **({} if program.account.is_mine else {"user": program.account.name}),
        "priority": program.order,
        "autostart": "true" if program.starts_alone else "false",
        "autorestart": "true",
        "startsecs": SETTLED_SECONDS,
        "startretries": RETRIES,
        "stopsignal": program.stop_signal,
        "stopwaitsecs": program.stop_seconds,
        "killasgroup": "true",
        "redirect_stderr": "true",
        "stdout_logfile": places.log / f"{program.name}.log",
        "stdout_logfile_maxbytes": "10MB",
        "stdout_logfile_backups": 1,
    }


def _groups(programs: Iterable[Program]) -> dict[str, dict[str, object]]:
    groups: dict[str, dict[str, object]] = {}
    for program in programs:
        if program.group:
            group = groups.setdefault(program.group, {"programs": program.name, "priority": program.order})
            if program.name != group["programs"]:
                group["programs"] = f"{group['programs']},{program.name}"
    return groups


class Supervisor:
    """A running supervisor of `programs`, started in `folder` with `environment`."""

    def __init__(self, places: Places, programs: Iterable[Program], folder: Path, environment: Mapping[str, str]):
        self.places = places
        self.programs = tuple(programs)
        self.folder = folder
        self.environment = dict(environment)
        self.command = (
            sys.executable,
            "-m",
            "portal.embedded.supervisord",
            "-c",
            str(places.supervisor_settings),
        )
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns once it answers. What may start alone is started by it then."""
        self._write_files()
        log = (self.places.log / "supervisor.start.log").open("wb")
        with log:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        end = time.monotonic() + START_SECONDS
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > end:
                raise CannotStart(f"The supervisor did not start. See {log.name}.")
            time.sleep(0.05)

    def _write_files(self) -> None:
        self.places.make_socket_folder("supervisor", system_account.mine())
        self.places.supervisor_settings.write_text(settings_text(self.places, self.programs, self.folder))
        own = Started("supervisor", self.command, "TERM", str(self.places.pid_file("supervisor")))
        leftovers.write(self.places, [own, *(self._started(one) for one in self.programs)])
        for program in self.programs:
            file = self.places.pid_file(program.name, program.account)
            file.write_text("")
            program.account.give(file)

    def _started(self, program: Program) -> Started:
        file = self.places.pid_file(program.name, program.account)
        return Started(program.name, program.command, program.stop_signal, str(file))

    def _answers(self) -> bool:
        try:
            return bool(self._ask("getState")["statename"] == "RUNNING")
        except (OSError, xmlrpc.client.Error):
            return False

    def _ask(self, what: str, *arguments: object) -> Any:
        address = f"unix://{self.places.socket_folder('supervisor')}/supervisor.sock"
        with xmlrpc.client.ServerProxy(
            "http://127.0.0.1", transport=SupervisorTransport(None, None, address)
        ) as server:
            return getattr(server.supervisor, what)(*arguments)

    def start_program(self, name: str) -> None:
        """Asks for it to be started; does not wait."""
        program = next(one for one in self.programs if one.name == name)
        self._ask("startProcess", program.full_name, False)

    def pids(self) -> dict[str, int]:
        """The process id of each program now; 0 while it is not running."""
        return {one["name"]: one["pid"] for one in self._ask("getAllProcessInfo")}

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        """Everything ends in order, servers last. Kills what does not; returns when nothing is left."""
        if self.process and self.is_alive():
            self.process.terminate()
            try:
                self.process.wait(sum(one.stop_seconds for one in self.programs) + 10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        leftovers.end(self.places)
