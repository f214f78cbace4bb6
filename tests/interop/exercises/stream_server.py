"""A correct stream server: prints what comes as text, and lets no character break in two."""

import codecs
import socket
import sys
import threading


def serve(connection):
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    try:
        with connection:
            while data := connection.recv(1024):
                print(decoder.decode(data), end="", flush=True)
    except OSError:
        pass
    print()


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432
    with socket.create_server(("127.0.0.1", port)) as listener:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
