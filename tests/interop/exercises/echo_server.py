"""A correct echo server: every client gets back what it sends, byte for byte, until it ends."""

import socket
import sys
import threading


def serve(connection):
    try:
        with connection:
            while data := connection.recv(1024):
                connection.sendall(data)
    except OSError:
        pass


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432
    with socket.create_server(("127.0.0.1", port)) as listener:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
