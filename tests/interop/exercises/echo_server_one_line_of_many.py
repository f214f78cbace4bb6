"""Mistake: takes one receive for one line, and answers the first line only."""

import socket
import sys
import threading


def serve(connection):
    with connection:
        while data := connection.recv(4096):
            end = data.find(b"\n") + 1
            connection.sendall(data[:end] if end else data)


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432
    with socket.create_server(("127.0.0.1", port)) as listener:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
