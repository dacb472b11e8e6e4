"""Where everything of one site lies: one data folder, and sockets that are never too deep to be opened."""

import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from portal.embedded.problem import CannotStart
from portal.embedded.system_account import Account

SOCKET_PATH_LIMIT = 107
"""Bytes of a unix socket's path: 108 in the kernel's structure, less the closing zero."""

LONGEST_SOCKET_NAME = ".s.PGSQL.5432.lock"

TEMP = Path("/tmp")  # noqa: S108 - each socket folder in it is a 0700 one, and refused when it is not ours


@dataclass(frozen=True)
class Places:
    """The folders and files of the site whose data folder is `data` (absolute)."""

    data: Path

    @property
    def log(self) -> Path:
        return self.data / "log"

    @property
    def run(self) -> Path:
        return self.data / "run"

    @property
    def redis(self) -> Path:
        return self.data / "redis"

    @property
    def demo_file(self) -> Path:
        return self.data / "demo.json"

    @property
    def secret_key_file(self) -> Path:
        return self.data / "secret_key"

    @property
    def lock_file(self) -> Path:
        return self.run / "lock"

    @property
    def started_file(self) -> Path:
        """The command lines that were started last, by process name."""
        return self.run / "started.json"

    @property
    def supervisor_settings(self) -> Path:
        return self.run / "supervisord.conf"

    def pid_file(self, process: str, account: Account | None = None) -> Path:
        """Where a process notes its pid; beside its socket when the `account` cannot come to the data folder."""
        near = self.run / "pids" / process
        if account is None or account.can_reach(near):
            return near
        return self.socket_folder(process, account) / "pid"

    def socket_folder(self, service: str, account: Account | None = None) -> Path:
        """Below the data folder; in the temp directory where that is too deep, or closed to the `account`."""
        mark = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
        far = f"certification-{os.getuid()}-{mark}-{service}"
        candidates = (self.run / service, Path(tempfile.gettempdir()) / far, TEMP / far)
        return next((one for one in candidates if _is_fit(one, account)), candidates[-1])

    def make(self) -> None:
        """The folders of every start. Other accounts may pass through, as PostgreSQL's must, but not look."""
        for folder, mode in ((self.data, 0o711), (self.run, 0o711), (self.run / "pids", 0o711)):
            if not folder.exists():
                folder.mkdir(parents=True)
                folder.chmod(mode)
        for folder in (self.log, self.redis):
            folder.mkdir(mode=0o700, exist_ok=True)

    def make_socket_folder(self, service: str, account: Account) -> Path:
        """A folder that only `account` may enter; refuses one that somebody else has put there."""
        folder = self.socket_folder(service, account)
        try:
            folder.mkdir(mode=0o700)
            account.give(folder)
        except FileExistsError:
            _check_is_ours(folder, account)
        return folder


def _is_fit(folder: Path, account: Account | None) -> bool:
    short = len(os.fsencode(folder / LONGEST_SOCKET_NAME)) <= SOCKET_PATH_LIMIT
    return short and (account is None or account.can_reach(folder))


def _check_is_ours(folder: Path, account: Account) -> None:
    found = folder.lstat()
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == account.uid and stat.S_IMODE(found.st_mode) == 0o700
    if not ours:
        raise CannotStart(
            f"{folder} must be a folder of user {account.name} with mode 700, and is not. "
            "Remove it, or choose a shorter DATA_DIR."
        )
