"""Mistake: the number is ended by a newline instead of being padded."""

import socket
import sys

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

HEADER = 10
WORDS = ["María", "Rodrigo", "", "Begoña", "Nabucodonosor", "Ana 👋", "Sandro"]

with socket.create_connection(("127.0.0.1", PORT)) as server:
    for word in WORDS:
        data = word.encode("utf-8")
        server.sendall(f"{len(data)}\n".encode("ascii") + data)
