"""openapi-spec-validator for Swagger 2.0, cut off from files and network, with the place of each error."""

from collections.abc import Callable, Iterator
from typing import Any

from jsonschema_path.paths import SchemaPath
from openapi_spec_validator import OpenAPIV2SpecValidator
from openapi_spec_validator.validation.exceptions import (
    DuplicateOperationIDError,
    ExtraParametersError,
    OpenAPIValidationError,
    ParameterDuplicateError,
    UnresolvableParameterError,
)
from openapi_spec_validator.validation.keywords import KeywordValidator, OpenAPIV30SchemaValidator
from openapi_spec_validator.validation.registries import KeywordValidatorRegistry
from referencing.exceptions import Unresolvable

from connectors.package.pointer import join, split

MOST_HOPS = 32
KINDS: dict[type[Exception], str] = {
    DuplicateOperationIDError: "operation id",
    ExtraParametersError: "required property",
    ParameterDuplicateError: "duplicate parameter",
    UnresolvableParameterError: "path parameter",
    OpenAPIValidationError: "tag",
}


class _NoHandlers(dict[str, Callable[[str], Any]]):
    """Claims to handle every scheme, and refuses each: the fallback for others is to open the address."""

    def __contains__(self, scheme: object) -> bool:
        return True

    def __getitem__(self, scheme: str) -> Callable[[str], Any]:
        return _refuse


def _refuse(uri: str) -> Any:
    raise LookupError(uri)


class _Schema(OpenAPIV30SchemaValidator):
    """Without its check of each schema against OpenAPI 3.0: the structure of 2.0 is judged already."""

    def _validate_schema_meta(self, *_: Any) -> None:
        return None


class LeadsNowhere(Exception):
    """A reference that cannot be followed; `parts` lead to it."""

    def __init__(self, reference: str, parts: tuple[Any, ...]) -> None:
        super().__init__(f"{reference!r} leads nowhere")
        self.parts = parts


def _placed(plain: type[KeywordValidator]) -> type[KeywordValidator]:
    """The keyword's validator, whose errors say in `parts` where they were found; the innermost one knows best."""

    class Placed(plain):  # type: ignore[misc, valid-type]
        def __call__(self, *arguments: Any, **options: Any) -> Iterator[Any]:
            parts = next(each.parts for each in arguments if isinstance(each, SchemaPath))
            try:
                for error in super().__call__(*arguments, **options):
                    error.parts = getattr(error, "parts", parts)
                    yield error
            except Unresolvable as problem:
                raise LeadsNowhere(str(problem.ref), parts) from problem

    return Placed


class OfflineValidator(OpenAPIV2SpecValidator):
    """Opens nothing: a reference out of the document is one that leads nowhere."""

    resolver_handlers = _NoHandlers()  # type: ignore[assignment]
    keyword_validators = {
        name: _placed(_Schema if name == "schema" else plain)
        for name, plain in OpenAPIV2SpecValidator.keyword_validators.items()
    }
    keyword_validators_registry: KeywordValidatorRegistry


def kind_of(error: Exception) -> str:
    """The kind of a keyword's error; what is no error of its own is a default that its schema refuses."""
    return KINDS.get(type(error), "default")


def written_at(document: Any, error: Exception) -> str:
    """The pointer where what the error is about is written: the way to it leads through references."""
    way, value = "", document
    for part in getattr(error, "parts", ()):
        way, value = _follow(document, way, value)
        value = _member(value, part)
        way = join(*split(way), part)
    return way


def _follow(document: Any, way: str, value: Any) -> tuple[str, Any]:
    for _ in range(MOST_HOPS):
        reference = value.get("$ref") if isinstance(value, dict) else None
        if not isinstance(reference, str) or not reference.startswith("#/"):
            break
        way, value = reference[1:], document
        for token in split(way):
            value = _member(value, token)
    return way, value


def _member(value: Any, part: Any) -> Any:
    if isinstance(value, dict):
        return value.get(str(part))
    index = str(part)
    if isinstance(value, list) and index.isdecimal() and int(index) < len(value):
        return value[int(index)]
    return None
