"""The other end of a serial cable, which speaks in frames: sends every line of standard input under a name, prints every payload that arrives.

usage: plain_device.py PATH NAME
"""

import os
import sys
import termios
import threading
import tty

HEADER = 10


def receive(line):
    stream = os.fdopen(os.dup(line), "rb", buffering=0)
    while True:
        header = read(stream, HEADER)
        print(read(stream, int(header)).decode("utf-8"), flush=True)


def read(stream, length):
    parts = b""
    while len(parts) < length:
        parts += stream.read(length - len(parts))
    return parts


def main():
    path, name = sys.argv[1:]
    line = os.open(path, os.O_RDWR | os.O_NOCTTY)
    tty.setraw(line, termios.TCSANOW)
    threading.Thread(target=receive, args=(line,), daemon=True).start()
    for text in sys.stdin:
        payload = f"{name}> {text.rstrip()}".encode("utf-8")
        os.write(line, f"{len(payload):<{HEADER}}".encode("ascii") + payload)


if __name__ == "__main__":
    main()
