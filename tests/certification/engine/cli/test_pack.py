from pathlib import Path

import pytest

from certification.engine import seeded
from certification.engine.cli.main import main
from connectors.package.intake import receive_path
from connectors.package.pack import to_zip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "connector"
    made.mkdir()
    for file in seeded.sample().files:
        (made / file.name.upper()).write_bytes(file.content)
    return made


def test_pack_writes_the_canonical_zip(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out.zip"
    assert main(["pack", str(folder), "-o", str(target)]) == 0
    assert target.read_bytes() == to_zip(seeded.sample())
    assert receive_path(target).package.digest == seeded.sample().digest
    assert capsys.readouterr().out == f"{target}  4 files  {seeded.sample().digest}\n"


def test_pack_writes_to_the_standard_output(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["pack", str(folder), "-o", "-"]) == 0
    assert capfdbinary.readouterr().out == to_zip(seeded.sample())


def test_pack_that_cannot_be_written_exits_2(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "missing" / "out.zip"
    assert main(["pack", str(folder), "-o", str(target)]) == 2
    said = f"certify: {target} cannot be written: No such file or directory; choose another file with -o\n"
    assert capsys.readouterr().err == said
