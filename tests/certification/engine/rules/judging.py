"""What one rule yields for the sample connector after some edits, before it is weighed and located."""

from certification.engine.context import Context
from certification.engine.examine import examine
from certification.engine.example import Edits
from certification.engine.nodes import Breach
from certification.engine.registry import get
from certification.engine.seeded import package_with


def judged(code: str, *edits: Edits) -> list[Breach]:
    """The breaches of the rule, in the order of the walk; fails when the rule raised."""
    rule = get(code)
    assert rule is not None
    examined = examine(Context(package_with(*edits)), [rule])
    assert examined.errors == {}
    return [breach for _, breach in examined.breaches]
