"""A plain client as a student writes it: the header says how many characters the text has, not how many bytes.

usage: plain_client.py HOST PORT NAME    Sends every line of standard input; prints every payload that arrives.
"""

import socket
import sys
import threading

HEADER = 10


def receive(sock):
    """Print payloads until the server closes; lengths from the server count bytes."""
    stream = sock.makefile("rb")
    while header := stream.read(HEADER):
        print(stream.read(int(header)).decode("utf-8"), flush=True)


def main():
    host, port, name = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    sock = socket.create_connection((host, port))
    threading.Thread(target=receive, args=(sock,), daemon=True).start()
    for line in sys.stdin:
        text = f"{name}> {line.rstrip()}"
        sock.sendall(f"{len(text):<{HEADER}}{text}".encode("utf-8"))


if __name__ == "__main__":
    main()
