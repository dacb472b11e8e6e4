"""How much of anything an upload may hold."""

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB


@dataclass(frozen=True, slots=True)
class Limits:
    """Every cap by name. Sizes are bytes.

    `json_problems` are kept with their places; after `json_flaws` of them the reader gives a text up.

    The largest definition of about a thousand published connectors has 1.1 MB, 28,000 values and 29 levels;
    the best compressed one shrinks 32 times. The defaults leave each of them several times over.
    """

    upload_bytes: int = 20 * MIB
    files: int = 1_000
    name_length: int = 255
    folders: int = 16
    inflated_bytes: int = 32 * MIB
    ratio: int = 100
    ratio_from_bytes: int = MIB
    nesting: int = 4
    json_bytes: int = 4 * MIB
    json_depth: int = 100
    json_values: int = 200_000
    json_problems: int = 1_000
    json_flaws: int = 100_000
    text_bytes: int = 2 * MIB
    icon_bytes: int = 4 * MIB
    icon_pixels: int = 2048 * 2048
    undecodable_percent: int = 10
    problems: int = 20


DEFAULT = Limits()
