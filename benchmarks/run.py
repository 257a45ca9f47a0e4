"""Measure: `make bench`, or `python -m benchmarks.run [--size N …] [--only PART …]`.

Each part runs in a process of its own and its figures are kept in `test-artefacts/bench/results.json`, so that parts
and sizes can be measured one at a time; a part that fails says why and costs no other. `python -m benchmarks.report`
writes docs/performance.md from what has been kept.
"""

from __future__ import annotations

import argparse
import json
import sys

from benchmarks.ground import WORK, keep, measured
from benchmarks.measures import PARTS


def main() -> int:
    """Measure and print; 1 where a part could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, nargs="+", default=[1000], help="numbers of minutes")
    parser.add_argument(
        "--only", nargs="+", choices=list(PARTS), default=list(PARTS), metavar="PART", help=", ".join(PARTS)
    )
    parser.add_argument("--here", action="store_true", help="one part in this process: print its figures and keep none")
    args = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    if args.here:
        print(json.dumps(PARTS[args.only[0]](args.size[0])))
        return 0
    failed = 0
    for size in args.size:
        for part in args.only:
            failed += not _measure(part, size)
    return min(failed, 1)


def _measure(part: str, size: int) -> bool:
    """Measure a part in a process of its own and keep the figures; whether that went well."""
    command = [sys.executable, "-m", "benchmarks.run", "--here", "--only", part, "--size", str(size)]
    try:
        run = measured(command)
    except RuntimeError as error:
        print(f"{part} {size}: not measured: {str(error).strip().splitlines()[-1]}", flush=True)
        return False
    figures = json.loads(run.output.strip().splitlines()[-1])
    keep(part, size, {**figures, "peak_of_part_megabytes": round(run.megabytes, 1)})
    print(f"{part} {size}: {json.dumps(figures, ensure_ascii=False)}", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
