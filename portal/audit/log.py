"""Writing and reading the event log."""

from typing import Any

from django.db.models import Model, QuerySet

from portal.audit.models import Event


def append(tag: str, subject: Model, *, actor_id: int | None, actor: str, **data: Any) -> Event:
    """Append one event about `subject`; call it in the transaction of what it records."""
    return Event.objects.create(
        tag=tag,
        actor_id=actor_id,
        actor=actor,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        data=data,
    )


def history(subject: Model) -> QuerySet[Event]:
    """The events about `subject`, oldest first."""
    return Event.objects.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))
