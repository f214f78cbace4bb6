"""A correct stream client: the numbers from 1 to 10 as text, one after the other, then the end."""

import socket
import sys
import time

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

with socket.create_connection(("127.0.0.1", PORT)) as server:
    for number in range(1, 11):
        server.sendall(str(number).encode("utf-8"))
        time.sleep(0.2)
