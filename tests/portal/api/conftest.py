from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _static_folder(settings: Any) -> None:
    """WhiteNoise wants the folder of collected files, also when there are none."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def people(db: None) -> Any:
    """Everybody who calls, each with a token of all their scopes; see `people.py`."""
    from tests.portal.api.people import make_people  # models can be imported once Django is set up

    return make_people()
