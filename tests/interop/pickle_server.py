"""Loads the pickles of one client, a frame each, and prints what they hold. Only for programs that one trusts.

usage: pickle_server.py
"""

import pickle
import socket

HEADER = 10


def exactly(stream, count):
    data = stream.read(count)
    return data if len(data) == count else None


def main():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print("Listening on 127.0.0.1:%d" % listener.getsockname()[1], flush=True)
        connection, _ = listener.accept()
        with connection, connection.makefile("rb") as stream:
            while header := exactly(stream, HEADER):
                print(repr(pickle.loads(exactly(stream, int(header)))), flush=True)


main()
