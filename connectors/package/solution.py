"""What a Power Platform solution zip holds beside the connector's own files."""

from collections.abc import Iterable

from connectors.package import names
from connectors.package.gather import Found
from connectors.package.messages import Message, say

_MARKS = frozenset({"solution.xml", "customizations.xml", "[content_types].xml"})
_PROPERTY_PARTS = (
    "_connectionparameters.json",
    "_connectionparametersets.json",
    "_policytemplateinstances.json",
    "_scriptoperations.json",
    "_capabilities.json",
)


def solution_roots(files: Iterable[Found]) -> frozenset[str]:
    """The folders (or archives) that are solutions: those with a `solution.xml` or its companions."""
    return frozenset(file.folder for file in files if file.base.casefold() in _MARKS)


def solution_reason(path: str, roots: frozenset[str]) -> Message | None:
    """Why a part of a solution is no file of the package; None for what is in no solution."""
    if not any(path.startswith(f"{root}/") if root else True for root in roots):
        return None
    if names.base(path).casefold().endswith(_PROPERTY_PARTS):
        return say("ignored_solution_properties")
    return say("ignored_solution")
