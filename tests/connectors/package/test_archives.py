"""Honest archives of every writer are read; whatever else the bytes are, they are refused or read, never worse."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.package.intake import GivenFile, Intake, receive
from connectors.package.limits import Limits
from connectors.package.names import folded
from connectors.package.refusal import Refused
from tests.connectors.package.rawzip import STORED, RawEntry, build, deflate
from tests.connectors.package.samples import CONTENTS, DEFINITION, README

NAME = "apiDefinition.swagger.json"
STREAMED = 1 << 3
NOTHING_YET = {"checksum": 0, "packed": 0, "size": 0}


def received(archive: bytes) -> dict[str, bytes]:
    """The package of an archive, by role."""
    return by_role(receive([GivenFile("upload.zip", archive)]))


def read_or_refuse(files: list[GivenFile]) -> Intake | Refused:
    """What became of an upload; a refusal is one with reasons."""
    try:
        return receive(files)
    except Refused as refused:
        return refused


def by_role(intake: Intake) -> dict[str, bytes]:
    return {file.role: file.content for file in intake.package.files}


def one(**fields: object) -> bytes:
    entry = RawEntry(**({"name": NAME.encode(), "data": DEFINITION} | fields))  # type: ignore[arg-type]
    return build([entry])


def streamed(form: str, mark: bytes) -> bytes:
    honest = RawEntry(NAME.encode(), DEFINITION).fields({})
    values = (honest["checksum"], honest["packed"], honest["size"])
    return one(flags=STREAMED, local=NOTHING_YET, descriptor=mark + struct.pack(form, *values))


def by_zipfile(write: Callable[[zipfile.ZipFile], object], mode: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", mode) as archive:
        write(archive)
    return buffer.getvalue()


class Pipe(io.RawIOBase):
    """A file that cannot seek, so that zipfile streams into it."""

    def __init__(self) -> None:
        self.content = b""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        self.content += piece
        return len(piece)


def by_pipe() -> bytes:
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(NAME, DEFINITION)
    return pipe.content


def with_zip64_fields(archive: zipfile.ZipFile) -> None:
    with archive.open(NAME, "w", force_zip64=True) as file:
        file.write(DEFINITION)


def with_comment(archive: zipfile.ZipFile) -> None:
    archive.comment = b"exported from Contoso"
    archive.writestr(NAME, DEFINITION)


def with_package(archive: zipfile.ZipFile) -> None:
    for name, content in CONTENTS.items():
        archive.writestr(name, content)


HONEST = {
    "deflated": by_zipfile(lambda archive: archive.writestr(NAME, DEFINITION)),
    "stored": by_zipfile(lambda archive: archive.writestr(NAME, DEFINITION), zipfile.ZIP_STORED),
    "through a pipe": by_pipe(),
    "zip64 fields in the entry": by_zipfile(with_zip64_fields),
    "comment": by_zipfile(with_comment),
    "folder entries": build(
        [
            RawEntry(b"connector/", b"", attributes=stat.S_IFDIR << 16),
            RawEntry(b"connector/apiDefinition.swagger.json", DEFINITION),
        ]
    ),
    "folder entry called deflated": build(
        [
            RawEntry(b"connector/", b"", packed=b"", attributes=0),
            RawEntry(b"connector/apiDefinition.swagger.json", DEFINITION),
        ]
    ),
    "no attributes": one(attributes=0),
    "DOS archive bit": one(attributes=0x20),
    "flag of a fast packer": one(flags=4),
    "extra field": one(local={"extra": struct.pack("<HHL", 0x5455, 4, 0)}),
    "descriptor with mark": streamed("<LLL", b"PK\x07\x08"),
    "descriptor without mark": streamed("<LLL", b""),
    "descriptor of 64 bits": streamed("<LQQ", b"PK\x07\x08"),
    "leading dot folder": one(name=b"./" + NAME.encode()),
    "stored by hand": one(method=STORED),
}


@pytest.mark.parametrize("archive", HONEST.values(), ids=HONEST)
def test_receive_archive_of_any_honest_writer_read(archive: bytes) -> None:
    assert received(archive) == {"definition": DEFINITION}


def test_receive_names_in_old_and_new_encodings_read() -> None:
    entries = [
        RawEntry("größe.txt".encode("cp437"), b"1", flags=0),
        RawEntry("cafe\u0301.txt".encode(), b"2", flags=0),
        RawEntry("日本.txt".encode(), b"3"),
        RawEntry(b"\xff\xfe.txt", b"4"),
    ]
    intake = receive([GivenFile("a.zip", build([RawEntry(NAME.encode(), DEFINITION), *entries]))])
    expected = ["größe.txt", "cafe\u0301.txt", "日本.txt", "\u00a0■.txt"]
    assert {file.given_as for file in intake.ignored} == {f"a.zip/{name}" for name in expected}


def test_receive_bytes_exactly_at_the_limit_read() -> None:
    files = [GivenFile(NAME, DEFINITION)]
    limits = Limits(upload_bytes=len(DEFINITION), files=1, json_depth=6, json_bytes=len(DEFINITION))
    assert by_role(receive(files, limits)) == {"definition": DEFINITION}


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(upload_bytes=len(DEFINITION) - 1), "upload_bytes"),
        (Limits(files=0), "upload_files"),
        (Limits(json_bytes=len(DEFINITION) - 1), "file_bytes"),
        (Limits(json_depth=5), "json_depth"),
        (Limits(json_values=5), "json_values"),
    ],
)
def test_receive_one_above_a_limit_refused(limits: Limits, code: str) -> None:
    with pytest.raises(Refused) as refused:
        receive([GivenFile(NAME, DEFINITION)], limits)
    assert [problem.code for problem in refused.value.problems] == [code]


NAMES = st.lists(
    st.text(alphabet="abcXYZ._- é日/", min_size=1, max_size=12), max_size=5, unique_by=lambda name: folded(name)
)


@given(NAMES, st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]), st.binary(max_size=300))
def test_receive_archive_of_zipfile_accounts_for_every_file(names: list[str], method: int, content: bytes) -> None:
    def write(archive: zipfile.ZipFile) -> None:
        for name in names:
            archive.writestr(f"x{name}.bin", content)
        archive.writestr(NAME, DEFINITION)

    result = read_or_refuse([GivenFile("a.zip", by_zipfile(write, method))])
    if isinstance(result, Refused):
        assert {problem.code for problem in result.problems} <= {"name_traversal", "name_file_and_folder"}
    else:
        assert by_role(result) == {"definition": DEFINITION}
        assert {file.given_as for file in result.ignored} == {f"a.zip/x{name}.bin" for name in names}


SEEDS = [
    *HONEST.values(),
    by_zipfile(with_package),
    by_zipfile(lambda archive: archive.writestr("inner.zip", HONEST["deflated"])),
]


def check_never_worse(content: bytes) -> None:
    """Read or refused; and what is read is what Python's zipfile reads, too."""
    result = read_or_refuse([GivenFile("upload.zip", content)])
    if isinstance(result, Refused):
        assert result.problems
        return
    for file in result.package.files:
        given_as = next(each.given_as for each in result.recognised if each.role == file.role)
        assert _by_zipfile(content, given_as.split("/", 1)[1]) == file.content


