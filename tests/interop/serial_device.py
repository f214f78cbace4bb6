"""A board at the end of a serial line: sends every line of standard input, prints every line that arrives.

usage: serial_device.py PATH
"""

import os
import sys
import termios
import threading
import tty


def receive(line):
    for text in os.fdopen(os.dup(line), "rb"):
        print(text.decode("utf-8").rstrip("\r\n"), flush=True)


def main():
    line = os.open(sys.argv[1], os.O_RDWR | os.O_NOCTTY)
    tty.setraw(line, termios.TCSANOW)
    threading.Thread(target=receive, args=(line,), daemon=True).start()
    for text in sys.stdin:
        os.write(line, text.encode("utf-8"))


if __name__ == "__main__":
    main()
