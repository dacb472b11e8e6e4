"""The index of all rules."""

from collections.abc import Iterable
from itertools import groupby

from certification.engine.rule import Rule

HEAD = """# Rules

One row for each rule that the engine knows, from the code itself. `certify explain CODE` shows what a rule wants and
why, with a wrong and a right example; it understands Microsoft's names too. The severity is where a rule ends up:
what holds today, for which profile, is the policy (`/api/v1/policy/`).
"""


def page(rules: Iterable[Rule]) -> str:
    """The page, by family in the order of the codes."""
    families = groupby(rules, key=lambda rule: rule.code[:3])
    return "\n".join([HEAD, *(_family(code, list(members)) for code, members in families)])


def _family(code: str, rules: list[Rule]) -> str:
    rows = [
        f"| {rule.code} | {_cell(rule.title)} | {rule.severity} | {rule.microsoft or ''} | {_cell(rule.fix)} |"
        for rule in rules
    ]
    head = [
        f"## {code}: {rules[0].family}\n",
        "| code | what is wrong | severity | Microsoft's name | what to do |",
        "|---|---|---|---|---|",
    ]
    return "\n".join([*head, *rows, ""])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
