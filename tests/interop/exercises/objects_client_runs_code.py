"""Mistake: a pickle that calls a function where it is read; here a harmless one, elsewhere any."""

import os
import pickle
import socket
import sys

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

HEADER = 10


class Here:
    def __reduce__(self):
        return os.getcwd, ()


data = pickle.dumps(["aquí", Here()])
with socket.create_connection(("127.0.0.1", PORT)) as server:
    server.sendall(f"{len(data):<{HEADER}}".encode("ascii") + data)
