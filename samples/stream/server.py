import codecs
import socket
import sys

port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432
size = int(sys.argv[2]) if len(sys.argv) > 2 else 1

with socket.create_server(("127.0.0.1", port)) as listener:
    print("listening on %s:%d" % listener.getsockname(), flush=True)
    connection, _ = listener.accept()

with connection:
    # A decoder remembers the first half of a character until the second arrives.
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    while chunk := connection.recv(size):
        print(f"{len(chunk)} bytes [{chunk.hex(' ')}] {decoder.decode(chunk)}", flush=True)
