"""Mistake: passes on the first message of what a receive brings, and drops what else it brought."""

import socket
import struct
import sys
import threading

HEADER = 10
SEND_TIMEOUT = struct.pack("ll", 0, 200_000)

members, gate = [], threading.Lock()


def join(connection):
    # Whoever takes nothing for a fifth of a second is dropped, so that nobody waits for it longer.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, SEND_TIMEOUT)
    with gate:
        members.append(connection)


def leave(connection):
    with gate:
        if connection in members:
            members.remove(connection)
    connection.close()


def drop(member):
    """Ends a connection whose thread may be reading, or may have closed it."""
    try:
        member.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass


def send_to_all(frame):
    with gate:
        for member in list(members):
            try:
                member.sendall(frame)
            except OSError:
                members.remove(member)
                drop(member)


def serve(connection):
    join(connection)
    try:
        while data := connection.recv(65536):
            length = int(data[:HEADER])
            while len(data) < HEADER + length:
                data += connection.recv(65536)
            send_to_all(data[:HEADER + length])
    except (OSError, ValueError):
        pass
    leave(connection)


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with socket.create_server(("127.0.0.1", port)) as listener:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
