"""Prints how many places of each screen axe found fault with, by how much it matters."""

import json
import sys
from pathlib import Path

report = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
for screen, result in sorted(report.items()):
    print(f"{screen:24}", "  ".join(f"{impact} {number}" for impact, number in result["counts"].items()))
