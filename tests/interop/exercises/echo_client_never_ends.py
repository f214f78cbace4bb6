"""Mistake: counts bytes until there are enough, also when none will ever come."""

import socket
import sys
import time

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

MESSAGE = b"Hola mundo"

with socket.create_connection(("127.0.0.1", PORT)) as server:
    server.sendall(MESSAGE)
    answer = b""
    while len(answer) < len(MESSAGE):
        part = server.recv(1024)
        answer += part
        if not part:
            time.sleep(0.01)  # What it would be without this: a processor that is busy for nothing.

print(answer.decode("utf-8"))
