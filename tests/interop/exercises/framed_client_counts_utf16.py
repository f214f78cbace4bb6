"""Mistake: the header counts UTF-16 units, as the length of a string in Java, JavaScript or C# does."""

import socket
import sys

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

HEADER = 10
WORDS = ["María", "Rodrigo", "", "Begoña", "Nabucodonosor", "Ana 👋", "Sandro"]

with socket.create_connection(("127.0.0.1", PORT)) as server:
    for word in WORDS:
        units = len(word.encode("utf-16-le")) // 2
        server.sendall(f"{units:<{HEADER}}{word}".encode("utf-8"))
