"""Comparing what the second opinion says with what our engine found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from certification.second_opinion.bounds import NotJudged
from certification.second_opinion.matching import Remark, agrees
from connectors.package.package import NAMES


@dataclass(frozen=True)
class Disagreement:
    """What the second opinion holds against a definition and our engine does not.

    `kind` is the kind of remark (matching.py), or `not judged`: then the message says why, and what else is in the
    list is what was found until then.
    """

    kind: str
    pointer: str
    message: str


def disagreements(definition_value: Any, findings: Iterable[Mapping[str, Any]]) -> list[Disagreement]:
    """What openapi-spec-validator finds in a parsed definition and `findings` (as in a report) do not say.

    Bounded in size, depth and seconds (bounds.py), opens no file and no connection, keeps nothing in memory.
    Never raises for what the definition is.
    """
    ours = [(each["rule"], each["pointer"]) for each in findings if each["file"] == NAMES["definition"]]
    remarks, reason = _ask(definition_value)
    found = [Disagreement(*remark) for remark in remarks if not agrees(remark, ours)]
    return [*found, Disagreement("not judged", "", f"not judged: {reason}")] if reason else found


def _ask(value: Any) -> tuple[list[Remark], str]:
    """The remarks, and the reason for which there may be more of them."""
    from certification.second_opinion.ask import remarks  # imports the validator: a third of a second

    found: list[Remark] = []
    try:
        for remark in remarks(value):
            found.append(remark)  # noqa: PERF402 - what was found before it gives up is kept
    except NotJudged as problem:
        return found, str(problem)
    return found, ""
