"""`make bench`: how fast the engine is over the corpus, in this process alone, and how soon the command answers."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from certification.engine.engine import check
from certification.engine.report import to_json
from connectors.package.pack import to_zip
from connectors.package.package import Package
from portal.embedded.site import CODE
from tests import corpus
from tests.prove import connectors
from tests.prove.uploads import percentiles

COMMAND_RUNS = 10


def main() -> int:
    samples = connectors.load()
    if not samples:
        print(f"skipped: there is no corpus at {corpus.folder()} (set CONNECTOR_CORPUS)")
        return 0
    seconds, sizes = [], []
    for sample in samples:
        begin = time.perf_counter()
        to_json(check(sample.package(), absent=("icon", "script")))
        seconds.append(time.perf_counter() - begin)
        sizes.append(sum(len(content) for _name, content in sample.files))
    smallest = samples[sizes.index(min(sizes))].package()
    command = [_seconds_of_command(smallest) for _run in range(COMMAND_RUNS)]
    rate = sum(sizes) / sum(seconds) / 1e6
    print(
        f"{len(samples)} packages in {sum(seconds):.1f} s, {rate:.1f} MB/s, each {percentiles(seconds)},"
        f" slowest {max(seconds):.2f} s; `certify check` of the smallest {percentiles(command)}"
    )
    return 0


def _seconds_of_command(package: Package) -> float:
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "connector.zip"
        archive.write_bytes(to_zip(package))
        begin = time.perf_counter()
        command = [sys.executable, "-m", "certification.engine.cli", "check", "--format", "json", str(archive)]
        subprocess.run(command, cwd=CODE, stdout=subprocess.DEVNULL, check=False)
        return time.perf_counter() - begin


if __name__ == "__main__":
    sys.exit(main())
