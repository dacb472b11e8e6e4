"""`make prove`: every long proof in turn, one line each: name, ok or failed, figures."""

import subprocess
import sys
import time

from portal.embedded.site import CODE

PROOFS = ("bench", "corpus", "kill")


def main() -> int:
    return max([_prove(name) for name in PROOFS])


def _prove(name: str) -> int:
    begin = time.monotonic()
    command = [sys.executable, "-m", f"tests.prove.{name}"]
    done = subprocess.run(command, cwd=CODE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    lines = done.stdout.strip().splitlines() or ["no output"]
    word = "failed" if done.returncode else "ok"
    print(f"{name:<8} {word:<6} {time.monotonic() - begin:4.0f} s  {lines[-1]}", flush=True)
    if done.returncode:
        print("\n".join(lines[-40:]), file=sys.stderr)
    return 1 if done.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
