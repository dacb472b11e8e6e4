"""The package: its files, its digest, and what it came as."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.package.package import NAMES, Package, package_file

CONTENTS = st.dictionaries(st.sampled_from(sorted(NAMES)), st.binary(max_size=50))


def package(contents: dict[str, bytes]) -> Package:
    return Package(package_file(role, content) for role, content in contents.items())


def test_digest_is_the_hash_of_the_lines() -> None:
    lines = f"apiProperties.json\0{sha256(b'{}').hexdigest()}\nicon.png\0{sha256(b'png').hexdigest()}\n"
    assert package({"icon": b"png", "properties": b"{}"}).digest == f"sha256:{sha256(lines.encode()).hexdigest()}"


def test_digest_of_nothing_is_the_hash_of_no_lines() -> None:
    assert package({}).digest == f"sha256:{sha256(b'').hexdigest()}"


@given(CONTENTS, st.randoms(use_true_random=False))
def test_digest_any_order_is_the_same(contents: dict[str, bytes], random: object) -> None:
    roles = list(contents)
    random.shuffle(roles)
    shuffled = package({role: contents[role] for role in roles})
    assert shuffled == package(contents)
    assert shuffled.digest == package(contents).digest


@given(CONTENTS, CONTENTS)
def test_digest_differs_exactly_when_the_files_do(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert (package(one).digest == package(other).digest) == (one == other)


def test_files_sorted_by_name_and_found_by_role() -> None:
    made = package({"readme": b"r", "definition": b"d", "icon": b"i", "properties": b"p", "script": b"s"})
    assert [file.name for file in made.files] == [
        "README.md",
        "apiDefinition.swagger.json",
        "apiProperties.json",
        "icon.png",
        "script.csx",
    ]
    assert (made.definition, made.settings) == (made.get("definition"), None)


@pytest.mark.parametrize(
    ("given_as", "expected"),
    [("", "README.md"), ("readme.MD", "README.md"), ("README.md", "README.md"), ("intro.md", "intro.md")],
)
def test_given_as_is_the_canonical_name_unless_another(given_as: str, expected: str) -> None:
    assert package_file("readme", b"", given_as).given_as == expected


def test_package_two_files_of_a_role_is_an_error() -> None:
    with pytest.raises(ValueError, match="at most one file of each role"):
        Package([package_file("icon", b"1"), package_file("icon", b"2")])
