"""Reads TRX files."""

import xml.etree.ElementTree as ElementTree

NAMESPACE = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}"
OUTCOMES = {"Passed": "passed", "NotExecuted": "skipped"}


def results(report):
    """Each result of a file, as (its element, "passed", "failed" or "skipped")."""
    for result in ElementTree.parse(report).iter(NAMESPACE + "UnitTestResult"):
        yield result, OUTCOMES.get(result.get("outcome"), "failed")
