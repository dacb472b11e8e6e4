"""Errors that only the API knows. Those of the domain have their form in `problems`."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import APIException

from portal.workflow import Reason
from portal.workflow.table import Text


class ApiError(APIException):
    """An error with reasons; `code` is stable, `default_detail` the sentence for people."""

    def __init__(self, reasons: Sequence[Reason] = (), detail: Text | None = None) -> None:
        super().__init__(None if detail is None else str(detail))
        self.reasons = tuple(reasons)


class Forbidden(ApiError):
    status_code = 403
    default_code = "forbidden"
    default_detail = _("You may not do this.")


class Invalid(ApiError):
    status_code = 400
    default_code = "invalid"
    default_detail = _("The request cannot be understood.")


class NoReport(ApiError):
    status_code = 404
    default_code = "no_report"
    default_detail = _("There is no report.")


class LengthRequired(ApiError):
    status_code = 411
    default_code = "length_required"
    default_detail = _("Send the request with its Content-Length; bodies of unknown length are not read.")
