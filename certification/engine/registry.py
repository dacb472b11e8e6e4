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


def named(name: str) -> tuple[Rule, ...]:
    """The rule with this code, else every rule with this name of Microsoft's. Upper and lower case are equal."""
    wanted = name.strip().casefold()
    by_code = tuple(rule for rule in rules() if rule.code.casefold() == wanted)
    return by_code or tuple(rule for rule in rules() if (rule.microsoft or "").casefold() == wanted != "")


def get(name: str) -> Rule | None:
    """The first rule with this code or name of Microsoft's."""
    return next(iter(named(name)), None)


@cache
def ruleset_digest() -> str:
    """`sha256:…` over what decides: each rule's code, version, severity, Microsoft's name and settings."""
    facts = [[r.code, r.version, r.severity, r.microsoft, dict(r.settings)] for r in rules()]
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
