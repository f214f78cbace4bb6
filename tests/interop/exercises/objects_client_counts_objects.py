"""Mistake: the header counts the objects, not the bytes of their pickle."""

import pickle
import socket
import sys

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

HEADER = 10
OBJECTS = [{"nombre": "Begoña", "apellido": "Lado"}, ("ene", "feb", "mar"), 1 + 3j]

data = pickle.dumps(OBJECTS)
length = len(OBJECTS)
with socket.create_connection(("127.0.0.1", PORT)) as server:
    server.sendall(f"{length:<{HEADER}}".encode("ascii") + data)
