#!/usr/bin/env python3
"""Keeps the guide honest: what its pages show is what the programs are and do.

usage: pages.py check|write CHARLA SAMPLES [PAGE…]

A block of code below  <!-- sample: samples/echo/server.py -->  is that file; one below  <!-- run: echo -->  is what the scene of
that name (scenes.py) prints. `check` compares and says what differs; `write` puts the files and fresh transcripts into the pages.
CHARLA is the built program, SAMPLES the folder with the built samples.
"""

import difflib
import os
import re
import sys
from pathlib import Path

import scenes
from stage import ROOT, Stage

BLOCK = re.compile(r"^<!-- (sample|run): (\S+) -->\n```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FOLDERS = {"guia": "es", "guide": "en"}

# What is another with each run: ports that the system chose, times, process numbers.
CHANGING = [
    (re.compile(r"\b(127\.0\.0\.1|::1)[:',\s]+\d+\b"), "ADDRESS"),
    (re.compile(r"\b\d{2}:\d{2}:\d{2}([.,]\d+)?"), "TIME"),
    (re.compile(r"[+−-]?\s*\b\d[\d ,.]*\s?(s|ms|µs|us)\b"), "TIME"),
    (re.compile(r"(Después de|After) \d+"), "COUNT"),
    (re.compile(r"[ \t]+"), " "),
]

# How many bytes each read took, and what happened first at the two ends, is the operating system's own affair.
SYSTEMS_OWN = re.compile(r"^\s+\d+ [▶◀] |^── |^\s+[▶◀] \w+: \d+ bytes")


def steady(text):
    for pattern, instead in CHANGING:
        text = pattern.sub(instead, text)
    return [line.strip() for line in text.splitlines() if not SYSTEMS_OWN.search(line)]


def transcript(name, language, charla, samples):
    with Stage(language, charla, samples) as stage:
        scenes.ALL[name](stage)
        return stage.text() + "\n"


def fresh(kind, name, language, charla, samples):
    if kind == "sample":
        return (ROOT / name).read_text(encoding="utf-8")
    return transcript(name, language, charla, samples)


def is_same(kind, name, old, new):
    if kind == "sample":
        return old == new
    return (name in scenes.NEVER_THE_SAME and old != "") or steady(old) == steady(new)


def main():
    mode, *built, wanted = sys.argv[1], *map(os.path.abspath, sys.argv[2:4]), sys.argv[4:]
    charla, samples = built
    pages = [Path(page) for page in wanted] or sorted(page for folder in FOLDERS for page in (ROOT / "docs" / folder).glob("*.md"))
    differences = 0
    for page in pages:
        language = FOLDERS[page.parent.name]

        def renew(block):
            nonlocal differences
            kind, name, fence, old = block.groups()
            if kind == "run" and name not in scenes.ALL:
                print(f"{page.name}: there is no scene {name}")
                differences += 1
                return block.group(0)
            new = fresh(kind, name, language, charla, samples)
            if is_same(kind, name, old, new):
                return block.group(0)
            differences += 1
            print(f"{page.name}: {kind} {name}")
            print("".join(difflib.unified_diff(old.splitlines(True), new.splitlines(True), "page", "now")))
            return f"<!-- {kind}: {name} -->\n```{fence}\n{new}```"

        text = page.read_text(encoding="utf-8")
        renewed = BLOCK.sub(renew, text)
        if mode == "write" and renewed != text:
            page.write_text(renewed, encoding="utf-8")
    return 0 if mode == "write" or differences == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
