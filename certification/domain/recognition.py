"""What the upload was recognised as, kept with the round for the page that shows it."""

from typing import Any

from connectors.package.intake import Intake
from connectors.package.messages import Message, shown


def intake_record(intake: Intake) -> dict[str, Any]:
    """The intake as JSON: texts stay templates with params, so that a page can show them in its language."""
    return {
        "recognised": [
            {"given_as": shown(each.given_as), "name": each.name, "role": each.role, "note": _text(each.note)}
            for each in intake.recognised
        ],
        "missing": [{"name": each.name, "role": each.role, "required": each.required} for each in intake.missing],
        "ignored": [{"given_as": shown(each.given_as), "reason": _text(each.reason)} for each in intake.ignored],
    }


def _text(message: Message | None) -> dict[str, Any] | None:
    return {"code": message.code, "params": dict(message.params)} if message else None
