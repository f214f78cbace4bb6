"""Mistake: one receive for the header and one for the message, as though each always came whole."""

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
while header := server.recv(HEADER):
    data = server.recv(int(header))
    print(data.decode("utf-8"), flush=True)
os._exit(0)  # The thread that reads the keyboard would hold the program up.
