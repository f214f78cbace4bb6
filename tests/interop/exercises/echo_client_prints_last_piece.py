"""Mistake: prints the last piece of the answer, not all of them."""

import socket
import sys

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

MESSAGE = b"Hola mundo"

with socket.create_connection(("127.0.0.1", PORT)) as server:
    server.sendall(MESSAGE)
    received = 0
    while received < len(MESSAGE):
        part = server.recv(1024)
        if not part:
            break
        received += len(part)

print(part.decode("utf-8", "replace"))
