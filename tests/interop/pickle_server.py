"""A server as a student writes it: unpickles what comes in frames from one client, and prints it.

usage: pickle_server.py PORT    0 takes any free port.
"""

import pickle
import socket
import sys

HEADER = 10


def main():
    with socket.create_server(("127.0.0.1", int(sys.argv[1]))) as listener:
        print(f"listening on 127.0.0.1:{listener.getsockname()[1]}", flush=True)
        connection, _ = listener.accept()
        with connection, connection.makefile("rb") as stream:
            while header := stream.read(HEADER):
                print(pickle.loads(stream.read(int(header))), flush=True)


if __name__ == "__main__":
    main()
