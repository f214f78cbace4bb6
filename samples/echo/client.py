import socket
import sys

text = sys.argv[1] if len(sys.argv) > 1 else "¡Hola, mundo!"
port = int(sys.argv[2]) if len(sys.argv) > 2 else 65432

with socket.create_connection(("127.0.0.1", port)) as connection:
    connection.sendall(text.encode())
    connection.shutdown(socket.SHUT_WR)
    echo = bytearray()
    while chunk := connection.recv(1024):
        echo += chunk

print(f"{len(echo)} bytes came back: {echo.decode()}")
