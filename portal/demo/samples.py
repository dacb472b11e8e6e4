"""The sample connectors: what they are, whose they are, and how far their submissions come."""

from dataclasses import dataclass
from pathlib import Path

from certification.states import State
from connectors.package.intake import GivenFile

FOLDER = Path(__file__).parent / "connectors"
CONTOSO = "dev@contoso.example"
FABRIKAM = "filip@fabrikam.example"


@dataclass(frozen=True)
class Sample:
    """One package below `connectors/`, handed in by `author`; its submission is brought to the state `goal`."""

    folder: str
    title: str
    publisher: str
    author: str
    goal: State

    def given(self) -> list[GivenFile]:
        files = sorted((FOLDER / self.folder).iterdir())
        return [GivenFile(file.name, file.read_bytes()) for file in files]


SAMPLES = (
    Sample("contoso-invoices", "Contoso Invoices", "contoso", CONTOSO, State.PUBLISHED),
    Sample("contoso-invoices-1.1", "Contoso Invoices", "contoso", CONTOSO, State.REVIEW),
    Sample("contoso-expenses", "Contoso Expenses", "contoso", CONTOSO, State.CHANGES_REQUESTED),
    Sample("fabrikam-dispatch", "Fabrikam Dispatch", "fabrikam", FABRIKAM, State.PUBLISHED),
    Sample("fabrikam-calendar", "Fabrikam Calendar", "fabrikam", FABRIKAM, State.REVIEW),
)
