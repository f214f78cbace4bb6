"""Prints `passed failed skipped`, summed over the TRX files below the given folder."""

import sys
from pathlib import Path

import trx

counts = {"passed": 0, "failed": 0, "skipped": 0}
for report in Path(sys.argv[1]).rglob("*.trx"):
    # Counted one by one: the summary that a TRX file carries leaves out skipped tests.
    for _, outcome in trx.results(report):
        counts[outcome] += 1

print(counts["passed"], counts["failed"], counts["skipped"])
