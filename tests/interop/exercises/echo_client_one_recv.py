"""Mistake: one receive, as though the answer always came in one piece."""

import socket
import sys

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

with socket.create_connection(("127.0.0.1", PORT)) as server:
    server.sendall(b"Hola mundo")
    answer = server.recv(1024)

print(repr(answer))
