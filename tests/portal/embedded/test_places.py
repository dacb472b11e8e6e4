import os
import stat
from pathlib import Path

import pytest

from portal.embedded import system_account
from portal.embedded.places import LONGEST_SOCKET_NAME, SOCKET_PATH_LIMIT, Places
from portal.embedded.problem import CannotStart

MINE = system_account.mine()


def data_folder_of_length(length: int) -> Path:
    return Path("/" + "d" * (length - 1))


@pytest.mark.parametrize("service", ["postgres", "redis", "supervisor"])
@pytest.mark.parametrize("length", [10, 70, 80, 90, 200])
def test_socket_paths_fit_into_the_kernels_structure(service, length):
    folder = Places(data_folder_of_length(length)).socket_folder(service)

    assert len(os.fsencode(folder / LONGEST_SOCKET_NAME)) <= SOCKET_PATH_LIMIT


def test_socket_folder_is_below_the_data_folder_when_that_is_short(tmp_path):
    places = Places(Path("/srv/site"))

    assert places.socket_folder("redis") == Path("/srv/site/run/redis")


def test_socket_folder_counts_bytes_not_characters():
    places = Places(Path("/" + "é" * 45))

    assert not places.socket_folder("redis").is_relative_to(places.data)


def test_socket_folders_of_two_deep_sites_differ():
    folders = {Places(Path(f"/{'d' * 120}/{name}")).socket_folder("redis") for name in ("one", "two")}

    assert len(folders) == 2


def test_socket_folder_in_the_temp_directory_is_private(tmp_path):
    places = Places(tmp_path / ("deep" * 30))

    folder = places.make_socket_folder("redis", MINE)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    folder.rmdir()


def test_socket_folder_that_others_may_enter_is_refused(tmp_path):
    places = Places(tmp_path / ("deep" * 30))
    folder = places.socket_folder("redis")
    folder.mkdir(mode=0o755)
    try:
        with pytest.raises(CannotStart, match="with mode 700, and is not"):
            places.make_socket_folder("redis", MINE)
    finally:
        folder.rmdir()


def test_socket_folder_that_is_a_link_is_refused(tmp_path):
    places = Places(tmp_path / ("deep" * 30))
    folder = places.socket_folder("redis")
    folder.symlink_to(tmp_path)
    try:
        with pytest.raises(CannotStart):
            places.make_socket_folder("redis", MINE)
    finally:
        folder.unlink()


def test_make_leaves_the_mode_of_a_folder_that_was_there(tmp_path):
    tmp_path.chmod(0o750)

    Places(tmp_path).make()

    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o750
    assert stat.S_IMODE((tmp_path / "log").stat().st_mode) == 0o700
