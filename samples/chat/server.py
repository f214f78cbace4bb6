import socket
import sys
import threading

HEADER, LIMIT = 10, 65536
port = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
members, gate = set(), threading.Lock()


def tell_everyone(frame):
    with gate:
        for member in members:
            try:
                member.sendall(frame)
            except OSError:
                pass  # its own thread will see it go


def serve(connection):
    with gate:
        members.add(connection)
    try:
        with connection, connection.makefile("rb") as stream:
            while header := stream.read(HEADER):
                length = int(header)
                if not 0 <= length <= LIMIT:
                    break
                payload = stream.read(length)
                if len(payload) < length:
                    break
                tell_everyone(f"{length:<{HEADER}}".encode() + payload)
    except (OSError, ValueError):
        pass
    finally:
        with gate:
            members.discard(connection)


with socket.create_server(("127.0.0.1", port)) as listener:
    print("listening on %s:%d" % listener.getsockname(), flush=True)
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection,), daemon=True).start()
