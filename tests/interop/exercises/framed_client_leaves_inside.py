"""Mistake: announces its last message, and ends before it has sent all of it."""

import socket
import sys

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

HEADER = 10

with socket.create_connection(("127.0.0.1", PORT)) as server:
    for word in ["María", "", "Begoña"]:
        data = word.encode("utf-8")
        server.sendall(f"{len(data):<{HEADER}}".encode("ascii") + data)
    server.sendall(f"{40:<{HEADER}}adi".encode("ascii"))
