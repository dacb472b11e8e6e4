"""What must never be committed."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

REGISTRIES = re.compile(
    r"pypi\.(?:org|python)|pythonhosted\.|npmjs\.|(?:^|\s)--(?:extra-)?index-url|https?://[\w.:-]*(?:registry|artifactory|nexus|mirror)[\w.-]*"
)
MACHINES = re.compile(r"(?<![\w./-])/(?:work|root|home/\w+|Users/\w+)/[\w.]")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Every committed text by its path; this file holds the patterns and is left out."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout.decode()
    files = {name: ROOT / name for name in names.split("\0") if name}
    return {
        name: file.read_bytes().decode("utf-8", "ignore")
        for name, file in files.items()
        if file.is_file() and file != Path(__file__) and file.suffix != ".png"
    }


@pytest.mark.parametrize("pattern", [REGISTRIES, MACHINES], ids=["package registries", "paths of a machine"])
def test_no_committed_file_holds(texts: dict[str, str], pattern: re.Pattern[str]) -> None:
    found = [f"{name}: {match[0]}" for name, text in texts.items() for match in pattern.finditer(text)]

    assert found == []


def test_lock_file_has_a_hash_for_every_package(texts: dict[str, str]) -> None:
    lock = texts["requirements.lock"].replace("\\\n", " ")
    pinned = [line for line in lock.splitlines() if re.match(r"[a-z0-9]", line)]

    assert [line.split()[0] for line in pinned if "--hash=sha256:" not in line] == []
