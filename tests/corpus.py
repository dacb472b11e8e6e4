"""The connectors for regression: CONNECTOR_CORPUS, or `../shared/corpus` beside the repository."""

import os
from functools import cache
from pathlib import Path

import pytest

from connectors.package.intake import receive_path
from connectors.package.package import Package

ROOT = Path(__file__).resolve().parent.parent


def folder() -> Path:
    return Path(os.environ.get("CONNECTOR_CORPUS") or ROOT.parent / "shared" / "corpus")


@cache
def connector_folders() -> tuple[Path, ...]:
    """The folder of each connector, in a fixed order. Skips the test where there is no corpus."""
    found = {file.parent for file in folder().glob("*-connectors/*/*.json")}
    if not found:
        pytest.skip(f"no corpus at {folder()} (set CONNECTOR_CORPUS)")
    return tuple(sorted(found))


def package(connector: Path) -> Package:
    return receive_path(connector).package
