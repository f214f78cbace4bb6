"""Mistake: the length goes as a binary number of four bytes."""

import socket
import struct
import sys

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

HEADER = 10
WORDS = ["María", "Rodrigo", "", "Begoña", "Nabucodonosor", "Ana 👋", "Sandro"]

with socket.create_connection(("127.0.0.1", PORT)) as server:
    for word in WORDS:
        data = word.encode("utf-8")
        server.sendall(struct.pack("!I", len(data)) + data)
