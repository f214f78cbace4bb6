"""Mistake: sends binary numbers where text was asked for."""

import socket
import struct
import sys

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

with socket.create_connection(("127.0.0.1", PORT)) as server:
    for number in range(1, 11):
        server.sendall(struct.pack("!I", number))
