"""Mistake: waits for a client that doesn't read, and everybody with it."""

import socket
import sys
import threading

HEADER = 10

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
        while header := take(connection, HEADER):
            data = take(connection, int(header))
            if data is None:
                break
            send_to_all(header + data)
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
