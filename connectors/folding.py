"""Text folded for search and sorting, in Python: the bundled PostgreSQL has no ICU collations."""

import unicodedata


def fold(text: str) -> str:
    """Lower case without accents, white space collapsed: what search compares."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(char for char in plain if not unicodedata.combining(char) and char.isprintable())
    return " ".join(kept.split())
