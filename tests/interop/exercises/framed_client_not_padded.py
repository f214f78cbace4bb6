"""Mistake: the number comes without the spaces that make it ten bytes."""

import socket
import sys

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

HEADER = 10
WORDS = ["María", "Rodrigo", "", "Begoña", "Nabucodonosor", "Ana 👋", "Sandro"]

with socket.create_connection(("127.0.0.1", PORT)) as server:
    for word in WORDS:
        data = word.encode("utf-8")
        server.sendall(str(len(data)).encode("ascii") + data)
