import json
import socket
import sys

HEADER = 10
port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432
reading = {"station": "Cañete", "celsius": 21.5, "months": ["ene", "feb"], "ok": True}

with socket.create_connection(("127.0.0.1", port)) as connection:
    payload = json.dumps(reading, ensure_ascii=False).encode()
    connection.sendall(f"{len(payload):<{HEADER}}".encode() + payload)