def _by_zipfile(content: bytes, path: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        by_name = {info.filename.removeprefix("./"): info for info in archive.infolist()}
        if path in by_name:
            return archive.read(by_name[path])
        inner, _, rest = path.partition(".zip/")
        return _by_zipfile(archive.read(by_name[inner + ".zip"]), rest)


@settings(max_examples=300)
@given(st.sampled_from(SEEDS), st.data())
def test_receive_mutated_archive_read_or_refused(seed: bytes, data: st.DataObject) -> None:
    content = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        gone = data.draw(st.integers(0, 4))
        content[start : start + gone] = data.draw(st.binary(min_size=0, max_size=4))
    check_never_worse(bytes(content))


@settings(max_examples=300)
@given(st.sampled_from(SEEDS), st.data())
def test_receive_archive_with_a_flipped_field_read_or_refused(seed: bytes, data: st.DataObject) -> None:
    content = bytearray(seed)
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] = data.draw(st.integers(0, 255))
    check_never_worse(bytes(content))


@given(st.lists(st.tuples(st.sampled_from(["", "a.json", "a.zip", "b/README.md", "icon.png"]), st.binary(max_size=60))))
def test_receive_any_files_read_or_refused(files: list[tuple[str, bytes]]) -> None:
    result = read_or_refuse([GivenFile(name, content) for name, content in files])
    if isinstance(result, Refused):
        assert result.problems
    else:
        accounted = [file.given_as for file in result.recognised] + [file.given_as for file in result.ignored]
        assert sorted(accounted) == sorted(name for name, _ in files if not name.endswith(".zip"))


def test_receive_deflated_content_beyond_one_step_whole() -> None:
    content = README + b"Contoso invoice lines. " * 20_000
    assert received(build([RawEntry(b"README.md", content)])) == {"readme": content}
    assert received(build([RawEntry(b"README.md", content, packed=deflate(content))])) == {"readme": content}
