"""All hostile uploads, several at once, in one process: its memory stays low."""

import pickle
import subprocess
import sys
from pathlib import Path

from tests.connectors.package.hostile import HOSTILE

MOST_KIB = 200 * 1024
"""What this package may take of the 350 MB of a site process, with the interpreter and the uploads themselves."""

PROGRAM = """
import pickle, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from connectors.package.intake import GivenFile, receive
from connectors.package.refusal import Refused

def refuse(path):
    files = pickle.loads(path.read_bytes())
    try:
        receive(GivenFile(name, content) for name, content in files)
    except Refused:
        return 1
    return 0

with ThreadPoolExecutor(4) as pool:
    refused = sum(pool.map(refuse, sorted(Path(sys.argv[1]).iterdir())))
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(refused, peak)
"""


def test_receive_all_hostile_uploads_in_four_threads_memory_bounded(tmp_path: Path) -> None:
    # The 200 MB are capped by whoever reads the request, before there is an upload in memory.
    names = [name for name in HOSTILE if name != "200 MB"]
    for number, name in enumerate(names):
        files = [(file.name, file.content) for file in HOSTILE[name]()]
        (tmp_path / f"{number:03}").write_bytes(pickle.dumps(files))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    refused, peak = map(int, done.stdout.split())
    assert refused == len(names)
    assert peak <= MOST_KIB
