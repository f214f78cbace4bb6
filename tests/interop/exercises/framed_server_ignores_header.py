"""Mistake: takes one receive for one message, and passes over its header."""

import socket
import sys
import threading

HEADER = 10


def serve(connection):
    with connection:
        while data := connection.recv(65536):
            print(data[HEADER:].decode("utf-8", "replace"), flush=True)


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432
    with socket.create_server(("127.0.0.1", port)) as listener:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
