"""Mistake: answers the client that spoke, and nobody else."""

import socket
import struct
import sys
import threading

HEADER = 10
SEND_TIMEOUT = struct.pack("ll", 0, 200_000)

members, gate = [], threading.Lock()


def take(connection, length):
    """So many bytes, however many receives they need; None where the connection ends before."""
    data = b""
    while len(data) < length:
        part = connection.recv(length - len(data))
        if not part:
            return None
        data += part
    return data


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


def serve(connection):
    join(connection)
    try:
        while header := take(connection, HEADER):
            data = take(connection, int(header))
            if data is None:
                break
            connection.sendall(header + data)
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
