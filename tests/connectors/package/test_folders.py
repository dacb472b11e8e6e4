"""Paths of this machine: folders, archives, single files."""

from pathlib import Path

import pytest

from connectors.package.intake import GivenFile, receive, receive_path
from connectors.package.limits import Limits
from connectors.package.pack import to_zip
from connectors.package.refusal import Refused
from tests.connectors.package.samples import CONTENTS, DEFINITION, given

PACKAGE = receive(given(CONTENTS)).package


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in CONTENTS.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_receive_path_folder_read(folder: Path) -> None:
    assert receive_path(folder).package == PACKAGE


def test_receive_path_archive_read(tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(to_zip(PACKAGE))
    assert receive_path(path).package == PACKAGE


def test_receive_path_single_file_read(folder: Path) -> None:
    intake = receive_path(folder / "apiDefinition.swagger.json")
    assert intake.package == receive([GivenFile("apiDefinition.swagger.json", DEFINITION)]).package


def test_receive_path_hidden_folders_passed_over_and_links_named(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git" / "apiDefinition.swagger.json").write_bytes(b"{}")
    (folder / "docs").mkdir()
    (folder / "docs" / "apiDefinition.swagger.json").symlink_to(folder / "README.md")
    intake = receive_path(folder)
    assert intake.package == PACKAGE
    assert [(file.given_as, file.reason.code) for file in intake.ignored] == [
        ("docs/apiDefinition.swagger.json", "ignored_link")
    ]


def test_receive_path_too_large_refused_before_reading(folder: Path) -> None:
    with (folder / "video.mp4").open("wb") as file:
        file.truncate(10**12)
    with pytest.raises(Refused) as refused:
        receive_path(folder)
    assert [problem.code for problem in refused.value.problems] == ["upload_bytes"]


def test_receive_path_too_many_files_refused(folder: Path) -> None:
    with pytest.raises(Refused) as refused:
        receive_path(folder, Limits(files=3))
    assert str(refused.value) == "The upload holds 4 files; the limit is 3."


def test_receive_path_empty_folder_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="The upload is empty"):
        receive_path(tmp_path)


def test_receive_path_nothing_there_raises_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        receive_path(tmp_path / "none")
