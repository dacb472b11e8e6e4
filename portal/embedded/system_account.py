"""Which system user runs PostgreSQL: it refuses to be root, so it becomes `nobody` then."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Account:
    name: str
    uid: int
    gid: int

    @property
    def is_mine(self) -> bool:
        return self.uid == os.geteuid()

    def give(self, path: Path) -> None:
        """Makes this account the owner of `path`."""
        if not self.is_mine:
            os.chown(path, self.uid, self.gid)

    def can_reach(self, path: Path) -> bool:
        """May it pass through every folder above `path`? For a stranger only the bits for others count."""
        if self.is_mine:
            return True
        return all(folder.stat().st_mode & 0o001 for folder in path.resolve().parents if folder.exists())


def mine() -> Account:
    return _account(pwd.getpwuid(os.geteuid()))


def for_postgresql() -> Account:
    return _account(pwd.getpwnam("nobody")) if os.geteuid() == 0 else mine()


def _account(entry: pwd.struct_passwd) -> Account:
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
