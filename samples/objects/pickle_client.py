import pickle
import socket
import sys

HEADER = 10
port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432
values = [{"station": "Cañete", "celsius": 21.5}, ("ene", "feb"), 2 - 1j]

with socket.create_connection(("127.0.0.1", port)) as connection:
    payload = pickle.dumps(values)
    connection.sendall(f"{len(payload):<{HEADER}}".encode() + payload)
