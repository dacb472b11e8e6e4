"""Keeping what the second opinion finds and our engine does not: ours to look at, it blocks nobody."""

from uuid import UUID

import orjson
from django.db import transaction

from certification.models import EngineDisagreement, Run
from certification.second_opinion import disagreements
from connectors.package.jsonfile import JsonFile
from connectors.store import load


def record_disagreements(run_id: UUID) -> int:
    """Ask the second opinion about a validation run; replaces what an earlier asking kept; how many were found."""
    run = Run.objects.get(pk=run_id)
    definition = load(run.package_id).get("definition")
    value = JsonFile(definition).value if definition else None
    if not isinstance(value, dict):
        return 0
    report = orjson.loads(bytes(run.report))
    found = disagreements(value, report["findings"])
    with transaction.atomic():
        EngineDisagreement.objects.filter(package_id=run.package_id, engine=report["engine"]).delete()
        EngineDisagreement.objects.bulk_create(
            EngineDisagreement(
                package_id=run.package_id, engine=report["engine"], pointer=each.pointer, message=each.message
            )
            for each in found
        )
    return len(found)
