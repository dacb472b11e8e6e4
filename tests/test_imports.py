"""What import-linter cannot say: the pure packages import nothing of ours but each other and the egress gate."""

import grimp
import pytest

PURE = ("certification.engine", "connectors.package", "portal.egress")
ROOTS = ("certification", "connectors", "portal")


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph(*ROOTS)


def is_pure(module):
    return any(module == one or module.startswith(f"{one}.") for one in PURE)


def test_pure_packages_import_nothing_else_of_ours(graph):
    breaches = [
        f"{module} imports {imported}"
        for module in sorted(graph.modules)
        for imported in sorted(graph.find_modules_directly_imported_by(module))
        if is_pure(module) and not is_pure(imported)
    ]

    assert breaches == []


@pytest.mark.parametrize("package", PURE[:2])
def test_pure_packages_are_there(graph, package):
    assert package in graph.modules


@pytest.mark.parametrize("package", ROOTS)
def test_packages_above_the_pure_ones_do_nothing_when_imported(graph, package):
    assert graph.find_modules_directly_imported_by(package) == set()
