import shutil

import pytest

from portal.embedded.site import Site
from tests.sites import free_port, make_data_folder, remove_data


@pytest.fixture
def data():
    folder = make_data_folder("embedded")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def servers():
    """PostgreSQL and Redis as `make run` starts them, shared by the tests of one module."""
    folder = make_data_folder("embedded")
    running = Site(folder, free_port())
    try:
        running.start_servers()
        yield running
    finally:
        running.stop()
        remove_data(running)
