"""The hashes of the room's application in docs/sealed-room.md: `make hashes` writes them, a test compares."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "sealed-room.md"
BLOCK = re.compile(r"(<!-- hashes: [^\n]*-->\n).*?(<!-- end of hashes -->)", re.S)


def block() -> str:
    """As it stands in the docs."""
    hashes = json.loads((ROOT / "static" / "dist" / "room" / "manifest.json").read_text())
    return "".join(["\n| file | SHA-256 |\n|---|---|\n", *(f"| {name} | `{value}` |\n" for name, value in sorted(hashes.items())), "\n"])


def written() -> str:
    return BLOCK.sub(lambda found: found[1] + block() + found[2], PAGE.read_text())


if __name__ == "__main__":
    PAGE.write_text(written())
