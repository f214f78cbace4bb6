"""A correct objects server: frames whose payload is a pickle; only plain data, since a pickle may name any function to be run."""

import io
import pickle
import socket
import sys
import threading

HEADER = 10


def take(connection, length):
    """So many bytes, however many receives they need; None where the connection ends before."""
    data = b""
    while len(data) < length:
        part = connection.recv(length - len(data))
        if not part:
            return None
        data += part
    return data


class PlainData(pickle.Unpickler):
    def find_class(self, module, name):
        if (module, name) == ("builtins", "complex"):
            return complex
        raise pickle.UnpicklingError(f"{module}.{name} is not wanted here")


def serve(connection):
    try:
        with connection:
            while header := take(connection, HEADER):
                data = take(connection, int(header))
                if data is None:
                    break
                print(PlainData(io.BytesIO(data)).load(), flush=True)
    except (OSError, ValueError, pickle.UnpicklingError) as error:
        print("closed:", error, file=sys.stderr)


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432
    with socket.create_server(("127.0.0.1", port)) as listener:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
