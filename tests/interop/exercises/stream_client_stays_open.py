"""Mistake: never closes, so the server can't know that there is no more."""

import socket
import sys
import time

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

server = socket.create_connection(("127.0.0.1", PORT))
for number in range(1, 11):
    server.sendall(str(number).encode("utf-8"))

while True:
    time.sleep(1)
