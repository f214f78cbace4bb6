"""Prints `passed failed skipped`, summed over the TRX files below the given folder."""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

RESULT = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}UnitTestResult"

counts = {"passed": 0, "failed": 0, "skipped": 0}
for report in Path(sys.argv[1]).rglob("*.trx"):
    for result in ElementTree.parse(report).iter(RESULT):
        # Counted one by one: the summary that a TRX file carries leaves out skipped tests.
        outcome = {"Passed": "passed", "NotExecuted": "skipped"}.get(result.get("outcome"), "failed")
        counts[outcome] += 1

print(counts["passed"], counts["failed"], counts["skipped"])
