import socket
import sys

HEADER = 10
port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432


def frame(text):
    payload = text.encode()
    return f"{len(payload):<{HEADER}}".encode() + payload


with socket.create_connection(("127.0.0.1", port)) as connection:
    for word in sys.argv[2:] or ["Lima", "Cañete", "", "Nazca"]:
        connection.sendall(frame(word))
