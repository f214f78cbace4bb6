"""Mistake: receives once, as though all of a stream came at once."""

import socket
import sys
import threading


def serve(connection):
    with connection:
        print(connection.recv(1024 * 1024).decode("utf-8"), flush=True)
        while connection.recv(1024):
            pass


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432
    with socket.create_server(("127.0.0.1", port)) as listener:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
