"""Mistake: a new connection for every message."""

import socket
import sys

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

HEADER = 10

for word in ["", "María", "Begoña"]:
    with socket.create_connection(("127.0.0.1", PORT)) as server:
        data = word.encode("utf-8")
        server.sendall(f"{len(data):<{HEADER}}".encode("ascii") + data)
