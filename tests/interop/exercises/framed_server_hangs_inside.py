"""Mistake: sees the end between two messages, and waits for ever inside one."""

import socket
import sys
import threading
import time

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
            data = b""
            while len(data) < int(header):
                part = connection.recv(int(header) - len(data))
                data += part
                if not part:
                    time.sleep(0.01)  # What it would be without this: a processor that is busy for nothing.
            print(data.decode("utf-8"), flush=True)


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432
    with socket.create_server(("127.0.0.1", port)) as listener:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
