"""Prints every failed test below the given folder of results, with what it says: of TRX files and of vitest's web.json."""

import json
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import trx

MAX_LINES = 25


def of_dotnet(folder):
    for report in sorted(folder.rglob("*.trx")):
        try:
            for result, outcome in trx.results(report):
                if outcome == "failed":
                    said = [result.findtext(f".//{trx.NAMESPACE}{part}") or "" for part in ("Message", "StackTrace")]
                    yield result.get("testName"), "\n".join(said)
        except ElementTree.ParseError:
            continue  # Cut short by a crash, which the sum reports.


def of_page(folder):
    report = folder / "web.json"
    if report.exists():
        for suite in json.loads(report.read_text())["testResults"]:
            for test in suite["assertionResults"]:
                if test["status"] == "failed":
                    yield test["fullName"], "\n".join(test["failureMessages"])


results = Path(sys.argv[1])
for name, said in [*of_page(results), *of_dotnet(results)]:
    print(f"FAILED: {name}")
    for line in said.strip().splitlines()[:MAX_LINES]:
        print(f"    {line}")
