import socket
import sys

HEADER, LIMIT = 10, 65536
port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432


def read_exactly(connection, count):
    data = bytearray()
    while len(data) < count:
        chunk = connection.recv(count - len(data))
        if not chunk:
            break
        data += chunk
    return bytes(data)


def read_frame(connection):
    header = read_exactly(connection, HEADER)
    if not header:
        return None
    length = int(header)
    if not 0 <= length <= LIMIT:
        raise ValueError(f"a frame of {length} bytes")
    payload = read_exactly(connection, length)
    if len(header) < HEADER or len(payload) < length:
        raise EOFError("closed inside a frame")
    return payload


with socket.create_server(("127.0.0.1", port)) as listener:
    print("listening on %s:%d" % listener.getsockname(), flush=True)
    connection, _ = listener.accept()

with connection:
    while (payload := read_frame(connection)) is not None:
        print(f"{len(payload)} bytes: {payload.decode()}", flush=True)
