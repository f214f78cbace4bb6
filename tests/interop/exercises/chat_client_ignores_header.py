"""Mistake: takes one receive for one message, and passes over its header."""

import os
import socket
import sys
import threading

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 5000

HEADER = 10
NAME = "ana"


def send():
    for line in sys.stdin:
        data = f"{NAME}> {line.rstrip()}".encode("utf-8")
        server.sendall(f"{len(data):<{HEADER}}".encode("ascii") + data)


server = socket.create_connection(("127.0.0.1", PORT))
threading.Thread(target=send, daemon=True).start()
while data := server.recv(65536):
    print(data[HEADER:].decode("utf-8", "replace"), flush=True)
os._exit(0)  # The thread that reads the keyboard would hold the program up.
