"""Mistake: range(1, 10) ends at 9."""

import socket
import sys

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

with socket.create_connection(("127.0.0.1", PORT)) as server:
    for number in range(1, 10):
        server.sendall(str(number).encode("utf-8"))
