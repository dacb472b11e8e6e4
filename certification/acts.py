"""What a person hands in with a transition."""

from dataclasses import dataclass
from datetime import date

from certification.models import AcceptanceKind

JUDGEMENT = "judgement"


@dataclass(frozen=True)
class PinInput:
    """A place (file and JSON pointer), the rule or `judgement`, and what would satisfy the reviewer."""

    file: str
    pointer: str
    rule: str
    satisfied_by: str


@dataclass(frozen=True)
class AcceptInput:
    """A finding (by fingerprint), a rule, or a kind of run (`live`) that is accepted until a day, with the reason."""

    kind: AcceptanceKind
    reason: str
    until: date
    rule: str = ""
    fingerprint: str = ""

    def covers(self, finding: "dict[str, object]") -> bool:
        return finding["fingerprint"] == self.fingerprint if self.fingerprint else finding["rule"] == self.rule


@dataclass(frozen=True)
class Act:
    """The fields that transitions may need."""

    note: str = ""
    pins: tuple[PinInput, ...] = ()
    accept: tuple[AcceptInput, ...] = ()
    confirm: bool = False
