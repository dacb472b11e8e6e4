"""What a file of the package is called where the reader looks for it."""

from collections.abc import Callable

Naming = Callable[[str], str]


def canonical(name: str) -> str:
    """The canonical name itself."""
    return name
