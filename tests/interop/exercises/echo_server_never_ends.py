"""Mistake: doesn't see that the client has ended, and turns in its loop for ever."""

import socket
import sys
import threading
import time


def serve(connection):
    while True:
        data = connection.recv(1024)
        connection.sendall(data)
        if not data:
            time.sleep(0.01)  # What it would be without this: a processor that is busy for nothing.


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432
    with socket.create_server(("127.0.0.1", port)) as listener:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
