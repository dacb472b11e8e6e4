"""Ends what a killed supervisor left running, by the pids it wrote down, and nothing else."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from portal.embedded.places import Places
from portal.embedded.problem import CannotStart

PATIENCE = 10.0
"""Seconds between asking a leftover to stop and killing it."""


@dataclass(frozen=True)
class Started:
    """A process as it was started: `stop_signal` without SIG ("TERM"); it writes its pid to `pid_file` itself."""

    name: str
    command: tuple[str, ...]
    stop_signal: str
    pid_file: str


@dataclass(frozen=True)
class Leftover:
    """A process that may still be there. Its pid counts only while its command line is the one we started."""

    name: str
    pid: int
    command: str
    stop_signal: signal.Signals

    def lives(self) -> bool:
        return command_line(self.pid) == self.command

    def send(self, what: signal.Signals) -> None:
        if self.lives():
            os.kill(self.pid, what)


def write(places: Places, started: Iterable[Started]) -> None:
    """Notes what is about to be started, for the start after this one."""
    places.started_file.write_text(json.dumps([asdict(one) for one in started], indent=1))


def end(places: Places, patience: float = PATIENCE) -> list[str]:
    """Ends them and returns their names.

    The supervisor goes first, for it would start the others again.
    """
    found = _read(places)
    for group in (
        [one for one in found if one.name == "supervisor"],
        [one for one in found if one.name != "supervisor"],
    ):
        _end(group, patience)
    return sorted(one.name for one in found)


def _end(group: list[Leftover], patience: float) -> None:
    for one in group:
        one.send(one.stop_signal)
    _wait(group, patience)
    for one in group:
        one.send(signal.SIGKILL)
    _wait(group, patience)
    if stuck := [one for one in group if one.lives()]:
        names = ", ".join(f"{one.name} (process {one.pid})" for one in stuck)
        raise CannotStart(f"Still running from an earlier start, and will not end: {names}.")


def _wait(group: list[Leftover], seconds: float) -> None:
    end = time.monotonic() + seconds
    while any(one.lives() for one in group) and time.monotonic() < end:
        time.sleep(0.05)


def _read(places: Places) -> list[Leftover]:
    if not places.started_file.exists():
        return []
    noted = [_leftover(Started(**one)) for one in json.loads(places.started_file.read_text())]
    return [one for one in noted if one.pid and one.lives()]


def _leftover(one: Started) -> Leftover:
    """With pid 0 when none was noted, or the process was killed while writing it."""
    try:
        pid = int(Path(one.pid_file).read_text())
    except (OSError, ValueError):
        pid = 0
    return Leftover(one.name, pid, " ".join(one.command), signal.Signals[f"SIG{one.stop_signal}"])


def command_line(pid: int) -> str:
    """The words of a running process joined by spaces; empty when there is none, or only its remains."""
    if Path("/proc/self").exists():
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return ""
        return words.rstrip(b"\0").replace(b"\0", b" ").decode(errors="replace")
    shown = subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return shown.stdout.strip()
