"""Which files of docs/ are generated, and writing them."""

from pathlib import Path

from django.utils.translation import override

from certification.engine.registry import rules
from certification.states import State
from certification.transitions import SUBMISSION
from portal.docs import rules as rules_page
from portal.docs import workflow

END = "<!-- end -->"


def generated(folder: Path) -> dict[Path, str]:
    """File → what it should hold. Of `architecture.md` only what stands between its marks is generated."""
    with override("en"):
        parts = {
            "states": workflow.diagram(SUBMISSION, State.DRAFT),
            "transitions": workflow.table(SUBMISSION),
        }
        architecture = folder / "architecture.md"
        return {
            folder / "rules.md": rules_page.page(rules()),
            architecture: filled(architecture.read_text(), parts),
        }


def filled(text: str, parts: dict[str, str]) -> str:
    """The text with each part between `<!-- generated: name -->` and `<!-- end -->`, each on its own line."""
    for name, part in parts.items():
        before, begin, rest = text.partition(f"<!-- generated: {name} -->\n")
        _old, end, after = rest.partition(END)
        if not (begin and end):
            raise ValueError(f"The marks of the generated part “{name}” are missing.")
        text = f"{before}{begin}{part}\n{end}{after}"
    return text
