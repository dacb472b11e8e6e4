"""Readable sizes: a file of about 100 lines and rarely over 350, a function of about 10 and rarely over 40."""

import ast
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
OURS = ("certification", "connectors", "portal", "tests")
RARELY = 0.01


def sources():
    return [file for part in OURS for file in (ROOT / part).rglob("*.py") if "migrations" not in file.parts]


@pytest.fixture(scope="module")
def files():
    """Lines of each file, by its path in the repository."""
    return {str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in sources()}


@pytest.fixture(scope="module")
def functions():
    """Lines of each function, by file and name."""
    found = {}
    for file in sources():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                found[f"{file.relative_to(ROOT)}:{node.lineno} {node.name}"] = lines
    return found


def over(sizes, limit):
    return {name: lines for name, lines in sizes.items() if lines > limit}


def test_files_are_short(files):
    assert over(files, 350) == {}
    assert median(files.values()) <= 100


def test_functions_are_short(functions):
    long = over(functions, 40)

    assert len(long) <= RARELY * len(functions), long
    assert over(functions, 60) == {}
    assert median(functions.values()) <= 10
