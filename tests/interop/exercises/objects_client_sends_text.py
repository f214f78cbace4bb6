"""Mistake: sends the objects as Python prints them, not as a pickle."""

import socket
import sys

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

HEADER = 10
OBJECTS = [{"nombre": "Begoña", "apellido": "Lado"}, ("ene", "feb", "mar"), 1 + 3j]

data = str(OBJECTS).encode("utf-8")
length = len(data)
with socket.create_connection(("127.0.0.1", PORT)) as server:
    server.sendall(f"{length:<{HEADER}}".encode("ascii") + data)
