"""What one rule file declares: `RULE = Rule(...)` and, below it, its checks.

The module's docstring is the rule's help (see `help.py`); docs/add-a-rule.md walks through one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from certification.engine.example import Example
from certification.engine.kinds import Kind, role_of
from certification.engine.nodes import Breach, Node

if TYPE_CHECKING:
    from certification.engine.context import Context
    from certification.engine.help import Help

Severity = Literal["error", "warning", "hint"]
Check = Callable[[Node, "Context"], Iterable[Breach]]

# The variant that every rule has: it says how many findings a report leaves out.
MORE = "more"
MORE_MESSAGE = "And {count} more findings of this rule, which are not listed."

FAMILIES: dict[str, str] = {
    "PKG": "package",
    "DEF": "definition",
    "OPS": "operations",
    "PAR": "parameters",
    "RSP": "responses",
    "TXT": "text",
    "EXT": "extensions",
    "SEC": "security",
    "POL": "policies",
    "ICO": "icon",
    "DOC": "documentation",
    "SCR": "script",
    "HST": "hosts",
    "PRC": "process",
}


class Visit(NamedTuple):
    """One wish of a rule: call `check` with each node of the kind (that has the key, where one is given)."""

    kind: Kind
    key: str | None
    check: Check


@dataclass(eq=False)
class Rule:
    """One testable requirement with a stable code.

    `severity` is where the rule ends up; the policy says what it is today (policy.py).
    `message` is an English template over a breach's params; `variants` are other templates by name.
    `fix` is one sentence that tells the ISV what to do.
    `needs` are roles of files without which the rule cannot judge; those of the visited kinds go without saying.
    `expects` is the role whose absence the rule itself judges; it is skipped when `absent` names that role.
    `settings` are the rule's numbers and lists, which a policy may replace.
    """

    code: str
    title: str
    severity: Severity
    message: str
    fix: str
    example: Example
    microsoft: str | None = None
    variants: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    expects: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    version: int = 1
    visits_made: list[Visit] = field(default_factory=list, repr=False)
    doc: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        self.variants = {**self.variants, MORE: MORE_MESSAGE}

    @property
    def family(self) -> str:
        """The folder the rule lives in: `responses`."""
        return FAMILIES[self.code[:3]]

    def visits(self, *kinds: Kind, key: str | None = None) -> Callable[[Check], Check]:
        """Decorate a check: the engine calls it with each node of these kinds (which has the key)."""

        def add(check: Check) -> Check:
            self.visits_made += [Visit(kind, key, check) for kind in kinds]
            return check

        return add

    @property
    def help(self) -> "Help":
        """What the rule's docstring says under its headings."""
        from certification.engine.help import help_of  # not needed to judge

        return help_of(self)

    @property
    def source(self) -> str:
        """The documents and reviews the rule rests on, by their keys."""
        return self.help.source

    def template(self, params: Mapping[str, Any]) -> str:
        """The message template that belongs to a finding's params."""
        return self.variants.get(str(params.get("variant", "")), self.message)

    def roles(self) -> frozenset[str]:
        """The roles of the files in which the rule visits nodes."""
        return frozenset(filter(None, (role_of(visit.kind) for visit in self.visits_made)))
