"""All rules, found by listing the package `certification.engine.rules`; the order of files means nothing."""

import hashlib
import json
from functools import cache
from importlib import import_module
from pathlib import Path

from certification.engine.rule import Rule

_FOLDER = Path(__file__).parent / "rules"
_PACKAGE = "certification.engine.rules"


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of their codes."""
    files = (file for file in _FOLDER.glob("*/*.py") if not file.name.startswith("_"))
    return tuple(sorted((_load(file) for file in files), key=lambda rule: rule.code))


def _load(file: Path) -> Rule:
    module = import_module(f"{_PACKAGE}.{file.parent.name}.{file.stem}")
    rule: Rule = module.RULE
    rule.doc = module.__doc__ or ""
    return rule


def get(name: str) -> Rule | None:
    """The rule with this code or, failing that, the first one with this name of Microsoft's (without case)."""
    wanted = name.strip().casefold()
    return next((rule for rule in rules() if rule.code.casefold() == wanted), None) or next(
        (rule for rule in rules() if (rule.microsoft or "").casefold() == wanted), None
    )


@cache
def ruleset_digest() -> str:
    """`sha256:…` over what decides: each rule's code, version, severity, Microsoft's name and settings."""
    facts = [[r.code, r.version, r.severity, r.microsoft, dict(r.settings)] for r in rules()]
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
