"""Packages and files as the command line names them."""

import os
from pathlib import Path

from certification.engine.cli.status import Trouble
from certification.engine.formats.naming import Naming
from connectors.package.intake import receive_path
from connectors.package.package import Package
from connectors.package.refusal import Refused


def read_package(path: str) -> Package:
    """The package at a path. Raises Trouble."""
    try:
        package = receive_path(Path(path)).package
    except Refused as refused:
        raise Trouble(one_line(f"{path} cannot be read as a package: {refused}")) from refused
    except OSError as error:
        raise Trouble(_cannot_read(path, error)) from error
    if not package.files:
        raise Trouble(
            f"{path} holds no file of a connector; name a folder or zip with apiDefinition.swagger.json and "
            "apiProperties.json, or one of these files"
        )
    return package


def read_file(path: str) -> bytes:
    """The bytes of a file. Raises Trouble."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise Trouble(_cannot_read(path, error)) from error


def naming(path: str, package: Package) -> Naming:
    """What the reader of a report knows a file as: its path; for what lies in a zip, the zip and the name."""
    top = Path(path)
    given = {file.name: file.given_as for file in package.files}
    in_folder = {name.casefold(): name for name in os.listdir(top)} if top.is_dir() else {}

    def named(name: str) -> str:
        if not name or (not top.is_dir() and top.suffix.casefold() != ".zip"):
            return path
        wanted = given.get(name, name)
        return (top / in_folder.get(wanted.casefold(), wanted)).as_posix()

    return named


def one_line(text: str) -> str:
    """The text without line ends."""
    return " ".join(text.split())


def _cannot_read(path: str, error: OSError) -> str:
    return f"{path} cannot be read: {error.strerror or error}; check the path and its permissions"
