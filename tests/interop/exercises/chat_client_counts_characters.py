"""Mistake: the header counts the characters of the text, not the bytes that are sent."""

import os
import socket
import sys
import threading

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 5000

HEADER = 10
NAME = "ana"


def take(length):
    """So many bytes, however many receives they need; None where the server ends before."""
    data = b""
    while len(data) < length:
        part = server.recv(length - len(data))
        if not part:
            return None
        data += part
    return data


def send():
    for line in sys.stdin:
        text = f"{NAME}> {line.rstrip()}"
        server.sendall(f"{len(text):<{HEADER}}{text}".encode("utf-8"))


server = socket.create_connection(("127.0.0.1", PORT))
threading.Thread(target=send, daemon=True).start()
while header := take(HEADER):
    data = take(int(header))
    if data is None:
        break
    print(data.decode("utf-8"), flush=True)
os._exit(0)  # The thread that reads the keyboard would hold the program up.
