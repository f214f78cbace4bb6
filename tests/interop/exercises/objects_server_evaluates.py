"""Mistake: takes the bytes for Python's source and evaluates them, which is no pickle and would run anything."""

import socket
import sys
import threading

HEADER = 10


def take(connection, length):
    """So many bytes, however many receives they need; None where the connection ends before."""
    data = b""
    while len(data) < length:
        part = connection.recv(length - len(data))
        if not part:
            return None
        data += part
    return data


def serve(connection):
    with connection:
        while header := take(connection, HEADER):
            data = take(connection, int(header))
            if data is None:
                break
            print(eval(data.decode("utf-8")), flush=True)


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432
    with socket.create_server(("127.0.0.1", port)) as listener:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
