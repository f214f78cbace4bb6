"""Mistake: one receive for the header and one for the message, as though each always came whole."""

import socket
import sys
import threading

HEADER = 10


def serve(connection):
    with connection:
        while header := connection.recv(HEADER):
            data = connection.recv(int(header))
            print(data.decode("utf-8"), flush=True)


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432
    with socket.create_server(("127.0.0.1", port)) as listener:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
