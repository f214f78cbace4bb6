"""Mistake: the header counts the characters of the text, not the bytes that are sent."""

import socket
import sys

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

HEADER = 10
WORDS = ["María", "Rodrigo", "", "Begoña", "Nabucodonosor", "Ana 👋", "Sandro"]

with socket.create_connection(("127.0.0.1", PORT)) as server:
    for word in WORDS:
        server.sendall(f"{len(word):<{HEADER}}{word}".encode("utf-8"))
