"""`certify`: arguments in, exit status out. What a command needs is imported when it runs, so that it starts fast."""

import argparse
import io
import sys
from collections.abc import Callable, Sequence

from certification.engine import __version__
from certification.engine.cli.status import BAD_USAGE, INTERRUPTED, Trouble

FORMATS = ("text", "json", "sarif", "junit", "github")
PROFILES = ("new", "update", "independent")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status (status.py)."""
    _speak_utf8()
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        status = run(options)
        sys.stdout.flush()
        return status
    except Trouble as trouble:
        print(f"certify: {trouble}", file=sys.stderr)
        return BAD_USAGE
    except BrokenPipeError:
        # Who reads has enough (`certify rules | head`); Python must not complain when it closes the pipe.
        sys.stdout = None
        return BAD_USAGE
    except KeyboardInterrupt:
        return INTERRUPTED


def _speak_utf8() -> None:
    """Reports are UTF-8 with plain line ends on every system, whatever its locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="certify", description="Judge API connectors by the certification rules.")
    parser.add_argument("--version", action="version", version=f"certify {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_check(commands.add_parser("check", help="judge packages: a folder, a zip, a definition or properties file"))
    _add_rules(commands.add_parser("rules", help="list the rules"))
    _add_explain(commands.add_parser("explain", help="explain a rule: what, why, wrong, right, how to fix"))
    _add_pack(commands.add_parser("pack", help="build the canonical package zip"))
    return parser


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a folder, a zip, one definition or properties file")
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    parser.add_argument("--profile", choices=PROFILES, default="new", help="which severities apply; default: new")
    parser.add_argument("--baseline", metavar="PATH", help="the published version: marks findings it had as existing")
    parser.add_argument("--policy", metavar="FILE", help="the policy file of a portal; default: the built-in one")
    parser.add_argument(
        "--absent", type=_words, default=[], metavar="ROLE,…", help="files not in this copy: icon,script"
    )
    parser.add_argument("--jobs", type=_count, metavar="N", help="several packages at once; default: cores")
    parser.add_argument("--only", type=_words, default=[], metavar="CODE,…", help="judge by these rules alone")
    parser.add_argument("--skip", type=_words, default=[], metavar="CODE,…", help="leave these rules out")
    parser.set_defaults(run=_check)


def _add_rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.set_defaults(run=_rules)


def _add_explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", help="our code or Microsoft's name of the rule")
    parser.set_defaults(run=_explain)


def _add_pack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", help="a folder, a zip or a file")
    parser.add_argument("-o", "--output", metavar="FILE", help="default: connector.zip; - is the standard output")
    parser.set_defaults(run=_pack, output="connector.zip")


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 256")
    return int(text)


def _check(options: argparse.Namespace) -> int:
    from certification.engine.cli.checking import check

    return check(options)


def _rules(options: argparse.Namespace) -> int:
    from certification.engine.cli.catalogue import list_rules

    return list_rules(options.format)


def _explain(options: argparse.Namespace) -> int:
    from certification.engine.cli.catalogue import explain

    return explain(options.code)


def _pack(options: argparse.Namespace) -> int:
    from certification.engine.cli.packing import pack

    return pack(options.path, options.output)
