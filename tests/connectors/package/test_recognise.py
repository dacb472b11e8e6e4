"""What each shape of upload becomes: recognised, missing, ignored, and why."""

import io
import zipfile

import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from connectors.package.intake import GivenFile, Ignored, Intake, Missing, receive
from connectors.package.pack import to_zip
from connectors.package.refusal import Refused
from tests.connectors.package.samples import CONTENTS, DEFINITION, PROPERTIES, README, SCRIPT, SETTINGS, given, png

DIGEST = receive(given(CONTENTS)).package.digest
OTHER = DEFINITION.replace(b"Contoso", b"Fabrikam")


def zipped(contents: dict[str, bytes], folder: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(folder + name, content)
    return buffer.getvalue()


def received(contents: dict[str, bytes]) -> Intake:
    return receive(given(contents))


def recognised(intake: Intake) -> dict[str, tuple[str, str]]:
    """By role: the given name and the code of the note."""
    return {file.role: (file.given_as, file.note.code if file.note else "") for file in intake.recognised}


def ignored(intake: Intake) -> dict[str, str]:
    return {file.given_as: file.reason.code for file in intake.ignored}


SHAPES = {
    "loose files": given(CONTENTS),
    "folder drop": given(CONTENTS, "Contoso Invoices/"),
    "folder in a folder": given(CONTENTS, "connectors/Contoso Invoices/"),
    "zip": [GivenFile("connector.zip", zipped(CONTENTS))],
    "zip of a folder": [GivenFile("connector.zip", zipped(CONTENTS, "Contoso Invoices/"))],
    "zip without an ending": [GivenFile("upload", zipped(CONTENTS))],
    "zip without a name": [GivenFile("", zipped(CONTENTS))],
    "zip of another ending": [GivenFile("connector.bin", zipped(CONTENTS))],
    "zip in a zip": [GivenFile("a.zip", zipped({"b.zip": zipped(CONTENTS)}))],
    "zip three deep beside a text": [
        GivenFile("a.zip", zipped({"PkgAssets/b.zip": zipped({"c.zip": zipped(CONTENTS)}), "note.txt": b"hello"}))
    ],
    "upper case": [GivenFile(name.upper(), content) for name, content in CONTENTS.items()],
    "other names": given(
        {
            "contoso.json": DEFINITION,
            "props.json": PROPERTIES,
            "Logo.PNG": png(),
            "intro.md": README,
            "code.cs": SCRIPT,
            "paconn.json": SETTINGS,
        }
    ),
    "the definition twice": given(CONTENTS) + given({"backup/apiDefinition.swagger.json": DEFINITION}),
    "files in several folders": given(
        {
            "swagger/apiDefinition.swagger.json": DEFINITION,
            "props/apiProperties.json": PROPERTIES,
            "assets/icon.png": png(),
            "docs/README.md": README,
            "code/script.csx": SCRIPT,
            "settings.json": SETTINGS,
        }
    ),
}


@pytest.mark.parametrize("files", SHAPES.values(), ids=SHAPES)
def test_receive_any_shape_gives_the_same_package(files: list[GivenFile]) -> None:
    intake = receive(files)
    assert intake.package.digest == DIGEST
    assert intake.missing == ()


@given_by(st.permutations(list(CONTENTS)), st.sampled_from(["", "a/", "a/b/"]), st.booleans())
def test_digest_order_and_shape_do_not_matter(names: list[str], folder: str, as_zip: bool) -> None:
    contents = {name: CONTENTS[name] for name in names}
    files = [GivenFile("x.zip", zipped(contents, folder))] if as_zip else given(contents, folder)
    assert receive(files).package.digest == DIGEST


@given_by(st.lists(st.sampled_from(list(CONTENTS)), min_size=1, unique=True))
def test_to_zip_read_back_is_the_same_package(names: list[str]) -> None:
    package = received({name: CONTENTS[name] for name in names}).package
    packed = to_zip(package)
    assert receive([GivenFile("package.zip", packed)]).package.digest == package.digest
    assert to_zip(receive(reversed(given({name: CONTENTS[name] for name in names}))).package) == packed


def test_receive_canonical_names_have_no_notes() -> None:
    intake = received({"apidefinition.swagger.JSON": DEFINITION, "apiProperties.json": PROPERTIES, "ReadMe.md": README})
    assert recognised(intake) == {
        "definition": ("apidefinition.swagger.JSON", ""),
        "properties": ("apiProperties.json", ""),
        "readme": ("ReadMe.md", ""),
    }
    assert [file.given_as for file in intake.package.files] == [
        "README.md",
        "apiDefinition.swagger.json",
        "apiProperties.json",
    ]
    assert [(missing.name, missing.required) for missing in intake.missing] == [
        ("icon.png", False),
        ("script.csx", False),
        ("settings.json", False),
    ]


def test_receive_misnamed_recognised_by_content_and_reported_by_name() -> None:
    intake = received({"docs/Contoso.swagger.json": DEFINITION, "docs/props.json": PROPERTIES})
    assert recognised(intake) == {
        "definition": ("docs/Contoso.swagger.json", "note_content"),
        "properties": ("docs/props.json", "note_content"),
    }
    assert [file.given_as for file in intake.package.files] == ["Contoso.swagger.json", "props.json"]
    assert intake.recognised[0].note is not None
    assert intake.recognised[0].note.text == "Recognised by its content as apiDefinition.swagger.json."


@pytest.mark.parametrize(
    ("content", "role", "note"),
    [
        (DEFINITION, "definition", "note_content"),
        (DEFINITION.replace(b'"swagger": "2.0"', b'"openapi": "3.0.1"'), "definition", "note_content"),
        (PROPERTIES, "properties", "note_content"),
        (DEFINITION[:-5], "definition", "note_content"),
        (b"// ours\n{'swagger': '2.0', paths: {}}", "definition", "note_content"),
        (DEFINITION.decode().encode("utf-16"), "definition", "note_content"),
        (b'{"hello": 1}', "definition", "note_only"),
        (b"openapi: 3.0.0\npaths:\n", "definition", "note_only"),
        (b"hello", "definition", "note_only"),
    ],
)
@pytest.mark.parametrize("name", ["", "blob", "pasted.json", "text.txt"])
def test_receive_pasted_text_recognised_by_content(content: bytes, role: str, note: str, name: str) -> None:
    intake = receive([GivenFile(name, content)])
    assert recognised(intake) == {role: (name, note)}
    assert intake.package.files[0].content == content


def test_receive_pasted_text_without_name_is_given_by_its_canonical_name() -> None:
    assert receive([GivenFile("", DEFINITION)]).package.files[0].given_as == "apiDefinition.swagger.json"


def test_receive_exactly_named_wins_over_content() -> None:
    intake = received({"apiDefinition.swagger.json": b"{}", "openapi.json": DEFINITION})
    assert recognised(intake)["definition"] == ("apiDefinition.swagger.json", "")
    assert ignored(intake) == {"openapi.json": "ignored_second"}
    assert intake.ignored[0].reason.text == (
        "A second apiDefinition.swagger.json: “apiDefinition.swagger.json” was taken."
    )


def test_receive_name_like_a_definition_wins_over_other_names() -> None:
    intake = received({"a.json": OTHER, "apiDefination.swagger.json": DEFINITION})
    assert recognised(intake) == {"definition": ("apiDefination.swagger.json", "note_content")}
    assert ignored(intake) == {"a.json": "ignored_second"}


def test_receive_two_connectors_refused_with_both_names() -> None:
    with pytest.raises(Refused) as refused:
        receive(given(CONTENTS, "one/") + given(CONTENTS | {"apiDefinition.swagger.json": OTHER}, "two/"))
    assert str(refused.value) == (
        "The upload holds 2 connectors (“one/apiDefinition.swagger.json” and “two/apiDefinition.swagger.json”); "
        "the limit is one for each upload."
    )


def test_receive_readme_beside_the_definition_wins() -> None:
    intake = received({"README.md": b"# Ours", "c/README.md": README, "c/apiDefinition.swagger.json": DEFINITION})
    assert recognised(intake)["readme"] == ("c/README.md", "")
    assert ignored(intake) == {"README.md": "ignored_second"}


def test_receive_several_could_be_it_none_is_taken() -> None:
    intake = received(
        {"apiDefinition.swagger.json": DEFINITION, "a.md": b"a", "b.md": b"b", "c.png": png(), "d.png": png()}
    )
    assert recognised(intake) == {"definition": ("apiDefinition.swagger.json", "")}
    assert ignored(intake) == dict.fromkeys(["a.md", "b.md", "c.png", "d.png"], "ignored_several")


def test_receive_ignored_files_have_their_reasons() -> None:
    intake = received(
        CONTENTS
        | {
            "__MACOSX/._README.md": b"\0\5\x16\7",
            "._icon.png": b"\0\5\x16\7",
            ".DS_Store": b"\0\0\0\1Bud1",
            "docs/guide.pdf": b"%PDF-1.7",
            "old/openapi.json": OTHER,
            "big.bin": bytes(5 * 1024 * 1024),
            "notes.txt": b"hello",
            "logo.svg": b"<svg/>",
        }
    )
    assert ignored(intake) == {
        "__MACOSX/._README.md": "ignored_resource_fork",
        "._icon.png": "ignored_resource_fork",
        ".DS_Store": "ignored_system",
        "docs/guide.pdf": "ignored_unknown",
        "old/openapi.json": "ignored_second",
        "big.bin": "ignored_unknown",
        "notes.txt": "ignored_unknown",
        "logo.svg": "ignored_unknown",
    }
    assert intake.package.digest == DIGEST


def test_receive_large_unknown_file_in_a_zip_ignored_unread() -> None:
    large = bytes(range(256)) * 32 * 1024
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("video.mp4", large)
        archive.writestr("apiDefinition.swagger.json", DEFINITION)
    assert ignored(receive([GivenFile("a.zip", buffer.getvalue())])) == {"a.zip/video.mp4": "ignored_large"}


def test_receive_zip_of_another_name_in_a_zip_is_not_opened() -> None:
    inner = zipped({"apiDefinition.swagger.json": OTHER})
    files = [GivenFile("a.zip", zipped({"guide.docx": inner, ".bin": inner, "apiDefinition.swagger.json": DEFINITION}))]
    assert ignored(receive(files)) == {"a.zip/guide.docx": "ignored_unknown", "a.zip/.bin": "ignored_unknown"}


def test_receive_screenshot_is_no_icon() -> None:
    contents = {"apiDefinition.swagger.json": DEFINITION, "screen.png": png(3840, 2160), "icon.bin": png()}
    assert ignored(received(contents)) == {"screen.png": "ignored_unknown", "icon.bin": "ignored_unknown"}


def test_receive_icon_of_another_format_ignored_with_advice() -> None:
    intake = received({"apiDefinition.swagger.json": DEFINITION, "icon.jpg": b"\xff\xd8\xff\xe0"})
    assert ignored(intake) == {"icon.jpg": "ignored_icon"}


def test_receive_icon_that_is_no_png_left_to_the_rules() -> None:
    intake = received({"apiDefinition.swagger.json": DEFINITION, "icon.png": b"\xff\xd8\xff\xe0JFIF"})
    assert recognised(intake)["icon"] == ("icon.png", "")


def test_receive_missing_required_are_listed() -> None:
    assert received({"icon.png": png()}).missing == (
        Missing("apiDefinition.swagger.json", "definition", required=True),
        Missing("apiProperties.json", "properties", required=True),
        Missing("README.md", "readme", required=True),
        Missing("script.csx", "script", required=False),
        Missing("settings.json", "settings", required=False),
    )


def test_receive_only_unknown_files_is_an_empty_package() -> None:
    intake = received({"guide.pdf": b"%PDF-1.7", "notes.txt": b"hello"})
    assert (intake.package.files, intake.recognised) == ((), ())
    assert ignored(intake) == {"guide.pdf": "ignored_unknown", "notes.txt": "ignored_unknown"}


SOLUTION = {
    "[Content_Types].xml": b"<Types/>",
    "solution.xml": b"<ImportExportXml/>",
    "customizations.xml": b"<ImportExportXml/>",
    "Connector/contoso_invoices_openapidefinition.json": DEFINITION,
    "Connector/contoso_invoices_connectionparameters.json": b'{"token": {"type": "securestring"}}',
    "Connector/contoso_invoices_policytemplateinstances.json": b"[]",
    "Connector/contoso_invoices_iconblob.Png": png(),
    "Connector/contoso_invoices_customcodeblobcontent.csx": SCRIPT,
    "Workflows/Sample.json": b'{"properties": {"definition": {}}}',
}


@pytest.mark.parametrize(
    ("files", "top"),
    [
        ([GivenFile("solution.zip", zipped(SOLUTION))], "solution.zip/"),
        ([GivenFile("p.zip", zipped({"PkgAssets/s.zip": zipped(SOLUTION)}))], "p.zip/PkgAssets/s.zip/"),
        (given(SOLUTION), ""),
    ],
)
def test_receive_solution_takes_what_is_the_connectors(files: list[GivenFile], top: str) -> None:
    intake = receive(files)
    parts = f"{top}Connector/contoso_invoices_"
    assert recognised(intake) == {
        "definition": (f"{parts}openapidefinition.json", "note_content"),
        "icon": (f"{parts}iconblob.Png", "note_kind"),
        "script": (f"{parts}customcodeblobcontent.csx", "note_kind"),
    }
    assert ignored(intake) == {
        f"{top}[Content_Types].xml": "ignored_solution",
        f"{top}solution.xml": "ignored_solution",
        f"{top}customizations.xml": "ignored_solution",
        f"{top}Workflows/Sample.json": "ignored_solution",
        f"{parts}connectionparameters.json": "ignored_solution_properties",
        f"{parts}policytemplateinstances.json": "ignored_solution_properties",
    }


def test_receive_solution_beside_properties_and_readme_is_complete() -> None:
    intake = receive(
        [
            GivenFile("s.zip", zipped(SOLUTION)),
            GivenFile("apiProperties.json", PROPERTIES),
            GivenFile("intro.md", README),
        ]
    )
    assert recognised(intake)["properties"] == ("apiProperties.json", "note_elsewhere")
    assert [missing.role for missing in intake.missing] == ["settings"]


def test_receive_ignored_are_sorted_by_name() -> None:
    intake = received({"b.txt": b"1", "a.txt": b"2", "apiDefinition.swagger.json": DEFINITION})
    assert [file.given_as for file in intake.ignored] == ["a.txt", "b.txt"]
    assert all(isinstance(file, Ignored) for file in intake.ignored)
