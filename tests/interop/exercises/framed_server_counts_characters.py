"""Mistake: reads as many characters as the header says, where it says bytes."""

import socket
import sys
import threading

HEADER = 10


def serve(connection):
    with connection, connection.makefile("r", encoding="utf-8", newline="") as stream:
        while header := stream.read(HEADER):
            print(stream.read(int(header)), flush=True)


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432
    with socket.create_server(("127.0.0.1", port)) as listener:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
