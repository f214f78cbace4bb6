#!/usr/bin/env python3
"""A relay such as a course in network programming builds: whatever frame a client sends goes to every client as it came.

It prints the port it listens on, and ends with its standard input.
A frame is a ten-byte header, the payload's length in decimal padded with spaces, and the payload.
"""

import socket
import sys
import threading

HEADER = 10


def take(connection, length):
    """Reads so many bytes, or fewer where the connection ends first."""
    parts = b""
    while len(parts) < length:
        part = connection.recv(length - len(parts))
        if not part:
            break
        parts += part
    return parts


def relay(connection, members, gate):
    try:
        while header := take(connection, HEADER):
            payload = take(connection, int(header))
            with gate:
                for member in members:
                    member.sendall(header + payload)
    except (OSError, ValueError):
        pass
    with gate:
        members.remove(connection)
    connection.close()


def accept(listener):
    members, gate = [], threading.Lock()
    while True:
        connection, _ = listener.accept()
        with gate:
            members.append(connection)
        threading.Thread(target=relay, args=(connection, members, gate), daemon=True).start()


def main():
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    threading.Thread(target=accept, args=(listener,), daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    main()
