"""Runs every measurement, or those named, prints `name value unit` and writes bench/results.json."""

import asyncio
import importlib
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

#: Each module offers `async def measure() -> dict[str, tuple[float, str]]`.
MODULES = ("start", "plan_page", "date_poll", "desk", "board", "outbox", "links", "letters", "room", "room_page", "effects", "low_data")
RESULTS = Path(__file__).parent / "results.json"

Figures = dict[str, tuple[float, str]]


def main(wanted: list[str]) -> None:
    kept = json.loads(RESULTS.read_text()) if wanted and RESULTS.exists() else {}
    for name in wanted or MODULES:
        measure: Callable[[], Awaitable[Figures]] = importlib.import_module(f"bench.{name}").measure
        for figure, (value, unit) in asyncio.run(measure()).items():  # type: ignore[arg-type]  # a coroutine, as the modules promise
            print(f"{figure} {value:.4g} {unit}", flush=True)
            kept[figure] = {"value": value, "unit": unit}
    RESULTS.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
