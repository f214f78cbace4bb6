"""Mistake: one receive and one answer, no loop; the conversation ends after the first message."""

import socket
import sys
import threading


def serve(connection):
    with connection:
        connection.sendall(connection.recv(1024))


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432
    with socket.create_server(("127.0.0.1", port)) as listener:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
