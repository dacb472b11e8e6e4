"""Uploads to the API, with the names that the client sent."""

from collections.abc import Mapping
from typing import IO, Any

from django.utils.datastructures import MultiValueDict
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from portal.multipart import FormError, read_form


class MultiPartParser(BaseParser):
    """`multipart/form-data` as one MultiValueDict of texts and of `GivenFile`s.

    They go into `data`, not into `files`: Django closes what stands there, and these hold nothing open.
    """

    media_type = "multipart/form-data"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,  # noqa: ARG002
    ) -> MultiValueDict[str, Any]:
        try:
            form = read_form(stream.read(), media_type or "")
        except FormError as error:
            raise ParseError(str(error)) from error
        form.demand_few_files()
        together: MultiValueDict[str, Any] = MultiValueDict()
        for fields in (form.texts, form.files):
            together.update(fields)
        return together
