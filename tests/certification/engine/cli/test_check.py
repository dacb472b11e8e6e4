"""`certify check`: exit statuses, formats and options, in this process and as a command of its own."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from certification.engine import seeded
from certification.engine.built_in import BUILT_IN
from certification.engine.cli.main import main
from certification.engine.engine import check
from certification.engine.report import to_json
from connectors.package.pack import to_zip
from connectors.package.package import Package

LONG = "Contoso Invoicing and Accounting"
Output = tuple[int, str, str]
Certify = Callable[..., Output]


def write(folder: Path, package: Package) -> Path:
    folder.mkdir()
    for file in package.files:
        (folder / file.name).write_bytes(file.content)
    return folder


@pytest.fixture
def clean(tmp_path: Path) -> str:
    return str(write(tmp_path / "clean", seeded.sample()))


@pytest.fixture
def flawed(tmp_path: Path) -> str:
    return str(write(tmp_path / "flawed", seeded.package_with({"/info/title": LONG})))


@pytest.fixture
def certify(capsys: pytest.CaptureFixture[str]) -> Certify:
    def run(*arguments: str) -> Output:
        status = main(arguments)
        return status, *capsys.readouterr()

    return run


def test_clean_package_exits_0(certify: Certify, clean: str) -> None:
    status, out, err = certify("check", clean)
    assert (status, out.startswith(f"{clean}: passed (0 errors"), err) == (0, True, "")


def test_blocking_finding_exits_1_and_names_the_file(certify: Certify, flawed: str) -> None:
    status, out, _ = certify("check", flawed)
    assert status == 1
    assert out.startswith(f"{flawed}/apiDefinition.swagger.json\n  4:14  error    TXT-001")


def test_json_is_the_report_of_the_engine(certify: Certify, flawed: str) -> None:
    status, out, _ = certify("check", flawed, "--format", "json")
    assert status == 1
    assert out.encode() == to_json(check(seeded.package_with({"/info/title": LONG}))) + b"\n"


def test_zip_gives_the_same_report_as_the_folder(certify: Certify, flawed: str, tmp_path: Path) -> None:
    archive = tmp_path / "flawed.zip"
    archive.write_bytes(to_zip(seeded.package_with({"/info/title": LONG})))
    assert certify("check", str(archive), "--format", "json") == certify("check", flawed, "--format", "json")


def test_single_definition_is_judged(certify: Certify, flawed: str) -> None:
    path = f"{flawed}/apiDefinition.swagger.json"
    status, out, _ = certify("check", path, "--format", "github")
    assert (status, out.startswith(f"::error file={path},line=4,")) == (1, True)


def test_reports_of_several_paths_are_in_their_order_and_the_worst_status_counts(
    certify: Certify, clean: str, flawed: str
) -> None:
    status, out, _ = certify("check", clean, flawed, clean, "--format", "json", "--jobs", "2")
    assert status == 1
    assert [json.loads(line)["verdict"] for line in out.splitlines()] == ["passed", "failed", "passed"]


def test_unreadable_path_exits_2_with_one_line_and_the_others_are_judged(
    certify: Certify, clean: str, tmp_path: Path
) -> None:
    missing = str(tmp_path / "missing")
    status, out, err = certify("check", missing, clean, "--format", "json", "--jobs", "1")
    assert (status, len(out.splitlines())) == (2, 1)
    assert err == f"certify: {missing} cannot be read: No such file or directory; check the path and its permissions\n"


@pytest.mark.parametrize("form", ["sarif", "junit"])
def test_unreadable_path_leaves_a_whole_document(certify: Certify, tmp_path: Path, form: str) -> None:
    status, out, _ = certify("check", str(tmp_path / "missing"), "--format", form)
    empty = {"sarif": '"runs":[]}\n', "junit": '<testsuites name="certify">\n</testsuites>\n'}
    assert (status, out.endswith(empty[form])) == (2, True)


def test_empty_folder_exits_2(certify: Certify, tmp_path: Path) -> None:
    status, out, err = certify("check", str(tmp_path))
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert err.startswith(f"certify: {tmp_path} ")


def test_hostile_zip_exits_2_with_one_line(certify: Certify, tmp_path: Path) -> None:
    archive = tmp_path / "broken.zip"
    archive.write_bytes(b"PK\x03\x04 and no more")
    status, out, err = certify("check", str(archive))
    assert (status, out, len(err.splitlines())) == (2, "", 1)


def test_baseline_marks_findings_as_existing(certify: Certify, flawed: str) -> None:
    status, out, _ = certify("check", flawed, "--baseline", flawed, "--profile", "update", "--format", "json")
    report = json.loads(out)
    assert (status, report["verdict"], report["profile"]) == (0, "passed", "update")
    assert [finding["existing"] for finding in report["findings"]] == [True]
    assert report["context"]["baseline"] == report["package"]["digest"]


def test_policy_file_decides(certify: Certify, flawed: str, tmp_path: Path) -> None:
    facts = json.loads(BUILT_IN.resolve().to_json())
    facts["as_of"] = "2026-01-31"
    facts["severities"]["new"]["TXT-001"] = "warning"
    policy = tmp_path / "policy.json"
    policy.write_text(json.dumps(facts))
    status, out, _ = certify("check", flawed, "--policy", str(policy), "--format", "json")
    assert (status, json.loads(out)["context"]["as_of"]) == (0, "2026-01-31")


def test_wrong_policy_file_exits_2(certify: Certify, flawed: str, tmp_path: Path) -> None:
    policy = tmp_path / "policy.json"
    policy.write_text("{}")
    status, _, err = certify("check", flawed, "--policy", str(policy))
    said = 'the policy has no "schema": "certify.policy/1"; fetch it again from the portal\'s /api/v1/policy/'
    assert (status, err) == (2, f"certify: {policy}: {said}\n")


def test_absent_only_and_skip_reach_the_report(certify: Certify, clean: str) -> None:
    _, out, _ = certify("check", clean, "--absent", "script,icon", "--skip", "TXT-001,PAR-002", "--format", "json")
    context = json.loads(out)["context"]
    assert (context["absent"], context["skip"]) == (["icon", "script"], ["PAR-002", "TXT-001"])
    _, out, _ = certify("check", clean, "--only", "OperationIdNotUnique", "--format", "json")
    assert json.loads(out)["context"]["only"] == ["OPS-002"]


@pytest.mark.parametrize("options", [["--only", "NON-001"], ["--skip", "NON-001"], ["--absent", "logo"]])
def test_unknown_word_exits_2_with_one_line(certify: Certify, clean: str, options: list[str]) -> None:
    status, out, err = certify("check", clean, *options)
    assert (status, out, len(err.splitlines())) == (2, "", 1)


@pytest.mark.parametrize("arguments", [[], ["check"], ["check", ".", "--jobs", "0"], ["check", ".", "--format", "pdf"]])
def test_bad_usage_exits_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: certify" in capsys.readouterr().err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_only_on_a_terminal_and_not_with_no_color(
    flawed: str, no_color: str, coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", no_color)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    main(["check", flawed])
    assert ("\x1b[31m" in terminal.getvalue()) is coloured


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[4]), "PYTHONHASHSEED": "random"}


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    line = [sys.executable, "-m", "certification.engine.cli", *arguments]
    return subprocess.run(line, capture_output=True, check=False, env=ENVIRONMENT | environment, timeout=60)


def test_command_gives_the_same_bytes_as_this_process(certify: Certify, flawed: str) -> None:
    done = command("check", flawed, "--format", "json")
    status, out, _ = certify("check", flawed, "--format", "json")
    assert (done.returncode, done.stdout.decode(), done.stderr) == (status, out, b"")


def test_command_judges_several_packages_in_worker_processes(clean: str, flawed: str) -> None:
    done = command("check", clean, flawed, "--jobs", "2", "--format", "json")
    assert done.returncode == 1
    assert [json.loads(line)["verdict"] for line in done.stdout.splitlines()] == ["passed", "failed"]


def test_command_speaks_utf8_whatever_the_locale_says(tmp_path: Path) -> None:
    folder = write(tmp_path / "flawed", seeded.package_with({"/info/title": "é" * 31}))
    done = command("check", str(folder), LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (done.returncode, "é" * 31 in done.stdout.decode()) == (1, True)


def test_command_into_a_closed_pipe_says_nothing(clean: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    line = [sys.executable, "-m", "certification.engine.cli", "check", *[clean] * 3, "--format", "json", "--jobs", "1"]
    try:
        done = subprocess.run(line, stdout=writing, stderr=subprocess.PIPE, check=False, env=ENVIRONMENT, timeout=60)
    finally:
        os.close(writing)
    assert done.stderr == b""


def test_command_wakes_neither_django_nor_heavy_libraries(clean: str) -> None:
    code = (
        "import sys; from certification.engine.cli.main import main; main(['check', sys.argv[1]]);"
        "print(*sorted({'django', 'httpx', 'PIL', 'multiprocessing', 'celery'} & set(sys.modules)))"
    )
    line = [sys.executable, "-c", code, f"{clean}/apiDefinition.swagger.json"]  # an icon would wake Pillow
    done = subprocess.run(line, capture_output=True, check=True, env=ENVIRONMENT, timeout=60)
    assert done.stdout.splitlines()[-1] == b""
