"""Whole sites for tests: a data folder and a port of their own."""

import shutil
import socket
import tempfile
from pathlib import Path

from portal.embedded.site import Site


def make_data_folder(purpose: str) -> Path:
    """A new folder in the temp directory through which PostgreSQL's account may pass."""
    folder = Path(tempfile.mkdtemp(prefix=f"certification-{purpose}-"))
    folder.chmod(0o711)
    return folder


def remove_data(site: Site) -> None:
    """Everything a stopped site has left, also where its cluster had to move."""
    if site.postgresql:
        shutil.rmtree(site.postgresql.home, ignore_errors=True)
    shutil.rmtree(site.places.data, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
