"""`make corpus`: every connector of the corpus through the API, and each report equal to that of the command line.

Uploads to the site that runs on PORT with DATA_DIR, or starts one of its own. Prints its figures; exit status 1
when an upload was not answered 201, got stuck, errored, or has another report than `certify` gives.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from connectors.package.pack import to_zip
from portal.embedded.site import CODE
from tests import corpus
from tests.prove import connectors
from tests.prove.client import Client
from tests.prove.running import Target, running_or_own_site
from tests.prove.uploads import CLIENTS, Upload, percentiles, upload_all

IDLE_UPLOADS = 60
SHOWN_RULES = 12


def main() -> int:
    samples = connectors.load()
    if not samples:
        print(f"skipped: there is no corpus at {corpus.folder()} (set CONNECTOR_CORPUS)")
        return 0
    with running_or_own_site() as target:
        uploads = upload_all(target, samples, CLIENTS, look_every=0.1)
        different = different_reports(target, uploads)
        chosen = samples[:: max(1, len(samples) // IDLE_UPLOADS)]
        idle = upload_all(target, [one.as_never_seen() for one in chosen], 1, look_every=0.05)
    _print(uploads, idle, different)
    bad = [one for one in uploads + idle if one.verdict not in ("passed", "failed")]
    return 1 if bad or different else 0


def _print(uploads: list[Upload], idle: list[Upload], different: list[str]) -> None:
    rules: Counter[str] = Counter()
    for one in uploads:
        findings = json.loads(one.report)["findings"] if one.report else []
        rules.update({finding["rule"] for finding in findings if finding["severity"] == "error"})
    print("blocking rules:", ", ".join(f"{rule} {count}" for rule, count in rules.most_common(SHOWN_RULES)))
    for one in uploads + idle:
        if one.verdict not in ("passed", "failed"):
            print(f"{one.connector.name}: {one.verdict} after {one.seconds:.0f} s {one.problem}")
    for name in different:
        print(f"{name}: the report is not that of the command line")
    verdicts = ", ".join(f"{count} {verdict}" for verdict, count in Counter(one.verdict for one in uploads).items())
    known = sum(one.was_known for one in uploads)
    fresh = [one.seconds for one in uploads if one.id and not one.was_known]
    accepted = sum(bool(one.id) for one in uploads)
    print(
        f"{accepted} of {len(uploads)} uploads answered 201 ({known} with a package known before): {verdicts}; "
        f"{len(different)} reports differ from the command line; "
        f"upload to verdict {percentiles(fresh)} with {CLIENTS} clients, "
        f"{percentiles([one.seconds for one in idle])} one at a time"
    )


def different_reports(target: Target, uploads: list[Upload]) -> list[str]:
    """Names of the connectors whose report is not byte for byte what `certify check` prints for their package."""
    client = Client(target.url, target.writers[0])
    with tempfile.TemporaryDirectory() as folder:
        policy = Path(folder) / "policy.json"
        policy.write_bytes(client.policy())
        client.close()
        profiles = {json.loads(one.report)["profile"] for one in uploads if one.report}
        return [
            name
            for profile in sorted(profiles)
            for name in _different(
                [one for one in uploads if one.report and json.loads(one.report)["profile"] == profile],
                ["--profile", profile, "--policy", str(policy)],
                Path(folder),
            )
        ]


def _different(uploads: list[Upload], options: list[str], folder: Path) -> list[str]:
    packages = [_pack(one, folder / f"{number}.zip") for number, one in enumerate(uploads)]
    command = [sys.executable, "-m", "certification.engine.cli", "check", "--format", "json", *options, *packages]
    done = subprocess.run(command, cwd=CODE, capture_output=True, check=False)
    lines = done.stdout.splitlines()
    if done.returncode not in (0, 1) or len(lines) != len(uploads):
        raise SystemExit(f"certify check ended with {done.returncode}: {done.stderr.decode()[-2000:]}")
    return [one.connector.name for one, line in zip(uploads, lines, strict=True) if one.report != line]


def _pack(upload: Upload, path: Path) -> str:
    path.write_bytes(to_zip(upload.connector.package()))
    return str(path)


if __name__ == "__main__":
    sys.exit(main())
