"""`check`: one package in, one report out."""

from collections.abc import Iterable, Sequence
from datetime import date

from certification.engine import __version__, registry
from certification.engine.built_in import BUILT_IN
from certification.engine.context import Context
from certification.engine.eligible import reason_to_skip
from certification.engine.examine import Examined, Progress, examine
from certification.engine.findings import findings_of
from certification.engine.fingerprint import Fingerprints
from certification.engine.policy import PROFILES, Policy
from certification.engine.report import Report
from certification.engine.rule import Rule
from connectors.package.package import NAMES, Package


class UsageError(ValueError):
    """A check that was asked for with unknown words; the text says which and what is known."""


def check(
    package: Package,
    *,
    policy: Policy = BUILT_IN,
    profile: str = "new",
    baseline: Package | None = None,
    absent: Iterable[str] = (),
    only: Iterable[str] = (),
    skip: Iterable[str] = (),
    as_of: date | None = None,
    progress: Progress | None = None,
) -> Report:
    """Judge a package by every rule and say what was found.

    `baseline` is the published version: what was found there already is marked `existing`. `absent` are roles of
    files that exist but are not in this copy. `only` and `skip` narrow the rules, by code or Microsoft's name.
    `as_of` is the day on which severities are looked up (default: the policy's own day, else today in UTC).
    `progress` is told (rules done, rules in all). Raises UsageError for an unknown profile, role or rule.
    """
    policy = policy.resolve(as_of)
    chosen, narrowed, left_out = _chosen(only, skip)
    context = Context(package, profile=_known(profile, PROFILES), absent=_roles(absent), settings=policy.settings)
    weights = policy.severities[profile]
    reasons = {rule.code: reason_to_skip(rule, context, chosen, weights) for rule in registry.rules()}
    rules = [rule for rule in registry.rules() if reasons[rule.code] is None]
    examined = examine(context, rules, progress)
    known = _fingerprints(baseline, context, rules, policy) if baseline else frozenset()
    findings = findings_of(context, examined, weights, known)
    return Report(
        engine=__version__,
        ruleset=registry.ruleset_digest(),
        profile=profile,
        context={
            "policy": policy.digest,
            "as_of": str(policy.as_of),
            "baseline": baseline.digest if baseline else None,
            "absent": list(context.absent),
            "only": narrowed,
            "skip": left_out,
        },
        package=_description(package),
        findings=findings,
        outcomes=_outcomes(reasons, examined),
        errors=examined.errors,
    )


def _chosen(only: Iterable[str], skip: Iterable[str]) -> tuple[frozenset[str], list[str], list[str]]:
    """The codes that judge; and `only` and `skip` as sorted codes, for the report."""
    narrowed, left_out = _codes(only), _codes(skip)
    codes = narrowed or [rule.code for rule in registry.rules()]
    return frozenset(codes) - frozenset(left_out), narrowed, left_out


def _codes(names: Iterable[str]) -> list[str]:
    found: set[str] = set()
    for name in names:
        rules = registry.named(name)
        if not rules:
            raise UsageError(f"there is no rule {name!r}; `certify rules` lists them")
        found.update(rule.code for rule in rules)
    return sorted(found)


def _roles(absent: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({_known(role, tuple(NAMES)) for role in absent}))


def _known(word: str, words: Sequence[str]) -> str:
    if word not in words:
        raise UsageError(f"{word!r} is none of {', '.join(words)}")
    return word


def _fingerprints(baseline: Package, context: Context, rules: list[Rule], policy: Policy) -> frozenset[str]:
    """The fingerprints of what the same rules find in the baseline."""
    before = Context(baseline, profile=context.profile, absent=context.absent, settings=policy.settings)
    fingerprints = Fingerprints(before)
    return frozenset(fingerprints.of(rule, breach) for rule, breach in examine(before, rules).breaches)


def _description(package: Package) -> dict[str, object]:
    files = [
        {
            "name": file.name,
            "given_as": file.given_as,
            "role": file.role,
            "bytes": len(file.content),
            "sha256": file.sha256,
        }
        for file in package.files
    ]
    return {"digest": package.digest, "files": files}


def _outcomes(reasons: dict[str, str | None], examined: Examined) -> dict[str, str]:
    failed = {rule.code for rule, _ in examined.breaches}
    outcomes = {}
    for code, reason in reasons.items():
        if reason is not None:
            outcomes[code] = f"skipped: {reason}"
        elif code in examined.errors:
            outcomes[code] = "errored"
        else:
            outcomes[code] = "failed" if code in failed else "passed"
    return outcomes
