"""Hostile and empty uploads by name: each builder gives the files of one, and every one must be refused.

The tests of the API and of memory use the same builders. They are called one at a time; none is kept.
"""

from collections.abc import Callable

from connectors.package.intake import GivenFile
from tests.connectors.package.hostile_files import FILES
from tests.connectors.package.hostile_names import NAMES
from tests.connectors.package.hostile_zips import ZIPS

HOSTILE: dict[str, Callable[[], list[GivenFile]]] = {**FILES, **NAMES, **ZIPS}
