"""The second opinion on definitions that mean harm: it gives up and says so, opens nothing and keeps nothing."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from jsonschema_path.paths import SchemaPath
from openapi_spec_validator import OpenAPIV2SpecValidator
from openapi_spec_validator.validation.validators import SpecValidator

from certification.second_opinion import Disagreement, disagreements
from certification.second_opinion.bounds import MOST_BYTES, MOST_LEVELS, MOST_REMARKS


def document(**more: Any) -> dict[str, Any]:
    """A definition with one operation, which answers with the schema A."""
    response = {"description": "x", "schema": {"$ref": "#/definitions/A"}}
    paths = {"/a": {"get": {"operationId": "A", "responses": {"200": response}}}}
    return {"swagger": "2.0", "info": {"title": "t", "version": "1"}, "paths": paths, **more}


def not_judged(reason: str) -> list[Disagreement]:
    return [Disagreement("not judged", "", f"not judged: {reason}")]


def nested(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels - 1):
        value = [value]
    return value


@pytest.mark.parametrize("value", [[], None, "2.0", 5])
def test_what_is_no_object(value: Any) -> None:
    assert disagreements(value, []) == not_judged("the definition is no object")


def test_too_large() -> None:
    (found,) = disagreements(document(**{"x-note": "a" * MOST_BYTES}), [])

    assert found.message.endswith(f"bytes; the limit is {MOST_BYTES:,}")


@pytest.mark.parametrize(("levels", "given_up"), [(MOST_LEVELS, False), (MOST_LEVELS + 1, True), (100_000, True)])
def test_too_deep(levels: int, given_up: bool) -> None:
    value = document(definitions={"A": {}}, **{"x-note": nested(levels)})

    assert [each.kind for each in disagreements(value, [])] == ["not judged"] * given_up
    dismantle(value.pop("x-note"))


def dismantle(value: Any) -> None:
    while isinstance(value, list):
        value = value.pop()


def test_too_large_for_its_depth() -> None:
    wide = {str(name): {"type": "string", "description": "x" * 50} for name in range(20_000)}
    schema: dict[str, Any] = {"properties": wide}
    for _ in range(30):
        schema = {"additionalProperties": schema}

    (found,) = disagreements(document(definitions={"A": schema}), [])
    assert "the limit of their product" in found.message


@pytest.mark.parametrize(
    "definitions",
    [
        {"A": {"$ref": "#/definitions/B"}, "B": {"$ref": "#/definitions/A"}},
        {"A": {"allOf": [{"$ref": "#/definitions/A"}]}},
        {"A": {"allOf": [{"$ref": "#/definitions/A"}], "default": 1}},
    ],
)
def test_references_in_circles(definitions: dict[str, Any]) -> None:
    assert disagreements(document(definitions=definitions), []) == not_judged("references lead in circles")


def test_lawful_circle_is_judged() -> None:
    tree = {"type": "object", "properties": {"children": {"type": "array", "items": {"$ref": "#/definitions/A"}}}}

    assert disagreements(document(definitions={"A": tree}), []) == []


FAN = {f"A{i}": {"allOf": [{"$ref": f"#/definitions/A{i + 1}"}] * 2} for i in range(60)}


@pytest.mark.parametrize(
    "definitions",
    [
        {**FAN, "A60": {"type": "string"}, "A": {"allOf": [{"$ref": "#/definitions/A0"}], "default": 5}},
        {"A": {"type": "string", "pattern": "^(a+)+$", "default": "a" * 60 + "!"}},
    ],
    ids=["references that fan out", "regular expression"],
)
def test_what_would_take_for_ever(definitions: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("certification.second_opinion.ask.MOST_SECONDS", 0.3)

    assert disagreements(document(definitions=definitions), []) == not_judged("it took more than 0.3 seconds")


def test_deadline_of_one_asking_does_not_reach_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("certification.second_opinion.ask.MOST_SECONDS", 0.1)
    lawful = document(definitions={"A": {"type": "string"}})

    assert disagreements(lawful, []) == []
    assert sum(range(20_000_000)) > 0
    assert disagreements(lawful, []) == []


def test_many_remarks_end_with_the_reason() -> None:
    parameters = {f"P{i}": {"in": "body"} for i in range(5_000)}

    found = disagreements(document(definitions={"A": {}}, parameters=parameters), [])
    assert len(found) == MOST_REMARKS + 1
    assert found[-1:] == not_judged(f"more than {MOST_REMARKS} remarks")


def test_message_is_short_however_long_the_value() -> None:
    found = disagreements(document(definitions={"A": {"type": "x" * 100_000}}), [])

    assert [each.kind for each in found] == ["structure"]
    assert len(found[0].message) <= 300


def test_outside_of_the_main_thread_nothing_is_judged() -> None:
    found: list[Disagreement] = []
    thread = Thread(target=lambda: found.extend(disagreements(document(definitions={"A": {}}), [])))
    thread.start()
    thread.join()

    assert found == not_judged("it runs in the main thread of a process only")


@contextmanager
def watched() -> Iterator[list[str]]:
    """What is opened or connected to in the meantime."""
    _SEEN.clear()
    _WATCHING.append(True)
    try:
        yield _SEEN
    finally:
        _WATCHING.pop()


_WATCHING: list[bool] = []
_SEEN: list[str] = []


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if _WATCHING and event.startswith(("open", "socket.", "urllib.", "os.listdir", "subprocess.")):
        _SEEN.append(f"{event} {arguments[:1]}")


sys.addaudithook(_audit)


def test_watch_sees_files_and_connections(tmp_path: Path) -> None:
    with watched() as seen:
        (tmp_path / "a").write_text("x")

    assert len(seen) == 1


@pytest.mark.parametrize(
    "reference",
    [
        "file://{folder}/schema.json",
        "{folder}/schema.json",
        "schema.json",
        "http://127.0.0.1:9/schema.json",
        "https://127.0.0.1:9/schema.json#/definitions/A",
        "ftp://127.0.0.1/schema.json",
        "data:application/json,{{}}",
        "//127.0.0.1/schema.json",
        "urn:contoso:schema",
    ],
)
@pytest.mark.parametrize("base", [None, "file://{folder}/"])
def test_reference_out_of_the_document_opens_nothing(reference: str, base: str | None, tmp_path: Path) -> None:
    (tmp_path / "schema.json").write_text('{"type": "string"}')
    reference = reference.format(folder=tmp_path)
    more = {"$id": base.format(folder=tmp_path), "id": base.format(folder=tmp_path)} if base else {}
    lawful = document(definitions={"A": {"type": "string"}})
    value = document(definitions={"A": {"properties": {"x": {"$ref": reference}}, "default": {"x": 1}}}, **more)
    disagreements(lawful, [])  # imports what it needs

    with watched() as seen:
        found = disagreements(value, [])
    assert seen == []
    assert "reference" in {each.kind for each in found}


def living(kind: type) -> int:
    gc.collect()
    return sum(issubclass(type(each), kind) for each in gc.get_objects())  # isinstance would wake lazy objects


def ask_many(start: int, count: int) -> None:
    for number in range(start, start + count):
        properties = {f"p{number}_{i}": {"type": "string", "default": number} for i in range(20)}
        disagreements(document(definitions={"A": {"properties": properties}}, host="a b"), [])


def test_memory_is_flat_over_many_documents() -> None:
    ask_many(0, 30)
    gc.collect()
    before = len(gc.get_objects())

    ask_many(1_000, 200)
    assert (living(SpecValidator), living(SchemaPath)) == (0, 0)
    assert len(gc.get_objects()) - before < 500


def test_the_validator_itself_would_keep_every_document() -> None:
    """Why its own entry point is not used: when this fails, the library has been repaired."""
    try:
        for _ in range(5):
            list(OpenAPIV2SpecValidator(document(definitions={"A": {}})).iter_errors())
        assert living(SpecValidator) == 5
    finally:
        SpecValidator.iter_errors.__wrapped__.cache_clear()
