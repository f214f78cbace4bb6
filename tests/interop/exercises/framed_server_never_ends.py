"""Mistake: waits for a header also when nobody is left to send one."""

import socket
import sys
import threading
import time

HEADER = 10


def take(connection, length):
    data = b""
    while len(data) < length:
        part = connection.recv(length - len(data))
        data += part
        if not part:
            time.sleep(0.01)  # What it would be without this: a processor that is busy for nothing.
    return data


def serve(connection):
    while True:
        header = take(connection, HEADER)
        print(take(connection, int(header)).decode("utf-8"), flush=True)


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432
    with socket.create_server(("127.0.0.1", port)) as listener:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
