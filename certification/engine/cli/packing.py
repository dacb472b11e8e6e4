"""`certify pack`: the canonical zip of a package."""

import sys
from pathlib import Path

from certification.engine.cli.reading import read_package
from certification.engine.cli.status import PASSED, Trouble
from connectors.package.pack import to_zip


def pack(path: str, output: str) -> int:
    """Write the zip and say its digest; `-` writes it to the standard output."""
    package = read_package(path)
    content = to_zip(package)
    if output == "-":
        sys.stdout.buffer.write(content)
        return PASSED
    try:
        Path(output).write_bytes(content)
    except OSError as error:
        raise Trouble(f"{output} cannot be written: {error.strerror or error}; choose another file with -o") from error
    print(f"{output}  {len(package.files)} files  {package.digest}")
    return PASSED
