"""Where the guide's transcripts are made: real programs in real processes, on free ports, shown as if on the course's."""

import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 30


class Terminal:
    """A program that runs beside others; what it prints is gathered."""

    def __init__(self, words, environment, folder):
        self.lines = []
        self._more = threading.Condition()
        self._process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, cwd=folder)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def type(self, line):
        self._process.stdin.write(line.encode() + b"\n")
        self._process.stdin.flush()

    def wait_for(self, pattern, times=1):
        """Waits until so many lines match."""
        with self._more:
            if not self._more.wait_for(lambda: sum(bool(re.search(pattern, line)) for line in self.lines) >= times, LIMIT):
                raise AssertionError(f"no {pattern!r} in:\n" + "\n".join(self.lines))

    def wait(self):
        if not self._process.stdin.closed:
            self._process.stdin.close()
        self._process.wait(LIMIT)
        self._reader.join(LIMIT)

    def stop(self):
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(LIMIT)
            except subprocess.TimeoutExpired:
                self._process.kill()
        self._reader.join(LIMIT)

    def _read(self):
        for line in self._process.stdout:
            with self._more:
                self.lines.append(line.decode("utf-8", "replace").rstrip("\r\n"))
                self._more.notify_all()


class Stage:
    """One transcript in the making."""

    def __init__(self, language, charla, samples):
        self.language = language
        self._charla = charla
        self._samples = samples
        self._ports = {}
        self._running = []
        self._folder = tempfile.TemporaryDirectory(prefix="charla-guide-")
        self._text = []
        for name in ("samples", "tests"):
            os.symlink(ROOT / name, Path(self._folder.name) / name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for terminal in reversed(self._running):
            terminal.stop()
        self._folder.cleanup()

    def port(self, shown):
        """A free port, which the transcript shows under another number."""
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            port = taken.getsockname()[1]
        self._ports[port] = shown
        return port

    def path(self, name):
        """A file of this transcript's own folder."""
        return str(Path(self._folder.name) / name)

    def start(self, command, hidden="", ready=None):
        """Starts a command, as the page shows it, with words that it does not show."""
        terminal = Terminal(self._words(command, hidden), self._environment(), self._folder.name)
        self._running.append(terminal)
        if ready:
            terminal.wait_for(ready)
        return terminal

    def run(self, command, hidden="", typed=()):
        """Runs a command to its end, typing lines into it, and returns its lines."""
        terminal = self.start(command, hidden)
        for line in typed:
            terminal.type(line)
        terminal.wait()
        self.tell(command, terminal.lines)
        return terminal.lines

    def tell(self, command, lines):
        """Adds a command and what it printed to the transcript."""
        self._text.append("\n".join([f"$ {command}", *lines]))

    def add(self, lines):
        self._text.append("\n".join(lines))

    def text(self):
        text = "\n\n".join(self._text)
        for port, shown in self._ports.items():
            text = re.sub(rf"\b{port}\b", str(shown), text)
        return text.replace(self._folder.name + "/", "").replace("\t", "    ").rstrip()

    def _words(self, command, hidden):
        words = shlex.split(command) + shlex.split(hidden)
        if words[0] == "charla":
            return [self._charla, *words[1:]]
        if words[:2] == ["dotnet", "run"]:
            folder, name = Path(words[2]).parent.name, Path(words[2]).stem
            return ["dotnet", str(Path(self._samples) / f"{folder}-{name}.dll"), *words[3:]]
        if words[0] == "python3":
            return [sys.executable, str(ROOT / words[1]), *words[2:]]
        return words

    def _environment(self):
        locale = "es_PE.UTF-8" if self.language == "es" else "en_GB.UTF-8"
        return {**os.environ, "LANG": locale, "LC_ALL": locale, "TERM": "dumb", "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1", "NO_COLOR": "1"}
