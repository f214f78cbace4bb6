import json
import socket
import sys

HEADER, LIMIT = 10, 65536
port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

with socket.create_server(("127.0.0.1", port)) as listener:
    print("listening on %s:%d" % listener.getsockname(), flush=True)
    connection, _ = listener.accept()

# makefile() gives a stream whose read(n) waits for all n bytes.
with connection, connection.makefile("rb") as stream:
    while header := stream.read(HEADER):
        length = int(header)
        if not 0 <= length <= LIMIT:
            raise ValueError(f"a frame of {length} bytes")
        value = json.loads(stream.read(length))
        print(type(value).__name__, value, flush=True)
