"""Prints how many tests passed, failed and were skipped in a report of Vitest: python3 vitest_counts.py REPORT.json"""

import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    report = json.load(file)
skipped = report["numPendingTests"] + report["numTodoTests"]
print(report["numPassedTests"], report["numFailedTests"], skipped)
