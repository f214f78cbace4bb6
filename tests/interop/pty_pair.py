"""Two pseudo-terminals joined like the ends of a cable, each behind a link that stays while it is unplugged and plugged in again.

usage: pty_pair.py LINK LINK    Prints "ready". Commands on standard input, each answered with a line; the ends are called a and b:

  unplug END     the device goes, with its link          plug END      a new device comes, and its link
  hold END       nothing is taken from the end any more  release END   it is taken again

Ends with its standard input.
"""

import fcntl
import os
import selectors
import struct
import sys
import tty

TCGETS2 = 0x802C542A
TERMIOS2 = 44


class End:
    def __init__(self, link):
        self.link, self.other, self.pending, self.held = link, None, b"", False
        self.master = self.slave = None

    def plug(self):
        # The end's own slave stays open: a terminal that nobody has opened yet can't be read from.
        self.master, self.slave = os.openpty()
        tty.setraw(self.slave)
        os.set_blocking(self.master, False)
        temporary = self.link + ".new"
        os.symlink(os.ttyname(self.slave), temporary)
        os.replace(temporary, self.link)

    def unplug(self):
        os.unlink(self.link)
        os.close(self.slave)
        os.close(self.master)
        self.master, self.pending = None, b""

    def settings(self):
        raw = fcntl.ioctl(self.slave, TCGETS2, bytes(TERMIOS2))
        words = struct.unpack("<4I", raw[:16])
        return f"{words[0]} {words[2]} {struct.unpack('<I', raw[40:44])[0]}"


def relay(end):
    """Take what an end has written to the other one, as far as that takes it."""
    if end.master is None or end.held or len(end.other.pending) > 4096:
        return
    try:
        end.other.pending += os.read(end.master, 4096)
    except BlockingIOError:
        pass


def deliver(end):
    if end.master is None or not end.pending:
        end.pending = end.pending if end.master is not None else b""
        return
    try:
        end.pending = end.pending[os.write(end.master, end.pending):]
    except BlockingIOError:
        pass


def obey(ends, line):
    command, name = line.split()
    end = ends[name]
    if command == "plug":
        end.plug()
    elif command == "unplug":
        end.unplug()
    elif command in ("hold", "release"):
        end.held = command == "hold"
    elif command == "settings":
        return end.settings()
    return "ok"


def main():
    ends = {"a": End(sys.argv[1]), "b": End(sys.argv[2])}
    ends["a"].other, ends["b"].other = ends["b"], ends["a"]
    for end in ends.values():
        end.plug()
    print("ready", flush=True)
    while True:
        with selectors.DefaultSelector() as selector:
            selector.register(sys.stdin.fileno(), selectors.EVENT_READ)
            for end in ends.values():
                wanted = (0 if end.held or len(end.other.pending) > 4096 else selectors.EVENT_READ) | (selectors.EVENT_WRITE if end.pending else 0)
                if end.master is not None and wanted:
                    selector.register(end.master, wanted)
            ready = [key.fd for key, _ in selector.select()]
        if sys.stdin.fileno() in ready:
            # Unbuffered, or a second command would wait unseen.
            line = b""
            while not line.endswith(b"\n"):
                byte = os.read(sys.stdin.fileno(), 1)
                if not byte:
                    return
                line += byte
            print(obey(ends, line.decode()), flush=True)
        for end in ends.values():
            relay(end)
            deliver(end.other)


if __name__ == "__main__":
    main()
