"""What the reviewers' forms send."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from certification.models import Submission

DEFINITION = "apiDefinition.swagger.json"


def again(submission: Submission) -> Submission:
    return Submission.objects.get(pk=submission.pk)


def act(client: Client, submission: Submission, name: str, **data: Any) -> Any:
    sent = {"revision": again(submission).revision} | data
    return client.post(f"/review/{submission.pk}/actions/{name}/", sent)


def pins(*wanted: tuple[str, str, str, str]) -> dict[str, Any]:
    """The pin fields of the form: file, pointer, rule, what would satisfy."""
    names = ("file", "pointer", "rule", "satisfied_by")
    data = {
        f"pins-{number}-{name}": value
        for number, pin in enumerate(wanted)
        for name, value in zip(names, pin, strict=True)
    }
    return {"pins-TOTAL_FORMS": len(wanted), "pins-INITIAL_FORMS": 0, **data}


ONE_PIN = pins((DEFINITION, "/info/title", "TXT-001", "A shorter title"))


def bypass(days: int = 30, reason: str = "Seen working in a call.") -> dict[str, str]:
    until = timezone.now().date() + timedelta(days=days)
    return {"run-live-reason": reason, "run-live-until": until.isoformat()}
