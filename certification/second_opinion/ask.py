"""Asking openapi-spec-validator, in parts: its own entry point keeps every validator in a cache without bounds.

`SpecValidator.iter_errors` is such a cache (`lru_cache(maxsize=None)` over the validators, each of which holds its
document). What it calls is called here directly, so nothing is kept.
"""

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft4Validator
from openapi_spec_validator.schemas.utils import get_schema_content

from certification.second_opinion.bounds import MOST_REMARKS, MOST_SECONDS, NotJudged, check_size, deadline, disarmed
from certification.second_opinion.matching import Remark
from certification.second_opinion.validator import LeadsNowhere, OfflineValidator, kind_of, written_at
from connectors.package.pointer import join

LONGEST = 300
# The library's own schema with the lazy validator in Python: the fast one collects all errors before the first.
_STRUCTURE = Draft4Validator(get_schema_content("2.0"))


def remarks(value: Any) -> Iterator[Remark]:
    """What the validator says of a parsed definition. Raises NotJudged, also after some remarks."""
    check_size(value)
    with deadline(MOST_SECONDS):
        for count, remark in enumerate(_all(value)):
            if count == MOST_REMARKS:
                raise NotJudged(f"more than {MOST_REMARKS} remarks")
            yield remark


def _all(value: Any) -> Iterator[Remark]:
    document, broken = disarmed(value), False
    for error in _STRUCTURE.iter_errors(document):
        broken = True
        yield Remark("structure", join(*error.absolute_path), _short(error.message))
    try:
        yield from _keywords(document)
    except NotJudged:
        raise
    except RecursionError:
        raise NotJudged("references lead in circles") from None
    except Exception as problem:  # it takes the structure for granted, and fails in any way where that is broken
        if not broken:
            raise NotJudged(f"the validator failed: {type(problem).__name__}") from problem


def _keywords(document: dict[str, Any]) -> Iterator[Remark]:
    """What no schema can say. A reference that leads nowhere ends the judgement of its path, not of the rest."""
    validator = OfflineValidator(document)
    registry, root = validator.keyword_validators_registry, validator.schema_path
    parts: list[tuple[Any, tuple[Any, ...]]] = []
    if "tags" in root:
        parts.append((registry["tags"], (root / "tags",)))
    parts += [(registry["path"], (path, item)) for path, item in (root / "paths").items()]
    for judge, arguments in parts:
        try:
            for error in judge(*arguments):
                yield Remark(kind_of(error), written_at(document, error), _short(error.message))
        except LeadsNowhere as problem:
            yield Remark("reference", written_at(document, problem), _short(str(problem)))


def _short(message: str) -> str:
    """The first line, cut: messages repeat the value that they are about, however long."""
    return message.partition("\n")[0][:LONGEST]
