"""A correct echo client: it collects as many bytes as it sent, and sees when the server ends before."""

import socket
import sys

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

MESSAGE = "Hola mundo, ¿qué tal?".encode("utf-8")

with socket.create_connection(("127.0.0.1", PORT)) as server:
    server.sendall(MESSAGE)
    answer = b""
    while len(answer) < len(MESSAGE):
        part = server.recv(1024)
        if not part:
            break
        answer += part

print(answer.decode("utf-8", "replace"))
