"""Mistake: decodes what it received, as though a receive never ended inside a character."""

import socket
import sys
import threading


def serve(connection):
    with connection:
        while data := connection.recv(65536):
            text = data.decode("utf-8")
            connection.sendall(text.encode("utf-8"))


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432
    with socket.create_server(("127.0.0.1", port)) as listener:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
