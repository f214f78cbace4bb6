import socket
import sys
import time

port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432
pause = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0

with socket.create_connection(("127.0.0.1", port)) as connection:
    for word in ["uno", "dos", "tres", "año"]:
        connection.sendall(word.encode())
        time.sleep(pause)
