"""One whole site on this machine: servers, database, processes. For `make run`, tests and proofs."""

import fcntl
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import IO

from portal.embedded import gunicorn_settings, leftovers, processes, system_account, translations
from portal.embedded.places import Places
from portal.embedded.postgresql import PostgreSQL
from portal.embedded.problem import CannotStart
from portal.embedded.supervision import Program, Supervisor
from portal.embedded.valkey import Valkey

CODE = Path(__file__).resolve().parents[2]
PAGE_SECONDS = 60
LINES_SHOWN = 15


class Site:
    """The site with data folder `data` on `port`.

    With `database_url` or `redis_url` it uses those servers instead of bundled ones. `durable=False` is for
    tests: it gives up what a power cut would destroy.
    """

    def __init__(
        self,
        data: Path,
        port: int = 8000,
        *,
        database_url: str | None = None,
        redis_url: str | None = None,
        durable: bool = True,
    ) -> None:
        self.places = Places(Path(os.path.abspath(data)))
        self.port = port
        self.postgresql = None if database_url else PostgreSQL(self.places, durable)
        self.valkey = None if redis_url else Valkey(self.places)
        self.database_url = database_url or PostgreSQL(self.places).url
        self.redis_url = redis_url or Valkey(self.places).url
        self._lock: IO[str] | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @cached_property
    def environment(self) -> dict[str, str]:
        """What every process of the site is started with."""
        return {
            "SECRET_KEY": self._secret_key(),
            **os.environ,
            "DATABASE_URL": self.database_url,
            "REDIS_URL": self.redis_url,
            "DATA_DIR": str(self.places.data),
            "PORT": str(self.port),
            "PYTHONUNBUFFERED": "1",
        }

    def _secret_key(self) -> str:
        """Made once for each data folder, so that sessions outlive a restart."""
        file = self.places.secret_key_file
        if not file.exists():
            file.touch(mode=0o600)
            file.write_text(secrets.token_urlsafe(50))
        return file.read_text()

    @cached_property
    def supervisor(self) -> Supervisor:
        return Supervisor(self.places, (*self._servers(), *_products()), CODE, self.environment)

    def _servers(self) -> list[Program]:
        programs = []
        if self.postgresql:
            account, command = self.postgresql.account, self.postgresql.command
            programs.append(
                Program(self.postgresql.name, command, 10, account, group="servers", stop_signal="INT", stop_seconds=30)
            )
        if self.valkey:
            mine = system_account.mine()
            programs.append(Program(self.valkey.name, self.valkey.command, 20, mine, group="servers"))
        return programs

    def start(self, tell: Callable[[str], None] = lambda _step: None) -> None:
        """The whole site, until its first page answers and its demo data is loaded; `tell` hears of each step done."""
        ended = self.claim()
        self.check_port()
        self.start_servers()
        tell(f"servers (ended what an earlier start left: {', '.join(ended)})" if ended else "servers")
        translations.compile_all(CODE / "locale")
        files = self._begin("collectstatic", "--no-input", "--verbosity", "0")
        try:
            self.manage("migrate", "--no-input")
        finally:
            self._finish(files, "collectstatic")
        tell("database, texts and files")
        self.start_processes()
        tell("web and workers")
        self.manage("demo")
        tell("demo data")

    def claim(self) -> list[str]:
        """Makes the data folder ours alone, and ends what a killed start has left in it; returns the names of that."""
        self.places.make()
        self._take_lock()
        self.places.demo_file.unlink(missing_ok=True)
        return leftovers.end(self.places)

    def start_servers(self) -> None:
        """PostgreSQL and Redis, ready to answer."""
        if self._lock is None:
            self.claim()
        servers = [one for one in (self.postgresql, self.valkey) if one]
        for server in servers:
            server.prepare()
        self.supervisor.start()
        for server in servers:
            self._wait(server)

    def _wait(self, server: PostgreSQL | Valkey) -> None:
        try:
            server.wait()
        except CannotStart as problem:
            raise CannotStart(f"{problem}\n{tail(self.places.log / f'{server.name}.log')}") from None

    def _take_lock(self) -> None:
        lock = self.places.lock_file.open("a+")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            who = lock.read().strip()
            lock.close()
            raise CannotStart(
                f"This site is running already ({who}). Stop that one first, or start "
                "another with a data folder and a port of its own: make run DATA_DIR=.data2 PORT=8001"
            ) from None
        lock.truncate(0)
        lock.write(f"process {os.getpid()}, {self.url}")
        lock.flush()
        self._lock = lock

    def manage(self, *arguments: str) -> None:
        """Runs one `manage.py` command; its output goes to a log, the end of which is shown when it fails."""
        self._finish(self._begin(*arguments), arguments[0])

    def _begin(self, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.places.log / f"{arguments[0]}.log").open("w") as output:
            return subprocess.Popen(
                [sys.executable, "manage.py", *arguments],
                cwd=CODE,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def _finish(self, begun: subprocess.Popen[bytes], name: str) -> None:
        try:
            status = begun.wait()
        except BaseException:
            begun.terminate()
            begun.wait()
            raise
        if status:
            log = tail(self.places.log / f"{name}.log")
            raise CannotStart(f"manage.py {name} failed (exit status {status}).\n{log}")

    def check_port(self) -> None:
        """Says so at once when somebody else has the port; web would only try again and again."""
        for address in gunicorn_settings.addresses("localhost", self.port):
            host, _, port = address.rpartition(":")
            with socket.socket(socket.AF_INET6 if "[" in host else socket.AF_INET) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind((host.strip("[]"), int(port)))
                except OSError:
                    raise CannotStart(
                        f"Port {self.port} is used by another program. "
                        f"Choose another one: make run PORT={self.port + 1}"
                    ) from None

    def start_processes(self) -> None:
        """Web alone first: somebody waits for its first page, nobody for the workers."""
        self.supervisor.start_program(processes.WEB.name)
        self.wait_for_page()
        for process in processes.PROCESSES:
            if process != processes.WEB:
                self.supervisor.start_program(process.name)

    def wait_for_page(self, seconds: float = PAGE_SECONDS) -> None:
        """Until the site answers its health page."""
        end = time.monotonic() + seconds
        while not self.answers():
            if time.monotonic() > end or not self.supervisor.is_alive():
                raise CannotStart(f"{self.url} does not answer.\n{tail(self.places.log / 'web.log')}")
            time.sleep(0.1)

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (OSError, urllib.error.URLError):
            return False

    def stop(self) -> None:
        """Ends everything, servers last; nothing is left but the data."""
        if self._lock is None:
            return
        self.places.demo_file.unlink(missing_ok=True)
        self.supervisor.stop()
        for folder in self._socket_folders():
            shutil.rmtree(folder, ignore_errors=True)
        self._lock.close()
        self._lock = None

    def _socket_folders(self) -> list[Path]:
        """They go with the site, and with them the sockets of killed servers."""
        folders = [self.places.socket_folder(service) for service in ("supervisor", "redis")]
        return [*folders, self.postgresql.socket_folder] if self.postgresql else folders


def _products() -> list[Program]:
    return [
        Program(
            one.name,
            (sys.executable, "-m", *one.command),
            one.start_order,
            system_account.mine(),
            group=one.group,
            stop_signal=one.stop_signal,
            stop_seconds=one.stop_seconds,
            starts_alone=False,
        )
        for one in processes.PROCESSES
    ]


def tail(log: Path, lines: int = LINES_SHOWN) -> str:
    """The end of a log, under its name."""
    if not log.exists():
        return f"{log} was not written."
    return "\n".join([f"The end of {log}:", *log.read_text(errors="replace").splitlines()[-lines:]])
