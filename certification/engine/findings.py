"""From what the rules yielded to what the report shows: placed, weighed, worded, in order."""

import traceback
from collections.abc import Collection, Mapping
from typing import Any

from certification.engine.context import Context
from certification.engine.examine import Examined
from certification.engine.fingerprint import Fingerprints
from certification.engine.fixes import text_fix
from certification.engine.nodes import Breach
from certification.engine.places import Places
from certification.engine.report import Finding
from certification.engine.rule import Rule
from connectors.package.messages import shown


def findings_of(
    context: Context, examined: Examined, weights: Mapping[str, str], known: Collection[str]
) -> tuple[Finding, ...]:
    """The findings by file, position and rule. `known` are the fingerprints found in the baseline."""
    places, fingerprints = Places(context), Fingerprints(context)
    found = []
    for rule, breach in sorted(examined.breaches, key=_stable):
        try:
            fingerprint = fingerprints.of(rule, breach)
            found.append(_finding(rule, breach, weights[rule.code], places, fingerprint, fingerprint in known))
        except Exception:  # a message without its params, a place that is none: the rule's mistake
            examined.errors.setdefault(rule.code, traceback.format_exc())
    return tuple(sorted(found, key=_order))


def _finding(rule: Rule, breach: Breach, severity: str, places: Places, fingerprint: str, existing: bool) -> Finding:
    params = _params(breach)
    return Finding(
        rule=rule.code,
        microsoft=rule.microsoft,
        severity=severity,
        message=rule.template(params).format(**params),
        params=params,
        spot=places.spot(breach.place),
        fingerprint=fingerprint,
        existing=existing,
        related=tuple(places.spot(place) for place in breach.related),
        fix=text_fix(breach.fix, places) if breach.fix else None,
    )


def _params(breach: Breach) -> dict[str, Any]:
    """Texts from the package are strangers' texts: shortened, and what cannot be seen written as escapes."""
    params = {name: shown(value) if isinstance(value, str) else value for name, value in breach.params.items()}
    return {**params, "variant": breach.variant} if breach.variant else params


def _stable(found: tuple[Rule, Breach]) -> tuple[str, str, str, tuple[int, int], str, str]:
    """An order that does not depend on the walk, so that equal breaches always get the same numbers."""
    rule, breach = found
    return rule.code, *breach.place[:2], breach.place.span or (0, 0), breach.key, breach.variant


def _order(finding: Finding) -> tuple[str, int, int, str, str, str]:
    spot = finding.spot
    return spot.file, spot.span.line, spot.span.column, finding.rule, spot.pointer, finding.fingerprint
