import socket
import sys
import threading

HEADER = 10
host, port, name = sys.argv[1], int(sys.argv[2]), sys.argv[3]


def show(connection):
    with connection.makefile("rb") as stream:
        while header := stream.read(HEADER):
            print(stream.read(int(header)).decode(), flush=True)


with socket.create_connection((host, port)) as connection:
    reader = threading.Thread(target=show, args=(connection,), daemon=True)
    reader.start()
    for line in sys.stdin:
        payload = f"{name}> {line.rstrip()}".encode()
        connection.sendall(f"{len(payload):<{HEADER}}".encode() + payload)
    connection.shutdown(socket.SHUT_WR)
    reader.join()
